"""What a piece of work costs beside a fixed loop in the same run, so that no test asks for seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

_STEPS = 1_000_000


def loops(work: Callable[[], object]) -> float:
    """How many times the processor's time of a fixed loop of a million steps the work takes."""
    return _spent(work) / _spent(_loop)


def _loop() -> None:
    total = 0
    for step in range(_STEPS):
        total += step & 7


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
