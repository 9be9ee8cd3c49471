"""Values in clauses that say the same, in whatever order and in whatever sentence.

Sentences held together word after word (`pairing`) miss what one page tells in a clause of its own. Here each number
and each time carries the telling words of its clause; two values are of one thing where nearly all of those words
are the same, where each is the likest to the other, and where their sentences name no two things besides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from doichieu.check.frames import Frame, Term
from doichieu.check.pairing import Held
from doichieu.check.scope import Spot
from doichieu.check.values import compare_amounts, may_be_same, same_spelling
from doichieu.check.wording import judge, spaced
from doichieu.lang.pack import LANGUAGES, load_pack

_VALUES = frozenset({"number", "time"})
_WEAK = frozenset({"negation", "direction"})
_LEAST_WORDS, _SHARED, _COMMON = 4, 2, 30
_OF_SHORTER, _OF_LONGER = 0.8, 0.5
_OF_A_SIZE = Decimal("1.5")
_ALONE, _MANY = 6, 4
_UNIT, _YEAR = 0.7, 4
_YEARS = re.compile(r"P\d+Y")


class Placed(Struct, frozen=True):
    """A value with the weight of each telling word of its clause; `alike` is how many of its sort its page gives."""

    frame: Frame
    at: int
    words: dict[str, float]
    alike: int

    @property
    def term(self) -> Term:
        """The value."""
        return self.frame.terms[self.at]


def same_clauses(frames: Sequence[Frame]) -> Iterator[Spot]:
    """Every two values of different pages that exclude one another in clauses that say the same."""
    for one, other in _likest(_placed(frames)):
        few = one.alike + other.alike <= _ALONE
        of_one = _of_a_size(*(term.key.strip("PY") for term in (one.term, other.term))) or not _counted(one.term)
        if few and judge(one.term, other.term) == "contradiction" and of_one and not _two_named(one.frame, other.frame):
            yield Spot(_held(one, other), one.at)


@cache
def _slight() -> frozenset[str]:
    return frozenset(word for code in LANGUAGES for word in load_pack(code).statements.slight)


def _telling(term: Term) -> bool:
    """Whether a term says what a clause is about."""
    return term.slot not in _WEAK if term.slot else len(term.key) > 1 and term.key not in _slight()


def _key(term: Term) -> str:
    return f"{term.slot}:{term.key}" if term.slot else term.key


def _placed(frames: Sequence[Frame]) -> list[Placed]:
    """The values of a story, each with its clause; the rarer a word in the story, the more it weighs."""
    held = Counter(key for frame in frames for key in {_key(term) for term in frame.terms})
    weight = {key: math.log(1 + len(frames) / (1 + count)) for key, count in held.items()}
    values = [(frame, at) for frame in frames for at, term in enumerate(frame.terms) if _is_value(term)]
    sorts = Counter((frame.page, *sort) for frame, at in values for sort in _sorts(frame.terms[at]))
    return [
        Placed(frame, at, _words(frame, at, weight), min(sorts[frame.page, *_sort(frame.terms[at])], _MANY))
        for frame, at in values
    ]


def _is_value(term: Term) -> bool:
    """Whether a term is a number, or a time or an age that its page does not count from the day of writing."""
    told = not term.key.startswith("P") or _counted(term)
    return term.slot in _VALUES and term.bound != "today" and told


def _counted(term: Term) -> bool:
    """Whether a value is a number, or a number of years."""
    return term.slot == "number" or _YEARS.fullmatch(term.key) is not None


def _sort(term: Term) -> tuple[str, str]:
    """What a value is one of: numbers of a unit, years, or other times."""
    if term.slot == "time":
        return term.slot, "Y" if len(term.key) == _YEAR else ""
    return term.slot, term.sort or term.unit.partition("/")[0]


def _sorts(term: Term) -> set[tuple[str, str]]:
    """A year is a time as well."""
    return {_sort(term), (term.slot, "")} if term.slot == "time" else {_sort(term)}


def _words(frame: Frame, at: int, weight: dict[str, float]) -> dict[str, float]:
    """The telling words around a value, to the next comma or the like, farther where that is too few; and its unit."""
    start, end = _clause(frame, at)
    keys = (_key(term) for place, term in enumerate(frame.terms[start:end], start) if place != at and _telling(term))
    unit = frame.terms[at].unit.partition("/")[0].lower().split() if frame.terms[at].slot == "number" else []
    counted = {f"/{word}": _UNIT * weight.get(word, 1.0) for word in unit if word not in _slight()}
    return {key: weight[key] for key in keys} | counted


def _clause(frame: Frame, at: int) -> tuple[int, int]:
    cuts = [0, *frame.cuts, len(frame.terms)]
    first = max(place for place, cut in enumerate(cuts) if cut <= at)
    last = first + 1
    while _few(frame, at, cuts[first], cuts[last]) and (first > 0 or last < len(cuts) - 1):
        first, last = (first - 1, last) if first > 0 else (first, last + 1)
    return cuts[first], cuts[last]


def _few(frame: Frame, at: int, start: int, end: int) -> bool:
    return sum(place != at and _telling(frame.terms[place]) for place in range(start, end)) < _LEAST_WORDS


def _likest(values: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Pairs of values of different pages whose clauses say the same, each the likest of its page to the other."""
    scores = {pair: score for pair in _candidates(values) if (score := _alike(values[pair[0]], values[pair[1]]))}
    best: dict[tuple[int, int], float] = {}
    for (i, j), score in scores.items():
        for own, page in ((i, values[j].frame.page), (j, values[i].frame.page)):
            best[own, page] = max(best.get((own, page), 0.0), score)
    for (i, j), score in sorted(scores.items()):
        if score >= max(best[i, values[j].frame.page], best[j, values[i].frame.page]):
            yield values[i], values[j]


def _candidates(values: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    """Values of one sort and of different pages that share words which are not all too common."""
    holders: dict[tuple[str, str, str], list[int]] = {}
    for at, value in enumerate(values):
        for word in value.words:
            holders.setdefault((*_sort(value.term), word), []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _COMMON:
            shared.update((i, j) for at, j in enumerate(places) for i in places[:at])
    return (
        (i, j) for (i, j), count in shared.items() if count >= _SHARED and values[i].frame.page != values[j].frame.page
    )


def _alike(one: Placed, other: Placed) -> float:
    """How much two clauses say the same; nothing where they do not nearly say the same."""
    same = [word for word in one.words if word in other.words]
    if sum(not word.startswith("/") for word in same) < _SHARED:
        return 0.0
    shared = sum(one.words[word] for word in same)
    least, most = sorted((sum(one.words.values()), sum(other.words.values())))
    near = shared >= _OF_SHORTER * least and shared >= _OF_LONGER * most
    return shared / least + shared / most if near else 0.0


def _of_a_size(one: str, other: str) -> bool:
    """Whether two numbers are near one another, or have the same digits: one may be the other, told wrong."""
    if compare_amounts(one, other) is None:
        return False
    least, most = sorted((abs(Decimal(one)), abs(Decimal(other))))
    return least > 0 and (most / least <= _OF_A_SIZE or sorted(str(least)) == sorted(str(most)))


def _two_named(one: Frame, other: Frame) -> bool:
    """Whether each sentence names something of a kind that the other names something else of."""
    lone = [_lone(one, other), _lone(other, one)]
    return bool({term.unit for term in lone[0]} & {term.unit for term in lone[1]})


def _lone(frame: Frame, other: Frame) -> list[Term]:
    names = [spaced(term.key) for term in other.terms if term.slot == "name"]
    own = [term for term in frame.terms if term.slot == "name"]
    return [t for t in own if not any(may_be_same(spaced(t.key), n) or same_spelling(spaced(t.key), n) for n in names)]


def _held(one: Placed, other: Placed) -> Held:
    """Two sentences with their telling words led to one another, in whatever order, and one value to the other."""
    places: dict[str, list[int]] = {}
    for at, term in enumerate(other.frame.terms):
        if _telling(term) and at != other.at:
            places.setdefault(_key(term), []).append(at)
    pairs = {one.at: other.at}
    for at, term in enumerate(one.frame.terms):
        if at != one.at and places.get(_key(term)):
            pairs[at] = places[_key(term)].pop(0)
    return Held(one.frame, other.frame, (0, 0), pairs, {there: at for at, there in pairs.items()}, 0)
