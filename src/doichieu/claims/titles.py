"""Who is meant by a post with its country and no name: "Tổng thống Peru và Phu nhân thăm Việt Nam"."""

from __future__ import annotations

import re

from doichieu.claims.context import PageContext, SentenceContext
from doichieu.claims.enumeration import Person
from doichieu.claims.nations import countries_in, nation_of
from doichieu.claims.spelling import is_foreign
from doichieu.model.entity import Entity
from doichieu.model.reading import PostMention

_NEAR = 40
_BREAK = re.compile(r"[,.;:?!()]")


def title_before(sentence: SentenceContext, at: int) -> PostMention | None:
    """The last post with a country and without a name before a place, with nothing of another clause between."""
    posts = [p for p in sentence.posts if p.holder is None and p.body is not None and p.range.end <= at]
    post = posts[-1] if posts else None
    if post is None or at - post.range.end > _NEAR or _BREAK.search(sentence.text, post.range.end, at):
        return None
    return post if countries_in(sentence.reading, post.range) else None


def titled_visitor(sentence: SentenceContext, at: int, *, far: bool = False) -> Person | None:
    """The one person of the story who holds the post that opens a sentence, before a place or `far` before it."""
    posts = [p for p in sentence.posts if p.holder is None and p.body is not None and p.range.end <= at]
    post = next(iter(posts), None) if far else title_before(sentence, at)
    if post is None or sentence.text[sentence.range.start : post.range.start].strip():
        return None
    return bearer_of(sentence, post)


def bearer_of(sentence: SentenceContext, post: PostMention) -> Person | None:
    """The one person of the story who holds a post, of its country as far as the pages tell."""
    if not countries_in(sentence.reading, post.range):
        return None
    code = countries_in(sentence.reading, post.range)[-1].code
    held = [e for e in sentence.linking.entities if e.kind == "person" and any(p.title == post.title for p in e.posts)]
    own = [e for e in held if nation_of(sentence.linking, e) == code]
    foreign = [e for e in held if nation_of(sentence.linking, e) is None and any(map(is_foreign, e.name.split()))]
    found = own or foreign
    return (post.range, found[0]) if len(found) == 1 else None


def speaks_of(page: PageContext, person: Entity) -> bool:
    """Whether a page's title names nobody, and a post of somebody's country."""
    nation = nation_of(page.linking, person)
    heads = [sentence for sentence in page.sentences if sentence.role == "title" and nation]
    posts = [(s, p) for s in heads if not s.people(s.range.start, s.range.end) for p in s.posts if p.body is not None]
    return any(name.code == nation for s, post in posts for name in countries_in(s.reading, post.range))
