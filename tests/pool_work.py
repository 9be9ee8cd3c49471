"""Work for the pool's processes: they import it by name, which a test module has none of."""

from __future__ import annotations

import os

BAD = 17


def square(number: int) -> int:
    return number * number


def pid(_: int) -> int:
    return os.getpid()


def fail_on_bad(number: int) -> int:
    if number == BAD:
        raise ZeroDivisionError(number)
    return number


def die_on_bad(number: int) -> int:
    if number == BAD:
        os._exit(9)
    return number
