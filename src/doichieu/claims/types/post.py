"""Which posts a person is said to hold, or to have held."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.context import SentenceContext, statement
from doichieu.claims.material import Material
from doichieu.model.claim import About, Statement, Value
from doichieu.model.reading import PostMention
from doichieu.model.span import Range

TYPE = "post"


def read(material: Material) -> Iterator[Statement]:
    """One statement for each post that grammar ties to a person; the body is part of what the claim is about."""
    for sentence in material.page.sentences:
        for post in sentence.posts:
            person = sentence.entity(post.holder) if post.holder else None
            if post.holder and person and person.kind == "person":
                body = sentence.entity(post.body) if post.body else None
                about = About(
                    subject=person.id,
                    property="post" if post.state == "current" else f"{post.state} post",
                    counterpart=body.id if body else None,
                )
                place = Range(min(post.range.start, post.holder.start), max(post.range.end, post.holder.end))
                yield statement(sentence, TYPE, about, Value(text=title_of(sentence, post)), place)


def title_of(sentence: SentenceContext, post: PostMention) -> str:
    """A post's title with the name of its body, as a reader knows it."""
    body = sentence.entity(post.body) if post.body else None
    title = post.title[:1].upper() + post.title[1:]
    return f"{title} {body.name}" if body and body.name not in title else title
