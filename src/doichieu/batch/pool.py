"""A `map` over the processes of this machine, which one bad item cannot stop."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import forkserver, resource_tracker
from pathlib import Path
from threading import Thread, current_thread, main_thread
from types import TracebackType
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

A = TypeVar("A")
B = TypeVar("B")

SMALL_RUN = 16
CHUNK = 4
CHUNKS_AHEAD = 4
HELD = (signal.SIGINT, signal.SIGTERM)


class Watcher(Protocol):
    """Who wants to know how far a run is."""

    def begin(self, task: str) -> None:
        """A new task begins, named by its function."""
        ...

    def advance(self) -> None:
        """One more item is done."""
        ...


class Lost(Struct, frozen=True):
    """An item without a result: it made the work fail, or its process die; `trace` is for developers."""

    item: object
    reason: str
    trace: str = ""


class Failed(Struct, frozen=True):
    """What a worker sends back instead of a result."""

    reason: str
    trace: str


class Pool:
    """Runs a pure function over many items: results in order, a bounded number of items in flight.

    Few items are worked on in this process, more of them in `workers` others, which start once and stay. An
    item whose work raises is put into `lost`. When a process dies (killed, out of memory), the items that it may
    have held are tried once more, each alone; the one that kills again is lost, the others are not.
    """

    def __init__(self, workers: int, watcher: Watcher | None = None) -> None:
        self.lost: list[Lost] = []
        self._workers = workers
        self._watcher = watcher
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def __call__(self, work: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """The results, in the order of the items; a lost item has none."""
        if self._watcher:
            self._watcher.begin(work.__name__)
        rest = iter(items)
        first = list(islice(rest, SMALL_RUN + 1))
        small = self._workers == 1 or len(first) <= SMALL_RUN
        for item, outcome in (run_here if small else self._spread)(work, chain(first, rest)):
            if self._watcher:
                self._watcher.advance()
            if isinstance(outcome, Failed):
                self.lost.append(Lost(item, outcome.reason, outcome.trace))
            else:
                yield outcome

    def _spread(self, work: Callable[[A], B], items: Iterator[A]) -> Iterator[tuple[A, B | Failed]]:
        """Chunks in flight, a bounded number, given back in the order they were sent."""
        ahead: deque[Sent[A, B]] = deque()
        for chunk in iter(lambda: tuple(islice(items, CHUNK)), ()):
            ahead.append(self._send(work, chunk))
            if len(ahead) >= CHUNKS_AHEAD * self._workers:
                yield from self._receive(work, ahead.popleft())
        while ahead:
            yield from self._receive(work, ahead.popleft())

    def _send(self, work: Callable[[A], B], chunk: tuple[A, ...]) -> Sent[A, B]:
        executor = self._executor = self._executor or start_processes(self._workers)
        try:
            with unbroken():
                return Sent(chunk, executor, executor.submit(run_chunk, work, chunk))
        except BrokenProcessPool:
            self._executor = None
            return self._send(work, chunk)

    def _receive(self, work: Callable[[A], B], sent: Sent[A, B]) -> Iterator[tuple[A, B | Failed]]:
        try:
            return zip(sent.chunk, sent.future.result(), strict=True)
        except BrokenProcessPool:
            if self._executor is sent.executor:
                self._executor = None
            return run_each_alone(work, sent.chunk)


class Sent(Generic[A, B]):
    """A chunk that a process works on."""

    def __init__(self, chunk: tuple[A, ...], executor: ProcessPoolExecutor, future: Future[list[B | Failed]]) -> None:
        self.chunk = chunk
        self.executor = executor
        self.future = future


def start_processes(workers: int) -> ProcessPoolExecutor:
    """Processes that have the pipeline loaded. They leave an interrupt to their starter, and end with it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["doichieu.pipeline"])
    # The server and all that it forks inherit the mask; without it, an interrupt would break into their imports.
    resource_tracker.ensure_running()
    with unbroken():
        forkserver.ensure_running()
    return ProcessPoolExecutor(workers, context, watch_parent)


@contextmanager
def unbroken() -> Iterator[None]:
    """Holds an interrupt back until the block is done: a process that is half started would fail with a traceback.

    What is started inside inherits the mask. The mask alone is not enough here, where libraries have threads of theirs.
    """
    held: list[int] = []
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    here = current_thread() is main_thread()
    handlers = {n: signal.signal(n, lambda number, _: held.append(number)) for n in HELD} if here else {}
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if held:
            signal.raise_signal(held[0])


def watch_parent() -> None:
    """In a worker: ends it as soon as the process that it works for is gone, however that ended."""
    Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def attempt(work: Callable[[A], B], item: A) -> B | Failed:
    """The result, or what went wrong."""
    try:
        return work(item)
    # The work promises not to raise; where it breaks the promise, the fault may cost this item but not the run.
    except Exception as error:  # noqa: BLE001
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        reason = f"doichieu itself failed on it ({where}); please report it with the input"
        return Failed(reason, traceback.format_exc())


def run_here(work: Callable[[A], B], items: Iterable[A]) -> Iterator[tuple[A, B | Failed]]:
    """Each item with its outcome, worked on in this process."""
    return ((item, attempt(work, item)) for item in items)


def run_chunk(work: Callable[[A], B], chunk: tuple[A, ...]) -> list[B | Failed]:
    """The outcomes of a chunk, as a worker sends them back."""
    return [attempt(work, item) for item in chunk]


def run_each_alone(work: Callable[[A], B], items: Iterable[A]) -> Iterator[tuple[A, B | Failed]]:
    """Each item with its outcome, in a process of its own: one that kills it is told from its neighbours."""
    for item in items:
        with start_processes(1) as executor:
            try:
                yield item, executor.submit(attempt, work, item).result()
            except BrokenProcessPool:
                yield item, Failed("its process was killed, by lack of memory or a fault; try it alone", "")
