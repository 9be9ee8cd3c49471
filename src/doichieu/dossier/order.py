"""What a reader may rely on in how a dossier is put: verbatim brief, ordered timeline, whole lists, sound values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from doichieu.dossier.edtf import bounds, first_stated
from doichieu.dossier.walk import Problem
from doichieu.model.dossier import Dossier
from doichieu.model.origin import OriginCount

JOINT = " … "
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_SEASON = re.compile(r"(\d{4}|XXXX)-2[1-4]")
_POINT = r"XXXX-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d)?)?"
_UNSPECIFIED = re.compile(rf"{_POINT}|{_POINT}/{_POINT}|(\.\.)?/{_POINT}|{_POINT}/(\.\.)?")
_LENGTH = r"P(?=.)(?:\d+(?:\.\d+)?[YMWD])*(?:T(?=.)(?:\d+(?:\.\d+)?[HMS])+)?"
# A duration or recurrence, or a length between two ("2-3 days"): P2D/P3D.
_DURATION = re.compile(rf"R?\d*/?{_LENGTH}|{_LENGTH}/{_LENGTH}")


def order_faults(dossier: Dossier, _: Mapping[str, str]) -> list[Problem]:
    """Faults of the brief, the timeline, the passages, the counts and the values."""
    return [Problem(where, what) for check in CHECKS for where, what in check(dossier)]


Faults = Iterator[tuple[str, str]]


def brief_faults(dossier: Dossier) -> Faults:
    """Each sentence is what it cites, character for character, or its citations joined by an ellipsis."""
    for at, sentence in enumerate(dossier.brief):
        if not sentence.evidence or sentence.text != JOINT.join(span.exact for span in sentence.evidence):
            yield f"brief[{at}].text", "is not verbatim what it cites"


def timeline_faults(dossier: Dossier) -> Faults:
    """Events stand in time order, undated ones last, and each has evidence."""
    for at, event in enumerate(dossier.timeline):
        if not event.evidence:
            yield f"timeline[{at}]", "has no evidence"
        if event.when is not None and bounds(event.when) is None and not _UNSPECIFIED.fullmatch(event.when):
            yield f"timeline[{at}].when", f"{event.when} is no EDTF date"
    for at, (before, after) in enumerate(pairwise(first_stated(event.when or "") for event in dossier.timeline), 1):
        if before > after:
            yield f"timeline[{at}]", f"{after} stands behind {before}"


def passage_faults(dossier: Dossier) -> Faults:
    """A passage stands in two pages at least; every pair of pages that shares one has its verdict, once."""
    judged: set[frozenset[str]] = set()
    for at, item in enumerate(dossier.derivations):
        pair = frozenset((item.page, item.of))
        if pair in judged:
            yield f"derivations[{at}]", "gives a second verdict on the same pair"
        judged.add(pair)
    for at, passage in enumerate(dossier.passages):
        pages = sorted({span.page for span in passage.spans})
        if len(pages) < 2:
            yield f"passages[{at}]", "stands in one page only"
        for one, other in combinations(pages, 2):
            if frozenset((one, other)) not in judged:
                yield f"passages[{at}]", f"{one} and {other} share it, and no derivation judges them"


def count_faults(dossier: Dossier) -> Faults:
    """Counts of accounts run from min to max and give a reason; the evidence of a count is never empty."""
    for where, count in _counts(dossier):
        if not 0 <= count.min <= count.max <= len(count.groups):
            yield where, f"min {count.min} and max {count.max} do not fit {len(count.groups)} groups"
        if not count.reason:
            yield where, "gives no reason"
    story = dossier.origins
    if not 0 <= story.min <= story.max <= len(story.groups):
        yield "origins", f"min {story.min} and max {story.max} do not fit {len(story.groups)} groups"
    for at, claim in enumerate(dossier.claims):
        if not claim.evidence:
            yield f"claims[{at}]", "has no evidence"


def value_faults(dossier: Dossier) -> Faults:
    """Dates are EDTF, durations ISO 8601, amounts decimal strings."""
    for at, time in enumerate(dossier.times):
        if time.value is not None and not _is_time(time.value):
            yield f"times[{at}].value", f"{time.value} is neither EDTF nor an ISO 8601 duration"
    for at, figure in enumerate(dossier.figures):
        changes = (figure.change.amount, figure.change.percent) if figure.change else ()
        for amount in _stated((figure.value, figure.upper, *changes)):
            if not _DECIMAL.fullmatch(amount):
                yield f"figures[{at}].value", f"{amount} is no decimal number"
    for at, page in enumerate(dossier.pages):
        for field, stamp in (("published", page.published), ("modified", page.modified)):
            if stamp and bounds(stamp.value) is None:
                yield f"pages[{at}].{field}.value", f"{stamp.value} is no EDTF date"
    story = dossier.story
    days = [day for day in _stated((story.start, story.end)) if bounds(day) is None]
    yield from (("story", f"{day} is no EDTF date") for day in days)
    if story.start and story.end and not days and first_stated(story.start) > first_stated(story.end):
        yield "story", "ends before it starts"


def _is_time(value: str) -> bool:
    forms = (_DURATION, _SEASON, _UNSPECIFIED)
    return bool(bounds(value) or any(form.fullmatch(value) for form in forms))


def _counts(dossier: Dossier) -> Iterator[tuple[str, OriginCount]]:
    for at, claim in enumerate(dossier.claims):
        if claim.origins:
            yield f"claims[{at}].origins", claim.origins
    for at, finding in enumerate(dossier.findings):
        for number, side in enumerate(finding.sides):
            yield f"findings[{at}].sides[{number}].origins", side.origins


def _stated(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value is not None]


CHECKS = (brief_faults, timeline_faults, passage_faults, count_faults, value_faults)
