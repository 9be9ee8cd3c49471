"""Sentences that differ in a few words, made one: the first of them is held beside the rest of the story for all."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from doichieu.reuse.forms import Form, Place
from doichieu.reuse.pairing import likely_pairs
from doichieu.reuse.weights import Weights
from doichieu.text.align import common_runs

# Two sentences of different pages that share so many of their words are one; so many pairs of words, at least.
SAME = 0.85
ALIKE = 0.5
# Joining brings others together; so often is it tried again.
ROUNDS = 4


def join_variants(forms: Sequence[Form], weights: Weights) -> tuple[Sequence[Form], Weights]:
    """The forms, with those made one that are nearly the same in different pages, and the weights that go on.

    A joined form has the words of its first; a place of a variant gives for each of them the word that
    answers to it there, or None. No page has two variants in one form: the nearest come first.
    """
    for _ in range(ROUNDS):
        above, grown = _join(forms, weights)
        if not above:
            break
        kept = [at for at in range(len(forms)) if at not in above]
        number = {at: new for new, at in enumerate(kept)}
        forms = [_renumbered(grown.get(at, forms[at]), above, number) for at in kept]
        weights = [weights[at] for at in kept]
    return forms, weights


def _join(forms: Sequence[Form], weights: Weights) -> tuple[dict[int, int], dict[int, Form]]:
    """Which forms go into which, and the forms that have grown."""
    above: dict[int, int] = {}
    grown: dict[int, Form] = {}
    pairs = [pair for pair in likely_pairs(forms, weights) if pair.likeness >= ALIKE]
    for pair in sorted(pairs, key=lambda pair: -pair.likeness):
        if pair.f not in above and pair.g not in above:
            first, variant = grown.get(pair.f, forms[pair.f]), grown.get(pair.g, forms[pair.g])
            one = None if first.pages & variant.pages else _joined(first, variant)
            if one:
                grown[pair.f] = one
                above[pair.g] = pair.f
    return above, grown


def _joined(first: Form, variant: Form) -> Form | None:
    """Two forms as one, None when they are not alike enough."""
    answers: list[int | None] = [None] * len(first.code)
    shared = end = 0
    for run in common_runs(first.code, variant.code):
        if run.b >= end:
            answers[run.a : run.a + run.length] = range(run.b, run.b + run.length)
            shared, end = shared + run.length, run.b + run.length
    likeness = 2 * shared / (len(first.code) + len(variant.code))
    if likeness < SAME:
        return None
    places = tuple(
        Place(place.page, tuple(None if at is None else place.words[at] for at in answers)) for place in variant.places
    )
    return replace(
        first,
        pages=first.pages | variant.pages,
        places=first.places + places,
        before=first.before + variant.before,
        behind=first.behind + variant.behind,
        likeness=min(first.likeness, variant.likeness, likeness),
    )


def _renumbered(form: Form, above: dict[int, int], number: dict[int, int]) -> Form:
    """A form whose neighbours are named by their new numbers."""

    def new(others: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number[_heir(other, above)] for other in others))

    return replace(form, before=new(form.before), behind=new(form.behind))


def _heir(at: int, above: dict[int, int]) -> int:
    """The form that a form went into, itself when it was not joined."""
    while at in above:
        at = above[at]
    return at
