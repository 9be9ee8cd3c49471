"""Stories of an earlier run keep their ids in this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from doichieu.model.decision import Redirect
from doichieu.model.identity import content_id


class Known(Struct, frozen=True):
    """What an earlier run decided: the story of each page that tells one event, and where ids of stories led."""

    stories: dict[str, str] = {}
    redirects: tuple[Redirect, ...] = ()


class Kept(Struct, frozen=True):
    """The ids of this run's stories, in order, and where the ids of earlier stories lead that go on under another."""

    ids: tuple[str, ...]
    redirects: tuple[Redirect, ...]


def keep_ids(stories: Sequence[Sequence[str]], ids: Sequence[str], known: Known) -> Kept:
    """The ids that stories go by, when some of their pages were in stories already.

    `stories` are the pages of each story in the order of time, `ids` the ids that the stories have without what is
    known. A known story goes on where most of its pages are, where as many are in two with its earliest; a story that
    several go on in takes the id of that whose page is the earliest in it, and the ids of the others lead to it.
    """
    heirs = _heirs(stories, known.stories)
    used = {names[0] for names in heirs.values()}
    kept = []
    for at, (pages, own) in enumerate(zip(stories, ids, strict=True)):
        name = heirs[at][0] if at in heirs else own
        if at not in heirs:
            # Its first page began a story that lives on elsewhere.
            others = (content_id("s", pages[0], page) for page in (*pages[::-1], *sorted(known.stories)))
            name = own if own not in used else next(other for other in others if other not in used)
            used.add(name)
        kept.append(name)
    leads = {name: kept[at] for at, names in heirs.items() for name in names[1:]}
    ways = {way.story: way.to for way in known.redirects} | leads
    there = {name: last for name in ways if (last := _last(name, ways)) in used and name not in used}
    return Kept(tuple(kept), tuple(Redirect(name, there[name]) for name in sorted(there)))


def _heirs(stories: Sequence[Sequence[str]], known: Mapping[str, str]) -> dict[int, list[str]]:
    """For each story by its place the known stories that go on in it, that with the earliest page in it first."""
    held: dict[str, dict[int, list[int]]] = {}
    for at, pages in enumerate(stories):
        for place, page in enumerate(pages):
            if page in known:
                held.setdefault(known[page], {}).setdefault(at, []).append(place)
    heirs: dict[int, list[tuple[int, str]]] = {}
    for name, pieces in held.items():
        at = min(pieces, key=lambda at: (-len(pieces[at]), at))
        heirs.setdefault(at, []).append((pieces[at][0], name))
    return {at: [name for _, name in sorted(names)] for at, names in heirs.items()}


def _last(name: str, ways: Mapping[str, str]) -> str:
    seen = {name}
    while name in ways and ways[name] not in seen:
        name = ways[name]
        seen.add(name)
    return name
