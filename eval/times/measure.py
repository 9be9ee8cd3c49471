"""Times, figures and quotes that doichieu reads on pages, beside those marked by hand: precision, recall, F1.

    python eval/times/measure.py GOLD.jsonl PAGES --dates DATES.tsv   PAGES: a folder of <id>.txt
    python eval/times/measure.py GOLD.jsonl PAGES --show     what is missed (-) and what is wrong or not there (+)
    python eval/times/measure.py --agreement A.jsonl B.jsonl PAGES    two annotators of the same pages

A line of GOLD: {"id", "sha256" of the page's text, "times": [[start, end, value | null]], "figures": [[start, end,
amount, unit, qualifier]], "quotes": [[start, end, speaker, "direct" | "indirect"]]}, offsets in code points of that
text. A line of DATES: a page's id, a tab, and when it was published or `-`. README.md beside this file says what
counts as right.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import Struct, json

from doichieu.lang.pack import load_pack
from doichieu.model.reading import Qualifier, QuantityMention, QuoteMention, Reading, TimeMention
from doichieu.model.source import About, PageText, RawSource
from doichieu.pipeline import read_page
from doichieu.sources.reader import read_pages
from doichieu.text.canonical import canonical


class Unsaid(NamedTuple):
    """A part of a value that one side may leave open: how it looks where it is said, and what stands for it."""

    known: re.Pattern[str]
    blank: str


_AROUND = 30
_CENTURY = 100
_YEAR_OF = Unsaid(re.compile(r"\b\d{4}(?=-\d\d)"), "XXXX")
_DAY_OF = Unsaid(re.compile(r"[\dX]{4}-\d\d-\d\d(?=T)"), "")
_DEGREE = "°"
_RANKS = frozenset({"rank", "ordinal"})
_WORD = re.compile(r"\w+")
_QUALIFIERS: dict[Qualifier, str] = {
    "exact": "", "about": "about", "nearly": "almost",
    "more_than": "more", "at_least": "at_least", "at_most": "at_most",
}  # fmt: skip


class Time(NamedTuple):
    """An expression of time and its value, None where it is vague."""

    start: int
    end: int
    value: str | None


class Amount(NamedTuple):
    """A figure: its amount in full, `low/high` for a range, its unit and what qualifies it."""

    start: int
    end: int
    amount: str
    unit: str
    qualifier: str


class Quote(NamedTuple):
    """Words that somebody is said to have said."""

    start: int
    end: int
    speaker: str
    kind: str


class Marked(Struct, frozen=True):
    """What is marked, or read, on one page."""

    id: str
    sha256: str
    times: tuple[Time, ...]
    figures: tuple[Amount, ...]
    quotes: tuple[Quote, ...]


Mark = TypeVar("Mark", Time, Amount, Quote)


class Tally(NamedTuple):
    """How many were found, how many there are, and how many of each agree."""

    found: int = 0
    there: int = 0
    found_right: int = 0
    there_right: int = 0

    def add(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there was nothing to find and nothing was found."""
        precision = self.found_right / self.found if self.found else float(not self.there)
        recall = self.there_right / self.there if self.there else float(not self.found)
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def read_gold(path: Path, pages: Path) -> dict[str, tuple[str, Marked]]:
    """Each page's text and what is marked on it. Raises ValueError where the text is not the one that was marked."""
    marked = {}
    for line in path.read_text("utf-8").splitlines():
        page = json.decode(line, type=Marked)
        text = (pages / f"{page.id}.txt").read_bytes().decode()
        if hashlib.sha256(text.encode()).hexdigest() != page.sha256:
            raise ValueError(f"{page.id}: the text is another than the one that was marked")
        marked[page.id] = (text, page)
    return marked


def read_marks(name: str, text: str, published: str | None) -> Marked:
    """What doichieu reads in a page's text; nothing where it sees no story."""
    source = RawSource(name=name, data=text.encode(), media="text", about=About(published=published))
    (page,) = read_pages(source)
    reading = read_page(page) if isinstance(page, PageText) else None
    if not isinstance(reading, Reading):
        return Marked(name, "", (), (), ())
    times = tuple(_time(reading, time) for time in reading.times if time.type != "set")
    figures = tuple(_amount(reading, figure) for figure in reading.quantities if figure.kind != "years")
    return Marked(name, "", times, figures, tuple(_quote(reading, quote) for quote in reading.quotes))


def _time(reading: Reading, time: TimeMention) -> Time:
    span = reading.span(time.range)
    return Time(span.start, span.end, time.value)


def _amount(reading: Reading, figure: QuantityMention) -> Amount:
    span = reading.span(figure.range)
    amount = figure.value if figure.upper is None else f"{figure.value}/{figure.upper}"
    return Amount(span.start, span.end, amount, figure.unit or "", _QUALIFIERS[figure.qualifier])


def _quote(reading: Reading, quote: QuoteMention) -> Quote:
    span = reading.span(quote.range)
    speaker = reading.span(quote.speaker).exact if quote.speaker else "?"
    return Quote(span.start, span.end, speaker, "direct" if quote.direct else "indirect")


def meets(one: Mark, other: Mark) -> bool:
    """Whether two marks share a character."""
    return one.start < other.end and other.start < one.end


def same_place(one: Mark, other: Mark) -> bool:
    """Whether two marks have the same span."""
    return one[:2] == other[:2]


def shares_half(one: Quote, other: Quote) -> bool:
    """Whether two stretches share half of the shorter, and neither is far wider than the other."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return 2 * shared >= shorter and longer <= max(3 * shorter, shorter + 200)


def same_time(one: Time, other: Time) -> bool:
    """Whether two expressions meet and have one value, as far as both say it."""
    if one.value is None or other.value is None or not meets(one, other):
        return False
    ours, theirs = (_closed(_spelt_out(value)) for value in (one.value, other.value))
    for unsaid in (_YEAR_OF, _DAY_OF):
        if unsaid.known.search(ours) is None or unsaid.known.search(theirs) is None:
            ours, theirs = (unsaid.known.sub(unsaid.blank, value) for value in (ours, theirs))
    return ours == theirs


def _closed(value: str) -> str:
    """An interval that is open at one side as the end that it has."""
    return value.removesuffix("/..").removeprefix("../")


def _spelt_out(value: str) -> str:
    """Quarters, decades, centuries and weeks as the intervals that they are."""
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{found[1]}-{3 * int(found[2]) - 2:02d}/{found[1]}-{3 * int(found[2]):02d}"
    if found := re.fullmatch(r"(\d{3})X", value):
        return f"{found[1]}0/{found[1]}9"
    if found := re.fullmatch(r"(\d\d)XX", value):
        return f"{found[1]}01/{int(found[1]) + 1}00"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday, sunday = (date.fromisocalendar(int(found[1]), int(found[2]), day) for day in (1, 7))
        return f"{monday}/{sunday}"
    return value


def same_amount(one: Amount, other: Amount) -> bool:
    """Whether two figures meet and have one amount in one unit."""
    ours, theirs = ([Decimal(end) for end in amount.split("/")] for amount in (one.amount, other.amount))
    return meets(one, other) and ours == theirs and _same_unit(one.unit, other.unit)


def _same_unit(one: str, other: str) -> bool:
    units = {canonical(form): unit.code for unit in load_pack("vi").quantities.units for form in unit.forms}
    ours, theirs = (units.get(canonical(unit).lower(), unit) for unit in (one, other))
    if ours[:1] == theirs[:1] == _DEGREE:
        return True
    nouns = [_WORD.findall(canonical(unit).lower())[:1] for unit in (ours, theirs)]
    return ours == theirs or {ours, theirs} == _RANKS or (bool(nouns[0]) and nouns[0] == nouns[1])


def same_speech(one: Quote, other: Quote) -> bool:
    """Whether two quotes are of the same words, and one's speaker is named in the other's."""
    said_by, spoken = (f" {' '.join(_WORD.findall(canonical(q.speaker).lower()))} " for q in (one, other))
    return shares_half(one, other) and (said_by in spoken or spoken in said_by)


def tally(found: Sequence[Mark], there: Sequence[Mark], agree: Callable[[Mark, Mark], bool]) -> Tally:
    """How many of both sides agree with one of the other."""
    right = sum(any(agree(mark, other) for other in there) for mark in found)
    return Tally(len(found), len(there), right, sum(any(agree(other, mark) for other in found) for mark in there))


def fair(found: Marked, there: Marked) -> tuple[Marked, Marked]:
    """Both sides without what counts for neither: the vague, and what one calls a time and the other a figure."""
    loose = [time for time in (*found.times, *there.times) if time.value is None]
    times = [
        time
        for time in found.times
        if not any(meets(time, one) for one in loose) and not (_held(time, there.figures) and _alone(time, there.times))
    ]
    figures = [
        figure
        for figure in found.figures
        if not _is_first(figure, there) and not (_held(figure, there.times) and _alone(figure, there.figures))
    ]
    dated = tuple(time for time in there.times if time.value is not None)
    return (
        Marked(found.id, "", tuple(times), tuple(figures), found.quotes),
        Marked(there.id, "", dated, there.figures, there.quotes),
    )


def _is_first(figure: Amount, there: Marked) -> bool:
    """Whether it is a first, which the marks leave out."""
    return figure.unit == "ordinal" and figure.amount == "1" and _alone(figure, there.figures)


def _held(mark: Time | Amount, others: Sequence[Time] | Sequence[Amount]) -> bool:
    return any(mark.start < other.end and other.start < mark.end for other in others)


def _alone(mark: Time | Amount, others: Sequence[Time] | Sequence[Amount]) -> bool:
    return not _held(mark, others)


def measure(found: Marked, there: Marked) -> dict[str, Tally]:
    """The tally of each row of the table for one page."""
    found, there = fair(found, there)
    return {
        "times, right value": tally(found.times, there.times, same_time),
        "times, exact span": tally(found.times, there.times, same_place),
        "times, any overlap": tally(found.times, there.times, meets),
        "figures, amount and unit": tally(found.figures, there.figures, same_amount),
        "  and qualifier": tally(found.figures, there.figures, lambda a, b: same_amount(a, b) and a[4] == b[4]),
        "figures, any overlap": tally(found.figures, there.figures, meets),
        "quotes, right speaker": tally(found.quotes, there.quotes, same_speech),
        "quotes, any speaker": tally(found.quotes, there.quotes, shares_half),
    }


def table(pages: Sequence[tuple[Marked, Marked]], names: tuple[str, str]) -> str:
    """Precision, recall and F1 of each row over all pages."""
    lines = [f"{'':28}{names[0]:>8}{names[1]:>8}{'P':>8}{'R':>8}{'F1':>8}"]
    rows = [measure(*page) for page in pages]
    for row in rows[0] if rows else ():
        whole = reduce(Tally.add, (tallies[row] for tallies in rows))
        lines.append(f"{row:28}{whole.found:8}{whole.there:8}" + "".join(f"{score:8.3f}" for score in whole.scores))
    return "\n".join(lines)


def differences(text: str, found: Marked, there: Marked) -> list[str]:
    """What one side has and the other has not, in order of place, with the words around it."""
    found, there = fair(found, there)
    lines = [
        *_only(text, found.times, there.times, same_time),
        *_only(text, found.figures, there.figures, same_amount),
        *_only(text, found.quotes, there.quotes, same_speech),
    ]
    return [line for _, line in sorted(lines)]


def _only(
    text: str, found: Sequence[Mark], there: Sequence[Mark], agree: Callable[[Mark, Mark], bool]
) -> list[tuple[int, str]]:
    missed = [mark for mark in there if not any(agree(other, mark) for other in found)]
    wrong = [mark for mark in found if not any(agree(mark, other) for other in there)]
    return [(mark.start, _shown(text, sign, mark)) for sign, marks in (("-", missed), ("+", wrong)) for mark in marks]


def _shown(text: str, sign: str, mark: Time | Amount | Quote) -> str:
    before, after = text[max(0, mark.start - _AROUND) : mark.start], text[mark.end : mark.end + _AROUND]
    told = " | ".join(map(str, mark[2:]))
    return f"  {sign} {type(mark).__name__:6} {told:32} {before}[{text[mark.start : mark.end]}]{after}".replace(
        "\n", " "
    )


def main() -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path, help="a folder of <id>.txt")
    parser.add_argument("--dates", type=Path, help="when pages were published: <id>, tab, time or -")
    parser.add_argument("--agreement", type=Path, metavar="A", help="another one's marks, instead of doichieu's")
    parser.add_argument("--show", action="store_true", help="every difference: + found, - marked")
    args = parser.parse_args()
    gold = read_gold(args.gold, args.pages)
    dates = dict(line.split("\t")[:2] for line in args.dates.read_text("utf-8").splitlines()) if args.dates else {}
    if args.agreement:
        others = {page: marks for page, (_, marks) in read_gold(args.agreement, args.pages).items()}
        both = [(text, others[page], marks) for page, (text, marks) in gold.items() if page in others]
    else:
        times = {page: when for page, when in dates.items() if when != "-"}
        both = [(text, read_marks(page, text, times.get(page)), marks) for page, (text, marks) in gold.items()]
    names = ("first", "second") if args.agreement else ("found", "marked")
    sys.stdout.write(f"{len(both)} pages\n{table([(found, there) for _, found, there in both], names)}\n")
    for text, found, there in both if args.show else ():
        sys.stdout.write("\n".join([there.id, *differences(text, found, there), ""]))


if __name__ == "__main__":
    main()
