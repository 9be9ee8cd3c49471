"""What a caller may choose about reading and running."""

from __future__ import annotations

import os

from msgspec import Struct

MEGABYTE = 1_000_000


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class BatchOptions(Struct, frozen=True):
    """`workers` is the number of processes (0: one per core); `page_bytes` the size over which no page is read."""

    workers: int = 0
    page_bytes: int = 20 * MEGABYTE
