"""Wording that two pages share against all others of the same passage: an error taken over, or the same hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from doichieu.model.passage import Passage
from doichieu.model.span import Range, Span
from doichieu.origins.witness import Witness
from doichieu.text.tokens import tokens, words

# Two pages deviate only from two others; in a passage of very many pages they are not looked at one by one.
FEWEST, MOST = 4, 12
# A shorter word is no rare one.
SHORTEST = 3


Wording = dict[str, Range]


class Deviation(Struct, frozen=True):
    """A word in two pages where the others have another: `usual` is theirs."""

    usual: str
    evidence: tuple[Span, Span]

    @property
    def reason(self) -> str:
        """The observation in words."""
        return f"Both write “{self.evidence[0].exact}” where other pages write “{self.usual}”."


def find_deviations(
    witnesses: Sequence[Witness], passages: Sequence[Passage]
) -> dict[frozenset[str], tuple[Deviation, ...]]:
    """For each pair of pages, the words that they alone share where at least two other pages agree on another."""
    vocabulary: dict[str, set[str]] = {}
    found: dict[frozenset[str], tuple[Deviation, ...]] = {}
    for at in range(len(passages)):
        pages = [page for page in witnesses if at in page.spans]
        if FEWEST <= len(pages) <= MOST:
            for page in pages:
                vocabulary.setdefault(page.id, _vocabulary(page))
            for deviation in _in_passage([(page, _words(page, at)) for page in pages], vocabulary):
                pair = frozenset(span.page for span in deviation.evidence)
                found[pair] = (*found.get(pair, ()), deviation)
    return found


def _in_passage(pages: Sequence[tuple[Witness, Wording]], vocabulary: Mapping[str, set[str]]) -> Iterator[Deviation]:
    """The words of one passage that exactly two of its pages know."""
    count = Counter(word for _, there in pages for word in there)
    for word in sorted(word for word, number in count.items() if number == 2 and len(word) >= SHORTEST):
        (a, in_a), (b, in_b) = (each for each in pages if word in each[1])
        others = [(page, there) for page, there in pages if page not in (a, b)]
        usual = set.intersection(*(set(there) for _, there in others)) - in_a.keys() - in_b.keys()
        if usual and not any(word in vocabulary[page.id] for page, _ in others):
            nearest = min(sorted(usual), key=lambda other: Levenshtein.distance(word, other))
            yield Deviation(nearest, (a.reading.span(in_a[word]), b.reading.span(in_b[word])))


def _words(page: Witness, at: int) -> Wording:
    """The words of a passage as a page has it, with their first places in its canonical text."""
    found: dict[str, Range] = {}
    for span in page.spans[at]:
        place = page.reading.view.canonical(span.range)
        for word, where in tokens(page.reading.text, place.start, place.end):
            found.setdefault(word, where)
    return found


def _vocabulary(page: Witness) -> set[str]:
    """All words of a page's kept text."""
    text = page.reading.text
    return {word for block in page.reading.blocks if block.kept for word in words(text, block.start, block.end)}
