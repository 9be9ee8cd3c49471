"""Two sentences held beside one another: which stretch of each is the other's text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from doichieu.model.span import Range
from doichieu.reuse.forms import Form
from doichieu.text.align import Run, common_runs

# Of two sentences, so many shared runs are looked at.
RUNS = 24
# What a word that is not shared costs between shared ones, by its weight: where sharing gets thin, a stretch ends.
GAP = 0.4
# Such a word weighs this at least, or a stretch would run on through any number of names.
FLOOR = 0.25
# Runs in one order that weigh less are chance.
CHAIN = 2.0
# Clauses that changed places are one stretch while so much of it is shared.
MOVED = 0.65


# A clause that weighs less is too short to say anything by being there as a whole.
CLAUSE = 8.0


class Stretch(Struct, frozen=True, order=True):
    """Words `a` of one sentence and `b` of another that are one text, in part at least.

    `shared` counts the words in common. `strength` is what speaks for one text: words that stay side by side,
    by weight. `covered` is the share of the clauses that it stands in, by weight too, in the sentence where
    that is more; `whole` the part of the sentence that lies in the stretch, in the one where that is less.
    `plain` counts the shared words that are more than names, numbers and fixed phrases, `people` those that
    begin a person's name. `longest` is the strength of the longest run. `contested` when each of the two has a
    number there that the other has not.
    """

    a: Range
    b: Range
    shared: int
    strength: float
    covered: float
    whole: float
    plain: int
    people: int
    longest: float
    contested: bool

    @property
    def similarity(self) -> float:
        """The share of words in common, from 0 to 1."""
        return 2 * self.shared / (self.a.length + self.b.length)


class Side:
    """One of two sentences, with the weights of its words."""

    def __init__(self, form: Form, weights: tuple[float, ...]) -> None:
        self.code = form.code
        self._upto = [0.0]
        self._skip = [0.0]
        for weight in weights:
            self._upto.append(self._upto[-1] + weight)
            self._skip.append(self._skip[-1] + GAP * max(weight, FLOOR))
        self._weights = weights
        self.words = form.words
        self._opens = [at for at, word in enumerate(form.words) if word.opens or not at]

    def weight(self, start: int, end: int) -> float:
        """What the words weigh together."""
        return self._upto[end] - self._upto[start]

    def numbers(self, words: Range, shared: Iterable[tuple[int, int]]) -> bool:
        """Whether a number stands in a stretch beside its shared runs, given by start and end."""
        known = {at for start, end in shared for at in range(start, end)}
        return any(at not in known and self.words[at].number for at in range(words.start, words.end))

    def skip(self, start: int, end: int) -> float:
        """What it costs to pass over the words."""
        return self._skip[end] - self._skip[start]

    def strength(self, start: int, end: int) -> float:
        """What a run of shared words says: a single word says nothing."""
        return self.weight(start, end) - max(self._weights[start:end])

    def clauses(self, words: Range) -> float:
        """What the clauses weigh that a stretch stands in."""
        start = max(at for at in self._opens if at <= words.start)
        end = min((at for at in self._opens if at >= words.end), default=len(self.code))
        return max(self.weight(start, end), CLAUSE)


def find_stretches(one: Side, other: Side) -> list[Stretch]:
    """The stretches that two sentences share, the strongest first; each word belongs to one at most."""
    runs = sorted(common_runs(one.code, other.code), key=lambda run: (-run.length, run))[:RUNS]
    chains: list[list[Run]] = []
    while chain := _best_chain(sorted(runs), one, other):
        chains.append(chain)
        runs = [run for run in runs if run not in chain]
    found: list[Stretch] = []
    while chains:
        joined = chains.pop(0)
        for chain in list(chains):
            if _stretch(joined + chain, one, other).similarity >= MOVED:
                joined = joined + chain
                chains.remove(chain)
        found.append(_stretch(joined, one, other))
    return found


def _best_chain(runs: list[Run], one: Side, other: Side) -> list[Run]:
    """The runs in the same order in both sentences that weigh most, less what lies between them."""
    scores: list[float] = []
    before: list[int] = []
    for at, run in enumerate(runs):
        best, link = 0.0, -1
        for i in range(at):
            end_a, end_b = runs[i].a + runs[i].length, runs[i].b + runs[i].length
            if end_a <= run.a and end_b <= run.b:
                score = scores[i] - (one.skip(end_a, run.a) + other.skip(end_b, run.b)) / 2
                if score > best:
                    best, link = score, i
        weight = min(one.weight(run.a, run.a + run.length), other.weight(run.b, run.b + run.length))
        scores.append(best + weight)
        before.append(link)
    at = max(range(len(runs)), key=scores.__getitem__, default=-1)
    if at < 0 or scores[at] < CHAIN:
        return []
    chain: list[Run] = []
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return chain[::-1]


def _stretch(runs: list[Run], one: Side, other: Side) -> Stretch:
    a = Range(min(r.a for r in runs), max(r.a + r.length for r in runs))
    b = Range(min(r.b for r in runs), max(r.b + r.length for r in runs))
    strengths = [min(one.strength(r.a, r.a + r.length), other.strength(r.b, r.b + r.length)) for r in runs]
    weights = (
        sum(one.weight(r.a, r.a + r.length) for r in runs) / one.clauses(a),
        sum(other.weight(r.b, r.b + r.length) for r in runs) / other.clauses(b),
    )
    whole = min(a.length / len(one.code), b.length / len(other.code))
    words = [word for r in runs for word in one.words[r.a : r.a + r.length]]
    plain, people = sum(not word.light for word in words), sum(word.person for word in words)
    contested = one.numbers(a, ((r.a, r.a + r.length) for r in runs)) and other.numbers(
        b, ((r.b, r.b + r.length) for r in runs)
    )
    return Stretch(a, b, len(words), sum(strengths), max(weights), whole, plain, people, max(strengths), contested)
