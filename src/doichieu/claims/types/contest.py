"""Who won and who lost what the head of a page tells: a match, an election."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range

TYPE = "contest"
WON, LOST, ELECTED = "won", "lost", "winner of the election"
OF, BETWEEN = "result of ", "winner of the match: "
_CUT = re.compile(r"[,;]")
CAPITALS, _SMALL = (
    "".join(chr(c) for c in range(ord("A"), 0x1F00) if chr(c).isalpha() and chr(c).isupper() is upper)
    for upper in (True, False)
)
_PART = rf"[{CAPITALS}][\w&-]*(?:\.\w+)*"
NAME = rf"(?<![\w-]){_PART}(?:[ ](?:{_PART}|\d{{1,2}}(?![\w%]|[ ]?-))){{0,6}}"
_GOALS = r"\d{1,2}[ ]?-[ ]?\d{1,2}"
_SHORT = 2


class _Words(Struct, frozen=True):
    beats: re.Pattern[str]
    loses: re.Pattern[str]
    wins: re.Pattern[str]
    given: re.Pattern[str]
    chosen: re.Pattern[str]
    beaten: re.Pattern[str]
    fails: re.Pattern[str]
    any: re.Pattern[str]
    not_this: re.Pattern[str]
    partial: re.Pattern[str]
    election: re.Pattern[str]
    apart: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    words, acts = pack.matters.contests, pack.acts
    between = rf"(?:,?[ ](?!{alternatives(words.apart)})[{_SMALL}]\w*)"
    few, two = f"{between}{{0,4}}?", f"{between}{{0,2}}?"
    score = rf"(?:[ ](?:{alternatives(acts.results)}[ ])?{_GOALS})?"
    long, short = ([w for w in (*acts.winning, *words.beating) if (len(w) > _SHORT) is kind] for kind in (True, False))
    over = f"(?:{alternatives(long)}{score}{two}|{alternatives(short)})"
    under = f"{alternatives(acts.losing)}{score}{two}"
    return _Words(
        beats=re.compile(rf"(?P<won>{NAME}){few}[ ]{over}[ ](?P<lost>{NAME})"),
        loses=re.compile(rf"(?P<lost>{NAME}){few}[ ]{under}[ ](?P<won>{NAME})"),
        wins=re.compile(rf"(?P<won>{NAME}){few}[ ]{alternatives(words.winning)}"),
        given=re.compile(rf"{alternatives(words.giving)}{few}[ ]{alternatives(words.to)}{two}[ ](?P<won>{NAME})"),
        chosen=re.compile(rf"{alternatives(words.giving)}{two}[ ](?P<won>{NAME})[ ]{alternatives(words.chosen_as)}"),
        beaten=re.compile(
            rf"{alternatives(words.winning)}(?:\s+\w+){{0,6}}?\s+{alternatives(words.nets)}\s+(?P<lost>{NAME})"
        ),
        fails=re.compile(rf"(?P<lost>{NAME}){few}[ ]{alternatives(words.failing)}"),
        any=phrases([*acts.winning, *words.beating, *acts.losing, *words.winning, *words.giving, *words.failing]),
        election=phrases(words.elections),
        apart=phrases(words.apart),
        not_this=phrases([*pack.traits.elsewhere, *words.not_this]),
        partial=phrases(acts.partial),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each side that the head of a page gives one result only, and for two that it tells of alone."""
    told = list(told_once(_told(material)))
    results = {said.about.property.removeprefix(OF): said.value.unit for said in told if said.value.unit}
    winners = [side for side, result in results.items() if result == WON]
    if len(results) == 2 and len(winners) == 1:
        about = About(subject=None, property=f"{BETWEEN}{' - '.join(sorted(results))}")
        places = dict.fromkeys(said.evidence for said in told if said.value.unit)
        yield from (Statement(type=TYPE, about=about, value=Value(text=winners[0]), evidence=at) for at in places)
    yield from told


def _told(material: Material) -> Iterator[Statement]:
    words = _words(material.page.pack.code)
    for sentence in material.page.sentences:
        place = sentence.range
        if not sentence.leads or not words.any.search(sentence.text, place.start, place.end):
            continue
        yield from _results(sentence, words)


def _results(sentence: SentenceContext, words: _Words) -> Iterator[Statement]:
    elected = words.election.search(sentence.text, sentence.range.start, sentence.range.end)
    for pattern in (words.beats, words.loses, words.wins, words.given, words.chosen, words.beaten, words.fails):
        for match in pattern.finditer(sentence.text, sentence.range.start, sentence.range.end):
            sides = [(result, Range(*match.span(result))) for result in match.groupdict()]
            if _of_another(sentence, match, words) or not all(_is_name(sentence, place, words) for _, place in sides):
                continue
            for result, place in sides:
                side, whole = _name(sentence, place), Range(*match.span())
                if elected and result == WON:
                    yield statement(sentence, TYPE, About(subject=None, property=ELECTED), Value(text=side), whole)
                else:
                    about = About(subject=None, property=f"{OF}{side}")
                    yield statement(sentence, TYPE, about, Value(text=match[0], unit=result), whole)


def _of_another(sentence: SentenceContext, match: re.Match[str], words: _Words) -> bool:
    """Whether the clause around a result tells of another contest, of a part of it, or of none yet."""
    start, end = sentence.range.start, sentence.range.end
    cuts = [cut.end() for cut in _CUT.finditer(sentence.text, start, match.start())]
    after = _CUT.search(sentence.text, match.end(), end)
    start, end = max(cuts, default=start), after.start() if after else end
    behind_it = words.not_this.search(sentence.text, start, match.end())
    return (behind_it or words.partial.search(sentence.text, start, end)) is not None


def _is_name(sentence: SentenceContext, place: Range, words: _Words) -> bool:
    """Whether capital letters tell a name: more than the one that opens a sentence."""
    said = sentence.said(place)
    return (place.start > sentence.range.start or " " in said) and not words.apart.fullmatch(said)


def _name(sentence: SentenceContext, place: Range) -> str:
    """A side as the pages call it: a person by the full name."""
    person = next((e for at, e in sentence.people(place.start, place.end) if at.end == place.end), None)
    return " ".join((person.name if person else sentence.said(place)).casefold().split())
