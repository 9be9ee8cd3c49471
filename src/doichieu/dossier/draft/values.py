"""Each value of a draft's sentence, held against the same slot of the nearest sentences of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from doichieu.check.frames import Term
from doichieu.check.values import compare_amounts, compare_dates
from doichieu.check.wording import SLOT_RULES, judge
from doichieu.dossier.draft.nearness import THERE, WHERE, Nearness, Told

CHECKED = frozenset({"number", "number word", "time", "name", "direction"})
NEAR, RIVAL, HALF, FAR, AS_GOOD = 0.2, 0.38, 0.35, 0.75, 0.95
LEAST = {"name": 0.5}
ABOUT = {"name": 0.45, "time": 0.4}
BESIDE_NAME = 3
DAY = len("2025-05-05")
MEASURED = 3
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


class Place(Struct, frozen=True):
    """A term of a page's sentence, how much is said around it as around the draft's, and how near it is in all."""

    told: Told
    at: int
    share: float
    score: float

    @property
    def term(self) -> Term:
        """The term there."""
        return self.told.frame.terms[self.at]

    @property
    def key(self) -> str:
        """What it is compared by."""
        return self.told.keys[self.at]


class Weighed(Struct, frozen=True):
    """A value of a draft with the places that have it, and those that have another in its place.

    `finer` says that those that have it are less exact.
    """

    at: int
    same: tuple[Place, ...]
    other: tuple[Place, ...]
    finer: bool = False


def weigh_values(said: Told, near: Nearness) -> Iterator[Weighed]:
    """Every value of a sentence, in order of place."""
    terms = said.frame.terms
    for at, term in enumerate(terms):
        if term.slot in CHECKED and (term.slot != "direction" or _measured(terms, at)):
            yield _weigh(said, at, near)


def _measured(terms: Sequence[Term], at: int) -> bool:
    """Whether a direction is that of an amount."""
    return any(term.slot == "number" and term.unit for term in terms[at + 1 : at + 1 + MEASURED])


def _weigh(said: Told, at: int, near: Nearness) -> Weighed:
    stated, found = set(said.keys), list(_places(said, at, near))
    held = [(p, kind) for p, kind in found if kind == "same" or (kind != "other" and p.score >= RIVAL)]
    exact = {id(p.told) for p, kind in held if kind == "same" and p.share >= HALF}
    same = [p for p, _ in held] or _named(said, at, near)
    best = max((p.score for p in same), default=0.0)
    other = (p for p, kind in found if kind == "other" and p.key not in stated and _rivals(p, said, at, near))
    against = [p for p in other if p.score * FAR > best and exact <= {id(p.told)}]
    finer = bool(held) and all(kind == "finer" for _, kind in held)
    return Weighed(at, () if against else _best(same), _best(against, AS_GOOD), finer)


def _places(said: Told, at: int, near: Nearness) -> Iterator[tuple[Place, str]]:
    """The values of a term's kind in the sentences near it, each with how the term stands to it."""
    term = said.frame.terms[at]
    for which, share in near.around(said, at).items():
        told = near.told[which]
        for there, its in enumerate(told.frame.terms if share >= NEAR else ()):
            kind = relation(term, its, said.keys[at], told.keys[there]) if its.slot == term.slot else None
            if kind:
                yield Place(told, there, share, WHERE * share + THERE * near.beside(said, at, told, there)), kind


def _named(said: Told, at: int, near: Nearness) -> list[Place]:
    """Where the pages have a name that no sentence nearby has."""
    key = said.keys[at] if said.frame.terms[at].slot == "name" else ""
    return [Place(told, told.keys.index(key), 0.0, 0.0) for told in near.holding(key)]


def _rivals(place: Place, said: Told, at: int, near: Nearness) -> bool:
    """Whether another value stands near enough to be what a page has in the draft's place."""
    term = said.frame.terms[at]
    if place.score < LEAST.get(term.slot, RIVAL) or place.share < ABOUT.get(term.slot, HALF):
        return False
    if term.slot == "name":
        return not near.knows(said.keys[at]) and _in_same_place(said, at, place)
    if _vague(term) or _vague(place.term) or _written(term, place.told):
        return False
    return bool(term.unit) or term.slot != "number" or _before(said, at) == _before(place.told, place.at)


def _in_same_place(said: Told, at: int, place: Place) -> bool:
    """Whether two names have the same post, class word or word beside them."""
    one, other = said.frame.terms[at], place.term
    if one.unit == "person":
        return bool(_posts(said, at) & _posts(place.told, place.at))
    if one.bound and other.bound:
        return one.bound == other.bound
    return _before(said, at) == _before(place.told, place.at)


def _before(told: Told, at: int) -> str:
    return told.keys[at - 1] if at else ""


def _vague(term: Term) -> bool:
    """Whether a number is a round word ("dozens of people")."""
    return term.bound not in {"", "exact"} and not any(c.isdigit() for c in term.text)


def _written(term: Term, told: Told) -> bool:
    """Whether a sentence has a value's figures, or a time's words, anywhere, however they were read."""
    text = told.reading.text[told.frame.range.start : told.frame.range.end].lower()
    if term.slot == "time":
        return term.text in text
    figures = _FIGURES.findall(term.text)
    return bool(figures) and set(figures) <= set(_FIGURES.findall(text))


def _posts(told: Told, at: int) -> set[str]:
    """The posts right beside a name."""
    terms = told.frame.terms[max(0, at - BESIDE_NAME) : at + 1 + BESIDE_NAME]
    return {term.key for term in terms if term.slot == "post"}


def _best(places: list[Place], share: float = FAR) -> tuple[Place, ...]:
    """The nearest, and those about as near."""
    top = max((place.score for place in places), default=0.0)
    return tuple(sorted((p for p in places if p.score >= share * top), key=lambda p: -p.score))


def relation(mine: Term, theirs: Term, own: str, its: str) -> str | None:
    """How a value of a draft stands to one of a page: the same, coarser or finer than it, another; None if unlike.

    `own` and `its` are the keys that they are compared by.
    """
    if own == its and (mine.slot != "number" or like_units(mine.unit, theirs.unit)):
        return "same"
    if mine.slot == "number" and mine.key == theirs.key and not (mine.unit and theirs.unit):
        return "same"
    if mine.slot == "number":
        return _numbers(mine, theirs) if like_units(mine.unit, theirs.unit) else None
    if mine.slot == "time":
        return _times(mine, theirs)
    rule = SLOT_RULES.get(mine.slot)
    kind = rule(mine, theirs) if rule else None
    return {"contradiction": "other", "variant": "same"}.get(kind or "")


def _numbers(mine: Term, theirs: Term) -> str | None:
    if "~" in mine.key + theirs.key:
        return "same" if mine.key == theirs.key else None
    kind = judge(mine, replace(theirs, unit=mine.unit))
    if kind == "contradiction":
        return "other"
    exact = compare_amounts(mine.key, theirs.key) == "same"
    return "same" if exact else _exactness(len(mine.key.rstrip("0")), len(theirs.key.rstrip("0"))) if kind else None


def _times(mine: Term, theirs: Term) -> str | None:
    if mine.key.startswith("P") or theirs.key.startswith("P"):
        return "other" if mine.key.startswith("P") and theirs.key.startswith("P") else None
    one, other = (key.removesuffix("/..") for key in (mine.key, theirs.key))  # "since 1969" tells of 1969
    if one.startswith("..") != other.startswith("..") or ("/" in one.strip("./")) != ("/" in other.strip("./")):
        return None
    one, other = (key.removeprefix("../") for key in (one, other))
    found = compare_dates(one, other)
    if found == "contains":
        return _exactness(len(one), len(other))
    days = "/" not in one + other and min(len(one), len(other)) >= DAY
    return ("other" if len(one) == len(other) or days else None) if found == "excludes" else found


def _exactness(mine: int, theirs: int) -> str:
    return "finer" if mine > theirs else "coarser"


def like_units(one: str, other: str) -> bool:
    """Whether two units count the same: one unit, or nouns that begin or end alike ("căn nhà", "ngôi nhà")."""
    (mine, _, rate), (theirs, _, pace) = one.partition("/"), other.partition("/")
    if mine == theirs or not (mine and theirs):
        return mine == theirs and (rate == pace or not (rate and pace))
    a, b = mine.split(), theirs.split()
    return a[-1] == b[-1] or a == b[: len(a)] or b == a[: len(b)]
