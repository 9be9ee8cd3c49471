"""How many people died, were injured or are missing, as the head of a page counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from doichieu.annotate.numerals import NumberWords, number_words, plain
from doichieu.claims.context import TELLING, SentenceContext, statement
from doichieu.claims.figures_words import vague
from doichieu.claims.material import Material
from doichieu.claims.scene import partial, scene_of
from doichieu.claims.wordings import alternatives, phrases
from doichieu.lang.pack import Pack, load_pack
from doichieu.lang.schema.statements import Toll as TollWords
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import QuantityMention, Reading
from doichieu.model.span import Range

TYPE = "toll"
_HEAD = 2
_WORDS = 3
_FAR, _ASIDE = 80, 60

Toll = tuple[str, re.Pattern[str], re.Pattern[str]]
Told = tuple[str, Value, Range]


class _Words(Struct, frozen=True):
    """The wordings of a pack: whom a toll counts, what befell them, what a toll reaches, and corrections."""

    people: re.Pattern[str]
    anyone: re.Pattern[str]
    numbers: NumberWords
    tolls: tuple[Toll, ...]
    reached: tuple[tuple[str, re.Pattern[str]], ...]
    corrections: re.Pattern[str]
    some_of: re.Pattern[str]
    straight: re.Pattern[str]
    on_the_spot: re.Pattern[str]


@cache
def _patterns(code: str) -> _Words:
    pack = load_pack(code)
    words = pack.statements
    between = rf"(?:\s+\w+){{0,{_WORDS}}}?\s+"
    tolls = tuple(
        (
            toll.name,
            re.compile(rf"(?:{between})?{alternatives(toll.behind)}", re.IGNORECASE),
            re.compile(rf"{alternatives(toll.before)}\s*\Z", re.IGNORECASE),
        )
        for toll in words.tolls
    )
    others = alternatives(word for toll in words.tolls for word in toll.behind)
    reached = tuple(
        (toll.name, re.compile(_reaching(toll, pack, others), re.IGNORECASE)) for toll in words.tolls if toll.heads
    )
    numbers = number_words(pack.quantities.numerals)
    number = rf"(?<![\w.,]){numbers.phrase}"
    return _Words(
        people=phrases(words.people),
        anyone=phrases(pack.acts.anyone),
        numbers=numbers,
        tolls=tolls,
        reached=reached,
        corrections=phrases(words.corrections),
        some_of=re.compile(rf"(?P<some>{number})\s+{alternatives(words.out_of)}\s*\Z", re.IGNORECASE),
        straight=re.compile(rf"\s+{others}", re.IGNORECASE),
        on_the_spot=re.compile(rf"\s+{alternatives(words.on_the_spot)}", re.IGNORECASE),
    )


def _reaching(toll: TollWords, pack: Pack, others: str) -> str:
    """A toll's head, what is said of it up to a verb of reaching, and a number that counts nothing but people."""
    words = pack.statements
    within = rf"(?:(?!\s+{others})(?:[^;:,.!?\n()]|\([^()\n]{{0,{_ASIDE}}}\))){{0,{_FAR}}}?"
    bare = rf"(?:\s+{alternatives(words.people)}|(?=\s*(?:[;:,.!?)\n]|\Z)))"
    number = rf"(?P<number>{number_words(pack.quantities.numerals).phrase})(?![\w%]|[.,]\d)"
    return rf"{alternatives(toll.heads)}{within}\s+{alternatives(words.reaching)}\s+{number}{bare}"


def read(material: Material) -> Iterator[Statement]:
    """The first count of each kind that a page gives of its story, in its head or else in its text, wherever it stands.

    None is taken from a sentence of an earlier year, or from one that says what was printed wrong; in the text none
    that is part of another, and none of a sentence with a place or day that the head does not have. Counts that a
    sentence gives side by side ("5 dead on the spot, 1 in hospital") are parts of one that it leaves to be summed up.
    """
    words = _patterns(material.page.pack.code)
    head = _head(material)
    scene = scene_of(head)
    rest = [s for s in material.page.sentences if s.role in TELLING and s not in head]
    found: dict[str, str] = {}
    for sentence in (*head, *rest):
        told = _whole([*_counted(material, sentence), *_reached(material, sentence)], sentence, words)
        aside = words.corrections.search(sentence.text, sentence.range.start, sentence.range.end)
        if not told or aside or _earlier(material, sentence):
            continue
        for about, value, place in told:
            own = sentence in head or (scene.holds(sentence) and not partial(sentence, place, material.page.pack.code))
            if own and found.setdefault(about, value.amount or "") == value.amount:
                yield statement(sentence, TYPE, About(subject=None, property=about), value, place)


def _counted(material: Material, sentence: SentenceContext) -> Iterator[Told]:
    """The people who are counted with what befell them ("9 dead")."""
    words = _patterns(material.page.pack.code)
    for count in sentence.quantities:
        who = words.people.match(count.unit or "")
        if count.kind != "count" or count.upper or who is None or vague(count):
            continue
        told = _nearest(sentence.text, sentence.range, count, sentence.quantities, words)
        if told:
            some = "" if words.anyone.fullmatch(who[0]) else f", {who[0].lower()}"
            part = words.some_of.search(sentence.text[sentence.range.start : count.range.start])
            if part is None:
                value = Value(text=sentence.said(count.range), amount=count.value, unit="person")
                yield told[1] + some, value, Range(count.range.start, told[0])
            elif told[0] > count.range.end and not words.straight.match(sentence.text, count.range.end):
                place = Range(sentence.range.start + part.start(), told[0])
                amount = words.numbers.value(part["some"].lower())
                if amount is not None:
                    yield told[1], Value(text=part["some"], amount=plain(amount), unit="person"), place


def _reached(material: Material, sentence: SentenceContext) -> Iterator[Told]:
    """The numbers that a toll is said to have reached ("the death toll rose to 9")."""
    words = _patterns(material.page.pack.code)
    for name, reached in words.reached:
        for match in reached.finditer(sentence.text, sentence.range.start, sentence.range.end):
            amount = words.numbers.value(match["number"].lower())
            if amount is not None:
                yield name, Value(text=match["number"], amount=plain(amount), unit="person"), Range(*match.span())


def _whole(told: list[Told], sentence: SentenceContext, words: _Words) -> list[Told]:
    """What a sentence counts, without those on the spot, and without all of a kind that it gives several counts of."""
    code = sentence.reading.page.language or ""
    whole = [each for each in told if not words.on_the_spot.match(sentence.text, each[2].end)]
    counts: dict[str, set[str | None]] = {}
    for about, value, place in told:
        if not partial(sentence, place, code):
            counts.setdefault(about, set()).add(value.amount)
    return [each for each in whole if len(counts.get(each[0], ())) <= 1]


def _head(material: Material) -> list[SentenceContext]:
    titles = [s for s in material.page.sentences if s.role in {"title", "subtitle", "lead"}]
    return titles + [s for s in material.page.sentences if s.role == "body"][:_HEAD]


def befell(reading: Reading, sentence: Range, count: QuantityMention) -> str | None:
    """What befell the people that a number of a sentence counts: the name of a toll, None where none is told."""
    words = _patterns(reading.page.language or "")
    counts = tuple(q for q in reading.quantities if sentence.holds(q.range))
    told = _nearest(reading.text, sentence, count, counts, words) if words.people.match(count.unit or "") else None
    return told[1] if told else None


def _nearest(
    text: str, sentence: Range, count: QuantityMention, counts: Sequence[QuantityMention], words: _Words
) -> tuple[int, str] | None:
    """Where the wording nearest to a number ends, and its toll; what stands behind the next people is told of them."""
    counted = (q for q in counts if q.range.start >= count.range.end and words.people.match(q.unit or ""))
    last = next((q.range.start for q in counted), sentence.end)
    before = text[sentence.start : count.range.start]
    found = [(*near, name) for name, *sides in words.tolls if (near := _told(text, before, count, last, sides))]
    return next(((end, name) for _, end, name in sorted(found)), None)


def _told(
    text: str, before: str, count: QuantityMention, last: int, sides: list[re.Pattern[str]]
) -> tuple[int, int] | None:
    """How far off the wording of a toll is and where it ends: in what is counted, before the number, or behind it."""
    behind, ahead = sides
    end = count.range.end
    if behind.search(count.unit or ""):
        return 0, end
    if ahead.search(before):
        return 1, end
    match = behind.match(text, end, last)
    return (match.end() - end, match.end()) if match else None


def _earlier(material: Material, sentence: SentenceContext) -> bool:
    """Whether the sentence dates from a year before the page's."""
    years = {time.value[:4] for time in sentence.times if time.value and time.value[:4].isdigit()}
    return bool(years and material.year) and max(years) < str(material.year)
