"""Each value of a draft's sentence, held against the same slot of the nearest sentences of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from doichieu.check.frames import Term
from doichieu.check.values import compare_amounts, compare_dates
from doichieu.check.wording import SLOT_RULES, judge
from doichieu.dossier.draft.nearness import THERE, WHERE, Nearness, Told

CHECKED = frozenset({"number", "number word", "time", "name", "direction"})
NEAR, RIVAL, BARE, NAMED, HALF, FAR = 0.2, 0.38, 0.6, 0.5, 0.45, 0.75
BESIDE_NAME = 3
MEASURED = 3


class Place(Struct, frozen=True):
    """A term of a page's sentence, and how near it is to the draft's."""

    told: Told
    at: int
    score: float

    @property
    def term(self) -> Term:
        """The term there."""
        return self.told.frame.terms[self.at]


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
    term, stated = said.frame.terms[at], set(said.keys)
    same, other, finer = [], [], True
    for which, share in near.around(said, at).items():
        if share < NEAR:
            continue
        told = near.told[which]
        for there, its in enumerate(told.frame.terms):
            if its.slot != term.slot:
                continue
            beside = near.beside(said, at, told, there)
            place = Place(told, there, WHERE * share + THERE * beside)
            kind = relation(term, its, said.keys[at], told.keys[there])
            if kind == "same" or (kind in {"coarser", "finer"} and place.score >= RIVAL):
                same.append(place)
                finer &= kind == "finer"
            elif kind == "other" and told.keys[there] not in stated and _rivals(place, share, said, at, near):
                other.append(place)
    best = max((place.score for place in same), default=0.0)
    against = [place for place in other if place.score * FAR > best]
    return Weighed(at, () if against else _best(same), _best(against), finer and bool(same))


def _rivals(place: Place, share: float, said: Told, at: int, near: Nearness) -> bool:
    """Whether another value stands near enough to be what a page has in the draft's place.

    A name that the pages know may be told of in more ways than one; another has the same post or class word beside it.
    """
    term = said.frame.terms[at]
    if term.slot == "number" and not term.unit:
        return place.score >= BARE and said.keys[at - 1 : at] == place.told.keys[place.at - 1 : place.at] != ()
    if term.slot != "name":
        return place.score >= RIVAL
    if near.knows(said.keys[at]) or place.score < NAMED or share < HALF:
        return False
    if term.unit != "person":
        return term.bound == place.term.bound or not (term.bound and place.term.bound)
    return bool(_posts(said, at) & _posts(place.told, place.at))


def _posts(told: Told, at: int) -> set[str]:
    """The posts right beside a name."""
    terms = told.frame.terms[max(0, at - BESIDE_NAME) : at + 1 + BESIDE_NAME]
    return {term.key for term in terms if term.slot == "post"}


def _best(places: list[Place]) -> tuple[Place, ...]:
    """The nearest, and those about as near."""
    top = max((place.score for place in places), default=0.0)
    return tuple(sorted((p for p in places if p.score >= FAR * top), key=lambda p: -p.score))


def relation(mine: Term, theirs: Term, own: str, its: str) -> str | None:
    """How a value of a draft stands to one of a page: the same, coarser or finer than it, another; None if unlike.

    `own` and `its` are the keys that they are compared by.
    """
    if own == its and (mine.slot != "number" or like_units(mine.unit, theirs.unit)):
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
    if one.startswith("..") != other.startswith(".."):
        return None
    one, other = (key.removeprefix("../") for key in (one, other))
    found = compare_dates(one, other)
    if found == "contains":
        return _exactness(len(one), len(other))
    return ("other" if len(one) == len(other) else None) if found == "excludes" else found


def _exactness(mine: int, theirs: int) -> str:
    return "finer" if mine > theirs else "coarser"


def like_units(one: str, other: str) -> bool:
    """Whether two units count the same: one unit, or nouns that begin or end alike ("căn nhà", "ngôi nhà")."""
    (mine, _, rate), (theirs, _, pace) = one.partition("/"), other.partition("/")
    if mine == theirs or not (mine and theirs):
        return mine == theirs and (rate == pace or not (rate and pace))
    a, b = mine.split(), theirs.split()
    return a[-1] == b[-1] or a == b[: len(a)] or b == a[: len(b)]
