"""Expressions of time, with their values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.numerals import lower
from doichieu.annotate.times.atoms import Atom, Day, Moon, Shift
from doichieu.annotate.times.forms import TimeWords, time_words
from doichieu.annotate.times.joins import find_atoms, join_atoms
from doichieu.annotate.times.lunar import solar_days
from doichieu.annotate.times.values import Filled, Sources, Trail, edtf, fill, latest, parse_day, real
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.reading import Sentence, TimeMention, TimeType
from doichieu.model.span import Range

_REACH = 24
_BIRTH = 12


class TimeContext(Struct, frozen=True, kw_only=True):
    """What times are read from: a page's canonical text, its sentences, and when it was published.

    `published` is EDTF of any precision, None when no page says; `published_inferred` names its parts that
    were themselves taken from context, and they are handed on.
    """

    text: str
    sentences: tuple[Sentence, ...]
    published: str | None
    published_inferred: tuple[str, ...] = ()
    pack: Pack


def read_times(context: TimeContext) -> tuple[TimeMention, ...]:
    """Every expression of time, in order of place.

    An open part is filled from the page's date, from a date before it, or from another full date in the
    page, and named in `inferred`; where nothing tells the year it is XXXX, where nothing tells the day the
    value is None, as it is for a vague expression.
    """
    words = time_words(context.pack.code)
    low = lower(context.text)
    born = _born(context.pack.code)
    told = [
        [_of_birth(atom, low, born) for atom in _atoms(context.text, low, sentence.range, words)]
        for sentence in context.sentences
    ]
    sources = _sources(context, [atom for atoms in told for atom in atoms], low, words)
    trail = Trail([])
    mentions = []
    for atoms in told:
        trail.sentence = len(trail.named)
        for atom, behind in zip_longest(atoms, atoms[1:]):
            origin = fill(behind, sources, trail) if behind and _counts_on(atom, behind, low, words) else None
            if origin and atom.shift:
                named = replace(atom, shift=replace(atom.shift, base="named"))
                mentions.append(_mention(named, sources, Trail([origin]), low, words))
            else:
                mentions.append(_mention(atom, sources, trail, low, words))
    return tuple(mentions)


def _counts_on(atom: Atom, behind: Atom, low: str, words: TimeWords) -> bool:
    """Whether a distance counts from the date of the happening named behind it ("ba ngày sau trận lũ sáng 3/8")."""
    if atom.shift is None or not atom.shift.offset or behind.first is None or behind.until or behind.last:
        return False
    lists = words.times.words
    turned = low.endswith((*lists["after"], *lists["before"]), atom.start, atom.end)
    return turned and _happening(words.times.words["happening"]).fullmatch(low, atom.end, behind.start) is not None


@cache
def _happening(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, nouns))}) (?:[^.,;:()\n]{{0,80}})?")


def _atoms(text: str, low: str, place: Range, words: TimeWords) -> list[Atom]:
    return join_atoms(find_atoms(text, low, place, words), low, text, words)


@cache
def _born(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, load_pack(code).statements.born))})\s*")


def _of_birth(atom: Atom, low: str, born: re.Pattern[str]) -> Atom:
    """A day of birth is its person's, so that other dates don't take its year; any other atom as it is."""
    said = born.search(low, max(0, atom.start - _BIRTH), min(atom.end, atom.start + _BIRTH))
    return replace(atom, named=True) if said and said.start() <= atom.start <= said.end() else atom


def _sources(context: TimeContext, atoms: Iterable[Atom], low: str, words: TimeWords) -> Sources:
    stated: list[Day] = []
    jubilees, years = Counter[int](), Counter[int]()
    for atom in atoms:
        said = [day for day in (atom.first, atom.last) if day and day.year and real(day) and not atom.named]
        stated += [day for day in said if day.month]
        alone = said if atom.last is None else ()
        years.update(day.year for day in alone if day.year and not day.month and not atom.turn)
        jubilees.update(_jubilee_year(atom, low, words))
    return Sources(
        parse_day(context.published), context.published_inferred, _told_of(latest(stated), years), _most(jubilees)
    )


def _told_of(stated: Day | None, years: Counter[int]) -> Day | None:
    """When a page that gives no date of its own tells of: its latest full date, if no later year is named.

    A page without a full date tells of its latest year, if it names none more often, or if it names the year before
    it too, as what it is held beside.
    """
    last = max(years, default=0)
    if stated is not None:
        return stated if last <= (stated.year or 0) else None
    beside = years[last] > 0 and years[last - 1] > 0
    return Day(last) if beside or (years[last] > 1 and years[last] == max(years.values())) else None


def _most(years: Counter[int]) -> int | None:
    return min(years, key=lambda year: (-years[year], -year), default=None)


def _jubilee_year(atom: Atom, low: str, words: TimeWords) -> tuple[int, ...]:
    """The year of a jubilee that names a feast whose first year is known ("80 năm Ngày Quốc khánh")."""
    if atom.sense != "anniversary" or not atom.length:
        return ()
    event = words.feast_behind.match(low, atom.end)
    since = words.feast_of[event["feast"]].since if event else None
    return (since + int(atom.length[1:-1]),) if since else ()


def _mention(atom: Atom, sources: Sources, trail: Trail, low: str, words: TimeWords) -> TimeMention:
    place = Range(atom.start, atom.end)
    if atom.length:
        return TimeMention(
            range=place, type="duration", value=atom.length, sense=atom.sense, anchor=_anchor(atom, low, words)
        )
    if atom.every:
        value = edtf(replace(atom.first, year=None)) if atom.first and atom.first.day else atom.every
        return TimeMention(range=place, type="set", value=value)
    if atom.moon:
        lunar = _lunar(atom, atom.moon, sources)
        return _dated(atom, lunar) if lunar else TimeMention(range=place, type="date", value=None, part=atom.part)
    if not (atom.dated or atom.clock or atom.weekday):
        return TimeMention(range=place, type="date", value=None)
    compared = _is_compared(atom, low, words)
    atom = _based(atom, compared, trail)
    filled = _interval(atom, sources, trail) if atom.until else fill(atom, sources, trail)
    if filled is None:
        return TimeMention(range=place, type="time" if atom.clock else "date", value=None, part=atom.part)
    if not compared and not atom.named:
        trail.named.append(filled)
    return _dated(atom, filled)


def _lunar(atom: Atom, moon: Moon, sources: Sources) -> Filled | None:
    """A lunar date in the Gregorian calendar, where the page tells its year: reckoned, and so marked as inferred.

    The first day of an interval is the one nearest to its last.
    """
    days = solar_days(atom.moon_end or moon, sources.published or sources.stated)
    begin = solar_days(moon, days.first) if days and atom.moon_end else days
    if days is None or begin is None:
        return None
    last = (days.last or days.first) if atom.moon_end else days.last
    if last is not None and last < begin.first:
        return None
    why = "published" if sources.published else "another date in the page"
    year = (f"year: {why}", *(f"published {part}" for part in sources.published_inferred)) if days.year_inferred else ()
    return Filled(begin.first, last, ("date: lunar calendar", *year))


def _based(atom: Atom, compared: bool, trail: Trail) -> Atom:
    """What a comparison counts from ("so với năm trước"): the date named in its sentence, else the page's."""
    if atom.shift is None or atom.shift.base != "compared":
        return atom
    named = compared and trail.latest(atom.shift.unit, here=True) is not None
    return replace(atom, shift=Shift(atom.shift.unit, atom.shift.offset, "named" if named else "published"))


def _is_compared(atom: Atom, low: str, words: TimeWords) -> bool:
    """Whether a date only says what something is compared with: what follows is not told of it."""
    same_period = atom.shift is not None and atom.shift.base == "period"
    return same_period or bool(words.before["compared"].search(low, max(0, atom.start - _REACH), atom.start))


def _interval(atom: Atom, sources: Sources, trail: Trail) -> Filled | None:
    """Both ends of an interval, the first one filled from the second where that says more."""
    until = atom.until
    if until is None:
        return None
    if atom.first and until.first and not atom.last:
        return fill(replace(until, first=atom.first, last=until.first, until=None), sources, trail)
    ends = fill(replace(atom, until=None), sources, trail), fill(until, sources, trail)
    if ends[0] is None:
        return None
    last = ends[1].last or ends[1].first if ends[1] else None
    last = last and _as_fine(last, ends[0].first)
    inferred = dict.fromkeys((*ends[0].inferred, *(ends[1].inferred if ends[1] else ())))
    return Filled(ends[0].first, last, tuple(inferred))


def _as_fine(day: Day, model: Day) -> Day:
    """A date no finer than another: "từ năm 2010 đến nay" ends in a year."""
    return Day(day.year, day.month if model.month else None, day.day if model.day else None)


def _dated(atom: Atom, filled: Filled) -> TimeMention:
    value = edtf(filled.first)
    kind: TimeType = "date"
    if atom.season:
        value = f"{value[:4]}-{atom.season}"
    if atom.clock and filled.last is None:
        value, kind = f"{value}T{atom.clock}", "time"
        if atom.clock_end:
            value, kind = f"{value}/{edtf(filled.first)}T{atom.clock_end}", "interval"
    elif atom.quarter and filled.last is not None and atom.turn in ("after", "before"):
        value, kind = (f"{value}/.." if atom.turn == "after" else f"../{edtf(filled.last)}"), "interval"
    elif filled.last is not None or atom.until:
        value, kind = f"{value}/{edtf(filled.last) if filled.last else '..'}", "interval"
    elif atom.turn in ("after", "before"):
        value, kind = (f"{value}/.." if atom.turn == "after" else f"../{value}"), "interval"
    elif atom.part:
        kind = "time"
    return TimeMention(
        range=Range(atom.start, atom.end), type=kind, value=value, part=atom.part, inferred=filled.inferred
    )


def _anchor(atom: Atom, low: str, words: TimeWords) -> Range | None:
    """The words behind an anniversary that say what it counts, to the end of their phrase."""
    if atom.sense != "anniversary":
        return None
    event = words.event.match(low, atom.end)
    return Range(event.start("event"), event.end("event")) if event else None
