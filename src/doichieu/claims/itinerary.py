"""The grammar of a visit: who visits which countries, in what kind of visit, and for what occasion.

One sentence is read from left to right. A *call* is a wording for a visit with the kinds beside it ("thăm
cấp Nhà nước"); the countries behind it, with only joins between them, are its *stops*, and the kind holds
for each; a city abroad stands for its country. Without countries of its own a call takes those that the
sentence is about ("Với Nga, đây là chuyến thăm chính thức"), or the one reached right before it ("tới Nga thăm
làm việc"). An *occasion* ("dự Lễ ...") has a place of its own, or belongs to the stop that "và" ties it to. A
bracket with nothing but a time ("Peru (3-5/6), Chile") interrupts no list. Whom somebody invites to visit makes
no visit yet: such a call is passed over.
"""

from __future__ import annotations

from msgspec import Struct

from doichieu.claims.calls import Call, Stop, read_calls
from doichieu.claims.context import SentenceContext
from doichieu.claims.occasions import Occasion, placed, read_occasions
from doichieu.claims.visit_grammar import grammar, read_scene
from doichieu.lang.pack import Pack


class Itinerary(Struct, frozen=True):
    """Everything that one sentence says of visits."""

    calls: tuple[Call, ...]
    occasions: tuple[Occasion, ...]

    @property
    def stops(self) -> list[tuple[Call, Stop]]:
        """All stops with their calls, in order of place."""
        return [(call, stop) for call in self.calls for stop in call.stops]

    @property
    def grouped(self) -> bool:
        """Whether the countries are gathered by kind: several kinds, and one of them for more than one country."""
        told = [call for call in self.calls if call.stops and not call.about]
        return len({call.kind for call in told}) > 1 and any(len(call.stops) > 1 for call in told)


def read_itinerary(sentence: SentenceContext, pack: Pack) -> Itinerary:
    """The visits that a sentence tells; empty where it tells none."""
    rules = grammar(pack.code)
    start, end = sentence.range.start, sentence.range.end
    if not (rules.call.search(sentence.text, start, end) or rules.attend.search(sentence.text, start, end)):
        return Itinerary((), ())
    scene = read_scene(sentence, pack)
    calls = read_calls(scene)
    return Itinerary(calls, tuple(placed(o, calls, scene) for o in read_occasions(scene, pack.visits.home)))
