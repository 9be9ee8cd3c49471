"""What a visitor attends: the event by its name, where it is held, and to which leg it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.calls import Call, is_asked
from doichieu.claims.context import SentenceContext
from doichieu.claims.spelling import is_foreign
from doichieu.claims.visit_grammar import NEAR, Grammar, Scene, past_days
from doichieu.model.reading import NameMention
from doichieu.model.span import Range

_FEWEST, _MOST = 3, 30
_WORD = re.compile(r" ?(\w+)")
_SHORT = re.compile(r"\s*\([^()]{1,20}\)")
_ABBREVIATED = re.compile(r"\([A-Z\d-]{2,12}\) (?=[^\W\d_])")
_APPOSED = re.compile(r"\s*[,(]\s*")


class Occasion(Struct, frozen=True):
    """What is attended, and in which country and city; `evidence` starts with the verb."""

    place: Range
    evidence: Range
    country: str | None
    stated: bool
    city: Range | None = None


def read_occasions(scene: Scene, home: str) -> list[Occasion]:
    """The occasions that a sentence tells, each with its own place or the country in its name."""
    sentence, rules = scene.sentence, scene.rules
    found: list[Occasion] = []
    for match in rules.attend.finditer(sentence.text, sentence.range.start, sentence.range.end):
        start, end = match.end(), _event_end(sentence, rules, match.end())
        words = len(sentence.text[start:end].split())
        if not _FEWEST <= words <= _MOST or rules.no_event.match(sentence.text, start):
            continue
        if is_asked(sentence, match.start(), rules):
            continue
        if rules.since.search(sentence.text, max(sentence.range.start, match.start() - NEAR), match.start()):
            continue
        host, city = _venue(scene, end)
        last = host.range.end if host else city.end if city else end
        found.append(
            Occasion(Range(start, end), Range(match.start(), last), host.code if host else None, bool(host), city)
        )
    return [_named(occasion, scene, home) for occasion in found]


def _venue(scene: Scene, end: int) -> tuple[NameMention | None, Range | None]:
    """The country and the city that an occasion's place names: "tại Lima, Peru"."""
    sentence, rules, countries = scene.sentence, scene.rules, scene.countries
    short = _SHORT.match(sentence.text, end, sentence.range.end)
    venue = rules.venue.match(sentence.text, past_days(sentence, short.end() if short else end), sentence.range.end)
    if not venue:
        return None, None
    named = countries.get(venue.end())
    if named:
        return named, named.range if named.kind == "place" else None
    city = _city(sentence, venue.end())
    apposed = _APPOSED.match(sentence.text, city.end, sentence.range.end) if city else None
    return countries.get(apposed.end()) if apposed else None, city


def _city(sentence: SentenceContext, at: int) -> Range | None:
    """A city at a place: a known one, else foreign words in capitals that name nobody and nothing else."""
    named = next((n for n in sentence.names if n.range.start == at), None)
    if named:
        return named.range if named.kind == "place" else None
    end = at
    while (
        (word := _WORD.match(sentence.text, end, sentence.range.end)) and word[1][0].isupper() and is_foreign(word[1])
    ):
        end = word.end()
    return Range(at, end) if end > at else None


def _event_end(sentence: SentenceContext, rules: Grammar, start: int) -> int:
    """Where an event's name ends: at a stop word, a mark, a time, a place of its own; never inside its name."""
    ends = [sentence.range.end]
    stop = rules.event_end.search(sentence.text, start, sentence.range.end)
    short = _ABBREVIATED.match(sentence.text, stop.start(), sentence.range.end) if stop else None
    if short and not any(rule.match(sentence.text, short.end() - 1) for rule in (rules.event_end, rules.venue)):
        stop = rules.event_end.search(sentence.text, short.end(), sentence.range.end)
    if stop:
        ends.append(stop.start())
    venues = rules.venue.finditer(sentence.text, start, min(ends))
    end = next((v.start() for v in venues if not rules.region.match(sentence.text, v.end())), min(ends))
    names = [n.range.end for n in sentence.names if n.kind == "event" and start <= n.range.start < end < n.range.end]
    end = max([end, *names])
    return start + len(sentence.text[start:end].rstrip())


def _named(occasion: Occasion, scene: Scene, home: str) -> Occasion:
    """An occasion without a place, in the one country abroad that its name tells: "lễ nhậm chức Tổng thống Peru".

    A country behind "với" is that of another guest ("hội nghị thượng đỉnh với Tổng thống Peru").
    """
    sentence, rules, countries = scene.sentence, scene.rules, scene.countries
    facing = rules.facing.search(sentence.text, occasion.place.start, occasion.place.end)
    name = Range(occasion.place.start, facing.start()) if facing else occasion.place
    codes = {n.code for n in countries.values() if name.holds(n.range)} - {home, None}
    return replace(occasion, country=codes.pop()) if not occasion.country and len(codes) == 1 else occasion


def _without_days(sentence: SentenceContext, start: int, end: int) -> str:
    """The words of a stretch with its times left out."""
    said = sentence.text[start:end]
    for time in reversed([t for t in sentence.times if start <= t.range.start and t.range.end <= end]):
        said = said[: time.range.start - start] + said[time.range.end - start :]
    return said


def placed(occasion: Occasion, calls: Sequence[Call], scene: Scene) -> Occasion:
    """An occasion with its country: its own, that of a stop tied to it by "và" or before it, or one reached before."""
    if occasion.country:
        return occasion
    sentence, rules = scene.sentence, scene.rules
    before = [s for c in calls for s in c.stops if s.evidence.end <= occasion.evidence.start]
    after = [c for c in calls if c.place.start >= occasion.evidence.end and c.stops and not c.about]
    last, following = (before[-1] if before else None), (after[0] if after else None)
    behind = past_days(sentence, last.evidence.end) if last else 0
    if last and rules.tie.match(sentence.text, behind, occasion.evidence.start):
        return replace(occasion, country=last.code)
    short = _SHORT.match(sentence.text, occasion.evidence.end, sentence.range.end)
    end = short.end() if short else occasion.evidence.end
    if following and rules.tie.match(sentence.text, end, following.place.start):
        return replace(occasion, country=following.stops[0].code)
    if last and rules.so_as.fullmatch(_without_days(sentence, behind, occasion.evidence.start)):
        return replace(occasion, country=last.code)
    reached = scene.reached_before(occasion.evidence.start)
    return replace(occasion, country=reached.code) if reached else occasion
