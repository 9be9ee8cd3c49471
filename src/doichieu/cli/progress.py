"""A progress bar on long work, where a person looks on."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

TASKS = {
    "read_source": "reading pages",
    "annotate_article": "leaving out what sites repeat",
    "tell_story": "telling stories",
}


class Progress:
    """Shows how many items of a task are done; nothing when the console is no terminal.

    How many there will be is not known beforehand (a file may hold any number of pages), so it counts up.
    """

    def __init__(self, console: Console) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
        self._bars = Bars(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def begin(self, task: str) -> None:
        """A new task begins."""
        self._task = self._bars.add_task(TASKS.get(task, task), total=None)

    def advance(self) -> None:
        """One more item is done."""
        if self._task is not None:
            self._bars.advance(self._task)
