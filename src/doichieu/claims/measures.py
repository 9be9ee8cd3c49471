"""What a figure measures, under one name however the page words it, and whose measure it is."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.lang.schema.statements import Measure
from doichieu.model.entity import Entity
from doichieu.model.mention import Figure
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

_BEFORE, _BEHIND, _NEAR = 25, 20, 100
_JOINED = re.compile(r"[\s,(]*")
_PART = re.compile(r";")


class Words(Struct, frozen=True):
    """The measures of a pack as patterns."""

    heads: re.Pattern[str]
    measures: dict[str, Measure]
    between: re.Pattern[str]
    bilateral: re.Pattern[str]
    idle: re.Pattern[str]
    renewing: re.Pattern[str]
    proposing: re.Pattern[str]
    none: re.Pattern[str]


@cache
def words_of(code: str) -> Words:
    """The patterns of a pack, made once."""
    words = load_pack(code).statements
    measures = {canonical(word): measure for measure in words.measures for word in measure.words}
    counted = [word for word, measure in measures.items() if measure.unit and measure.of == "any"]
    return Words(
        heads=phrases(measures),
        measures=measures,
        between=re.compile(rf"\s{alternatives(words.between)}\s.*", re.IGNORECASE),
        bilateral=phrases(words.bilateral),
        idle=phrases(words.idle),
        renewing=phrases(words.renewing),
        proposing=phrases(words.proposing),
        none=re.compile(rf"{alternatives(words.denials)}\s+(?:\w+\s+){{0,2}}?({alternatives(counted)})", re.IGNORECASE),
    )


class Named(Struct, frozen=True):
    """A measure under its name: the class of its head, None where the pack has none, and what more is said of it."""

    property: str
    measure: Measure | None = None


def name_measure(figure: Figure, code: str, names: tuple[str, ...] = ()) -> Named:
    """The measure of a figure: its head under one name, and what the words behind tell besides the parties' `names`."""
    words, what = words_of(code), " ".join(figure.what.lower().split())
    two = len(figure.parties) > 1
    counted = words.heads.search((figure.unit or "").lower())
    bare = words.between.sub("", what) if two else what
    head = words.heads.search(bare) or counted
    if head is None:
        return Named(" ".join(words.bilateral.sub(" ", bare).split()) or what if two else what)
    measure = words.measures[re.sub(r" +", " ", head[0].lower())]
    more = (
        ""
        if head is counted
        else words.idle.sub(" ", words.bilateral.sub(" ", phrases(names).sub(" ", bare[head.end() :])))
    )
    more = " ".join(re.findall(r"\w+", words.heads.sub(lambda m: m[0] if not measure.unit else " ", more)))
    return Named(f"{measure.name} {more}".strip(), measure)


def beside(sentence: SentenceContext, figure: Range, words: Words) -> str:
    """What stands right before and behind a figure and changes what it counts: new ones, or ones proposed."""
    text = sentence.text
    before = text[max(sentence.range.start, figure.start - _BEFORE) : figure.start]
    behind = text[figure.end : min(sentence.range.end, figure.end + _BEHIND)]
    return ", ".join(
        label
        for label, found in (
            ("new", words.renewing.search(before[-8:]) or words.renewing.match(behind.lstrip())),
            ("proposed", words.proposing.search(before)),
        )
        if found
    )


def owner(sentence: SentenceContext, place: Range, measure: Measure) -> Entity | None:
    """Whose measure a figure is: the last that its sentence names before it, of the kind the measure asks for."""
    linking, page = sentence.linking, sentence.reading.page.id
    start = max((m.end() for m in _PART.finditer(sentence.text, sentence.range.start, place.start)), default=0)
    before = linking.within(page, Range(max(start, sentence.range.start), place.start))
    named = [(r.range, e) for r in before if (e := linking.entity(r.entity)) is not None]
    if measure.of == "any":
        return named[-1][1] if named else None
    people = [(where, entity) for where, entity in named if entity.kind == "person"]
    if not people and measure.of == "person":
        return next((e for _, e in sentence.people(place.end, min(sentence.range.end, place.end + _NEAR))), None)
    if not people or (measure.of == "beside" and not _JOINED.fullmatch(sentence.text, people[-1][0].end, place.start)):
        return None
    return people[-1][1]


@cache
def measure_names() -> dict[str, int]:
    """The measures that packs know by name, each with how far two values of it may lie apart."""
    return {m.name: m.slack for code in LANGUAGES for m in load_pack(code).statements.measures}
