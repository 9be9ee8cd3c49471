"""Who holds an office of which there is one, and whether a person holds it or deputises in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from doichieu.claims.capitals import end_of_name
from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.wordings import alternatives
from doichieu.lang.pack import load_pack
from doichieu.model.claim import About, Statement, Value
from doichieu.model.entity import Entity
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

TYPE = "office"
HOLDER, RANK, GIVEN = "holder of", "rank as", "given"
_BEFORE = 60
_STOP = re.compile(r"[;:.!?]")
_ASIDE = re.compile(r"\([^()]*\)|,[^,]*,|[,()]")


class _Words(Struct, frozen=True):
    """Offices by their titles, with a deputy's word before them; the same behind words of appointment."""

    offices: dict[str, str]
    title: re.Pattern[str]
    made: re.Pattern[str]
    held: re.Pattern[str]


class _Told(Struct, frozen=True):
    """An office as a page tells it of a person, with the body it is of, if that has a name of its own."""

    person: Entity
    deputy: str
    title: str
    place: Range
    body: str | None = None


@cache
def _words(code: str) -> _Words:
    pack = load_pack(code)
    traits, deputies = pack.traits, alternatives(pack.posts.deputies)
    offices = {canonical(word): office.name for office in traits.offices for word in office.words}
    title = rf"(?P<deputy>{deputies}\s+)?(?P<title>{alternatives(offices)})"
    fresh = rf"(?:{alternatives([*pack.posts.fresh, *traits.seats])}\s+)*"
    return _Words(
        offices=offices,
        title=re.compile(title, re.IGNORECASE),
        made=re.compile(rf"{alternatives(traits.made)}\s+{fresh}{title}", re.IGNORECASE),
        held=re.compile(rf"\s+{alternatives(traits.held_by)}\s+", re.IGNORECASE),
    )


def read(material: Material) -> Iterator[Statement]:
    """Who holds each office of a body, or is given it, and each person's rank in it, where a page tells one."""
    words = _words(material.page.pack.code)
    told = [(s, t) for s in material.page.sentences for t in (*_titled(s, words), *_given(s, words))]
    yield from told_once(said for sentence, each in told for said in _said(sentence, each, words))


def _said(sentence: SentenceContext, told: _Told, words: _Words) -> Iterator[Statement]:
    office = words.offices[told.title]
    rank = Value(text=f"{told.deputy} {office}".strip())
    yield statement(sentence, TYPE, About(subject=told.person.id, property=f"{RANK} {office}"), rank, told.place)
    if told.body and not told.deputy:
        about = About(subject=None, property=f"{HOLDER} {office}: {told.body}")
        yield statement(sentence, TYPE, about, Value(text=told.person.name, entity=told.person.id), told.place)


def _titled(sentence: SentenceContext, words: _Words) -> Iterator[_Told]:
    """The offices that stand as posts of a person, and those right before a name that "of" and a body follow."""
    for post in sentence.posts:
        person = sentence.entity(post.holder) if post.holder else None
        match = words.title.fullmatch(post.title)
        if post.holder and person and person.kind == "person" and match and post.state == "current":
            place = Range(min(post.range.start, post.holder.start), max(post.range.end, post.holder.end))
            yield _told(person, match, place, _body(sentence, post.body))
    for name in sentence.names:
        behind = words.held.match(sentence.text, name.range.end, sentence.range.end)
        person = sentence.entity(name.range) if behind and name.kind == "person" else None
        if behind is None or person is None:
            continue
        before = sentence.text[max(sentence.range.start, name.range.start - _BEFORE) : name.range.start].rstrip()
        found = [match for match in words.title.finditer(before) if match.end() == len(before)]
        if found:
            body = " ".join(sentence.text[behind.end() : end_of_name(sentence, behind.end() - 1)].casefold().split())
            start = name.range.start - len(found[0][0]) - 1
            yield _told(person, found[0], Range(start, name.range.end), body or None)


def _told(person: Entity, match: re.Match[str], place: Range, body: str | None) -> _Told:
    title = " ".join(match["title"].lower().split())
    return _Told(person, (match["deputy"] or "").strip().lower(), title, place, body)


def _body(sentence: SentenceContext, place: Range | None) -> str | None:
    """The name of a body that is told from others of its kind: it is a place, or has one in its name."""
    entity = sentence.entity(place) if place else None
    if place is None or entity is None:
        return None
    where = [n for n in sentence.reading.names if n.kind in {"place", "country"} and place.holds(n.range)]
    return entity.name.casefold() if where else None


def _given(sentence: SentenceContext, words: _Words) -> Iterator[_Told]:
    """The offices to which somebody is elected or appointed, or which somebody keeps: the last person named before."""
    for match in words.made.finditer(sentence.text, sentence.range.start, sentence.range.end):
        ahead = sentence.people(max(sentence.range.start, match.start() - _BEFORE), match.start())
        between = sentence.text[ahead[-1][0].end : match.start()] if ahead else ""
        if ahead and not _STOP.search(between) and len(_ASIDE.sub(" ", between).split()) <= 1:
            yield _told(ahead[-1][1], match, Range(ahead[-1][0].start, match.end()), GIVEN)
