"""What the page as a whole tells of names that nothing in one sentence explains: stage names, lone foreign surnames.

Every run of capitalised words that no name covers is weighed by what stands around it, wherever it stands on the
page: a singer's or player's word before it, what only people do after it, an age in brackets, a club's shirt, a
place's preposition, names that it is listed with. What is weighed as goods, works or contests is no name here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_roman, is_syllable
from doichieu.model.reading import NameKind

Told = NameKind | Literal["goods"]
Tokens = tuple[str, ...]

_ENOUGH = 2
_SURE = 99
_OFTEN = 2
_LONGEST = 4
_ROUNDS = 3
_REACH = 4
_QUOTES = "\"“”‘’'"
_LISTING = ",…/&"
_APPOSING = ",-("
_KINDS: dict[NameKind, NameKind] = {
    "person": "person", "organization": "organization", "place": "place", "country": "place", "event": "event",
}  # fmt: skip


class Clue(NamedTuple):
    """That something beside a name speaks for a kind, how much, and what it is."""

    kind: Told
    weight: int
    what: str


class Run(NamedTuple):
    """Capitalised words that no name covers, at tokens `start` to `end` of a line."""

    line: Line
    start: int
    end: int

    @property
    def tokens(self) -> Tokens:
        """The words in lower case."""
        return tuple(self.line.lows[self.start : self.end])

    @property
    def surface(self) -> str:
        """The words as written."""
        return self.line.surface(self.start, self.end)


def told_names(lines: list[Line], founds: list[list[Found]], lexicon: Lexicon) -> dict[Tokens, tuple[NameKind, str]]:
    """The kind of each unexplained name that the page's clues agree on, with its surface, by its lower-case words."""
    weights: dict[Tokens, Counter[Clue]] = {}
    surfaces: dict[Tokens, str] = {}
    beside: list[tuple[Tokens, Tokens]] = []
    for line, found in zip(lines, founds, strict=True):
        kinds = _kinds_by_edge(found)
        runs = list(uncovered_runs(line, found, lexicon))
        for run in runs:
            surfaces.setdefault(run.tokens, run.surface)
            weights.setdefault(run.tokens, Counter(_by_shape(run, lexicon))).update(set(_weighed(run, kinds, lexicon)))
        beside += _neighbours(runs, lexicon)
    tallies = {tokens: _summed(clues) for tokens, clues in weights.items()}
    told = {tokens: kind for tokens, tally in tallies.items() if (kind := _verdict(tokens, tally, surfaces[tokens]))}
    for _ in range(_ROUNDS):
        more = _spread(told, beside, tallies)
        if not more:
            break
        told |= more
    return {tokens: (kind, surfaces[tokens]) for tokens, kind in told.items() if kind != "goods"}


def uncovered_runs(line: Line, found: list[Found], lexicon: Lexicon) -> Iterator[Run]:
    """The runs of capitalised words outside all names, cut where a word that no name holds begins or ends them."""
    if line.loud:
        return
    covered = {at for name in found for at in range(name.start, name.end)}
    end = 0
    for at in line.capitals:
        if at < end or at in covered:
            continue
        end = at + 1
        while end not in covered and end - at < 2 * _LONGEST:
            particle = end < len(line) and line.lows[end] in lexicon.particles and line.shapes[end] == "l"
            if not line.capital(end + particle) or line.joined(end) or end + particle in covered:
                break
            end += 1 + particle
        run = _trimmed(line, at, end, lexicon)
        if run is not None:
            yield run


def _trimmed(line: Line, start: int, end: int, lexicon: Lexicon) -> Run | None:
    """The run without the words at its ends that belong to the sentence."""
    while start < end and _of_sentence(line, start, lexicon):
        start += 1
    stop = next((at for at in range(start + 1, end) if _breaks(line, start, at, lexicon)), end)
    if stop == end and stop - start > 1 and stop < len(line) and line.shapes[stop] == "l":
        stop -= (line.lows[stop - 1], line.lows[stop]) in line.pairs
    if not 1 <= stop - start <= _LONGEST or (stop - start == 1 and not _may_stand_alone(line, start, lexicon)):
        return None
    if (line.joined(start) and line.words[start - 1] in "-.'") or _begins_other(line, start, lexicon):
        return None
    return Run(line, start, stop)


def _breaks(line: Line, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether another sentence or name begins inside a run: a word no name holds, a syllable after capitals."""
    if line.lows[at] in lexicon.breaks or any(words.longest(line, at) for words, _, _ in lexicon.clues_after[:1]):
        return True
    return line.shapes[start] == "U" and line.shapes[at] == "C" and is_syllable(line.words[at])


def _may_stand_alone(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether one word may be a name by itself: a foreign one inside a sentence, or an unknown abbreviation."""
    word = line.words[at]
    if line.shapes[at] == "U":
        return word.isalpha() and 1 < len(word) < 7 and word not in lexicon.no_bodies and not is_roman(word)
    return not is_syllable(word) and len(word) > 2


def _of_sentence(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a word has its capital from the sentence's beginning, or is one that no name begins with."""
    if line.lows[at] in lexicon.breaks:
        return True
    if not line.opens(at) or not is_syllable(line.words[at]):
        return False
    foreign_next = line.capital(at + 1) and not is_syllable(line.words[at + 1])
    return (foreign_next and not line.words[at].isascii()) or line.lows[at] in line.smalls


def _begins_other(line: Line, at: int, lexicon: Lexicon) -> bool:
    others = (lexicon.stops, lexicon.posts, lexicon.heads, lexicon.home_bodies, lexicon.portfolios, lexicon.fields)
    return any(other.longest(line, at) is not None for other in (*others, lexicon.gatherings, lexicon.place_heads))


def _by_shape(run: Run, lexicon: Lexicon) -> list[Clue]:
    """What a name's own words tell: two or three foreign ones, or syllables that given names are made of."""
    words = run.line.words[run.start : run.end]
    if any(word.lower() in lexicon.contests for word in words):
        return [Clue("goods", _SURE, "shape")]
    if any(word.lower() in lexicon.marks for word in words):
        return [Clue("organization", 2, "shape")] if len(words) > 1 else []
    if len(words) == 1 or not all(run.line.shapes[at] != "U" for at in range(run.start, run.end)):
        return []
    if words[0].lower() in lexicon.given:
        return [Clue("person", 2, "shape")]
    given = sum(word.lower() in lexicon.syllables for word in words)
    foreign = not any(is_syllable(word) for word in words)
    player = foreign and run.line.sporting and min(map(len, words)) > 2
    return [Clue("person", 1 + player, "shape")] if foreign or given == len(words) <= 3 else []


def _weighed(run: Run, kinds: dict[tuple[str, int], NameKind], lexicon: Lexicon) -> Iterator[Clue]:
    """What stands around one occurrence tells."""
    line, start, end = run.line, run.start, run.end
    before = [(words.ending(line, start, 3), kind, weight) for words, kind, weight in lexicon.clues_before]
    longest = min((at for at, _, _ in before if at is not None), default=None)
    yield from (Clue(kind, weight, "before") for at, kind, weight in before if at is not None and at == longest)
    for words, kind, weight in lexicon.clues_after:
        if words.longest(line, end) is not None:
            yield Clue(kind, weight, "after")
    yield from _instanced(run, lexicon)
    yield from _marked_off(run, kinds)
    apposed = end - start > 1 and end < len(line) and line.words[end] in _APPOSING
    if apposed and lexicon.posts.longest(line, end + 1) is not None:
        yield Clue("person", 1, "apposed")
    marks = {at for at in (start - 1, end) if 0 <= at < len(line) and _lists(line, at, lexicon)}
    for edge, at in ((("end", start - 1), start - 1), (("start", end + 1), end)):
        other = kinds.get(edge) if at in marks else None
        if other is not None and other != "event":
            bare = line.words[at] == "," and len(marks) < 2 and not _in_list(line, at)
            yield Clue(other, 1 if bare else 2, "listed")


def _instanced(run: Run, lexicon: Lexicon) -> Iterator[Clue]:
    """What a word a little before a name tells that the name is an instance of ("những ca sĩ nổi tiếng như A")."""
    line, named = run.line, lexicon.instancing.ending(run.line, run.start, 3)
    kinds = [
        kind
        for at in range(named or 0, max(0, (named or 0) - _REACH), -1)
        for words, kind, weight in lexicon.clues_before
        if weight > 1 and words.ending(line, at, 3) is not None
    ]
    told = next((kind for kind in kinds if kind != "goods"), kinds[0] if kinds else None)
    if told:
        yield Clue(told, 2, "instance")


def _in_list(line: Line, at: int) -> bool:
    """Whether the capitalised words before a comma stand behind another comma, as members of a list do."""
    start = at
    while line.capital(start - 1):
        start -= 1
    return 0 < start < at and line.words[start - 1] in _LISTING


def _lists(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a token stands between the members of a list."""
    return line.words[at] in _LISTING or line.lows[at] in lexicon.couples


def _marked_off(run: Run, kinds: dict[tuple[str, int], NameKind]) -> Iterator[Clue]:
    """What quotation marks, brackets and numbers beside a name tell."""
    line, start, end = run.line, run.start, run.end
    before = line.words[start - 1] if start else ""
    after = line.words[end] if end < len(line) else ""
    if before and before in _QUOTES and after and after in _QUOTES:
        yield Clue("goods", 2, "quoted")
    if after and line.shapes[end] == "d" and not line.joined(end):
        yield Clue("goods", 1, "numbered")
    if after == "(" and kinds.get(("start", end + 1)) == "place":
        yield Clue("person", 1, "bracket")
    if after == "(" and kinds.get(("start", end + 1)) == "person":
        yield Clue("person", 2, "bracket")
    if before == "(" and kinds.get(("end", start - 1)) == "person":
        yield Clue("person", 2, "bracket")


def _kinds_by_edge(found: list[Found]) -> dict[tuple[str, int], NameKind]:
    """The kind of the name that begins at, or ends before, a token."""
    edges: dict[tuple[str, int], NameKind] = {}
    for name in sorted(found):
        edges[("start", name.start)] = edges[("end", name.end)] = _KINDS[name.kind]
    return edges


def _neighbours(runs: list[Run], lexicon: Lexicon) -> Iterator[tuple[Tokens, Tokens]]:
    """Unexplained names that stand in one list, each with a bracket behind it or none."""
    starts = {run.start: run for run in runs}
    for one in runs:
        at = _past_bracket(one.line, one.end)
        if at + 1 in starts and (one.line.words[at] in _LISTING or _closes(one, at, lexicon)):
            yield one.tokens, starts[at + 1].tokens


def _closes(one: Run, at: int, lexicon: Lexicon) -> bool:
    """Whether a word for "and" before the last member of a list stands at a token: behind a comma and a member."""
    return one.line.lows[at] in lexicon.couples and one.start > 0 and one.line.words[one.start - 1] == ","


def _past_bracket(line: Line, at: int) -> int:
    """The token behind a short bracket that opens at a token, else the token itself."""
    if line.words[at : at + 1] != ["("]:
        return at
    return next((end + 1 for end in range(at + 2, min(at + _REACH + 3, len(line))) if line.words[end] == ")"), at)


def _summed(clues: Counter[Clue]) -> Counter[Told]:
    """What all clues come to: a strong one that comes again counts twice, a weak one once."""
    tally: Counter[Told] = Counter()
    for clue, count in clues.items():
        tally[clue.kind] += clue.weight * (1 if clue.weight == 1 else min(count, _OFTEN))
    return tally


def _verdict(tokens: Tokens, tally: Counter[Told], surface: str) -> Told | None:
    """The kind that enough speaks for, and more than for any other; an abbreviation is no person."""
    short = len(tokens) == 1 and surface.isupper()
    if short:
        tally = Counter({kind: count for kind, count in tally.items() if kind in {"organization", "goods"}})
    ranked = tally.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH + short or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _spread(
    told: dict[Tokens, Told], beside: list[tuple[Tokens, Tokens]], tallies: dict[Tokens, Counter[Told]]
) -> dict[Tokens, Told]:
    """What is listed with a name that is told, and told otherwise by nothing, is of its kind."""
    more: dict[Tokens, Told] = {}
    for one, other in (*beside, *((other, one) for one, other in beside)):
        if one in told and other not in told and _may_be(told[one], tallies[other]):
            more[other] = told[one]
    return more


def _may_be(kind: Told, tally: Counter[Told]) -> bool:
    """Whether nothing speaks more for another kind than for this one, and nothing much."""
    return all(weight < _ENOUGH and weight <= tally[kind] for other, weight in tally.items() if other != kind)
