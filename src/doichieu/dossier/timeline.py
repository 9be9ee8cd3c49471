"""The timeline: what the pages date, in order, past and planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from doichieu.dossier.dated import Draft, Material, read_drafts, story_year
from doichieu.dossier.edtf import EARLIEST, LATEST, bounds, first_stated
from doichieu.dossier.latest import outcome_told
from doichieu.dossier.parts import Parts
from doichieu.dossier.standing import Places, lost_evidence, meets_any, page_weights
from doichieu.dossier.story import in_order, published_days, visit_days
from doichieu.model.dossier import TimelineEvent
from doichieu.model.page import Page
from doichieu.model.record import Leg, Visit, VisitStatus
from doichieu.model.span import Span
from doichieu.text.tokens import words

Status: TypeAlias = Literal["past", "planned", "ongoing"]
VISIT_STATUS: dict[VisitStatus, Status] = {
    "announced": "planned", "under_way": "ongoing", "completed": "past", "cancelled": "planned",
}  # fmt: skip
ALIKE, RECKONED, DISPUTED = 0.5, 0.3, 0.8
COMPARED = 200
STOP_CLAIM = "visit_order"


def read_timeline(parts: Parts) -> tuple[TimelineEvent, ...]:
    """Every dated event of the story in time order, each once with all the places that tell it; undated legs last.

    Status is as of the latest dated page. What only the losing side of a contradiction says is left out.
    """
    pages = in_order(reading.page for reading in parts.readings)
    by_page = {reading.page.id: reading for reading in parts.readings}
    material = Material(parts.linking, parts.figures, story_year(visit_days(parts) or published_days(pages)))
    lost = lost_evidence(parts.findings)
    drafts = [d for page in pages for d in read_drafts(by_page[page.id], material) if not meets_any(d.span, lost)]
    weights = page_weights(parts.claims)
    now = published_days(pages) or told_until(drafts)
    groups = _groups(drafts, parts)
    told = [_event(group, weights, now and now[1]) for group in groups]
    hours = {event: group[0].hour for event, group in zip(told, groups, strict=True)}
    events = _with_visits(told, parts)
    events += [event for event in _publications(pages) if not _told_before(event, events)]
    return tuple(sorted(events, key=lambda event: _place_in_time(event, hours.get(event, ""))))


def closed(when: str) -> str:
    """A date without its open end: "until 30 June" and "on 30 June" may tell one event."""
    return when.removeprefix("../").removesuffix("/..")


def told_until(drafts: Sequence[Draft]) -> tuple[str, str] | None:
    """The days that a story without a day of publication tells of as past: all up to the last one not planned."""
    days = [bounds(draft.when) for draft in drafts if not draft.planned]
    last = max((day[1] for day in days if day and day[1] != LATEST), default=None)
    return (last, last) if last else None


def same_event(one: Draft, other: Draft, passages: Places) -> bool:
    """Whether two places tell one event: shared wording, or enough of the shorter's words.

    Enough is half of them, less where a number of some size is the same, nearly all where the numbers differ; what
    one page puts in two places with two numbers are two things.
    """
    alike = RECKONED if one.derived != other.derived else ALIKE
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        if one.span.page == other.span.page:
            return False
        alike = DISPUTED
    elif one.span.page != other.span.page:
        if passages.meeting(one.span) & passages.meeting(other.span):
            return True
        if any(len(number) > 2 for number in one.numbers & other.numbers):
            alike = RECKONED
    return len(one.words & other.words) >= alike * max(min(len(one.words), len(other.words)), 1)


def _groups(drafts: Sequence[Draft], parts: Parts) -> list[list[Draft]]:
    """Drafts of one event together. A reckoned year joins the date that a page states for the same thing.

    So does a year or month that is told for the same claim as a day in it.

    Each is held beside at most `COMPARED` events of its date, so that a page of nothing but dates costs linear time.
    """
    journeys = {f"{v.start}/{v.end}" for v in parts.visits if v.start and v.end}
    passages = Places((passage.id, span) for passage in parts.passages for span in passage.spans)
    claims = Places((claim.id, span) for claim in parts.claims if claim.value.date for span in claim.evidence)
    groups: list[list[Draft]] = []
    homes: dict[str, list[list[Draft]]] = {}
    for draft in sorted(drafts, key=lambda d: (d.derived, -len(closed(d.when)))):
        near = homes.setdefault(closed(draft.when), [])[:COMPARED]
        told = claims.meeting(draft.span)
        vague = (g for g in near if g[0].when.startswith(draft.when) and told & claims.meeting(g[0].span))
        fitting = (g for g in near if closed(g[0].when) == closed(draft.when) or draft.begun)
        alike = (g for g in fitting if draft.when in journeys or any(same_event(draft, d, passages) for d in g))
        home = next(alike, None) or next(vague, None)
        if home is None:
            home = []
            groups.append(home)
            for when in {draft.when, closed(draft.when), draft.when[: len("2025")]}:
                homes.setdefault(when, []).append(home)
        home.append(draft)
    return groups


def _event(group: list[Draft], weights: Counter[str], now: str | None) -> TimelineEvent:
    exact = [draft for draft in group if closed(draft.when) == closed(group[0].when)]
    best = max(exact, key=lambda d: (not d.derived, len(d.entities), weights[d.span.page], -group.index(d)))
    return TimelineEvent(
        when=group[0].when,
        text=best.span.exact,
        evidence=tuple(dict.fromkeys(draft.span for draft in (best, *group))),
        entities=tuple(dict.fromkeys(entity for draft in (best, *group) for entity in draft.entities)),
        status=_status(group[0].when, any(draft.planned for draft in group), now),
        derived=all(draft.derived for draft in group),
    )


def _status(when: str, planned: bool, now: str | None) -> Status:
    """Past, planned or ongoing as of a day; where that day is inside, or no page has one, the words decide."""
    days = bounds(when)
    if now is None or days is None or days[0] == now == days[1]:
        return "planned" if planned else "past"
    if days[1] < now:
        return "past"
    if days[0] > now or days[0] == EARLIEST or (days[0] == now and planned):
        return "planned"
    return "ongoing"


def _with_visits(told: list[TimelineEvent], parts: Parts) -> list[TimelineEvent]:
    """The visits as one event each, with their legs; what the pages date like the visit itself is part of it."""
    events = list(told)
    for visit in parts.visits:
        same = [e for e in events if visit.start and e.when == _interval(visit.start, visit.end)]
        events = [event for event in events if event not in same]
        if visit.status == "cancelled":
            events = [*(e for e in events if not _was_to_be(e, visit)), *_called_off(visit, parts)]
            continue
        events += [_journey(visit, same)] if same or visit.start else []
        if len(visit.legs) > 1:
            events = _with_legs(events, visit, parts)
    return events


def _with_legs(told: list[TimelineEvent], visit: Visit, parts: Parts) -> list[TimelineEvent]:
    """Each leg as one event; what the pages date like the whole of a leg of several days is part of it."""
    stays = {_interval(leg.start, leg.end) for leg in visit.legs if leg.start and leg.end != leg.start}
    events = [event for event in told if event.when not in stays]
    for leg in visit.legs:
        when = _interval(leg.start, leg.end) if leg.start else None
        same = [span for e in told if when in stays and e.when == when for span in e.evidence]
        evidence = tuple(dict.fromkeys((*_leg_evidence(leg, parts), *same)))
        events += [_stop(leg, evidence, visit)] if evidence else []
    return events


def _journey(visit: Visit, same: list[TimelineEvent]) -> TimelineEvent:
    stated = (*visit.evidence.start, *visit.evidence.end)
    people = [visit.leader.entity, *(m.entity for m in visit.delegation)]
    spans = tuple(dict.fromkeys((*(s for event in same for s in event.evidence), *stated)))
    told = [event.text for event in same] or [span.exact for span in stated] or [visit.leader.name or ""]
    return TimelineEvent(
        when=_interval(visit.start or "", visit.end),
        text=told[0],
        evidence=spans,
        entities=tuple(dict.fromkeys(e for e in [*people, *(e for x in same for e in x.entities)] if e)),
        status=VISIT_STATUS[visit.status],
    )


def _was_to_be(event: TimelineEvent, visit: Visit) -> bool:
    """Whether an event was planned for the days of a visit."""
    days = bounds(event.when)
    if days is None or visit.start is None or event.status != "planned":
        return False
    return visit.start <= days[0] and days[1] <= (visit.end or visit.start)


def _called_off(visit: Visit, parts: Parts) -> list[TimelineEvent]:
    """A visit that does not take place, on its days, in the words that call it off; nothing where no sentence does."""
    told = outcome_told(parts, visit)
    if not told or not visit.start:
        return []
    when, entities = _interval(visit.start, visit.end), (visit.leader.entity,) if visit.leader.entity else ()
    return [TimelineEvent(when=when, text=told[0].exact, evidence=told, entities=entities, status="planned")]


def _stop(leg: Leg, evidence: tuple[Span, ...], visit: Visit) -> TimelineEvent:
    officials = (*leg.invited_by, *leg.hosts)
    return TimelineEvent(
        when=_interval(leg.start, leg.end) if leg.start else None,
        text=evidence[0].exact,
        evidence=evidence,
        entities=tuple(dict.fromkeys(e for e in [visit.leader.entity, *(o.entity for o in officials)] if e)),
        status=VISIT_STATUS[visit.status],
    )


def _leg_evidence(leg: Leg, parts: Parts) -> tuple[Span, ...]:
    """Where a leg is told: as a stop of its own first, then in lists."""
    places = {entity.id for entity in parts.linking.entities if entity.code == leg.country}
    stops = [c for c in parts.claims if c.type == STOP_CLAIM and c.value.entity in places]
    fields = leg.evidence
    listed = (*fields.type, *fields.country, *fields.occasions, *fields.start, *fields.end)
    return tuple(dict.fromkeys((*(span for claim in stops for span in claim.evidence), *listed)))


def _interval(start: str, end: str | None) -> str:
    return f"{start}/{end}" if end and end != start else start


def _publications(pages: Iterable[Page]) -> list[TimelineEvent]:
    """When the story first appeared: the earliest page whose own text says when, to the minute or the day.

    That later pages appeared as well is no event of the story.
    """
    for page in pages:
        stamp = page.published
        if stamp and stamp.span and _stands(stamp.span, page):
            text = page.title.exact if page.title else stamp.span.exact
            return [TimelineEvent(when=stamp.value, text=text, evidence=(stamp.span,), status="past")]
    return []


def _told_before(appeared: TimelineEvent, events: Iterable[TimelineEvent]) -> bool:
    """Whether a dated event tells what the title of a page that appeared says: most of its words, but no number."""
    said = {word for word in words(appeared.text) if not word[0].isdigit()}
    dated = ({word for span in event.evidence for word in words(span.exact)} for event in events if event.when)
    return any(len(said & told) > ALIKE * len(said) for told in dated)


def _stands(span: Span, page: Page) -> bool:
    """Whether a span lies in what was kept of its page."""
    return any(block.kept and block.range.holds(span.range) for block in page.blocks)


def _place_in_time(event: TimelineEvent, hour: str) -> tuple[bool, str, str, str, int, str]:
    """Dated before undated, by first day, then hour, then last day; undated ones stay as they are given."""
    if event.when is None:
        return (True, "", "", "", 0, "")
    days, first = bounds(event.when), event.evidence[0]
    clock = "T" + event.when.split("T")[1] if "T" in event.when else hour
    return (False, first_stated(event.when), clock, days[1] if days else LATEST, first.start, first.page)
