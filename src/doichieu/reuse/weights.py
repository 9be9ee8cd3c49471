"""How much a word says about where a text is from: names little, formulas of official language nearly nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doichieu.reuse.forms import Form

Weights = Sequence[tuple[float, ...]]

PLAIN, LIGHT = 1.0, 0.5
# So many words side by side make a phrase.
PHRASE = 3
# A sentence that repeats this share of another's phrases is the same sentence again, no use of a formula.
SAME = 0.7


def word_weights(forms: Sequence[Form], pages: int) -> Weights:
    """For each form, the weight of each of its words.

    A phrase that one page uses in two different sentences, or twice in one, is a formula of this story: who
    writes it again need not have copied it. So is no phrase that returns because a whole sentence does, as in a lead.
    """
    uses = _uses(forms, pages)
    return [_weights(form, uses) for form in forms]


def _weights(form: Form, uses: dict[str, int]) -> tuple[float, ...]:
    weights = [LIGHT if word.light else PLAIN for word in form.words]
    most = [1] * len(weights)
    for at in range(len(form.code) - PHRASE + 1):
        count = uses.get(form.code[at : at + PHRASE], 1)
        if count > 1:
            for i in range(at, at + PHRASE):
                most[i] = max(most[i], count)
    return tuple(weight / count for weight, count in zip(weights, most, strict=True))


def _uses(forms: Sequence[Form], pages: int) -> dict[str, int]:
    """How often a phrase stands in one page at most, where more than once; in sentences that are the same, once."""
    of_page: list[list[int]] = [[] for _ in range(pages)]
    for at, form in enumerate(forms):
        for page in form.pages:
            of_page[page].append(at)
    most: dict[str, int] = {}
    for group in of_page:
        for phrase, count in _recurring(forms, group).items():
            most[phrase] = max(most.get(phrase, 1), count)
    for form in forms:
        for phrase, count in _repeated(form.code):
            most[phrase] = max(most.get(phrase, 1), count)
    return most


def _repeated(code: str) -> Iterator[tuple[str, int]]:
    """The phrases that stand more than once in one sentence, and how often."""
    phrases = _phrases(code)
    if len(phrases) < len(code) - PHRASE + 1:
        yield from ((phrase, code.count(phrase)) for phrase in phrases if code.count(phrase) > 1)


def _recurring(forms: Sequence[Form], group: list[int]) -> dict[str, int]:
    """The phrases that stand in different sentences of one page, and in how many."""
    first: dict[str, int] = {}
    again: dict[tuple[int, int], set[str]] = {}
    for at in group:
        for phrase in _phrases(forms[at].code):
            before = first.setdefault(phrase, at)
            if before != at:
                again.setdefault((before, at), set()).add(phrase)
    count: dict[str, int] = {}
    for (before, at), phrases in again.items():
        if len(phrases) < SAME * min(len(forms[before].code), len(forms[at].code)):
            for phrase in phrases:
                count[phrase] = count.get(phrase, 1) + 1
    return count


def _phrases(code: str) -> set[str]:
    return {code[at : at + PHRASE] for at in range(len(code) - PHRASE + 1)}
