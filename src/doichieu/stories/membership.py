"""Which page of a stream's window is in which story, and what changes when some of them are grouped anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from doichieu.model.decision import Change, Redirect, Step
from doichieu.model.identity import content_id


class Move(Struct, frozen=True, kw_only=True):
    """A change of membership: `pages` came into `story`; `against` are the pages that they were weighed against."""

    story: str
    step: Step
    pages: tuple[int, ...]
    against: tuple[int, ...] = ()
    other: str | None = None


class Membership:
    """The stories of the window's pages. A story takes its id from its first page and keeps it."""

    def __init__(self) -> None:
        self._key: dict[int, str] = {}
        self._story: dict[int, str] = {}
        self._members: dict[str, list[int]] = {}
        self._began: dict[str, int] = {}

    def enter(self, page: int, key: str) -> None:
        """A page has come; it has no story yet."""
        self._key[page] = key

    def leave(self, page: int) -> None:
        """A page has left the window. Its story is forgotten here with the last of its pages."""
        del self._key[page]
        self._take(page)

    def beside(self, page: int) -> Sequence[int]:
        """The pages of the window in one story with a page, itself among them, in the order they came."""
        return self._members[self._story[page]] if page in self._story else (page,)

    def story(self, page: int) -> str:
        """The story that holds a page of the window."""
        return self._story[page]

    def take_apart(self, page: int, stories: Sequence[str], left: bool) -> Iterator[Move]:
        """Puts a page into stories by its parts. What is `left` of it stays in a story of its own.

        It is none of the pages then that tell of those stories whole, so that they may part or merge without it.
        """
        old, beside = self._story[page], self.beside(page)
        rest = tuple(other for other in beside if other != page)
        self._take(page)
        if left:
            own = next(name for name in self._names([page]) if name not in self._members) if rest else old
            self._began[own] = page
            self._put([page], own)
            if rest:
                yield Move(story=own, step="split", pages=(page,), against=rest, other=old)
        elif old not in stories:
            yield Move(story=stories[0], step="moved" if rest else "merged", pages=(page,), other=old)
            stories = stories[1:]
        for story in stories:
            if left or story != old:
                yield Move(story=story, step="shared", pages=(page,))

    def regroup(self, parts: Iterable[Sequence[int]]) -> tuple[Move, ...]:
        """Makes each part a story, and says what that changes; parts name pages of the window, in order, once."""
        parts = sorted(map(tuple, parts))
        heirs = self._heirs(parts)
        seniority = [min((self._began[story] for story in mine), default=None) for mine in heirs]
        order = sorted(range(len(parts)), key=lambda at: (seniority[at] is None, seniority[at] or 0, parts[at][0]))
        before = {page: self._story[page] for part in parts for page in part if page in self._story}
        moves: list[Move] = []
        for at in order:
            moves += self._found(parts[at], before) if not heirs[at] else self._continue(parts[at], heirs[at], before)
        return tuple(moves)

    def _heirs(self, parts: Sequence[Sequence[int]]) -> list[list[str]]:
        """For each part the stories that it continues: those whose first page it holds, or most of what is seen."""
        held: dict[str, dict[int, list[int]]] = {}
        for at, part in enumerate(parts):
            for page in part:
                if page in self._story:
                    held.setdefault(self._story[page], {}).setdefault(at, []).append(page)
        heirs: list[list[str]] = [[] for _ in parts]
        for story, pieces in held.items():
            first = self._members[story][0]
            whole = sum(map(len, pieces.values())) == len(self._members[story])
            heir = next((at for at, pages in pieces.items() if whole and first in pages), None)
            if heir is None:
                heir = max(pieces, key=lambda at: (len(pieces[at]), -at))
            heirs[heir].append(story)
        return [sorted(mine, key=self._began.__getitem__) for mine in heirs]

    def _found(self, part: Sequence[int], before: dict[int, str]) -> Iterator[Move]:
        """A story that begins with this part: pages split from their stories, or a first page."""
        story = next((name for name in self._names(part) if name not in self._members), "")
        self._began[story] = part[0]
        for old, pages in _by_story(part, before).items():
            against = self._put(pages, story)
            if old is not None:
                rest = [page for page, former in before.items() if former == old and page not in part]
                yield Move(story=story, step="split", pages=pages, against=tuple(rest), other=old)
            else:
                yield Move(story=story, step="joined" if against else "began", pages=pages, against=against)

    def _names(self, part: Sequence[int]) -> Iterator[str]:
        """Ids for a story of these pages: of its first page, or where that story lives on elsewhere, of a later one."""
        yield from (content_id("s", self._key[page]) for page in part)
        yield from (content_id("s", self._key[page], self._key[part[-1]]) for page in part)

    def _continue(self, part: Sequence[int], heirs: Sequence[str], before: dict[int, str]) -> Iterator[Move]:
        """The oldest of the stories that this part continues goes on; the others lead to it, further pages join."""
        story, *others = heirs
        staying = tuple(page for page in part if before.get(page) == story)
        for old, pages in _by_story(part, before).items():
            if old is None:
                yield Move(story=story, step="joined", pages=pages, against=staying)
            elif old in others:
                all_of_it = tuple(sorted({*pages, *(p for p in self._members[old] if p not in before)}))
                self._put(all_of_it, story)
                yield Move(story=story, step="merged", pages=all_of_it, against=staying, other=old)
                continue
            elif old != story:
                yield Move(story=story, step="moved", pages=pages, against=staying, other=old)
            self._put(pages, story)

    def _put(self, pages: Sequence[int], story: str) -> tuple[int, ...]:
        """Puts pages into a story; the pages that were there already."""
        there = tuple(self._members.get(story, ()))
        for page in pages:
            if self._story.get(page) != story:
                self._take(page)
                self._story[page] = story
        self._members[story] = sorted({*there, *pages})
        return there

    def _take(self, page: int) -> None:
        story = self._story.pop(page, None)
        if story is not None:
            self._members[story].remove(page)
            if not self._members[story]:
                del self._members[story], self._began[story]


def _by_story(part: Sequence[int], before: dict[int, str]) -> dict[str | None, tuple[int, ...]]:
    """The pages of a part by the story that they were in, in order of their first page; new ones last."""
    found: dict[str | None, list[int]] = {}
    for page in sorted(part, key=lambda page: (page not in before, page)):
        found.setdefault(before.get(page), []).append(page)
    return {story: tuple(pages) for story, pages in found.items()}


class Ledger:
    """What a stream's changes come to: the story of every page that ever came, and ids that lead on."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, None]] = {}
        self._story: dict[str, str] = {}
        self._leads: dict[str, str] = {}
        self._shared: dict[str, dict[str, None]] = {}

    def follow(self, changes: Iterable[Change]) -> None:
        """Takes note of changes, in the order they came."""
        for change in changes:
            pages = change.pages
            if change.step == "shared":
                self._shared.setdefault(change.story, {}).update(dict.fromkeys(pages))
                continue
            if change.step == "merged" and change.other:
                pages = (*self._pages.get(change.other, ()), *pages)
                self._leads[change.other] = change.story
                self._shared.setdefault(change.story, {}).update(self._shared.pop(change.other, {}))
            for page in pages:
                self._pages.get(self._story.get(page, ""), {}).pop(page, None)
                self._story[page] = change.story
                self._pages.setdefault(change.story, {})[page] = None
            self._leads.pop(change.story, None)

    def stories(self) -> dict[str, tuple[str, ...]]:
        """The pages of each story, in the order they came into it."""
        shared = {story: self._shared.get(story, {}) for story in self._pages}
        return {story: tuple(dict.fromkeys((*pages, *shared[story]))) for story, pages in self._pages.items() if pages}

    def redirects(self) -> tuple[Redirect, ...]:
        """Where the id of each merged story leads at last."""
        return tuple(Redirect(story, self.last(story)) for story in sorted(self._leads))

    def last(self, story: str) -> str:
        """Where an id leads: itself, or the story that it was merged into."""
        while story in self._leads:
            story = self._leads[story]
        return story
