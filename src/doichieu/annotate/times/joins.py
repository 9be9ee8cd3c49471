"""Simple expressions of time joined to whole ones: hours with their day, ends of an interval, words before them."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from doichieu.annotate.times.atoms import Atom, Day, Shift
from doichieu.annotate.times.forms import TimeWords, counts_on, find_form
from doichieu.annotate.times.readers import read_atoms
from doichieu.model.span import Range

_BESIDE = re.compile(r",? |,? ?[|-] ")
_COMMA = re.compile(r",? ")
_START = re.compile(r"(?<![^\W_])\d|(?<![^\W_])[^\W\d_]+|(?<=[^\W\d_])/(?=[^\W\d_])")
_YEARS = re.compile(r"P\d+Y")
_REACH = 48
_CLAUSE = 100
_FINER = {"Y": 1, "M": 2, "W": 3, "D": 4}
_TURNS = (("from", "after"), ("until", "before"), ("before", "before"), ("after", "after"), ("at", None))
_DAY_WORDS = 3
_SUNDAY = 7
_RECENT = ("19", "20")
Join = Callable[[Atom, Atom, str, TimeWords], tuple[Atom, ...] | None]


def find_atoms(text: str, low: str, place: Range, words: TimeWords) -> list[Atom]:
    """The simple expressions of a sentence, none of them meeting; what only looks like time left out."""
    atoms: list[Atom] = []
    done = place.start
    for start in _START.finditer(low, place.start, place.end):
        forms, at = words.forms.get("0" if start[0].isdecimal() else start[0]), start.start()
        if forms is None or at < done or _inside_token(low, at, done) or counts_on(low, at, words):
            continue
        found = find_form(words, forms, low, Range(at, place.end))
        read = read_atoms(found, words) if found else ()
        if found and read:
            read = (*read[:-1], _as_year(_not_ahead(read[-1], text, low, words), text, low, words))
        if read and not _barred(read[0], low, words) and not _common_word(read[0], low, text, words):
            atoms += read
            done = read[-1].end
    return _without_scores(atoms, low, place, words)


def _without_scores(atoms: list[Atom], low: str, place: Range, words: TimeWords) -> list[Atom]:
    """The expressions of a sentence; where it tells a score, pairs of numbers with nothing to help are none."""
    bare = [atom for atom in atoms if atom.bare and atom.first and atom.first.day]
    if any(words.before["scored"].search(low, max(place.start, atom.start - _REACH), atom.start) for atom in bare):
        return [atom for atom in atoms if atom not in bare]
    return atoms


def _not_ahead(atom: Atom, text: str, low: str, words: TimeWords) -> Atom:
    """A length without a word for "ahead" that a name follows: there it says where to ("ba ngày tới Lào")."""
    heading = words.heading.search(low, atom.start, atom.end)
    leads = text[atom.end : atom.end + 1] == " " and text[atom.end + 1 : atom.end + 2].isupper()
    if not (heading and leads and atom.length and words.number.match(low, atom.start)):
        return atom
    return replace(atom, end=heading.start())


def _as_year(atom: Atom, text: str, low: str, words: TimeWords) -> Atom:
    """A year without its word ("so với 2019", "kế hoạch 2022,"): behind a common word, where it counts nothing."""
    if not (atom.named and low.startswith(_RECENT, atom.start) and words.year_end.match(low, atom.end)):
        return atom
    head = text[max(0, atom.start - _REACH) : atom.start]
    word = head[:-1].rpartition(" ")[2] if head.endswith(" ") else ""
    common = word.isalpha() and word.islower() and not words.counted.match(low, atom.end)
    common = common and not words.named_before.search(head)
    if common and words.year_lead.search(head.lower()):
        return replace(atom, named=False)
    return replace(atom, bare=True) if common and not words.no_year.search(head.lower()) else atom


def _inside_token(low: str, at: int, done: int) -> bool:
    """Whether a place lies inside a longer token ("F-16"), unless an expression has just ended before it."""
    if at < 2 or low[at] == "/":
        return False
    mark, before = low[at - 1], low[at - 2]
    if mark in "/-":
        return before.isalnum() and at - 1 != done
    return mark in ".,:" and before.isdigit()


def _barred(atom: Atom, low: str, words: TimeWords) -> bool:
    head = low[max(0, atom.start - _REACH) : atom.start]
    if low[atom.start] == "/":
        return bool(words.rated.search(low, max(0, atom.start - _REACH), atom.end))
    if not low[atom.start].isdigit():
        return atom.first is not None and atom.first.level == "M" and bool(words.proper.search(head))
    if atom.first is None:
        return atom.length is not None and bool(words.before["ordinal"].search(head))
    if words.barred_before.search(head) or low[atom.start : atom.end] in words.times.proper:
        return True
    return atom.bare and bool(words.barred_after.match(low, atom.end))


def _common_word(atom: Atom, low: str, text: str, words: TimeWords) -> bool:
    """Whether it is no time by its letters: "tháng Năm" is May, "tháng năm" is not; "Thủ Dầu Một tuần" is a name."""
    if atom.named and low[atom.start].isdigit():
        return not (atom.bare or _behind_name(atom, low, text, words))
    if atom.weekday and atom.shift and not _says_day(atom, text, words):
        return True
    first, _, last = text[atom.start : atom.end].rpartition(" ")
    month = atom.first.month if atom.first and not atom.last and not atom.weak else None
    if month is not None and last in words.times.months:
        return True
    before = text[max(0, atom.start - _REACH) : atom.start].rstrip(" ").rpartition(" ")[2]
    return atom.length is not None and first[:1].isupper() and before.isalpha() and before[0].isupper()


def _behind_name(atom: Atom, low: str, text: str, words: TimeWords) -> bool:
    """Whether a year of our time stands right behind a name, and nothing that it would count stands behind it."""
    recent = low.startswith(_RECENT, atom.start) and not words.counted.match(low, atom.end)
    return recent and words.named_before.search(text, max(0, atom.start - _REACH), atom.start) is not None


def _says_day(atom: Atom, text: str, words: TimeWords) -> bool:
    """Whether a weekday with "this" or "next" is one, and not the fourth or next of something ("trận thứ tư tới")."""
    said = text[atom.start : atom.end].split()
    before = text[max(0, atom.start - _REACH) : atom.start].rstrip(" ")
    plain = not before or not before[-1].isalpha() or before.rpartition(" ")[2].lower() in words.weekday_leads
    return plain or len(said) > _DAY_WORDS or atom.weekday == _SUNDAY or said[1][0].isupper()


def join_atoms(atoms: list[Atom], low: str, text: str, words: TimeWords) -> list[Atom]:
    """The whole expressions of a sentence, in order of place."""
    joined = _fold(atoms, low, words, _merged)
    joined = _fold(joined, low, words, _ranged)
    whole: list[Atom] = []
    for atom in joined:
        if whole and atom.start < whole[-1].end:
            continue
        settled = _settled(_led(atom, low, words), low, text, words)
        if settled:
            whole.append(settled)
    return whole


def _fold(atoms: list[Atom], low: str, words: TimeWords, join: Join) -> list[Atom]:
    """Neighbours joined as long as the rule makes one of two."""
    done: list[Atom] = []
    for atom in atoms:
        done.append(atom)
        while len(done) > 1:
            pair = join(done[-2], done[-1], low[done[-2].end : done[-1].start], words)
            if pair is None:
                break
            done[-2:] = pair
            if len(pair) > 1:
                break
    return done


def _daily(atom: Atom) -> bool:
    """Whether it says one day, or one to be reckoned."""
    if atom.last is not None or atom.until is not None or atom.moon_end is not None:
        return False
    if atom.moon is not None:
        return atom.moon.day is not None or atom.moon.eve
    if atom.first is not None:
        return atom.first.day is not None
    return atom.shift is not None and (atom.shift.unit == "D" or atom.weekday is not None)


def _merged(a: Atom, b: Atom, gap: str, words: TimeWords) -> tuple[Atom, ...] | None:
    """Two neighbours that say one thing, or that help each other, as one or two."""
    if _names_day(a, b) and words.bracket.fullmatch(gap):
        return (replace(a, first=b.first, shift=None, weak=False), replace(b, weak=False, bare=False))
    if a.within_day and b.within_day and gap == " ":
        return _same_day(a, b)
    on_day = (_names_day(a, b) and a.shift and _COMMA.fullmatch(gap)) or (a.within_day and _fits(a, b, gap))
    if on_day:
        return (_on_day(a, b),)
    if _daily(a) and b.within_day and b.clock and not a.clock and (gap == " " or (b.weak and _BESIDE.fullmatch(gap))):
        return (_on_day(b, a),)
    if a.first and b.every == "P1Y" and gap == " ":
        return (replace(a, end=b.end, every="P1Y", bare=False, weak=False),)
    return None


def _names_day(a: Atom, b: Atom) -> bool:
    """Whether a weekday or a day told by its distance is followed by its plain date."""
    loose = not a.first and bool(a.shift or a.weekday)
    return loose and b.first is not None and _daily(b) and not (b.clock or b.part)


def _fits(hour: Atom, day: Atom, gap: str) -> bool:
    """Whether an hour, part of the day or weekday belongs to the day behind it."""
    if not _daily(day) or (hour.clock and day.clock) or (hour.part and day.part) or (hour.weekday and day.weekday):
        return False
    return gap == " " or (hour.part is None and bool(_BESIDE.fullmatch(gap)))


def _same_day(a: Atom, b: Atom) -> tuple[Atom, ...] | None:
    """Clock, part and weekday of one day: each at most once."""
    if any(getattr(a, slot) and getattr(b, slot) for slot in ("clock", "part", "weekday")):
        return None
    strong = not (a.weak and b.weak) or (a.clock or b.clock) is not None
    return (
        replace(
            a,
            end=b.end,
            clock=a.clock or b.clock,
            part=a.part or b.part,
            weekday=a.weekday or b.weekday,
            shift=a.shift or b.shift,
            length=None,
            weak=not strong,
        ),
    )


def _on_day(hour: Atom, day: Atom) -> Atom:
    return replace(
        day,
        start=min(hour.start, day.start),
        end=max(hour.end, day.end),
        clock=hour.clock,
        part=hour.part or day.part,
        weekday=hour.weekday or day.weekday,
        weak=False,
        bare=False,
    )


def _ranged(a: Atom, b: Atom, gap: str, words: TimeWords) -> tuple[Atom, ...] | None:
    """Two ends of an interval as one."""
    if not words.to.fullmatch(gap) or a.until or b.until or a.every or b.every or a.named or b.named:
        return None
    if a.first and b.first and a.last and b.last and gap.strip() != "-":
        return (replace(b, start=a.start, first=a.first, quarter=False),)
    if a.last or b.last or a.moon_end or b.moon_end:
        return None
    if a.moon and b.moon:
        return (replace(a, end=b.end, moon_end=b.moon),)
    if a.clock and b.clock and not a.dated:
        return (replace(b, start=a.start, clock=a.clock, clock_end=b.clock, part=a.part or b.part, weak=False),)
    return _until(a, b, gap)


def _until(a: Atom, b: Atom, gap: str) -> tuple[Atom, ...] | None:
    """Two dates as one interval."""
    if not (a.dated and b.dated) or not (_pair(a, b) or (gap.strip() != "-" and _spans(a, b))):
        return None
    return (replace(a, end=b.end, until=b, weak=False, bare=False),)


def _pair(a: Atom, b: Atom) -> bool:
    return a.turn == "now" or _level(a) == _level(b) or (a.shift is not None) != (b.shift is not None)


def _spans(a: Atom, b: Atom) -> bool:
    """Whether dates of different fineness joined by a word are ends of one interval ("từ 14/5 đến hết năm")."""
    return _FINER[_level(a)] > _FINER[_level(b)] or (b.first is not None and b.first.year is not None)


def _level(atom: Atom) -> str:
    return atom.first.level if atom.first else atom.shift.unit if atom.shift else ""


def _led(atom: Atom, low: str, words: TimeWords) -> Atom:
    """An expression with the words before it that belong to it or turn it, and a "to now" behind it."""
    if not (atom.dated or atom.clock or atom.moon):
        return atom
    if atom.dated and _level(atom) != "D":
        atom = replace(atom, start=_before(atom.start, "stage", low, words))
    for name, turn in _TURNS:
        start = _before(atom.start, name, low, words)
        if start < atom.start:
            return _to_now(_turned(atom, start, turn), low, name, words)
    return atom


def _before(start: int, name: str, low: str, words: TimeWords) -> int:
    """Where the words of a list begin that stand right before a place; the place itself where none do."""
    lead = words.before[name].search(low, max(0, start - _REACH), start)
    return lead.start() if lead else start


def _turned(atom: Atom, start: int, turn: str | None) -> Atom:
    whole = (
        (atom.last and not atom.quarter)
        or atom.until
        or atom.clock_end
        or atom.moon_end
        or not (atom.dated or atom.moon)
        or atom.every
    )
    sure = atom.first is None or not atom.first.day or not atom.first.month or atom.first.day > atom.first.month
    weak = atom.weak and not (sure or atom.clock)
    return replace(atom, start=start, turn=None if whole else turn, weak=weak, bare=False, led=True)


def _to_now(atom: Atom, low: str, lead: str, words: TimeWords) -> Atom:
    now = words.to_now.match(low, atom.end) if lead == "from" and atom.dated and not atom.until else None
    if now is None:
        return atom
    until = Atom(start=now.start(), end=now.end(), shift=Shift("D", 0))
    return replace(atom, end=now.end(), until=until, turn=None)


def _settled(atom: Atom, low: str, text: str, words: TimeWords) -> Atom | None:
    """An expression that counts, with its ambiguities decided; None for one that does not."""
    if atom.clock and atom.length:
        atom = replace(atom, clock=None) if not (atom.led or atom.dated or atom.part) else replace(atom, length=None)
    if atom.clock and atom.part:
        atom = replace(atom, clock=_full_day(atom.clock, words.after_noon[atom.part]))
    if atom.first and atom.first.day and atom.first.month and not atom.first.year and atom.years_off is None:
        feast = _feast(atom, low, text, words)
        if feast:
            return replace(atom, feast=True)
        if atom.bare and not _likely(atom, atom.first, low):
            return None
    if atom.first and not atom.first.year and atom.years_off is None and not (atom.last or atom.until):
        atom = _pointed(atom, low, text, words)
    if _open(atom) and _foretold(atom, low, words):
        atom = replace(atom, foretold=True)
    if atom.weekday and atom.weak and not atom.dated:
        return replace(atom, weak=False) if _capital(atom, text, words) else None
    if atom.length and atom.sense != "anniversary" and _counts_from(atom, low, words):
        atom = replace(atom, sense="anniversary")
    return None if atom.weak else atom


def _open(atom: Atom) -> bool:
    """Whether the page's date has to tell the year of a day or month, or the week of a weekday."""
    end = atom.until or atom
    if atom.first is None:
        return atom.weekday is not None and atom.shift is None
    last = end.last or end.first
    return bool(last and last.year is None and last.month) and atom.years_off is None and not atom.toward


def _foretold(atom: Atom, low: str, words: TimeWords) -> bool:
    """Whether the clause before a date tells of what is to come ("sẽ khai mạc vào Chủ nhật")."""
    head = low[max(0, atom.start - _CLAUSE) : atom.start]
    said = [mark.end() for mark in words.future.finditer(head)]
    return bool(said) and not words.told.search(head, said[-1])


def _pointed(atom: Atom, low: str, text: str, words: TimeWords) -> Atom:
    """A date without a year with the words beside it that say whether it is behind or ahead of the page's."""
    if words.behind.match(low, atom.start):
        return replace(atom, toward=-1)
    if gone := words.gone.match(low, atom.end):
        return replace(atom, end=gone.end(), toward=-1)
    coming = words.coming.match(low, atom.end)
    leads = text[coming.end() : coming.end() + 2].strip()[:1].isupper() if coming else True
    return atom if leads or coming is None else replace(atom, end=coming.end(), toward=1)


def _likely(atom: Atom, day: Day, low: str) -> bool:
    """Whether day and month joined by a stroke, with nothing to help, are a date and no fraction."""
    alone = low[atom.start - 1 : atom.start] in ("(", "", "\n") and low[atom.end : atom.end + 1] in (
        ")",
        ",",
        ".",
        ":",
        "",
        "\n",
    )
    return alone or (day.day or 0) > (day.month or 0)


def _capital(atom: Atom, text: str, words: TimeWords) -> bool:
    """Whether a weekday is written as a name ("thứ Hai"), where small letters would count ("thứ hai")."""
    last = text[atom.start : atom.end].rpartition(" ")[2]
    return last[:1].isupper() or not (
        last.isdigit() or last in words.numbers.numerals.units or last in words.times.months
    )


def _full_day(clock: str, after_noon: int) -> str:
    """A clock time on the twelve-hour dial, moved by twelve hours where its part of the day says so."""
    hour = int(clock[:2])
    return f"{hour + 12 if after_noon and after_noon <= hour < 12 else hour:02d}{clock[2:]}"


def _feast(atom: Atom, low: str, text: str, words: TimeWords) -> bool:
    """Whether a day is given as the fixed day of a feast ("Ngày Nhà giáo Việt Nam 20/11")."""
    head = low[max(0, atom.start - 80) : atom.start]
    bare = low[atom.start].isdigit()
    return bool(
        words.feast_end.search(head) or (bare and words.named_day.search(text[max(0, atom.start - 80) : atom.start]))
    )


def _counts_from(atom: Atom, low: str, words: TimeWords) -> bool:
    """Whether a length of years is an anniversary: of a jubilee named before it, or of an event behind it."""
    aged = low[atom.start : atom.end].endswith(words.times.words["old"])
    if aged or not atom.length or not _YEARS.fullmatch(atom.length):
        return False
    head = low[max(0, atom.start - _REACH) : atom.start]
    behind = words.counted_from.match(low, atom.end)
    return atom.sense == "length" and bool(words.jubilee.search(head) or behind)
