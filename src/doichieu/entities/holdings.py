"""Who holds which post, and whom a post that stands alone stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from doichieu.entities.grouping import Group, Grouping, Place
from doichieu.entities.keys import Key, words_in
from doichieu.entities.titles import Held, posts_held, wording
from doichieu.lang.pack import Pack
from doichieu.model.entity import Post
from doichieu.model.reading import PostMention, Reading
from doichieu.model.span import Range


class Holdings:
    """The posts of a story's pages by the group of their holder."""

    def __init__(self, grouping: Grouping, pack: Pack) -> None:
        self.grouping = grouping
        self.heads = frozenset(words_in(pack.names.ministry))
        self.solo = frozenset(words_in(title) for title in pack.posts.solo)
        self._named: dict[Group, tuple[str, ...]] = {}
        self.held: dict[Group, list[tuple[Reading, PostMention]]] = defaultdict(list)
        for page in grouping.pages:
            for post in page.posts:
                holder = grouping.at(page, post.holder)
                if holder is not None:
                    self.held[holder].append((page, post))

    def posts(self, group: Group, ids: Mapping[Group, str]) -> tuple[Post, ...]:
        """The posts a person is said to hold; `ids` are those of the bodies."""
        return posts_held([self._holding(page, post, ids) for page, post in self.held.get(group, ())], self.heads)

    def standing_alone(self) -> dict[Place, list[Group]]:
        """The places where a post stands for the one person of the page, else of the story, who holds it."""
        holders = self._holders()
        found: dict[Place, list[Group]] = defaultdict(list)
        for page in self.grouping.pages:
            for post in page.posts:
                bare = post.holder is None and post.state == "current"
                if not bare or words_in(post.title) not in self.solo:
                    continue
                by_page = holders.get(wording(post.title, self._body(page, post), self.heads), {})
                here = by_page.get(page.page.id, set()) or {group for groups in by_page.values() for group in groups}
                if len(here) == 1:
                    found[page.page.id, _title_range(post)] += here
        return found

    def _holders(self) -> dict[Key, dict[str, set[Group]]]:
        """Who holds a post, by every wording it may be spoken of under, and page."""
        holders: dict[Key, dict[str, set[Group]]] = defaultdict(lambda: defaultdict(set))
        for group, posts in self.held.items():
            for page, post in posts:
                bodies = {None, self._body(page, post), *self._body_names(page, post)}
                for body in bodies:
                    holders[wording(post.title, body, self.heads)][page.page.id].add(group)
                holders[words_in(post.title)][page.page.id].add(group)
        return holders

    def _body(self, page: Reading, post: PostMention) -> str | None:
        """The body's name: a country's usual one, another's as written."""
        body = self.grouping.at(page, post.body)
        if body is not None and body[0] == "country":
            return self._names(body)[0]
        return page.text[post.body.start : post.body.end] if post.body is not None else None

    def _body_names(self, page: Reading, post: PostMention) -> tuple[str, ...]:
        body = self.grouping.at(page, post.body)
        return self._names(body) if body is not None else ()

    def _names(self, body: Group) -> tuple[str, ...]:
        """The usual name of a body, and the others that it is written by."""
        if body not in self._named:
            name = self.grouping.name(body)
            self._named[body] = name, *sorted({m.surface for m in self.grouping.groups[body]} - {name})
        return self._named[body]

    def _holding(self, page: Reading, post: PostMention, ids: Mapping[Group, str]) -> Held:
        body, span = self.grouping.at(page, post.body), page.span(post.range)
        if body is None or body not in ids:
            whole = f"{post.title} {self._body(page, post) or ''}".strip()
            return Held(whole, None, (), span)
        written = page.text[post.body.start : post.body.end] if post.body else ""
        return Held(post.title, ids[body], self._body_names(page, post), span, written)


def _title_range(post: PostMention) -> Range:
    """The post without the body after it, which refers to itself."""
    if post.body is None or not post.title or post.body.start < post.range.start:
        return post.range
    return Range(post.range.start, min(post.range.start + len(post.title), post.body.start))
