"""What a page says was done or happened: which act, whose, and whether it is said to be so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.enumeration import Person, bare, group_from, group_to
from doichieu.claims.modality import modality_of
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.lang.schema.acts import Act
from doichieu.model.claim import Modality
from doichieu.model.entity import Entity
from doichieu.model.page import Role
from doichieu.model.reading import NameKind, TimeMention
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

_HEAD = 3
_TITLES: frozenset[Role] = frozenset({"title", "subtitle", "lead"})
_HAPPENING, _BEHIND, _BEFORE, _BESIDE = 80, 50, 90, 14
_STOP = re.compile(r"[;:?!]|\.\s")
_APART = re.compile(r"[,;:?!()]|\.\s")
_ASIDE = re.compile(r"\([^()]*\)|\(|,[^,;]*,")
_FEW, _YEAR = 2, 4
_UNREAL, _WORDS = 25, 3
_MADE: frozenset[NameKind] = frozenset({"place", "event"})
_THINGS: frozenset[NameKind] = frozenset({"place", "event", "organization"})


class Deed(Struct, frozen=True, kw_only=True):
    """A place where a page tells of an act; `whose` is None for the story's own, `named` is where it is said whose."""

    act: Act
    sentence: SentenceContext
    place: Range
    whose: Entity | None = None
    named: Range | None = None
    modality: Modality = "stated"

    @property
    def range(self) -> Range:
        """From the first to the last word of the act and of whom it is told."""
        ends = [self.place, self.named or self.place]
        return Range(min(r.start for r in ends), max(r.end for r in ends))


class _Words(Struct, frozen=True):
    acts: dict[str, Act]
    any: re.Pattern[str]
    happening: re.Pattern[str]
    suffering: re.Pattern[str]
    toward: re.Pattern[str]
    at: re.Pattern[str]
    join: re.Pattern[str]
    reporting: re.Pattern[str]
    born: re.Pattern[str]
    ongoing: re.Pattern[str]
    unreal: re.Pattern[str]
    several: re.Pattern[str]
    owning: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    acts = {canonical(word): act for act in pack.acts.acts for word in act.words}
    return _Words(
        acts=acts,
        any=phrases(acts),
        happening=phrases(pack.acts.happening),
        suffering=re.compile(rf"{alternatives(pack.acts.suffering)}(?:\s+\w+)?\s*\Z", re.IGNORECASE),
        toward=re.compile(rf"{alternatives(pack.acts.toward)}|\d+", re.IGNORECASE),
        at=re.compile(rf"{alternatives(pack.acts.at)}\s*\Z", re.IGNORECASE),
        reporting=phrases([*pack.speech.verbs.content, *pack.speech.verbs.certain]),
        born=phrases(pack.statements.born),
        ongoing=re.compile(rf"{alternatives(pack.acts.ongoing)}\s*\Z", re.IGNORECASE),
        unreal=phrases(pack.acts.unreal),
        several=re.compile(rf"{alternatives(pack.acts.several)}\s*\Z", re.IGNORECASE),
        owning=re.compile(rf"{alternatives(pack.acts.owning)}(?:\s+\w+)?\s*\Z", re.IGNORECASE),
        elsewhere=phrases(pack.traits.elsewhere),
        join=re.compile(rf"\s*{alternatives([*pack.visits.joins, ','])}\s*", re.IGNORECASE),
    )


def read_deeds(page: PageContext) -> tuple[Deed, ...]:
    """Every act that a page tells of somebody or something it names, and those of its own story in its head."""
    return tuple(deed for at, sentence in enumerate(page.sentences) for deed in _deeds(page, at, sentence))


def in_head(page: PageContext, at: int) -> bool:
    """Whether a sentence is in a page's title, lead or first sentences: told of the story itself."""
    body = (i for i, s in enumerate(page.sentences) if s.role not in _TITLES)
    return page.sentences[at].role in _TITLES or at in islice(body, _HEAD)


def _deeds(page: PageContext, at: int, sentence: SentenceContext) -> Iterator[Deed]:
    words = _words(page.pack.code)
    for match in words.any.finditer(sentence.text, sentence.range.start, sentence.range.end):
        act, place = words.acts[" ".join(match[0].lower().split())], Range(*match.span())
        before = _timeless(sentence, max(sentence.range.start, place.start - _UNREAL), place.start)
        if words.unreal.search(before) or words.several.search(before):
            continue
        told = modality_of(sentence, place, page.pack.code)
        if act.of in {"story", "incident"}:
            happens = place if act.of == "incident" else _happens(sentence, place, words)
            if happens and in_head(page, at):
                yield Deed(act=act, sentence=sentence, place=happens, modality=told)
            continue
        for named, entity in _whose(sentence, act, place, words):
            yield Deed(act=act, sentence=sentence, place=place, whose=entity, named=named, modality=told)


def _timeless(sentence: SentenceContext, start: int, end: int) -> str:
    """The words of a stretch without its times: "ngày" of a date says nothing of an act."""
    said = list(sentence.text[start:end])
    for time in sentence.times:
        first, last = max(time.range.start, start), min(time.range.end, end)
        said[first - start : max(last, first) - start] = " " * max(0, last - first)
    return "".join(said)


def _happens(sentence: SentenceContext, place: Range, words: _Words) -> Range | None:
    """The act with its word of happening, on either side of it in the same clause."""
    if any(q.value != "1" and q.range.start <= place.start <= q.range.end + 1 for q in sentence.quantities):
        return None  # several of the kind
    if words.elsewhere.match(sentence.text, min(place.end + 1, sentence.range.end)):
        return None  # another of the kind
    start, end = max(sentence.range.start, place.start - _HAPPENING), min(sentence.range.end, place.end + _HAPPENING)
    for match in words.happening.finditer(sentence.text, start, end):
        first, last = min(match.start(), place.start), max(match.end(), place.end)
        if not _STOP.search(sentence.text, first, last):
            return Range(first, last)
    return None


def _whose(sentence: SentenceContext, act: Act, place: Range, words: _Words) -> list[Person]:
    """Whose act it is: nobody's where the sentence leaves it open."""
    before = bare(sentence, max(sentence.range.start, place.start - _BEFORE), place.start)
    suffered = words.suffering.search(before) or words.suffering.search(sentence.said(place))
    if act.of not in {"person", "held"}:
        return _things(sentence, act, place, suffered=bool(suffered), words=words)
    if act.of == "held" and not suffered:
        return _held(sentence, place, words)
    ahead = sentence.people(max(sentence.range.start, place.start - _BEFORE), place.start)
    last = group_to(sentence, ahead, words.join) if act.of == "held" else ahead[-1:]
    if not last:
        return []
    before = sentence.text[max(sentence.range.start, last[0][0].start - _UNREAL) : last[0][0].start]
    if words.owning.search(before):
        return []
    between = _ASIDE.sub(" ", _plain(sentence, last[-1][0].end, place.start)).strip(" (,")
    return last if len(between.split()) <= _FEW and not _APART.search(between) else []


def _plain(sentence: SentenceContext, start: int, end: int) -> str:
    """The words of a stretch without names, posts and quantities: "(48 tuổi, " is nothing."""
    between = list(bare(sentence, start, end))
    for quantity in sentence.quantities:
        first, last = max(quantity.range.start, start), min(quantity.range.end, end)
        between[first - start : max(last, first) - start] = " " * max(0, last - first)
    return "".join(between)


def _held(sentence: SentenceContext, place: Range, words: _Words) -> list[Person]:
    """The people right behind an act that is done to them, told in one breath."""
    behind = sentence.people(place.end, min(sentence.range.end, place.end + _BEHIND))
    if not behind:
        return []
    between = words.any.sub(" ", bare(sentence, place.end, behind[0][0].start))
    return [] if words.toward.sub(" ", between).strip(" ,") else group_from(sentence, behind, words.join)


def _things(sentence: SentenceContext, act: Act, place: Range, *, suffered: bool, words: _Words) -> list[Person]:
    """What is opened, made or founded: named right behind the act, else right before it."""
    named = [(name.range, e) for name in sentence.names if (e := sentence.entity(name.range)) and name.kind in _THINGS]
    behind = next((pair for pair in named if 0 <= pair[0].start - place.end <= _BEHIND), None)
    if behind and not suffered:
        between = sentence.text[place.end : behind[0].start]
        few = len(bare(sentence, place.end, behind[0].start).split()) <= _WORDS
        if few and not (_APART.search(between) or words.at.search(between) or _timed(sentence, place.end, behind[0])):
            return [] if any(time.range.end + 1 == place.start for time in sentence.times) else [behind]
    ahead = next((pair for pair in reversed(named) if 0 <= place.start - pair[0].end <= _BESIDE), None)
    if ahead is None or _APART.search(sentence.text, ahead[0].end, place.start):
        return []
    fits = ahead[1].kind == "event" if act.of == "thing" else suffered or ahead[1].kind in _MADE
    return [ahead] if fits else []


def _timed(sentence: SentenceContext, start: int, name: Range) -> bool:
    return any(start <= time.range.start < name.start for time in sentence.times)


def when(deed: Deed, code: str) -> TimeMention | None:
    """The day or hour of an act: the only one that its sentence tells, or the one right behind the act."""
    sentence, place, words = deed.sentence, deed.range, _words(code)
    told = [time for time in sentence.times if _tells_day(time, deed.act) and not _of_birth(deed, time, words)]
    beside = [time for time in told if 0 <= time.range.start - place.end <= _BESIDE]
    opening = [time for time in told if time.range.start - sentence.range.start <= _BESIDE]
    within = [time for time in told if time.range.meets(place)]
    chosen = next(iter([*within, *beside, *(opening if len(told) == 1 else [])]), None)
    if chosen is None or words.ongoing.search(sentence.text[sentence.range.start : deed.place.start]):
        return None
    between = sentence.text[slice(*_between(place, chosen.range))]
    return None if _STOP.search(between) or words.reporting.search(between) else chosen


def _of_birth(deed: Deed, time: TimeMention, words: _Words) -> bool:
    """Whether a time tells when somebody was born, beside an act that is something else."""
    start = max(deed.sentence.range.start, time.range.start - _BESIDE)
    found = words.born.finditer(deed.sentence.text, start, time.range.end)
    return any(not deed.place.meets(Range(*match.span())) for match in found)


def _tells_day(time: TimeMention, act: Act) -> bool:
    """Whether a time names a day of the calendar, rather than count from the day of writing; a year may do for some."""
    stated = not relative(time) or "T" in (time.value or "")
    fine = time.value is not None and (len(time.value) > _YEAR or act.of in {"person", "made"})
    return fine and time.type in {"date", "time"} and time.sense == "calendar" and stated


def relative(time: TimeMention) -> bool:
    """Whether the day of a time counts from the day of writing."""
    return any(reason.startswith("date:") for reason in time.inferred)


def _between(one: Range, other: Range) -> tuple[int, int]:
    return (one.end, other.start) if one.end <= other.start else (other.end, max(other.end, one.start))
