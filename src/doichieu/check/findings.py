"""Claims of a story held side by side: what agrees, what does not, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from inspect import getdoc
from itertools import combinations

from doichieu.check.alignment import Difference, Slot, differences
from doichieu.check.corrections import taken_back, withdrawn
from doichieu.check.counts import swapped
from doichieu.check.course import at_one_moment, corrects, counts_people, goes_on, on_other_days
from doichieu.check.frames import SHORTEST, Frame, read_frames
from doichieu.check.groups import rivals
from doichieu.check.likeness import Pages, refused
from doichieu.check.room import room_among
from doichieu.check.rules import (
    RULES,
    Rule,
    at_odds,
    corrected,
    counted_for_good,
    counted_twice,
    one_figure,
    one_tally,
    one_toll,
    one_wording,
    other_order,
)
from doichieu.check.settled import settled
from doichieu.check.values import comparable
from doichieu.check.within import against_itself
from doichieu.check.wording import SLOT_RULES
from doichieu.model.claim import About, Claim, Finding, FindingKind, Side, Value
from doichieu.model.identity import content_id
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span
from doichieu.origins.support import accounts_behind
from doichieu.origins.trace import Trace

_BESIDE, _TWO = 24, 2
COUNTED = frozenset({"person", "case"})
_LOOSER = "One page tells it less exactly than another, and both can be right."
_GRAVITY: tuple[FindingKind, ...] = ("contradiction", "update", "omission", "granularity", "variant")


def cross_check(readings: tuple[Reading, ...], claims: tuple[Claim, ...], trace: Trace) -> tuple[Finding, ...]:
    """The findings of a story: claims about the same thing, then sentences in the same words, numbers, the accounts."""
    compared = [*_take_back(readings, claims, trace), *_compare_claims(readings, claims, trace)]
    worded = list(_compare_wordings(readings, claims, compared, trace))
    counted = list(_compare_counts(readings, claims, (*compared, *worded), trace))
    return (*compared, *worded, *counted, *_accounts(claims))


def _take_back(readings: Sequence[Reading], claims: Sequence[Claim], trace: Trace) -> Iterator[Finding]:
    for taken in (*taken_back(readings), *withdrawn(readings)):
        sides = [
            _side(value, _touching(claims, places), places, trace)
            for value, places in zip(taken.values, (taken.wrong, taken.right), strict=True)
        ]
        yield make_finding("correction", corrected.__name__, sides, reason_of(corrected))


def _compare_claims(readings: Sequence[Reading], claims: Sequence[Claim], trace: Trace) -> Iterator[Finding]:
    groups: dict[tuple[str, About], list[Claim]] = {}
    for claim in claims:
        if claim.type in RULES and claim.modality != "denied":
            groups.setdefault((claim.type, claim.about), []).append(claim)
    listed: set[Span] = set()
    pages, texts = Pages(readings), {reading.page.id: reading for reading in readings}
    for (kind, _), group in groups.items():
        rule, alike = RULES[kind], [claim for claim in claims if claim.type == kind]
        verdicts = {
            pair: verdict
            for pair in combinations(rivals(kind, group, alike), 2)
            if (verdict := rule(*pair)) and not refused(*pair, pages)
        }
        for pair, verdict in verdicts.items():
            if verdict == "contradiction" and room_among(pair, texts):
                verdicts[pair] = "granularity"
        worst = next((k for k in _GRAVITY if k in verdicts.values()), None)
        if worst:
            sides = [c for c in group if any(v == worst and c in pair for pair, v in verdicts.items())]
            made = [_side(c.value, [c], c.evidence, trace) for c in sides]
            found = _in_course(worst, rule, made, readings)
            told = {span for side in made for span in side.evidence}
            if found and not told <= listed:
                listed |= told
                yield found


def _in_course(kind: FindingKind, rule: Rule, sides: Sequence[Side], readings: Sequence[Reading]) -> Finding | None:
    """The finding of a rule, once the course of time is taken into account: a count may go on from day to day."""
    on = rule in {one_toll, one_figure} and sides[0].value.unit in COUNTED and goes_on(sides, readings)
    if rule is one_toll and not on and not on_other_days(sides, readings):
        near = all(comparable(*(side.value.amount or "0" for side in pair)) for pair in combinations(sides, 2))
        if room_among(sides, {reading.page.id: reading for reading in readings}):
            return make_finding("granularity", rule.__name__, sides, _LOOSER)
        sure = near and at_one_moment(sides, readings)
        return make_finding("contradiction", at_odds.__name__, sides, reason_of(at_odds)) if sure else None
    if rule is one_tally and len({side.value.amount for side in sides}) > _TWO:
        return None  # a count that every page gives otherwise goes on
    if rule is one_figure and on:
        return make_finding("update", one_toll.__name__, sides, reason_of(one_toll))
    return make_finding(kind, rule.__name__, sides, reason_of(rule))


def _side(value: Value, claims: Iterable[Claim], evidence: Sequence[Span], trace: Trace) -> Side:
    return Side(
        value=value,
        claims=tuple(claim.id for claim in claims),
        evidence=tuple(evidence),
        origins=accounts_behind(evidence, trace),
    )


def reason_of(rule: object) -> str:
    """The first line of a rule's docstring: what a reader is told."""
    return (getdoc(rule) or "").partition("\n")[0]


def make_finding(kind: FindingKind, rule: str, sides: Sequence[Side], reason: str) -> Finding:
    """A finding; one whose every side stands in one and the same page is that page against itself."""
    pages = [{span.page for span in side.evidence} for side in sides]
    everywhere = set.union(*pages)
    within = sorted(page for page in everywhere if sum(page in side for side in pages) > 1)
    if kind == "contradiction" and len(everywhere) == 1:
        kind = "self_contradiction"
    said = [claim for side in sides for claim in side.claims]
    places = [f"{span.page}:{span.start}-{span.end}" for side in sides for span in side.evidence]
    return Finding(
        id=content_id("f", kind, rule, *said, *places),
        kind=kind,
        rule=rule,
        sides=tuple(sides),
        within=tuple(within) if kind == "contradiction" else (),
        reason=_LOOSER if kind == "granularity" else reason,
    )


def _compare_wordings(
    readings: Sequence[Reading], claims: Sequence[Claim], known: Sequence[Finding], trace: Trace
) -> Iterator[Finding]:
    frames = [frame for page, reading in enumerate(readings) for frame in read_frames(reading, page, SHORTEST)]
    told = [finding for finding in known if finding.rule != one_wording.__name__]
    listed = [span for finding in told for side in finding.sides for span in side.evidence]
    for group in _merged(differences(frames)):
        worst = min(group, key=lambda difference: _GRAVITY.index(difference.kind))
        sides = []
        for slots in _by_value(group):
            evidence = [_governed(readings[slot.frame.page], slot) for slot in slots]
            sides.append((slots, tuple(dict.fromkeys(evidence))))
        if any(_meets(span, other) for _, evidence in sides for span in evidence for other in listed):
            continue
        made = [
            _side(_value(readings[s[0].frame.page], s[0]), _touching(claims, evidence), evidence, trace)
            for s, evidence in sides
        ]
        yield _judged(worst, made, readings)


def _value(reading: Reading, slot: Slot) -> Value:
    """What fills a slot, as written, with its amount if it is one number."""
    text = reading.span(slot.term.range).exact
    one_number = slot.term.slot == "number" and "~" not in slot.term.key
    return Value(text=text, amount=slot.term.key, unit=slot.term.unit.split("/")[0]) if one_number else Value(text=text)


def _judged(worst: Difference, sides: Sequence[Side], readings: Sequence[Reading]) -> Finding:
    """The finding that a difference makes, once the course of time is taken into account."""
    term, rule = worst.one.term, SLOT_RULES[worst.one.term.slot]
    language = readings[worst.one.frame.page].page.language
    if worst.kind == "contradiction" and any(corrects(side, readings) for side in sides):
        return make_finding("correction", corrected.__name__, sides, reason_of(corrected))
    if worst.kind == "contradiction" and counts_people(term.unit, language) and goes_on(sides, readings):
        return make_finding("update", one_toll.__name__, sides, reason_of(one_toll))
    return make_finding(worst.kind, rule.__name__, sides, reason_of(rule))


def _compare_counts(
    readings: Sequence[Reading], claims: Sequence[Claim], known: Sequence[Finding], trace: Trace
) -> Iterator[Finding]:
    """Numbers at odds on one page, or between two in other words, where no finding holds them side by side yet."""
    within = ((counted_twice, told) for reading in readings for told in against_itself(reading))
    between = ((other_order, told) for told in swapped(readings))
    held = [[side.evidence for side in finding.sides] for finding in known]
    for rule, told in (*within, *between, *((counted_for_good, told) for told in settled(readings))):
        if not any(all(_meet(places, sides) for places in told.sides) for sides in held):
            sides = [
                _side(value, _touching(claims, places), places, trace)
                for value, places in zip(told.values, told.sides, strict=True)
            ]
            kind: FindingKind = "update" if rule is counted_for_good else "contradiction"
            yield make_finding(kind, rule.__name__, sides, reason_of(rule))


def _meet(places: Sequence[Span], sides: Sequence[Sequence[Span]]) -> bool:
    """Whether one of some places meets one of a finding's."""
    return any(_meets(span, own) for span in places for side in sides for own in side)


def _touching(claims: Sequence[Claim], evidence: Sequence[Span]) -> list[Claim]:
    return [c for c in claims if any(_meets(span, own) for span in evidence for own in c.evidence)][:8]


def _meets(one: Span, other: Span) -> bool:
    return one.page == other.page and one.range.meets(other.range)


def _merged(found: Iterable[Difference]) -> list[list[Difference]]:
    """Differences that share a slot, as one group."""
    groups: list[tuple[set[tuple[int, Range]], list[Difference]]] = []
    for difference in found:
        places = {(s.frame.page, s.term.range) for s in (difference.one, difference.other)}
        joined = [g for g in groups if g[0] & places]
        groups = [g for g in groups if not g[0] & places]
        groups.append((places.union(*(g[0] for g in joined)), [d for g in joined for d in g[1]] + [difference]))
    return [group for _, group in groups]


def _by_value(group: Sequence[Difference]) -> list[list[Slot]]:
    """The slots of a group, one list for each value."""
    sides: dict[str, dict[tuple[int, Range], Slot]] = {}
    for difference in group:
        for slot in (difference.one, difference.other):
            sides.setdefault(slot.term.key, {})[slot.frame.page, slot.term.range] = slot
    return [list(slots.values()) for slots in sides.values()]


def _governed(reading: Reading, slot: Slot) -> Span:
    """A value with the words that govern it: to the end of its clause or the next value, else two on either side."""
    value, terms = slot.term.range, slot.frame.terms
    start, end = value.start, value.end
    for at in _beside(slot, -1):
        start = min(start, terms[at].range.start)
    for at in _beside(slot, 1):
        end = max(end, terms[at].range.end)
    return reading.span(Range(start, end))


def _beside(slot: Slot, step: int) -> list[int]:
    """The places of the words on one side of a value that govern it."""
    terms, value = slot.frame.terms, slot.term.range
    found: list[int] = []
    at = slot.at + step
    while 0 <= at < len(terms) and not terms[at].slot and not _cut_off(slot.frame, at, step):
        reach = value.start - terms[at].range.start if step < 0 else terms[at].range.end - value.end
        if reach > _BESIDE:
            return found[:2]
        found.append(at)
        at += step
    return found


def _cut_off(frame: Frame, at: int, step: int) -> bool:
    """Whether a comma or the like stands between a term and the one before it, on the way out from a value."""
    return (at if step > 0 else at + 1) in frame.cuts


def _accounts(claims: Sequence[Claim]) -> Iterator[Finding]:
    """For each claim that several pages make: whether several accounts stand behind it, or one."""
    for claim in claims:
        if claim.origins and len({span.page for span in claim.evidence}) > 1:
            side = Side(value=claim.value, claims=(claim.id,), evidence=claim.evidence, origins=claim.origins)
            if claim.origins.max == 1:
                yield make_finding(
                    "single_origin", "one_account", [side], "However many pages say so, they go back to one account."
                )
            elif claim.origins.min > 1:
                yield make_finding("agreement", "several_accounts", [side], "Independent accounts say the same.")
