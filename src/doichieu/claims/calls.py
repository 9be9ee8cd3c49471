"""Wordings for visits in a sentence: of which kind, to which countries, and of what time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.context import SentenceContext
from doichieu.claims.visit_grammar import BREAK, NEAR, REACH, Grammar, Scene, past_days
from doichieu.model.reading import NameMention, Reading
from doichieu.model.record import VisitType
from doichieu.model.span import Range

OPEN = "../.."
NEAR_KIND = 60
_RECENT = 2
_WHERE = 12
_INVITED = 120
_FULL = re.compile(r"\d{4}-\d\d-\d\d")


class Stop(Struct, frozen=True):
    """One country that a call names; `place` is its name, `evidence` runs from the call to it."""

    code: str
    place: Range
    evidence: Range


class Call(Struct, frozen=True, kw_only=True):
    """One wording for a visit: its kind if told, its stops; `noun` tells "chuyến thăm" from "thăm".

    `about` says that the sentence opens with the countries, `past` is the time of an earlier visit, `tour` that
    the wording is one for the whole journey ("công du"), which says of no country that it is visited for its own sake,
    `onward` that it tells where the visitor goes next ("trước khi tới").
    """

    place: Range
    noun: bool
    kind: VisitType | None
    stops: tuple[Stop, ...] = ()
    about: bool = False
    past: str | None = None
    tour: bool = False
    onward: bool = False


def read_calls(scene: Scene) -> tuple[Call, ...]:
    """The wordings for a visit in a sentence, each with its kind and its stops."""
    sentence, rules, found = scene.sentence, scene.rules, list[Call]()
    for match in rules.call.finditer(sentence.text, sentence.range.start, sentence.range.end):
        if is_asked(sentence, match.start(), rules):
            continue
        call = _call(scene, match)
        place = call.place
        listed = _destinations(scene, call) or _arrived(scene, call)
        about = [] if listed else _topic(scene, place)
        start = about[0].range.start if about else place.start
        places = [Range(min(start, name.range.start), max(place.end, name.range.end)) for name in listed or about]
        stops = (Stop(str(n.code), n.range, e) for n, e in zip(listed or about, places, strict=True))
        if call.noun or call.kind or listed or about:
            found.append(replace(call, stops=tuple(stops), about=bool(about), past=_past(sentence, place, rules)))
    told = found or rules.attend.search(sentence.text, sentence.range.start, sentence.range.end)
    onward = (call for call in _onward(scene) if not any(call.place.meets(known.place) for known in found))
    return (*found, *onward) if told else ()


def _onward(scene: Scene) -> Iterator[Call]:
    """Where a visitor goes next: "trước khi tới Peru và Chile"."""
    sentence = scene.sentence
    for match in scene.rules.onward.finditer(sentence.text, sentence.range.start, sentence.range.end):
        place = Range(*match.span())
        listed = _listed(scene, _reached(scene.rules.toward, sentence.text, place.end, scene.countries))
        stops = tuple(Stop(str(n.code), n.range, Range(place.start, n.range.end)) for n in listed)
        if stops and not is_asked(sentence, place.start, scene.rules):
            past = _past(sentence, place, scene.rules)
            yield Call(place=place, noun=False, kind=None, stops=stops, past=past, tour=True, onward=True)


def _call(scene: Scene, match: re.Match[str]) -> Call:
    """A wording for a visit with its kind, which stands behind it, or before it as in "a state visit"."""
    text, rules = scene.sentence.text, scene.rules
    place = Range(*match.span())
    before = text[max(scene.sentence.range.start, place.start - NEAR_KIND) : place.start]
    leading = rules.leading.search(before)
    said = match["kinds"] if match["kinds"] or not leading else leading[0]
    kind = next((k for k, words in rules.kinds if words.search(said)), None)
    noun = bool(rules.noun.match(text, place.start))
    if rules.article and not leading:
        noun = noun and bool(rules.article.search(before))
    return Call(place=place, noun=noun, kind=kind, tour=bool(rules.tour.match(text, place.start)))


def is_asked(sentence: SentenceContext, call: int, rules: Grammar) -> bool:
    """Whether somebody is invited to make the visit: an invitation before the call that is not the one followed."""
    found = list(rules.asked.finditer(sentence.text, sentence.range.start, call))
    if not found or found[-1]["on"] or call - found[-1].start() > _INVITED:
        return False
    return not BREAK.search(sentence.text, found[-1].end(), call)


def _past(sentence: SentenceContext, call: Range, rules: Grammar) -> str | None:
    """The time of an earlier visit: the nearest time of the sentence, when it lies well before the page's own.

    A time since which something holds ("lần đầu tiên kể từ năm 1992") is not the visit's.
    """
    times = [t for t in sentence.times if t.value and t.sense == "calendar" and t.type in {"date", "interval"}]
    if rules.once.search(sentence.text[sentence.range.start : call.start]):
        return next((t.value for t in times if t.value), OPEN)
    near = min(times, key=lambda t: max(t.range.start - call.end, call.start - t.range.end), default=None)
    now = _now(sentence.reading)
    if near is None or near.value is None or not now:
        return None
    if rules.since.search(sentence.text, call.end, max(call.end, near.range.end)):
        return None
    last = near.value.rpartition("/")[2].replace("XXXX", now[:4])
    return near.value if _months(last) and _months(now) - _months(last) > _RECENT else None


def _now(reading: Reading) -> str:
    """When a page is told: its publication, else the last of the days that it names; empty where it names none."""
    if reading.page.published:
        return reading.page.published.value
    return max(
        (t.value for t in reading.times if t.value and t.sense == "calendar" and _FULL.match(t.value)), default=""
    )


def _arrived(scene: Scene, call: Call) -> list[NameMention]:
    """The country that is reached right before a verb of visiting, or before a visit: "tới Peru thăm làm việc"."""
    if call.noun:
        reached = scene.reached_before(call.place.start) if call.kind or call.tour else None
        return _listed(scene, reached.range.start) or [reached] if reached else []
    sentence, rules = scene.sentence, scene.rules
    text, at = sentence.text, call.place.start
    near = (n for n in scene.countries.values() if 0 <= at - n.range.end <= REACH)
    before = next((n for n in near if at - n.range.end <= 1 or rules.where.match(text[n.range.end : at])), None)
    if before is None:
        return []
    way = sentence.text[max(sentence.range.start, before.range.start - NEAR) : before.range.start]
    return [before] if any(m.end() == len(way) and m[0].strip() for m in rules.toward.finditer(way)) else []


def _months(value: str) -> int:
    """Months from the year 0 to the end of a date; 0 where it has no year."""
    year, month = value[:4], value[5:7]
    return 12 * int(year) + int(month if month.isdigit() else 12) if year.isdigit() else 0


def _destinations(scene: Scene, call: Call) -> list[NameMention]:
    """The countries behind a call: at once, behind asides, or behind its visitor."""
    sentence, rules, countries = scene.sentence, scene.rules, scene.countries
    text, end = sentence.text, sentence.range.end
    at = _past_length(sentence, _end(rules.aside, text, call.place.end, end))
    listed = _listed(scene, _reached(rules.toward, text, at, countries))
    if call.tour and call.noun and not listed:
        listed = _comprised(scene, at)
    if listed or not call.noun or not rules.bearer.match(text, at, end):
        return listed
    for name in sentence.countries:
        before = name.range.start
        gap = text[at:before]
        if at < before <= at + REACH and "," not in gap:
            toward = [m for m in rules.toward.finditer(text, at, before) if m[0].strip() and m.end() == before]
            if toward:
                return _listed(scene, before)
    return []


def _comprised(scene: Scene, at: int) -> list[NameMention]:
    """The countries that a tour is said to take in: "chuyến công du khu vực, gồm Peru và Chile"."""
    text = scene.sentence.text
    stop = BREAK.search(text, at, min(at + REACH, scene.sentence.range.end))
    found = scene.rules.comprising.search(text, at, stop.start() if stop else min(at + REACH, scene.sentence.range.end))
    near = [place for place in sorted(scene.countries) if found and 0 < place - found.end() <= NEAR]
    return _listed(scene, near[0]) if near else []


def _topic(scene: Scene, call: Range) -> list[NameMention]:
    """The countries that a sentence opens with, when a call has none of its own."""
    sentence = scene.sentence
    opening = scene.rules.topic.match(sentence.text, sentence.range.start, call.start)
    return _listed(scene, opening.end()) if opening else []


def _listed(scene: Scene, at: int) -> list[NameMention]:
    """The countries from a place on, with nothing but joins between them, and their days in brackets."""
    found: list[NameMention] = []
    countries = scene.countries
    while at in countries:
        if found and scene.rules.where.match(scene.sentence.text[countries[at].range.end :][:_WHERE]):
            break
        found.append(countries[at])
        behind = past_days(scene.sentence, countries[at].range.end)
        at = _reached(scene.rules.join, scene.sentence.text, behind, countries)
    return found


def _reached(way: re.Pattern[str], text: str, start: int, countries: dict[int, NameMention]) -> int:
    """Where a way leads: to the first country in it or behind it, as "nước" may be part of a country's name."""
    match = way.match(text, start)
    if not match:
        return -1
    inside = (at for at in range(start, match.end()) if at in countries and way.fullmatch(text, start, at))
    return next(inside, match.end())


def _past_length(sentence: SentenceContext, at: int) -> int:
    """Where a length of time ends that stands at a place ("3 ngày"); the place itself where none does."""
    length = next((t for t in sentence.times if t.type == "duration" and 0 <= t.range.start - at <= 1), None)
    return length.range.end if length else at


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
