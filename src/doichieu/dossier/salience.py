"""How much of what a person would tell of the story a sentence says: word pairs, each by the chance of being told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import exp, log, sqrt

from msgspec import Struct

Words = tuple[str, ...]
Pair = tuple[str, str]

# A logistic model of whether a reference summary has a pair of words that follow one another in the pages. The weights
# were learnt on each of two collections of Vietnamese clusters (149 and 280 of them) and tried on the other, where they
# gained nearly as much as at home; these lie between the two.
BIAS = -3.4
PAGES = 1.4  # the share of the pages that say it
TIMES = 0.45  # how often it is said, as a logarithm
TITLED = 0.15  # each of its words that stands in a title
FIRST = 1.0  # how early a page says it, from 1 for its first sentence down
OPENING = 1.7  # how early a running text says it
SUMMARY = -1.0  # said by outlets' own summaries above the text alone


class Saying(Struct, frozen=True):
    """A sentence as salience sees it: its page, its syllables, its turn in the page, and in the running text.

    `turn` is null in the outlet's own summary above that text.
    """

    page: str
    words: Words
    position: int = 0
    turn: int | None = 0


class Salience(Struct, frozen=True):
    """Over the sentences given, by their index: `pairs` of words, each with its `worth` from 0 to 1."""

    vectors: tuple[dict[str, float], ...]
    pairs: tuple[frozenset[Pair], ...]
    worth: Mapping[Pair, float]

    def likeness(self, one: int, other: int) -> float:
        """Cosine of two sentences' weighted syllables."""
        return _dot(self.vectors[one], self.vectors[other])


def measure(sayings: Sequence[Saying], titles: Sequence[Words] = ()) -> Salience:
    """Salience of sentences among each other, with the words of their pages' titles."""
    pairs = tuple(frozenset(pairwise(saying.words)) for saying in sayings)
    return Salience(_vectors(sayings), pairs, _worth(sayings, pairs, frozenset(word for t in titles for word in t)))


def _worth(sayings: Sequence[Saying], pairs: Sequence[frozenset[Pair]], titled: frozenset[str]) -> dict[Pair, float]:
    """What each pair is worth; pairs that the same sentences say, with as many words of titles, are worth the same."""
    pages = len({saying.page for saying in sayings})
    said: dict[Pair, list[int]] = defaultdict(list)
    for at, own in enumerate(pairs):
        for pair in own:
            said[pair].append(at)
    alike: dict[tuple[tuple[int, ...], int], list[Pair]] = defaultdict(list)
    for (one, other), by in said.items():
        alike[tuple(by), (one in titled) + (other in titled)].append((one, other))
    worth = {key: _chance([sayings[at] for at in key[0]], key[1], pages) for key in alike}
    return {pair: worth[key] for key, group in alike.items() for pair in group}


def _chance(by: Sequence[Saying], titled: int, pages: int) -> float:
    """The chance that a person tells a pair that these sentences say, with so many words of titles."""
    turns = [saying.turn for saying in by if saying.turn is not None]
    evidence = (
        PAGES * len({saying.page for saying in by}) / pages
        + TIMES * log(len(by))
        + TITLED * titled
        + FIRST / (1 + min(saying.position for saying in by))
        + (OPENING / (1 + min(turns)) if turns else SUMMARY)
    )
    return 1 / (1 + exp(-(BIAS + evidence)))


def _vectors(sayings: Sequence[Saying]) -> tuple[dict[str, float], ...]:
    counts = [Counter(saying.words) for saying in sayings]
    known = Counter(word for count in counts for word in count)
    rare = {word: log((1 + len(counts)) / (1 + n)) + 1 for word, n in known.items()}
    return tuple(_unit({word: (1 + log(n)) * rare[word] for word, n in count.items()}) for count in counts)


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(x * x for x in vector.values())) or 1.0
    return {word: x / length for word, x in vector.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum(x * long[word] for word, x in short.items() if word in long)
