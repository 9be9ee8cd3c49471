"""Copies as pages make them of one another: edited, reordered, split and joined, retold of an interview, in part."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

WORDINGS = tomllib.loads((Path(__file__).parent / "reuse.toml").read_text(encoding="utf-8"))
EDITS = (10, 20, 30, 45, 60)


class Copy(Struct, frozen=True):
    """Some sentences of a page as another has them: texts of the two, and which sentence became which."""

    source: tuple[str, ...]
    copied: tuple[str, ...]
    answers: tuple[tuple[int, int], ...]


Maker = Callable[[tuple[str, ...], Sequence[str], random.Random], Copy]


def edited(percent: int) -> Maker:
    """So many of a hundred syllables are changed, in runs of one to three: other words, fewer, more, or moved."""

    def make(sentences: tuple[str, ...], others: Sequence[str], dice: random.Random) -> Copy:
        copied = tuple(_edited(sentence, percent, others, dice) for sentence in sentences)
        return Copy(sentences, copied, _straight(sentences))

    return make


def reordered(sentences: tuple[str, ...], _others: Sequence[str], dice: random.Random) -> Copy:
    """The sentences in another order, and each one's clauses too."""
    order = list(range(len(sentences)))
    while order == sorted(order):
        dice.shuffle(order)
    copied = tuple(_turned(sentences[at]) for at in order)
    return Copy(sentences, copied, tuple((at, new) for new, at in enumerate(order)))


def split_and_joined(sentences: tuple[str, ...], _others: Sequence[str], dice: random.Random) -> Copy:
    """A long sentence becomes two, two that follow become one."""
    copied: list[str] = []
    answers: list[tuple[int, int]] = []
    for at, sentence in enumerate(sentences):
        halves = _halves(sentence)
        if at % 2 == 0 and halves:
            answers += [(at, len(copied)), (at, len(copied) + 1)]
            copied += [halves[0] + ".", _capital(halves[1])]
        elif at % 2 and len(copied) > 1:
            copied[-1] = copied[-1].rstrip(".!?… ") + dice.choice(WORDINGS["joins"]) + " " + _small(sentence)
            answers.append((at, len(copied) - 1))
        else:
            answers.append((at, len(copied)))
            copied.append(sentence)
    return Copy(sentences, tuple(copied), tuple(answers))


def interview_to_prose(sentences: tuple[str, ...], others: Sequence[str], dice: random.Random) -> Copy:
    """Answers of an interview, told again by a reporter, with some words changed."""
    source: list[str] = []
    copied: list[str] = []
    answers: list[tuple[int, int]] = []
    for at, sentence in enumerate(sentences):
        if at % 3 == 0:
            source.append(dice.choice(WORDINGS["questions"]))
        answers.append((len(source), len(copied)))
        source.append(sentence)
        told = _edited(sentence, 12, others, dice)
        copied.append(f"{dice.choice(WORDINGS['reports'])} {_small(told)}" if at % 2 == 0 else told)
    return Copy(tuple(source), tuple(copied), tuple(answers))


def partial(sentences: tuple[str, ...], others: Sequence[str], dice: random.Random) -> Copy:
    """Of each sentence a half, beside words of the page's own."""
    copied: list[str] = []
    for sentence in sentences:
        halves = _halves(sentence) or (sentence.rstrip(".!?… "), "")
        own = " ".join(_borrowed(others, dice, 8))
        copied.append(
            f"{halves[0]}, {own}." if dice.random() < 0.5 or not halves[1] else _capital(f"{own}, {halves[1]}")
        )
    return Copy(sentences, tuple(copied), _straight(sentences))


KINDS: dict[str, Maker] = {
    "verbatim": edited(0),
    **{f"edited {percent}%": edited(percent) for percent in EDITS},
    "reordered": reordered,
    "split/joined": split_and_joined,
    "interview": interview_to_prose,
    "partial": partial,
}


def _straight(sentences: Sequence[str]) -> tuple[tuple[int, int], ...]:
    return tuple((at, at) for at in range(len(sentences)))


def _edited(sentence: str, percent: int, others: Sequence[str], dice: random.Random) -> str:
    """So many of its syllables changed; it stays a sentence, from its capital to its stop."""
    bare = sentence.rstrip('.!?…”" ')
    syllables = bare.split()
    left = round(len(syllables) * percent / 100)
    untouched = list(range(len(syllables)))
    while left > 0 and untouched:
        at = dice.choice(untouched)
        length = min(dice.choice((1, 1, 2, 2, 3)), left)
        run = [i for i in range(at, at + length) if i in untouched]
        untouched = [i for i in untouched if i not in run]
        left -= len(run)
        change = dice.random()
        if change < 0.6:
            for i, word in zip(run, _borrowed(others, dice, len(run)), strict=True):
                syllables[i] = word
        elif change < 0.8:
            for i in run:
                syllables[i] = ""
        else:
            syllables[at] = " ".join([*_borrowed(others, dice, len(run)), syllables[at]])
    return _capital(" ".join(word for word in syllables if word)) + sentence[len(bare) :]


def _borrowed(others: Sequence[str], dice: random.Random, count: int) -> list[str]:
    """So many words that follow one another in another page."""
    while True:
        words = [word for word in dice.choice(others).split() if word.isalpha() and word.islower()]
        if len(words) > count:
            at = dice.randrange(len(words) - count)
            return words[at : at + count]


def _halves(sentence: str) -> tuple[str, str] | None:
    """A sentence at the comma next to its middle, if both sides are long enough to say something."""
    commas = [m.start() for m in re.finditer(r", ", sentence)]
    for at in sorted(commas, key=lambda at: abs(2 * at - len(sentence))):
        first, second = sentence[:at], sentence[at + 2 :]
        if min(len(first.split()), len(second.split())) >= 7:
            return first, second
    return None


def _turned(sentence: str) -> str:
    halves = _halves(sentence)
    return _capital(f"{halves[1].rstrip('.!?… ')}, {_small(halves[0])}.") if halves else sentence


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
