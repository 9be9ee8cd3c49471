"""What a brief has told so far, and what each further sentence would add."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from doichieu.dossier.candidates import Candidate
from doichieu.dossier.salience import Pair, Saying, Words, measure
from doichieu.dossier.topics import GENERAL

FACTS, LEANING, SUMMING = 0.02, 0.95, 0.9
SHORTNESS, TERSENESS = 0.6, 0.8
GENERALLY, SAID, BALANCE, FOREIGN = 0.5, 0.2, 1.0, 0.3
REPEATED, LIKE, LIKE_WITHIN = 0.4, 0.6, 0.85


class Ledger:
    """What is told so far, and what each sentence would add."""

    def __init__(self, candidates: Sequence[Candidate], titles: Sequence[Words], *, recorded: bool) -> None:
        """Nothing is told yet. `titles` are the pages' in syllables, `recorded` says whether a visit is on record."""
        self._candidates, self._recorded = candidates, recorded
        self._salience = measure([Saying(c.page, c.words, c.position, c.turn) for c in candidates], titles)
        self._topics = list[int]()
        self._fullness = _fullness(candidates)
        self._facts: set[tuple[str | None, ...]] = set()
        self._pairs: dict[str, set[Pair]] = {}
        self._untold = list(self._salience.pairs)
        self._places: set[tuple[str, int]] = set()
        self._said = [*map(self._worth, range(len(candidates)))]
        self._most_said = max(self._said, default=0.0) or 1.0
        self._most_facts = max(map(self.facts, range(len(candidates))), default=0.0) or 1.0

    def gain(self, at: int) -> float:
        """What a sentence adds: what a person would tell, and facts; less where it leans on one that is not there.

        An outlet's own summary is told again, more exactly, in the text below it.

        Where a visit is on record, facts decide: those of one leg before general ones, the legs in turn, and the page
        that tells most of all before others.
        """
        candidate = self._candidates[at]
        said = self._said[at] / self._most_said
        facts = self.facts(at) / self._most_facts
        gain = (said + FACTS * facts) * (SUMMING if candidate.turn is None else 1)
        if self._recorded:
            turn = 1 + BALANCE * self._topics.count(candidate.topic)
            page = 1 - FOREIGN * (1 - self._fullness[candidate.page])
            gain = facts * (1 + SAID * said) * page * (GENERALLY if candidate.topic == GENERAL else 1) / turn
        if candidate.leans and (candidate.page, candidate.position - 1) not in self._places:
            gain *= LEANING
        return gain / 2 if candidate.rivals else gain

    def facts(self, at: int) -> float:
        """The weight of the facts that a sentence would add, for its length."""
        new = {fact.key: fact.weight for fact in self._candidates[at].facts if fact.key not in self._facts}
        return sum(new.values()) / self._length(at)

    def repeats(self, at: int, taken: Sequence[int]) -> bool:
        """Whether a sentence says again what is told, or takes up a dispute that is.

        What one page words alike ("trade with A", "with B") differs.
        """
        candidate, pairs = self._candidates[at], self._salience.pairs[at]
        told = set[Pair]().union(*(p for page, p in self._pairs.items() if page != candidate.page))
        if any(self._candidates[other].rivals.keys() & candidate.rivals.keys() for other in taken):
            return True
        return len(pairs & told) > REPEATED * len(pairs) or any(self._same(at, other) for other in taken)

    def tell(self, at: int) -> None:
        """Enters a sentence."""
        candidate, pairs = self._candidates[at], self._salience.pairs[at]
        self._topics.append(candidate.topic)
        self._facts.update(fact.key for fact in candidate.facts)
        self._pairs.setdefault(candidate.page, set()).update(pairs)
        for other, untold in enumerate(self._untold):
            if not untold.isdisjoint(pairs):
                self._untold[other] = untold - pairs
                self._said[other] = self._worth(other)
        self._places.add((candidate.page, candidate.position))

    def _same(self, at: int, other: int) -> bool:
        one, two = self._candidates[at], self._candidates[other]
        limit = LIKE_WITHIN if one.page == two.page else LIKE
        return bool(one.passages & two.passages) or self._salience.likeness(at, other) > limit

    def _worth(self, at: int) -> float:
        """What a person would tell of the story and is not yet told, for the sentence's length."""
        worth = fsum(map(self._salience.worth.__getitem__, self._untold[at]))
        return worth / float(len(self._candidates[at].words) ** TERSENESS)

    def _length(self, at: int) -> float:
        return float(len(self._candidates[at].words) ** SHORTNESS)


def _fullness(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much of what there is to tell each page tells, the fullest page 1."""
    told: dict[str, dict[tuple[str | None, ...], float]] = {candidate.page: {} for candidate in candidates}
    for candidate in candidates:
        told[candidate.page].update((fact.key, fact.weight) for fact in candidate.facts)
    weights = {page: sum(facts.values()) for page, facts in told.items()}
    most = max(weights.values(), default=0.0)
    return {page: weight / most if most else 1.0 for page, weight in weights.items()}
