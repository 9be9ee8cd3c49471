"""Running the command line inside the test's process."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable

import pytest
from msgspec import Struct

from doichieu.cli.app import main


class Ran(Struct, frozen=True):
    """What a call left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls `doichieu` with these words."""

    def call(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["doichieu", *map(str, words)])
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            with pytest.raises(SystemExit) as left:
                main()
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
        said = capsys.readouterr()
        return Ran(int(left.value.code or 0), said.out, said.err)

    return call
