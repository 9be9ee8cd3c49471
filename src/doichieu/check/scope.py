"""Why two values in the same words may both be right: they are not told of the same thing.

Each refusal is a pure function over a difference and what the story tells besides; its first line is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from doichieu.check.frames import CHOICE, ELSEWHERE, HERE, OLD, TELLING, Frame, Term
from doichieu.check.pairing import Held
from doichieu.check.values import compare_dates, may_be_same, same_spelling
from doichieu.check.wording import judge
from doichieu.text.fold import fold

Told = dict[tuple[int, str, str, str], list[tuple[Frame, int]]]
_MOVABLE = frozenset({"name", "time", "number", "opposite"})
_DENIED = 8
_NEAR_BY = 8
_LETTERS = 2
_BESIDE = 2
_TENSE = 12
_DAY = 2
_DATE = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")


class Spot(Struct, frozen=True):
    """Two places in two sentences held against each other; `told` is the one in the other, where it is no partner."""

    held: Held
    at: int
    told: int | None = None

    @property
    def there(self) -> int:
        """The place in the other sentence."""
        return self.held.pairs[self.at] if self.told is None else self.told

    @property
    def terms(self) -> tuple[Term, Term]:
        """Both terms."""
        return self.held.one.terms[self.at], self.held.other.terms[self.there]

    @property
    def turned(self) -> Spot:
        """The same seen from the other sentence."""
        return Spot(self.held.turned, self.there, self.at)

    @property
    def sides(self) -> tuple[tuple[Frame, int], tuple[Frame, int]]:
        """Both sentences with the place in each."""
        return (self.held.one, self.at), (self.held.other, self.there)


class Context(Struct, frozen=True):
    """What a story tells besides: every value by page, which places lie in one another, and reports of two days."""

    told: Told
    inside: frozenset[frozenset[str]]
    days: frozenset[frozenset[int]] = frozenset()


def context_of(frames: Sequence[Frame], held: Sequence[Held]) -> Context:
    """The context of a story, from all its sentences."""
    told: Told = {}
    for frame in frames:
        for at, term in enumerate(frame.terms):
            if term.slot in TELLING:
                told.setdefault((frame.page, term.slot, term.unit, term.key), []).append((frame, at))
    context = Context(told, frozenset(pair for frame in frames for pair in _addresses(frame)))
    return Context(context.told, context.inside, frozenset(_days_apart(held, context)))


def _days_apart(held: Sequence[Held], context: Context) -> Iterator[frozenset[int]]:
    """Pages each of which speaks of its own day, and again and again of its date: reports of a series."""
    for pair in held:
        for at, there in pair.pairs.items():
            one, other = pair.one.terms[at], pair.other.terms[there]
            if _are_days(one, other) and one.key != other.key:
                own = one.bound == other.bound == "today"
                if own or (pair.rank == 0 and each_its_own(Spot(pair, at), context)):
                    yield frozenset({pair.one.page, pair.other.page})


def _are_days(*terms: Term) -> bool:
    return all(term.slot == "time" and _DATE.fullmatch(term.key) for term in terms)


def _addresses(frame: Frame) -> Iterator[frozenset[str]]:
    """Places that stand side by side with nothing between: the parts of an address."""
    chain: list[str] = []
    for term in frame.terms:
        if term.slot == "name" and term.unit in {"place", "country"}:
            yield from (frozenset({before, term.key}) for before in chain if before != term.key)
            chain.append(term.key)
        else:
            chain = []


def in_another_place(spot: Spot) -> bool:
    """One sentence states the other's value too, in another place: a list in another order, or another name for it."""
    one, other = spot.terms
    if one.slot not in _MOVABLE:
        return False
    held = spot.held
    pairs = {(held.one.terms[i].key, held.other.terms[j].key) for i, j in held.pairs.items()}
    if (other.key, one.key) in pairs:
        return True
    return _loose(held.one, held.pairs, other) or _loose(held.other, held.back, one)


def _loose(frame: Frame, known: dict[int, int], value: Term) -> bool:
    """Whether a sentence states a value where the other sentence has nothing like it."""
    loose = [term for at, term in enumerate(frame.terms) if at not in known]
    if value.slot == "name" and len(value.key) > _LETTERS:
        return f" {value.key} " in f" {' '.join(term.key for term in loose)} "
    told = (term.key for term in loose if term.slot == value.slot)
    return any(key == value.key or (value.slot == "time" and compare_dates(key, value.key) == "same") for key in told)


def in_its_words(spot: Spot, _context: Context) -> bool:
    """All words of one name stand around the other: one thing ("North Africa", "the north of Africa")."""
    if spot.terms[0].slot != "name":
        return False
    for seen in (spot, spot.turned):
        frame, at = seen.sides[0]
        around = {word for term in frame.terms[max(0, at - _BESIDE) : at + _BESIDE + 1] for word in term.key.split()}
        if len(seen.terms[1].key) > _LETTERS and set(seen.terms[1].key.split()) <= around:
            return True
    return False


def told_by_both(spot: Spot, context: Context) -> bool:
    """Each page has both values: they are told of two things."""
    one, other = spot.terms
    return bool(_elsewhere(context, spot.held.one, other) and _elsewhere(context, spot.held.other, one))


def told_by_either(spot: Spot, context: Context) -> bool:
    """One page has both values: it tells of two things."""
    one, other = spot.terms
    return bool(_elsewhere(context, spot.held.one, other) or _elsewhere(context, spot.held.other, one))


def both_bodies(spot: Spot, context: Context) -> bool:
    """One page names both bodies: it tells of each what the other page tells of the one."""
    one, other = spot.terms
    if one.slot != "name" or "organization" not in (one.unit, other.unit):
        return False
    return bool(_elsewhere(context, spot.held.one, other) or _elsewhere(context, spot.held.other, one))


def _elsewhere(context: Context, frame: Frame, value: Term) -> list[tuple[Frame, int]]:
    """Where a page states a value in other sentences than this one."""
    places = context.told.get((frame.page, value.slot, value.unit, value.key), [])
    return [(f, at) for f, at in places if f.range != frame.range]


def speaks_of_both(spot: Spot, context: Context) -> bool:
    """Each page speaks of bodies of both countries: two of a list in each, rather than one told wrong."""
    one, other = spot.terms
    if one.slot != "name" or not one.unit == other.unit == "country":
        return False
    pages = spot.held.one.page, spot.held.other.page
    return _has_body_of(context, pages[0], other) and _has_body_of(context, pages[1], one)


def _has_body_of(context: Context, page: int, country: Term) -> bool:
    """Whether a page names a body that ends in the name of a country."""
    bodies = (key for at, slot, unit, key in context.told if (at, slot, unit) == (page, "name", "organization"))
    return any(body.endswith(f" {country.text}") for body in bodies)


def initials_only(spot: Spot, _context: Context) -> bool:
    """A name that is kept back, all but its first letters, may be anybody's."""
    return any(t.slot == "name" and all(len(w) < 2 for w in fold(t.key).replace(".", " ").split()) for t in spot.terms)


def one_inside_other(spot: Spot, context: Context) -> bool:
    """One place lies in the other, as an address in the story shows."""
    one, other = spot.terms
    return (
        one.slot == "name"
        and not (one.bound and one.bound == other.bound)
        and frozenset({one.key, other.key}) in context.inside
    )


def said_by_two(spot: Spot, _context: Context) -> bool:
    """Two people speak, each of what is theirs."""
    if spot.terms[0].slot not in TELLING:
        return False
    voices = [_voice(frame, at) for frame, at in spot.sides]
    return all(voices) and not (may_be_same(*voices) or same_spelling(*voices))


def _voice(frame: Frame, at: int) -> str:
    place = frame.terms[at].range
    return next((name for words, name in frame.voices if words.holds(place)), "")


def planned_and_done(spot: Spot, _context: Context) -> bool:
    """One sentence tells what is planned, the other what was done."""
    held = spot.held
    for at in range(spot.at - 1, max(-1, spot.at - 1 - _TENSE), -1):
        one = held.one.terms[at]
        if one.slot == "negation" and at in held.pairs:
            other = held.other.terms[held.pairs[at]]
            return other.slot == one.slot and one.key == other.key and one.bound != other.bound
    return False


def each_its_own_day(spot: Spot, context: Context) -> bool:
    """Each page tells of its own day."""
    if frozenset({spot.held.one.page, spot.held.other.page}) in context.days:
        return spot.terms[0].slot in {"time", "number", "number word", "direction"}
    return _are_days(*spot.terms) and all(
        any(term.slot == "day" for term in frame.terms[max(0, at - _DAY) : at + _DAY + 1]) for frame, at in spot.sides
    )


def otherwise_reckoned(spot: Spot, _context: Context) -> bool:
    """One number is the change, the other what came of it: a rise by 80% is 180% of what was."""
    if spot.terms[0].slot != "number":
        return False
    before = [frame.terms[at - 1].slot for frame, at in spot.sides if at]
    return len(before) == 2 and before[0] != before[1] and "direction" in before


def of_opposites(spot: Spot, _context: Context) -> bool:
    """One sentence tells of one thing, the other of its opposite, and of each another number."""
    held, near = spot.held, range(spot.at - _NEAR_BY, spot.at + _NEAR_BY + 1)
    found = {term.slot for term in spot.terms}
    sought = {"opposite"} if found <= {"number"} else {"number"} if found == {"opposite"} else set()
    pairs = ((held.one.terms[at], held.other.terms[held.pairs[at]]) for at in near if at in held.pairs)
    return any({one.slot, other.slot} <= sought and judge(one, other) == "contradiction" for one, other in pairs)


def denied_otherwise(spot: Spot, _context: Context) -> bool:
    """What one sentence denies with its verb, the other denies with a word nearby, or denies of something else."""
    one, other = spot.terms
    if one.slot != "negation" and other.slot != "negation":
        return False
    follows = spot.held.alike(spot.at + 1) and spot.held.pairs[spot.at + 1] == spot.there + 1
    if spot.told is None and not follows:
        return True
    if other.slot == "negation" and other.key == "-":
        spot, one = spot.turned, other
    frame, at = spot.sides[1]
    word = one.text.split()[-1]
    near = range(max(0, at - _DENIED), min(len(frame.terms), at + _DENIED // 2))
    loose = [place for place in near if spot.told is not None or place not in spot.held.back]
    return any(_denies(frame.terms[place]) or (place > at and frame.terms[place].key == word) for place in loose)


def _denies(term: Term) -> bool:
    return term.slot == "negation" and term.key == "-"


def each_its_own(spot: Spot, context: Context) -> bool:
    """Each page speaks again and again of its own, and never of the other's: they have two subjects."""
    one, other = spot.terms
    least = 2 if one.slot == "name" else 3
    if one.slot != "name" and not _are_days(one, other):
        return False
    counts = [
        [len(context.told.get((frame.page, t.slot, t.unit, t.key), ())) for t in spot.terms] for frame, _ in spot.sides
    ]
    return min(counts[0][0], counts[1][1]) >= least and not (counts[0][1] or counts[1][0])


def this_and_another(spot: Spot, _context: Context) -> bool:
    """One sentence tells of this one, the other of the one before or after it: this season, last season."""
    if spot.terms[0].slot not in {"number", "number word", "time", "direction"}:
        return False
    (one, at), (other, there) = spot.sides
    first, second = _pointed(one, at), _pointed(other, there)
    shared = {word for _, word in first} & {word for _, word in second}
    return any(not {w for w, by in first if by == word} & {w for w, by in second if by == word} for word in shared)


def _pointed(frame: Frame, at: int) -> set[tuple[str, str]]:
    """Whether words near a place point here or elsewhere, with the word beside each."""
    near = range(max(0, at - _TENSE), min(len(frame.terms), at + _TENSE))
    found = [place for place in near if frame.terms[place].bound in {HERE, ELSEWHERE} and not frame.terms[place].slot]
    beside = ((place, place + step) for place in found for step in (-1, 1) if 0 <= place + step < len(frame.terms))
    return {(frame.terms[place].bound, frame.terms[by].key) for place, by in beside if not frame.terms[by].slot}


def names_it_as_of_old(spot: Spot, _context: Context) -> bool:
    """One sentence names a place as it was called before, the other as it is called now."""
    behind = [frame.terms[at + 1].bound if at + 1 < len(frame.terms) else "" for frame, at in spot.sides]
    return spot.terms[0].slot == "name" and behind[0] != behind[1] and OLD in behind


def counts_another_group(spot: Spot, _context: Context) -> bool:
    """One sentence counts a second group in: those against, and those against or absent."""
    return spot.terms[0].slot in {"number", "number word"} and len({_chosen(*side) for side in spot.sides}) > 1


def _chosen(frame: Frame, at: int) -> bool:
    """Whether what is counted at a place is one or the other."""
    for place in range(at + 1, min(len(frame.terms), at + _DENIED)):
        term = frame.terms[place]
        if place in frame.cuts or term.slot in TELLING:
            return False
        if term.bound == CHOICE and not term.slot:
            return True
    return False


Refusal = Callable[[Spot, Context], bool]
REFUSALS: tuple[Refusal, ...] = (
    in_its_words,
    speaks_of_both,
    initials_only,
    one_inside_other,
    both_bodies,
    said_by_two,
    planned_and_done,
    each_its_own_day,
    each_its_own,
    otherwise_reckoned,
    of_opposites,
    this_and_another,
    counts_another_group,
    names_it_as_of_old,
    denied_otherwise,
)


def refused(spot: Spot, context: Context) -> str:
    """The name of the first rule by which two values may both be right; empty where none says so."""
    return next((refusal.__name__ for refusal in REFUSALS if refusal(spot, context)), "")
