"""Whether a visit is announced, under way, over or called off, as of the latest dated page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from doichieu.claims.types import visit_dates, visit_host, visit_occasion, visit_stop
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.reading import NameMention, Reading
from doichieu.model.record import VisitStatus
from doichieu.model.span import Range, Span
from doichieu.records.calendar import Stay, ends_of
from doichieu.records.legs import told_stops
from doichieu.records.story import Story, spans

_DAY = len("2025-05-05")
_BEFORE = 40
_BEHIND = 30
_JOIN = 12
_SENTENCE = re.compile(r"[.;:?!]")
_CLAUSE = re.compile(r"[.,;:?!()]")


class Course(Struct, frozen=True):
    """What the pages say of how far a visit has come: the places that call it off, begin it, and end it.

    `left` are those where the capital of the country of the press is left: that begins a visit or ends it; `short`
    those that tell it to be cut short.
    """

    off: tuple[Span, ...]
    begun: tuple[Span, ...]
    over: tuple[Span, ...]
    left: tuple[Span, ...] = ()
    short: tuple[Span, ...] = ()
    moved: bool = False


class Signs(Struct, frozen=True):
    """What one page says of a visit's course: in its head, and of the end anywhere (`concluded`)."""

    off: tuple[Span, ...]
    begun: tuple[Span, ...]
    over: tuple[Span, ...]
    left: tuple[Span, ...]
    short: tuple[Span, ...]
    concluded: tuple[Span, ...]


class _Words(Struct, frozen=True):
    off: re.Pattern[str]
    begun: re.Pattern[str]
    over: re.Pattern[str]
    concluded: re.Pattern[str]
    closed: re.Pattern[str]
    left: re.Pattern[str]
    made: re.Pattern[str]
    later: re.Pattern[str]
    planned: re.Pattern[str]
    short: re.Pattern[str]
    since: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    visits = load_pack(code).visits
    trips = alternatives([*visits.nouns, *visits.trips, *visits.tours])
    closed = rf"{trips}[^.,;:?!\n]{{0,60}}?(?<!\w)(?P<coming>{alternatives(visits.planned)}\s+)?"
    closed += rf"{alternatives(visits.concluding)}"
    return _Words(
        off=phrases(visits.called_off),
        begun=phrases([*visits.under_way, *visits.beginning]),
        over=phrases(visits.completed),
        concluded=re.compile(rf"{alternatives(visits.concluding)}[^.,;:?!\n]{{0,25}}?{trips}", re.IGNORECASE),
        closed=re.compile(closed, re.IGNORECASE),
        left=phrases(visits.leaving_home),
        later=re.compile(rf"{alternatives(visits.planned)}\s+\Z", re.IGNORECASE),
        planned=phrases(visits.planned),
        short=phrases(visits.cut_short),
        since=re.compile(rf"{alternatives(visits.since)}\s*\Z", re.IGNORECASE),
        made=re.compile(rf"{alternatives(visits.made)}\s+{trips}", re.IGNORECASE),
    )


def read_signs(story: Story) -> dict[str, Signs]:
    """What each page says of how far a visit has come, by the page's id."""
    packed = (reading for reading in story.readings if pack_for(reading.page.language) is not None)
    return {reading.page.id: _signs(story, reading) for reading in packed}


def _signs(story: Story, reading: Reading) -> Signs:
    words = _words(reading.page.language or "")
    over, left, ended = (_found(reading, pattern, words.later) for pattern in (words.over, words.left, words.concluded))

    def heading(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if story.prominent([span]))

    return Signs(
        off=heading(_found(reading, words.off)),
        begun=heading(_found(reading, words.begun)),
        over=heading(over),
        left=heading(left),
        short=heading(_found(reading, words.short)),
        concluded=(*ended, *_found(reading, words.closed)),
    )


def read_course(story: Story, signs: Mapping[str, Signs]) -> Course:
    """What the heads of the pages say, and of the end of a visit the whole of the latest page."""
    off, begun, over, left, short = list[Span](), list[Span](), list[Span](), list[Span](), list[Span]()
    for page, told in ((r.page.id, signs[r.page.id]) for r in story.readings if r.page.id in signs):
        newest = bool(story.latest) and story.days.get(page) == story.latest
        off += told.off
        begun += told.begun
        over += (*told.over, *(span for span in told.concluded if newest or story.prominent([span])))
        left += told.left
        short += told.short
    return Course(tuple(off), tuple(begun), (*over, *short), tuple(left), tuple(short))


def without_legs(story: Story, course: Course, codes: Sequence[str]) -> tuple[Course, frozenset[str]]:
    """The course without what calls off some legs of several only, and the countries of those legs."""
    dropped: set[str] = set()
    off: list[Span] = []
    for span in course.off:
        named = _countries_called(story, span) & set(codes)
        if 0 < len(named) < len(codes):
            dropped |= named
        else:
            off.append(span)
    return replace(course, off=tuple(off)), frozenset() if off else frozenset(dropped)


def _countries_called(story: Story, span: Span) -> set[str]:
    """The countries of the wording that calls something off: those right behind it, else those of its clause."""
    reading = next(r for r in story.readings if r.page.id == span.page)
    place = reading.view.canonical(span.range)
    sentence = next((s.range for s in reading.sentences if s.range.holds(place)), place)
    named = [n for n in reading.names if n.kind == "country" and n.code and sentence.holds(n.range)]
    end = _CLAUSE.search(reading.text, place.end, sentence.end)
    clause = Range(place.end, end.start() if end else sentence.end)
    behind = _in_one_breath([n for n in named if clause.holds(n.range)])
    near = any(n.range.start - place.end <= _BEHIND for n in behind)
    cuts = [m.end() for m in _CLAUSE.finditer(reading.text, sentence.start, place.start)]
    before = Range(max(cuts, default=sentence.start), place.start)
    return {n.code for n in (behind if near else [n for n in named if before.holds(n.range)]) if n.code}


def going_on(story: Story, course: Course, codes: Sequence[str]) -> Course:
    """The course without what ends a leg of several that is not the last."""
    called = ((span, _countries_called(story, span) & set(codes)) for span in course.over)
    return replace(course, over=tuple(span for span, named in called if not named or codes[-1] in named))


def _in_one_breath(names: list[NameMention]) -> list[NameMention]:
    """The first of some names, and those that follow it with a join between."""
    found = names[:1]
    for name in names[1:]:
        if name.range.start - found[-1].range.end > _JOIN:
            break
        found.append(name)
    return found


def homeward(course: Course, *, inbound: bool) -> Course:
    """The course with what leaving the capital of the press means: a visit there ends, others begin."""
    if inbound:
        return replace(course, over=(*course.over, *course.left))
    return replace(course, begun=(*course.begun, *course.left))


def read_status(story: Story, leader: str, stay: Stay, legs: int, course: Course) -> VisitStatus:
    """The status: by dates where pages are dated, by words where they are not or the day is the first or last."""
    if (_denied(story, leader) or course.off) and not course.moved:
        return "cancelled"
    start, end = (day if day and len(day) == _DAY else None for day in (stay.start, stay.end))
    latest = story.latest
    if _ended(story, course, end, legs) or _told_whole(story, leader):
        return "completed"
    if latest and end and latest > end:
        return "completed"
    if latest and start and latest < start:
        return "announced"
    begun = bool(course.begun) or bool(latest and start and latest > start) or _met(story, leader)
    if latest and start:
        return "under_way" if begun else "announced"
    return _by_words(story, leader, stay, course)


def _by_words(story: Story, leader: str, stay: Stay, course: Course) -> VisitStatus:
    if course.begun or (story.latest and stay.end and _met(story, leader)):
        return "under_way"
    told = [*story.about(visit_stop.TYPE, leader), *story.about(visit_occasion.TYPE, leader)]
    if any(c.modality == "planned" for c in told) or _planned(story, leader, spans(told)):
        return "announced"
    return "under_way" if not stay.end and story.about(visit_host.TYPE, leader) else "completed"


def _planned(story: Story, leader: str, told: Sequence[Span]) -> bool:
    """Whether a sentence tells the visit of its leader as to come: "sẽ dẫn đầu đoàn ... thăm"."""
    person = story.person(leader)
    for span in told if person else ():
        reading = next(r for r in story.readings if r.page.id == span.page)
        sentence = story.sentence(span)
        named = [m for m in person.mentions if m.page == span.page and m.end <= span.start] if person else []
        if sentence and named and named[-1].start >= sentence[0]:
            between = reading.view.canonical(Range(named[-1].end, span.start))
            found = _words(reading.page.language or "").planned.search(reading.text, between.start, between.end)
            if found and not _SENTENCE.search(reading.text, found.end(), between.end):
                return True
    return False


def _ended(story: Story, course: Course, end: str | None, legs: int) -> bool:
    """Whether some page ends the visit; of several legs one page alone ends but its own, before the last day."""
    days = [story.days.get(span.page) for span in course.over]
    return any(legs == 1 or not end or not day or day >= end for day in days)


def _told_whole(story: Story, leader: str) -> bool:
    """Whether a sentence that gives first and last day tells the visit as made ("đã có chuyến thăm từ 5 - 7/5")."""
    days = [c for c in story.about(visit_dates.TYPE, leader) if visit_dates.OPEN not in ends_of(c)]
    for span in spans(c for c in days if c.about.place is None):
        reading = next(r for r in story.readings if r.page.id == span.page)
        raw = story.sentence(span)
        place = reading.view.canonical(Range(*raw)) if raw else None
        if place and _words(reading.page.language or "").made.search(reading.text, place.start, place.end):
            return True
    return False


def _met(story: Story, leader: str) -> bool:
    """Whether a page of the latest day tells that the visitor met somebody there."""
    pages = {r.page.id for r in story.readings if story.days.get(r.page.id, "") == story.latest}
    met = [c for c in story.about(visit_host.TYPE, leader) if c.modality == "stated"]
    return any(span.page in pages for claim in met for span in claim.evidence)


def _denied(story: Story, leader: str) -> bool:
    """Whether all that is said of the leader's visit is that it is not made."""
    stops = told_stops(story, leader)
    return bool(stops) and all(claim.modality == "denied" for claim in stops)


def _to_come(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what ends is told only to say what comes then: "sau khi kết thúc chuyến thăm, ông sẽ về nước"."""
    words = _words(reading.page.language or "")
    if not words.since.search(reading.text[max(0, match.start() - _BEHIND) : match.start()]):
        return False
    end = _SENTENCE.search(reading.text, match.end())
    return bool(words.planned.search(reading.text, match.end(), end.start() if end else len(reading.text)))


def _found(reading: Reading, pattern: re.Pattern[str], later: re.Pattern[str] | None = None) -> Iterator[Span]:
    """The kept places of a pattern, but for what is yet to come: by `later` words before it, or its group `coming`."""
    for match in pattern.finditer(reading.text):
        before = reading.text[max(0, match.start() - _BEFORE) : match.start()] if later else ""
        if match.lastgroup is None and not (later and (later.search(before) or _to_come(reading, match))):
            place = reading.view.raw(Range(*match.span()))
            if any(b.kept and b.start <= place.start < b.end for b in reading.page.blocks):
                yield reading.article.span(place.start, place.end)
