"""Whom a word stands for that names nobody: a pronoun, a noun for what somebody is, a post without its holder."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from doichieu.annotate.quotes.wording import Sex, Wording
from doichieu.model.reading import NameMention, PostMention
from doichieu.model.span import Range

_PHRASE = 12
_NEAR = 200
_SCENE = 600
_MOST = 12
_WORD = re.compile(r"[^\W_]+")


class Antecedents:
    """The people of a text, asked by what stands for them; who is named inside `quoted` words is not told of."""

    def __init__(
        self,
        text: str,
        people: list[NameMention],
        posts: tuple[PostMention, ...],
        wording: Wording,
        quoted: tuple[Range, ...] = (),
    ) -> None:
        self.text, self.wording = text, wording
        self.people = [name for name in people if not _inside(quoted, name.range.start)]
        self._ends = [name.range.end for name in self.people]
        self._heard: list[tuple[int, Range]] = []
        self.held: dict[str, list[PostMention]] = {}
        for post in posts:
            if post.holder:
                self.held.setdefault(post.title.lower(), []).append(post)

    def of_pronoun(self, before: int, word: str) -> Range | None:
        """Who was named or heard last before a place, and of whom the sex of a pronoun is not denied."""
        wanted = self._sex(word)
        if self.wording.demonstrative_end.search(word) and (newcomer := self._newcomer(before)):
            return newcomer
        upto = bisect_right(self._ends, before)
        named = [(name.range.end, name.range) for name in self.people[max(0, upto - _MOST) : upto]]
        heard = [(at, place) for at, place in self._heard[-_MOST:] if before - _NEAR <= at <= before]
        for _, place in sorted([*named, *heard], reverse=True):
            found = self.wording.address_end.search(self.text[max(0, place.start - _PHRASE) : place.start])
            known = self._sex(found[0].strip()) if found else None
            if not wanted or not known or wanted == known:
                return place
        return None

    def _newcomer(self, before: int) -> Range | None:
        """The phrase that brought in somebody without a name ("một hành khách"), if nobody was named since."""
        start = max(0, before - _NEAR)
        found = list(self.wording.indefinite.finditer(self.text, start, before))
        if not found or self._named_in(Range(found[-1].end(), before)):
            return None
        return Range(found[-1].start(), found[-1].end())

    def hear(self, at: int, speaker: Range) -> None:
        """Let whoever spoke up to a place be told of by what follows."""
        self._heard.append((at, speaker))

    def _sex(self, word: str) -> Sex | None:
        return self.wording.sexes.get(word.lower().split(" ")[0])

    def of_role(self, place: Range) -> Range:
        """The one person whom the page names with a noun for what they are ("bị cáo"), else who was named last.

        The noun itself where it is none for one person, or where nobody was named shortly before.
        """
        noun = self.wording.role.fullmatch(self.text, place.start, place.end)
        if noun is None:
            return place
        word = noun[0].lower() + " "
        named = [
            name.range
            for name in self.people
            if self.text[max(0, name.range.start - len(word)) : name.range.start].lower() == word
        ]
        near = named or self._named_in(Range(max(0, place.start - _NEAR), place.start))
        if len({self.text[one.start : one.end] for one in near}) == 1:
            return near[-1]
        last = self._named_in(Range(max(0, place.start - _SCENE), place.start))
        return last[-1] if last and not named else place

    def _named_in(self, place: Range) -> list[Range]:
        inside = self.people[bisect_left(self._ends, place.start) : bisect_right(self._ends, place.end)]
        return [name.range for name in inside]

    def of_post(self, post: PostMention) -> Range | None:
        """The holder of a post that stands alone: who was last named with it, in the same body where both name one."""
        posts = self.held.get(post.title.lower(), [])
        upto = bisect_left(posts, post.range.start, key=lambda one: one.range.start)
        for near in (reversed(posts[max(0, upto - _MOST) : upto]), posts[upto : upto + _MOST]):
            for one in near:
                if self._same_body(post.body, one.body):
                    return one.holder
        return None

    def holder(self, title: str, body: str, before: int) -> Range | None:
        """The one person named before with a title, by all its words or the last ones, and with the body it names."""
        held = [
            post.holder
            for known, posts in self.held.items()
            if known.endswith(title.lower())
            for post in posts[: bisect_left(posts, before, key=lambda post: post.range.start)][-_MOST:]
            if post.holder and self._named_by(post, body)
        ]
        return held[-1] if len({self.text[place.start : place.end] for place in held}) == 1 else None

    def _named_by(self, post: PostMention, body: str) -> bool:
        told = self.text[post.range.start : post.range.end]
        return bool(body) and (body in told or bool(post.body and self.text[post.body.start : post.body.end] == body))

    def _same_body(self, one: Range | None, other: Range | None) -> bool:
        """Whether two bodies may be one: either is not said, or one's words are among the other's."""
        if one is None:
            return True
        if other is None:
            return False
        words = [set(_WORD.findall(self.text[place.start : place.end].lower())) for place in (one, other)]
        return words[0] <= words[1] or words[1] <= words[0]


def _inside(places: tuple[Range, ...], at: int) -> bool:
    near = bisect_right(places, Range(at, at + 1)) - 1
    return any(place.start <= at < place.end for place in places[max(0, near - 1) : near + 1])
