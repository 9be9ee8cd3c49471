"""In which province or country something happened, and in which district and commune."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from doichieu.claims.acts import Deed
from doichieu.claims.context import SentenceContext
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.types.event import of_deed
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import Statement, Value
from doichieu.model.reading import NameMention
from doichieu.model.span import Range

TYPE = "event_place"
_REACH, _CHAIN, _WORDS = 60, 90, 3
_STOP = re.compile(r"[;:?!]|\.\s")
PROVINCE, COUNTRY = "province", "country"


@cache
def _places(code: str) -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    pack = load_pack(code)
    named = alternatives([*pack.places.provinces, *pack.places.former_provinces])
    units = alternatives(pack.places.units)
    levels = tuple((level.name, phrases(level.words)) for level in pack.traits.levels)
    return re.compile(rf"(?:{units}\s+)?{named}", re.IGNORECASE), phrases(pack.acts.at), levels


def read(material: Material) -> Iterator[Statement]:
    """What a page tells of each act, where it tells one thing throughout."""
    yield from told_once(_told(material))


def _told(material: Material) -> Iterator[Statement]:
    """One statement for each act whose sentence says in which one province, else in which one country, it was."""
    provinces, at, levels = _places(material.page.pack.code)
    for deed in material.deeds:
        located = [place for place in (_behind(deed, at), _opening(deed, at)) if place]
        found = [n for n in deed.sentence.names if any(place.holds(n.range) for place in located)]
        inner = [n for n in found if n.kind == "place" and provinces.fullmatch(n.name)]
        told = inner or [n for n in found if n.kind == "country"]
        yield from _in_one(deed, told, PROVINCE if inner else COUNTRY)
        for level, pattern in levels:
            yield from _in_one(deed, [n for n in found if pattern.match(deed.sentence.said(n.range))], level)


def _in_one(deed: Deed, told: Sequence[NameMention], level: str) -> Iterator[Statement]:
    """The statement that something happened in a place of a level, where its sentence names one."""
    entities = {e.id: e for n in told if (e := deed.sentence.entity(n.range))}
    if len(entities) == 1:
        (entity,) = entities.values()
        place = Range(min(deed.place.start, told[0].range.start), max(deed.place.end, told[0].range.end))
        said = of_deed(TYPE, deed, Value(text=entity.name, entity=entity.id), place)
        yield replace(said, about=replace(said.about, property=f"{deed.act.name}, {level}"))


def _behind(deed: Deed, at: re.Pattern[str]) -> Range | None:
    """The stretch that says where, right behind an act and its time."""
    sentence, start = deed.sentence, deed.range.end
    match = at.search(sentence.text, start, min(sentence.range.end, start + _REACH))
    if not match:
        return None
    between = list(sentence.text[start : match.start()])
    for time in sentence.times:
        first, last = max(time.range.start, start), min(time.range.end, match.start())
        between[first - start : max(last, first) - start] = " " * max(0, last - first)
    few = len("".join(between).split()) <= (_WORDS if deed.whose is None else 0)
    return _stretch(sentence, match) if few and not _STOP.search("".join(between)) else None


def _opening(deed: Deed, at: re.Pattern[str]) -> Range | None:
    """The stretch that says where, at the beginning of the sentence, behind its time at most."""
    sentence = deed.sentence
    first = next((time.range.end for time in sentence.times if time.range.start == sentence.range.start), None)
    start = sentence.range.start if first is None else first
    match = at.match(sentence.text, start + len(sentence.text[start : start + 3]) - len(_lead(sentence.text, start)))
    return _stretch(sentence, match) if match and match.start() < deed.place.start else None


def _lead(text: str, start: int) -> str:
    return text[start : start + 3].lstrip(" ,")


def _stretch(sentence: SentenceContext, match: re.Match[str]) -> Range:
    stop = _STOP.search(sentence.text, match.end(), min(sentence.range.end, match.end() + _CHAIN))
    return Range(match.end(), stop.start() if stop else min(sentence.range.end, match.end() + _CHAIN))
