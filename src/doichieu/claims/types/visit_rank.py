"""Which visit in a series: the first of this person, or the first of any holder of a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from doichieu.claims.calls import Call
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.journeys import Journey
from doichieu.claims.material import Material
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "visit_rank"
_CLAUSE = re.compile(r"[;,.]")
_NEAR = 6


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    visits = load_pack(code).visits
    return re.compile(rf"\s*({alternatives(visits.first)})", re.IGNORECASE), phrases(visits.in_post)


def read(material: Material) -> Iterator[Statement]:
    """One statement for each country of a visit that is called the first, in office where that is said."""
    first, in_post = _patterns(material.page.pack.code)
    labels = {kind.type: kind.label for kind in material.page.pack.visits.kinds}
    for journey in material.journeys:
        sentence = journey.sentence
        for call in journey.itinerary.calls:
            match = _first(sentence, call, first)
            if not (match and call.stops and journey.visitor):
                continue
            end, post = _holder(journey, match.end(), in_post)
            for stop in call.stops:
                about = About(
                    subject=journey.visitor,
                    property=labels[call.kind] if call.kind else "visits",
                    counterpart=material.country_id(stop.code),
                    nth="1",
                    holder_of=post,
                )
                place = Range(stop.evidence.start, max(end, stop.evidence.end))
                yield statement(sentence, TYPE, about, Value(text=match[1].lower(), amount="1", unit="ordinal"), place)


def _first(sentence: SentenceContext, call: Call, pattern: re.Pattern[str]) -> re.Match[str] | None:
    ends = [call.place.end, *(s.evidence.end for s in call.stops if not call.about)]
    matches = (pattern.match(sentence.text, end, sentence.range.end) for end in ends)
    return next((m for m in matches if m), None)


def _holder(journey: Journey, start: int, in_post: re.Pattern[str]) -> tuple[int, str | None]:
    """Where the wording ends, and the post in whose name the visit is the first, if the clause tells one."""
    sentence = journey.sentence
    stop = _CLAUSE.search(sentence.text, start, sentence.range.end)
    end = stop.start() if stop else sentence.range.end
    named = journey.named.end if journey.named and start <= journey.named.end <= end else start
    match = in_post.search(sentence.text, start, end)
    if not match:
        return named, None
    told = [p for p in sentence.posts if 0 <= p.range.start - match.end() <= _NEAR]
    held = [p for p in sentence.posts if p.holder and journey.named and p.holder.meets(journey.named)]
    post = next(iter(told or held), None)
    return min(end, max(match.end(), *(p.range.end for p in told), named)), post.title if post else match[0].lower()
