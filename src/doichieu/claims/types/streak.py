"""How many wins or defeats in a row a side has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.context import PageContext, SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.ordinals import Ordinals, ordinals
from doichieu.claims.types.contest import NAME
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "streak"
_SIDE = re.compile(NAME)
_SMALL = r"[^\W\d_A-Z]\w*"


class _Words(Struct, frozen=True):
    runs: dict[str, str]
    forms: tuple[re.Pattern[str], ...]
    titles: dict[str, str]
    title: re.Pattern[str]
    title_forms: tuple[re.Pattern[str], ...]
    any: re.Pattern[str]
    ordinals: Ordinals
    owner: re.Pattern[str]
    not_this: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    ranks, of_place = pack.matters.ranks, ordinals(code)
    runs = {canonical(word): run.name for run in ranks.runs for word in run.words}
    result, running = f"(?P<run>{alternatives(runs)})", alternatives(ranks.running)
    matches = alternatives(ranks.matches)
    nth, many = f"(?P<nth>{of_place.place})", f"(?P<nth>{of_place.number})"
    gap = r"(?:\s+\w+){0,8}?"
    forms = (
        rf"{result}(?:\s+{matches})?\s+{nth}\s+{running}",
        rf"{matches}\s+{nth}\s+{running}{gap}\s+{result}",
        rf"{alternatives(ranks.streaks)}(?:\s+{matches})?\s+{result}{gap}\s+{alternatives(ranks.lasting)}\s+{many}(?:\s+{matches})?",
        rf"{result}\s+{many}\s+{matches}\s+{running}",
        rf"{result}\s+{running}\s+{many}\s+{matches}",
    )
    titles = {canonical(word): title.name for title in ranks.titles for word in title.words}
    title, times, few = (
        f"(?P<run>{alternatives(titles)})",
        alternatives(ranks.times),
        rf"(?:\s+(?!{alternatives(ranks.apart)})\w+){{0,4}}?",
    )
    title_forms = rf"{times}\s+{nth}{gap}\s+{title}", rf"{title}{few}(?:\s+{times})?\s+{nth}"
    return _Words(
        titles=titles,
        title=phrases(titles),
        title_forms=tuple(re.compile(form, re.IGNORECASE) for form in title_forms),
        runs=runs,
        forms=tuple(re.compile(form, re.IGNORECASE) for form in forms),
        any=phrases([*ranks.running, *ranks.streaks]),
        ordinals=of_place,
        owner=re.compile(rf"(?:,|\s+{alternatives(ranks.of)}(?:\s+{_SMALL}){{0,2}}?)\s+({NAME})"),
        not_this=phrases([*pack.traits.elsewhere, *pack.matters.contests.not_this]),
    )


def read(material: Material) -> Iterator[Statement]:
    """One statement for each place that tells how many in a row a side now has, and for each title that it counts."""
    yield from told_once(_titles(material))
    words = _words(material.page.pack.code)
    for at, sentence in enumerate(material.page.sentences):
        start, end = sentence.range.start, sentence.range.end
        if not words.any.search(sentence.text, start, end):
            continue
        found = [match for form in words.forms for match in form.finditer(sentence.text, start, end)]
        for match in found if not words.not_this.search(sentence.text, start, end) else ():
            side = _side(material.page, at, match)
            if side:
                run = words.runs[" ".join(match["run"].lower().split())]
                about = About(subject=None, property=f"{run} in a row of {side}")
                count = words.ordinals.value(match["nth"])
                yield statement(sentence, TYPE, about, Value(text=count, amount=count), Range(*match.span()))


def _titles(material: Material) -> Iterator[Statement]:
    """One statement for each place that tells the how manieth title of a side it is."""
    words = _words(material.page.pack.code)
    for at, sentence in enumerate(material.page.sentences):
        start, end = sentence.range.start, sentence.range.end
        if not words.title.search(sentence.text, start, end) or words.not_this.search(sentence.text, start, end):
            continue
        for match in (match for form in words.title_forms for match in form.finditer(sentence.text, start, end)):
            side = _side(material.page, at, match)
            if side and side not in words.titles:
                title = words.titles[" ".join(match["run"].lower().split())]
                about = About(subject=None, property=f"{title} of {side}")
                count = words.ordinals.value(match["nth"])
                yield statement(sentence, TYPE, about, Value(text=match["nth"], amount=count), Range(*match.span()))


def _side(page: PageContext, at: int, match: re.Match[str]) -> str | None:
    """Whose row it is: named right behind it, in it, or last before it, else first in the sentence before."""
    sentence = page.sentences[at]
    words = _words(page.pack.code)
    behind = words.owner.match(sentence.text, match.end(), sentence.range.end)
    if behind:
        return _named(behind[1])
    inside = _names(sentence, match.start(), match.end())
    ahead = _names(sentence, sentence.range.start, match.start())
    if inside or ahead:
        return inside[0] if inside else ahead[-1]
    before = _names(page.sentences[at - 1], page.sentences[at - 1].range.start, page.sentences[at - 1].range.end)
    return before[0] if at and before else None


def _names(sentence: SentenceContext, start: int, end: int) -> list[str]:
    """The names in a stretch, but for a capital that only opens the sentence."""
    found = (match for match in _SIDE.finditer(sentence.text, start, end))
    told = (m for m in found if m.start() > sentence.range.start or " " in m[0])
    return [_named(match[0]) for match in told]


def _named(said: str) -> str:
    return " ".join(said.casefold().split())
