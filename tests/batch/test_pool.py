"""The pool keeps order, bounds what is in flight, and loses no more than the item at fault."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from doichieu.batch.pool import CHUNK, CHUNKS_AHEAD, SMALL_RUN, Pool
from pool_work import BAD, die_on_bad, fail_on_bad, pid, square

MANY = 60


class Watch:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.tasks: list[str] = []
        self.done = 0

    def begin(self, task: str) -> None:
        self.tasks.append(task)

    def advance(self) -> None:
        self.done += 1


@pytest.mark.parametrize("count", [0, 1, SMALL_RUN, SMALL_RUN + 1, MANY])
def test_results_stand_in_the_order_of_the_items(count: int) -> None:
    with Pool(2) as pool:
        assert list(pool(square, range(count))) == [square(n) for n in range(count)]


def test_few_items_start_no_process_and_many_leave_this_one() -> None:
    with Pool(2) as pool:
        assert set(pool(pid, range(SMALL_RUN))) == {os.getpid()}
        assert os.getpid() not in set(pool(pid, range(MANY)))


def test_one_worker_is_this_process() -> None:
    with Pool(1) as pool:
        assert set(pool(pid, range(MANY))) == {os.getpid()}


@pytest.mark.parametrize("count", [BAD + 1, MANY])
@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_raises_is_lost_alone(count: int, workers: int) -> None:
    with Pool(workers) as pool:
        assert list(pool(fail_on_bad, range(count))) == [n for n in range(count) if n != BAD]
    (lost,) = pool.lost
    assert lost.item == BAD
    assert "ZeroDivisionError in pool_work.py, line" in lost.reason
    assert "Traceback" in lost.trace


def test_an_item_that_kills_its_process_is_lost_alone_and_the_next_task_runs() -> None:
    with Pool(2) as pool:
        assert list(pool(die_on_bad, range(MANY))) == [n for n in range(MANY) if n != BAD]
        assert [lost.item for lost in pool.lost] == [BAD]
        assert list(pool(square, range(MANY))) == [square(n) for n in range(MANY)]


def test_no_more_items_are_taken_than_are_in_flight() -> None:
    taken: list[int] = []

    def counted() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Pool(2) as pool:
        next(pool(square, counted()))
        assert len(taken) <= max(SMALL_RUN + 1, 2 * CHUNK * CHUNKS_AHEAD)


def test_a_watcher_hears_of_every_item() -> None:
    watch = Watch()
    with Pool(2, watch) as pool:
        list(pool(square, range(3)))
        list(pool(fail_on_bad, range(MANY)))
    assert watch.tasks == ["square", "fail_on_bad"]
    assert watch.done == 3 + MANY


def test_workers_end_when_the_one_they_work_for_is_killed() -> None:
    code = (
        "import sys, time; from doichieu.batch.pool import start_processes\n"
        "if __name__ == '__main__':\n"
        "    from pool_work import pid\n"
        "    print(start_processes(1).submit(pid, 0).result(), flush=True); time.sleep(60)"
    )
    folder = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(folder)},
    ) as run:
        assert run.stdout
        worker = int(run.stdout.readline())
        run.kill()
    for _ in range(100):
        if not alive(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker lives on")


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be asked for its status does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
