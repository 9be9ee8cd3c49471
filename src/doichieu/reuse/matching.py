"""Which sentences of a story hold one another's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from doichieu.model.span import Range
from doichieu.reuse.forms import Form
from doichieu.reuse.pairing import apart, likely_pairs
from doichieu.reuse.stretches import Side, Stretch, find_stretches
from doichieu.reuse.ties import Ties, tie_pages
from doichieu.reuse.weights import Weights

# So strong is a stretch that is one text: LOW where it is whole clauses, towards HIGH where it is a bit of them.
HIGH, LOW = 7.5, 3.0
# ... and so many words long, and so many of them shared.
LEAST, SHARED = 6, 0.5
# A stretch of so much of both sentences, with so many words in common, is the sentence: it needs less.
WHOLE, SENTENCE = 0.6, 2.5
# With fewer plain words than this it is a title or a list, and must name so many people.
PLAIN, PEOPLE = 3, 2
# Beside a passage, the next sentence needs this part of all that; in a row of like sentences that part.
BESIDE, IN_ROW = 0.6, 0.5
# So much of a sentence in such a row is shared at least.
THIN = 0.4
# So many of a sentence's neighbours are looked at.
NEXT = 8
# Of a match, at most this part may already be another's.
CLAIMED = 0.3


class Match(Struct, frozen=True):
    """A stretch that two forms share, in the pages where no better match has it."""

    f: int
    g: int
    stretch: Stretch
    left: tuple[int, ...]
    right: tuple[int, ...]


class Comparison(Struct, frozen=True):
    """The stretches that forms of different pages share, the strongest first, and which pages are tied at all."""

    matches: tuple[Match, ...]
    ties: Ties


def compare_forms(forms: Sequence[Form], weights: Weights) -> Comparison:
    """What forms of different pages share.

    A sentence next to one that was found is taken on less: texts are copied in a row. Two pages that share
    nothing else need more than a stray likeness to have a text in common.
    """
    sides = [Side(form, weight) for form, weight in zip(forms, weights, strict=True)]
    likely = [(pair.f, pair.g) for pair in likely_pairs(forms, weights)]
    known = {(f, g): find_stretches(sides[f], sides[g]) for f, g in likely}
    strong = {pair for pair, found in known.items() if any(_holds(stretch, 1.0) for stretch in found)}
    beside = _beside(strong | {(at, at) for at in repeated(forms, weights)}, forms)
    for f, g in sorted(beside - known.keys()):
        if apart(forms, f, g):
            known[f, g] = find_stretches(sides[f], sides[g])
    ties = tie_pages(forms, sides, known)
    found = [
        (pair, stretch)
        for pair, stretches in known.items()
        for stretch in stretches
        if _holds(stretch, BESIDE if pair in beside else 1.0) or (pair in ties.rows and _lies_in_row(stretch))
    ]
    return Comparison(tuple(_exclusive(found, forms, ties)), ties)


def repeated(forms: Sequence[Form], weights: Weights) -> list[int]:
    """The forms that stand in several pages, and say enough, or stand in a row of such: a table that was copied."""
    known = [at for at, form in enumerate(forms) if len(form.pages) > 1 and len(form.code) >= LEAST]
    return [at for at in known if _says(forms[at], weights[at]) or _in_row(forms, at)]


def _in_row(forms: Sequence[Form], at: int) -> bool:
    """Whether the sentences before and behind are in the same pages, word for word."""
    form = forms[at]
    return sum(len(form.pages & forms[other].pages) > 1 for other in form.beside if other != at) > 1


def _says(form: Form, weights: tuple[float, ...]) -> bool:
    """Whether a sentence says enough to be known again."""
    plain = sum(not word.light for word in form.words)
    people = sum(word.person for word in form.words)
    return sum(weights) - max(weights) >= SENTENCE and (plain >= PLAIN or people >= PEOPLE)


def _holds(stretch: Stretch, part: float) -> bool:
    """Whether a stretch says enough to be one text."""
    sentence = stretch.whole >= WHOLE and stretch.similarity >= WHOLE
    needed = SENTENCE if sentence else HIGH - (HIGH - LOW) * stretch.covered
    enough = stretch.shared >= LEAST and stretch.strength >= part * needed
    return enough and stretch.similarity >= SHARED and (stretch.plain >= PLAIN or stretch.people >= PEOPLE)


def _lies_in_row(stretch: Stretch) -> bool:
    """Whether a stretch of a sentence in a row of like ones says enough."""
    needed = IN_ROW * (HIGH - (HIGH - LOW) * stretch.covered)
    enough = stretch.shared >= LEAST and stretch.strength >= needed
    return enough and stretch.similarity >= THIN and stretch.plain >= PLAIN


def _beside(strong: Iterable[tuple[int, int]], forms: Sequence[Form]) -> set[tuple[int, int]]:
    """The pairs of forms that stand next to such a pair, or share one of its forms."""
    found: set[tuple[int, int]] = set()
    for f, g in strong:
        for a in (f, *forms[f].beside[:NEXT]):
            for b in (g, *forms[g].beside[:NEXT]):
                if a != b and (a, b) != (f, g):
                    found.add((a, b) if a < b else (b, a))
    return found


def _exclusive(found: Iterable[tuple[tuple[int, int], Stretch]], forms: Sequence[Form], ties: Ties) -> Iterator[Match]:
    """The stretches, strongest first, each in the pages in which its words are no better match's."""
    claimed: dict[tuple[int, int], int] = {}
    for (f, g), stretch in sorted(found, key=lambda each: (-each[1].strength * each[1].similarity, each)):
        most = CLAIMED * stretch.shared
        a, b = _mask(stretch.a), _mask(stretch.b)
        f_pages, g_pages = forms[f].pages, forms[g].pages
        right = [q for q in sorted(g_pages - f_pages) if (claimed.get((f, q), 0) & a).bit_count() <= most]
        left = [p for p in sorted(f_pages - g_pages) if (claimed.get((g, p), 0) & b).bit_count() <= most]
        if (f, g) not in ties.rows:
            left, right = ties.across(left, right)
        if left and right:
            for q in right:
                claimed[f, q] = claimed.get((f, q), 0) | a
            for p in left:
                claimed[g, p] = claimed.get((g, p), 0) | b
            yield Match(f, g, stretch, tuple(left), tuple(right))


def _mask(words: Range) -> int:
    return ((1 << words.length) - 1) << words.start
