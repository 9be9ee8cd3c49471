"""A sentence as a frame: words, and slots where a value stands.

Two sentences that say the same of the same thing have the same words around the same slots; whether they
agree is then a matter of what fills the slots. A slot is filled by a time, a number, a name, a post, the kind
of a visit, a direction, or a yes or no.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.context import LONGEST
from doichieu.claims.visit_grammar import grammar
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.page import STORY_ROLES
from doichieu.model.reading import NameMention, Reading, TimeMention
from doichieu.model.span import Range
from doichieu.text.canonical import canonical
from doichieu.text.tokens import tokens

LEAST_WORDS, SHORTEST = 5, 4
HERE, ELSEWHERE, CHOICE, OLD = "here", "elsewhere", "choice", "old"
TELLING = frozenset({"name", "time", "number"})
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LETTERS = {"I": 1, "V": 5, "X": 10}
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}")
_NUMERAL = re.compile(r"\s+[IVX]+(?!\w)")
_CODE = re.compile(r"[/\-]?[^\W\d]")
_GLUED = re.compile(r"[^\W\d]\d|[/\-]\d")
_CUT = re.compile(r"[,;:()]")
_DEPUTY = 16
_BODY = 3


class Term(Struct, frozen=True, gc=False):
    """A word (`slot` empty) or a filled slot; `key` is what is compared, `unit` what must agree besides.

    `bound` is the qualifier of a quantity: "hơn 2.000" leaves room that "2.000" does not; of a plain word, that it
    points here or elsewhere ("this", "last"), gives a choice ("or") or makes a name one of old. `text` is the slot
    as written, in lower case; `sort` is what a unit is compared as, if it is not itself (people are people).
    """

    range: Range
    slot: str
    key: str
    unit: str = ""
    bound: str = ""
    text: str = ""
    sort: str = ""


class Frame(Struct, frozen=True):
    """One sentence of one page (by its place in the story's readings), as terms in order.

    `cuts` are the places of the terms that a comma, semicolon, colon or bracket stands before; `voices` are the
    stretches that somebody is quoted with, and whom they name.
    """

    page: int
    range: Range
    terms: tuple[Term, ...]
    cuts: tuple[int, ...] = ()
    voices: tuple[tuple[Range, str], ...] = ()


class _Side(Struct, frozen=True):
    """One side of two opposites: its slot and key, its words, and these as a pattern."""

    slot: str
    key: str
    words: tuple[str, ...]
    wording: re.Pattern[str]


class _Signs(Struct, frozen=True):
    """Slots that wordings fill: opposites by their side, kinds beside a visit; deputies raise a post's slot."""

    sides: tuple[_Side, ...]
    plans: re.Pattern[str]
    call: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    deputy: re.Pattern[str]
    counted: frozenset[str]
    unnegated: re.Pattern[str]
    heads: re.Pattern[str]
    people: re.Pattern[str]
    today: re.Pattern[str]
    deputies: re.Pattern[str]
    pointing: dict[str, str]


@cache
def _signs(code: str) -> _Signs:
    pack, visits = load_pack(code), grammar(code)
    sides = tuple(
        _Side(
            opposition.name,
            f"{at if opposition.name == 'opposite' else ''}{side}",
            tuple(canonical(w).lower() for w in words),
            phrases(words),
        )
        for at, opposition in enumerate(pack.statements.oppositions)
        for side, words in (("+", opposition.one), ("-", opposition.other))
    )
    deputy = re.compile(rf"({alternatives(pack.posts.deputies)})\s*\Z", re.IGNORECASE)
    numerals = pack.quantities.numerals
    counted = frozenset(w for w, n in numerals.units.items() if n > 1 and w not in numerals.homonyms)
    heads = re.compile(rf"{alternatives(pack.places.heads)}\s*", re.IGNORECASE)
    unnegated = re.compile(rf"\s*{alternatives(pack.statements.unnegated)}", re.IGNORECASE)
    days = (form for r in pack.times.relatives if r.unit == "D" and r.offset == 0 for form in r.forms)
    people, now, deputies = phrases(pack.statements.people), phrases(days), phrases(pack.posts.deputies)
    plans = phrases(pack.statements.plans)
    words = pack.statements
    pointing = dict.fromkeys(words.here, HERE) | dict.fromkeys(words.elsewhere, ELSEWHERE)
    pointing |= dict.fromkeys(words.choosing, CHOICE) | dict.fromkeys(words.of_old, OLD)
    kinds = visits.call, visits.kinds
    return _Signs(sides, plans, *kinds, deputy, counted, unnegated, heads, people, now, deputies, pointing)


def read_frames(reading: Reading, page: int, least: int = LEAST_WORDS) -> Iterator[Frame]:
    """The frames of a page's sentences that are long enough to tell one thing from another: `least` terms."""
    pack = pack_for(reading.page.language)
    if pack is None:
        return
    filled = [
        replace(term, text=reading.text[term.range.start : term.range.end].lower())
        for term in _without_overlap(_slots(reading, pack.code))
    ]
    starts = [term.range.start for term in filled]
    voices = tuple(_voices(reading))
    for sentence in reading.sentences:
        if sentence.range.length > LONGEST or reading.blocks[sentence.block].role not in STORY_ROLES:
            continue
        first, last = bisect_left(starts, sentence.range.start), bisect_left(starts, sentence.range.end)
        terms = tuple(_terms(reading.text, sentence.range, filled[first:last], _signs(pack.code)))
        if len(terms) >= least:
            heard = tuple(voice for voice in voices if voice[0].meets(sentence.range))
            yield Frame(page, sentence.range, terms, tuple(_cuts(reading.text, terms)), heard)


def _voices(reading: Reading) -> Iterator[tuple[Range, str]]:
    """What is quoted of somebody who is named beside it, and the name."""
    named = {name.range: name for name in reading.names}
    for quote in reading.quotes:
        speaker = named.get(quote.speaker) if quote.speaker else None
        if quote.direct and speaker is not None and speaker.kind == "person":
            yield quote.range, " ".join(speaker.name.casefold().split())


def _cuts(text: str, terms: tuple[Term, ...]) -> Iterator[int]:
    for at, (before, term) in enumerate(pairwise(terms), 1):
        if _CUT.search(text, before.range.end, term.range.start):
            yield at


def _slots(reading: Reading, code: str) -> Iterator[Term]:
    signs = _signs(code)
    yield from _times(reading, signs.today)
    yield from _quantities(reading, signs.people)
    yield from _names(reading, signs.heads)
    yield from _posts(reading, signs.deputy)
    text = reading.text
    said = " ".join(text.lower().split())
    sides = [side for side in signs.sides if any(word in said for word in side.words)]
    for sentence in reading.sentences:
        place = sentence.range
        for side in sides:
            for match in side.wording.finditer(text, place.start, place.end):
                if side.slot != "negation" or not signs.unnegated.match(text, match.end()):
                    tense = "planned" if signs.plans.match(match[0]) else ""
                    yield Term(Range(*match.span()), side.slot, side.key, bound=tense)
        for match in signs.deputies.finditer(text, place.start, place.end):
            yield Term(Range(*match.span()), "deputy", match[0].casefold())
        for match in signs.call.finditer(text, place.start, place.end):
            kind = next((k for k, words in signs.kinds if words.search(match["kinds"])), None)
            if kind:
                yield Term(Range(*match.span("kinds")), "visit kind", kind)


def _names(reading: Reading, heads: re.Pattern[str]) -> Iterator[Term]:
    """Names by their code or full form: the class word of a place is its bound.

    What ends a body's name is a slot of its own: a place ("Sở Giao thông vận tải" + "Bến Tre"), a numeral
    ("khóa XIII"). "Công ty Bến Tre" stays one.
    """
    inner = [n for n in reading.names if n.nested and n.kind in {"place", "country"}]
    tails = {n.range.end: n for n in sorted(inner, key=lambda n: n.range.length)}
    for name in reading.names:
        if name.nested:
            continue
        tail = tails.get(name.range.end) if name.kind == "organization" else None
        numeral = _NUMERAL.search(reading.text, name.range.start, name.range.end)
        if tail and _apart(name, tail, reading.text, heads):
            yield _name(name, Range(name.range.start, tail.range.start), reading.text, heads)
            yield _name(tail, tail.range, reading.text, heads)
        elif numeral and numeral.end() == name.range.end:
            yield _name(name, Range(name.range.start, numeral.start()), reading.text, heads)
        else:
            yield _name(name, name.range, reading.text, heads)


def _apart(name: NameMention, tail: NameMention, text: str, heads: re.Pattern[str]) -> bool:
    """Whether the place that ends a body's name says where it is: with a class word, or behind a name of its own."""
    body = text[name.range.start : tail.range.start].split()
    return len(body) >= _BODY or (bool(body) and bool(heads.match(text, tail.range.start, tail.range.end)))


def _name(name: NameMention, place: Range, text: str, heads: re.Pattern[str]) -> Term:
    whole = place == name.range
    key = " ".join(((name.code or name.name) if whole else text[place.start : place.end]).casefold().split())
    head = heads.match(key) if name.kind == "place" else None
    spelt = text[place.start : place.end]
    if head and head.end() < len(key) and (spelt[0].islower() or len(key[head.end() :].split()) > 1 or "." in head[0]):
        return Term(place, "name", key[head.end() :].lstrip(" ."), name.kind, bound=head[0].strip(" ."))
    return Term(place, "name", key, name.kind)


def _posts(reading: Reading, deputy: re.Pattern[str]) -> Iterator[Term]:
    """Posts without their bodies, with a deputy's word before them even where the post was read without it."""
    for post in reading.posts:
        start = post.range.start
        end = post.body.start if post.body and post.body.start > start else post.range.end
        before = deputy.search(reading.text[max(0, start - _DEPUTY) : start])
        title = post.title
        if before:
            title, start = f"{before[1]} {title}", start - (len(before[0]))
        yield Term(Range(start, end), "post", " ".join(title.casefold().split()), bound=post.state)


def _times(reading: Reading, today: re.Pattern[str]) -> Iterator[Term]:
    """Times that the page states; what it tells from the day of writing is a day of its own ("today", "last year").

    What an amount is reckoned by ("100 USD/năm") is part of the amount.
    """
    rates = [quantity.range for quantity in reading.quantities if quantity.per]
    starts = [place.start for place in rates]
    for time in reading.times:
        at = bisect_right(starts, time.range.start) - 1
        if at >= 0 and rates[at].holds(time.range):
            continue
        said = reading.text[time.range.start : time.range.end].casefold()
        told = any(c.isdigit() for c in said)
        own = any(r.startswith("date:") for r in time.inferred) or (len(time.value or "") == 4 and bool(time.inferred))
        if time.value and not own:
            day = "today" if told and today.search(said) else ""
            yield Term(time.range, "time", stated_part(time), time.part or "", day)
        elif not told and time.type in {"date", "time", "interval"}:
            yield Term(time.range, "day", " ".join(said.split()))


def stated_part(time: TimeMention) -> str:
    """A time's value with X for the year and month that the page does not state beside it."""
    value = time.value or ""
    if any(reason.startswith("year:") for reason in time.inferred):
        value = re.sub(r"\d{4}(?=-)", "XXXX", value)
    if any(reason.startswith("month:") for reason in time.inferred):
        value = re.sub(r"(?<=-)\d\d(?=-)", "XX", value)
    return value


def _quantities(reading: Reading, people: re.Pattern[str]) -> Iterator[Term]:
    for quantity in reading.quantities:
        value = f"{quantity.value}~{quantity.upper}" if quantity.upper else quantity.value
        unit = f"{quantity.unit or ''}/{quantity.per or ''}"
        sort = "person" if people.fullmatch(quantity.unit or "") else ""
        yield Term(quantity.range, "number", value, unit if unit != "/" else "", quantity.qualifier, sort=sort)


_RANK = {"time": 0, "number": 1, "name": 2, "post": 3}


def _without_overlap(terms: Iterator[Term]) -> list[Term]:
    """The slots in order of place; where two meet, the earlier kind in `_RANK`, then the longer one stays.

    A direction at the beginning of a number ("cao hơn 2 triệu") is cut off from it: both stay.
    """
    kept: list[Term] = []
    order = sorted(terms, key=lambda t: (t.range.start, _RANK.get(t.slot, 4), -t.range.length))
    for term in order:
        last = kept[-1] if kept else None
        if last is None or not term.range.meets(last.range):
            kept.append(term)
        elif last.slot == "number" and term.slot == "direction" and term.range.start == last.range.start:
            rest = Range(min(term.range.end, last.range.end - 1), last.range.end)
            kept[-1:] = [term, replace(last, range=rest, bound="")]
        elif last.slot == "direction" and term.slot == "number" and last.range.end < term.range.end:
            kept.append(replace(term, range=Range(last.range.end, term.range.end), bound=""))
        elif _weight(term) > _weight(last):
            kept[-1] = term
    return kept


def _weight(term: Term) -> tuple[int, int]:
    return (-_RANK.get(term.slot, 4), term.range.length)


def _terms(text: str, place: Range, filled: list[Term], signs: _Signs) -> Iterator[Term]:
    at = place.start
    for term in filled:
        yield from _words(text, at, term.range.start, signs)
        yield term
        at = max(at, term.range.end)
    yield from _words(text, at, place.end, signs)


def _words(text: str, start: int, end: int, signs: _Signs) -> Iterator[Term]:
    """Plain words; a bare number, in figures, Roman or a word, is a slot of its own."""
    for word, place in tokens(text, start, end) if start < end else ():
        if word[0].isdigit() and (_GLUED.match(text, max(0, place.start - 1)) or _CODE.match(text, place.end)):
            yield Term(place, "", word)
        elif word[0].isdigit():
            number = word.replace(".", "") if _GROUPED.fullmatch(word) else word.replace(",", ".")
            yield Term(place, "number", number, text=word)
        elif _ROMAN.fullmatch(text, place.start, place.end):
            yield Term(place, "number", str(roman(text[place.start : place.end])), text=word)
        elif word in signs.counted:
            yield Term(place, "number word", word, text=word)
        else:
            yield Term(place, "", word, bound=signs.pointing.get(word, ""))


def roman(numeral: str) -> int:
    """The value of a Roman numeral up to 39."""
    values = [_LETTERS[letter] for letter in numeral]
    return sum(-v if v < max(values[at:], default=0) else v for at, v in enumerate(values))
