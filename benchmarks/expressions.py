"""Times and figures beside dateparser and quantulum3, on the table of worked examples in one run: share right, speed.

    pip install -e '.[bench]'
    python benchmarks/expressions.py            the table, in the Vietnamese pack's examples
    python benchmarks/expressions.py --list     every expression that a peer reads right and doichieu does not

Peers are judged kindly. dateparser is asked for calendar dates and times alone: its answer is right when any date
that it finds is the one asked, as far as that is told, and an interval when it finds both ends; where a text holds no
time, when it finds none. quantulum3, which knows no Vietnamese, is right when any quantity that it finds has the
amount asked, whatever its unit. doichieu is held to the whole reading: place, value and unit of every expression of a
text and no other. Time is of the processor, in turns; the middle of the rounds' ratios counts.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from statistics import median
from typing import Any

from msgspec import Struct

from doichieu.annotate.quantities.amounts import read_quantities
from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.reading import Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

ROUNDS = 3
PAGE_DATE = "2025-05-05"
_STROKE = re.compile(r"(?<! )\|(?! )")
_CALENDAR = re.compile(r"(?:\.\./)?\d{4}(?!-2\d)[-\d:T/.]*")


class Case(Struct, frozen=True):
    """A text of the table, when its page was published, and what is to be read in it: (exact, value, unit)."""

    text: str
    published: str | None
    asked: tuple[tuple[str, str, str], ...]


class Side(Struct, frozen=True):
    """One reader: its name, what it reads in a case, and whether that is right."""

    name: str
    read: Callable[[Case], Any]
    right: Callable[[Case, Any], bool]


def time_cases(pack: Pack) -> list[Case]:
    """The table's expressions of time."""
    return [
        Case(canonical(text), examples.published, tuple(_asked(told) for told in readings))
        for examples in pack.times.examples
        for text, *readings in examples.cases
    ]


def figure_cases(pack: Pack) -> list[Case]:
    """The table's quantities."""
    return [
        Case(canonical(text), PAGE_DATE, tuple(_asked(told) for told in readings))
        for text, *readings in pack.quantities.examples.cases
    ]


def _asked(told: str) -> tuple[str, str, str]:
    exact, value, *more = _STROKE.split(canonical(told))
    return exact, value, more[0] if more and "=" not in more[0] else ""


def read_times_here(case: Case, pack: Pack) -> list[tuple[str, str, str]]:
    """doichieu's times of a text."""
    found = read_times(TimeContext(text=case.text, sentences=_whole(case.text), published=case.published, pack=pack))
    return [(case.text[time.range.start : time.range.end], time.value or "null", "") for time in found]


def read_figures_here(case: Case, pack: Pack) -> list[tuple[str, str, str]]:
    """doichieu's quantities of a text."""
    sentences = _whole(case.text)
    times = read_times(TimeContext(text=case.text, sentences=sentences, published=case.published, pack=pack))
    found = read_quantities(case.text, sentences, times, pack)
    return [(case.text[one.range.start : one.range.end], one.value, one.unit or "") for one in found]


def _whole(text: str) -> tuple[Sentence, ...]:
    return (Sentence(Range(0, len(text)), 0),)


def wholly_right(case: Case, found: Sequence[tuple[str, str, str]]) -> bool:
    """Whether all that is asked was found, and nothing else."""
    return tuple(found) == case.asked


def read_dateparser() -> Callable[[Case], list[datetime]]:
    """dateparser's dates of a text, told the language, the order of day and month, and the page's date."""
    search = importlib.import_module("dateparser.search").search_dates

    def read(case: Case) -> list[datetime]:
        settings: dict[str, object] = {"DATE_ORDER": "DMY"}
        if case.published:
            year, month, day = [*map(int, case.published.split("-")), 1, 1][:3]
            settings["RELATIVE_BASE"] = datetime(year, month, day)
        return [found for _, found in search(case.text, languages=["vi"], settings=settings) or []]

    return read


def dates_right(case: Case, found: Sequence[datetime]) -> bool:
    """Whether every date asked is among those found, as far as it is told; none found where none is asked."""
    told = {day.isoformat(timespec="minutes") for day in found}
    ends = [end for _, value, _ in case.asked for end in value.split("/") if end != ".."]
    return all(any(day.startswith(end) for day in told) for end in ends) and bool(ends) == bool(found)


def read_quantulum() -> Callable[[Case], list[float]]:
    """quantulum3's amounts in a text."""
    parse = importlib.import_module("quantulum3.parser").parse

    def read(case: Case) -> list[float]:
        try:
            return [quantity.value for quantity in parse(case.text)]
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):  # it stumbles over some words
            return []

    return read


def amounts_right(case: Case, found: Sequence[float]) -> bool:
    """Whether every amount asked is among those found; none found where none is asked."""
    amounts = {Decimal(repr(value)) for value in found}
    return all(Decimal(value) in amounts for _, value, _ in case.asked) and bool(case.asked) == bool(found)


def compare(title: str, cases: Sequence[Case], here: Side, peer: Side) -> tuple[str, list[str]]:
    """The lines of the table for one kind, and the texts that only the peer reads right."""
    rounds = []
    for _ in range(ROUNDS):
        (ours, our_time), (theirs, their_time) = (_timed(side, cases) for side in (here, peer))
        rounds.append(their_time / our_time)
    lines = [f"{title}: {len(cases)} texts"]
    for side, right in ((here, ours), (peer, theirs)):
        lines.append(f"  {side.name:12} {sum(right):4} right, {sum(right) / len(cases):6.1%}")
    lines.append(f"  {here.name} is {median(rounds):.1f} times as fast as {peer.name}")
    missed = [case.text for case, mine, other in zip(cases, ours, theirs, strict=True) if other and not mine]
    return "\n".join(lines), missed


def _timed(side: Side, cases: Sequence[Case]) -> tuple[list[bool], float]:
    start = time.process_time()
    found = [side.read(case) for case in cases]
    taken = time.process_time() - start
    return [side.right(case, read) for case, read in zip(cases, found, strict=True)], taken


def main() -> None:
    """Print the share right and the speed of each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="what a peer reads right and doichieu does not")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    pack = load_pack("vi")
    times, figures = time_cases(pack), figure_cases(pack)
    calendar = [case for case in times if all(_CALENDAR.fullmatch(value) for _, value, _ in case.asked)]
    times_here = Side("doichieu", lambda case: read_times_here(case, pack), wholly_right)
    figures_here = Side("doichieu", lambda case: read_figures_here(case, pack), wholly_right)
    whole = [*_timed(times_here, times)[0], *_timed(figures_here, figures)[0]]
    sys.stdout.write(f"the whole table: {len(whole)} texts, {sum(whole)} right\n")
    dates = Side("dateparser", read_dateparser(), dates_right)
    amounts = Side("quantulum3", read_quantulum(), amounts_right)
    pairs = (("dates and clock times", calendar, times_here, dates), ("figures", figures, figures_here, amounts))
    for title, cases, here, peer in pairs:
        told, missed = compare(title, cases, here, peer)
        sys.stdout.write(told + "\n")
        sys.stdout.write("".join(f"    {text}\n" for text in missed if args.list))


if __name__ == "__main__":
    main()
