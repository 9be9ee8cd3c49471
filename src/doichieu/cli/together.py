"""`doichieu why-together`: why two pages are in one story, or in two."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from doichieu.batch.outputs import PageEntry, read_decisions, read_pages_of
from doichieu.cli.console import plain, say, say_json
from doichieu.errors import RunError
from doichieu.model.decision import Change, Decisions, Link

SHOWN = 4
OPENING = 12


class Answer(Struct, frozen=True, kw_only=True):
    """Two pages, whether a story holds both, the links from the one to the other, and what the stream did with them.

    `score` is that of the weakest of the links. Where no links lead from the one to the other it is null, and `links`
    are the strongest of each.
    """

    pages: tuple[PageEntry, PageEntry]
    together: bool
    score: float | None
    links: tuple[Link, ...]
    changes: tuple[Change, ...]


def explain_pages(out: Path, first: str, second: str, *, as_json: bool) -> None:
    """Prints why two pages of an output folder are together or apart; RunError when one of them is not there."""
    pages = read_pages_of(out)
    one, other = find_page(pages, first, out), find_page(pages, second, out)
    found = answer(one, other, read_decisions(out))
    if as_json:
        say_json(found)
    else:
        say(
            "".join(
                f"{line}\n" for line in lines_of(found, [page.title or _opening(out, page) for page in found.pages])
            )
        )


def find_page(pages: tuple[PageEntry, ...], wanted: str, out: Path) -> PageEntry:
    """The page of this id or source, else the only one whose id, source or source's last part begins so."""
    exact = [page for page in pages if wanted == page.id or wanted in page.sources]
    loose = [page for page in pages if any(_begins(name, wanted) for name in (page.id, *page.sources))]
    found = exact or loose
    ids = sorted({page.id for page in found})
    if not ids:
        raise RunError(f"{out}: no page goes by {wanted}; give a page's id or its source")
    if len(ids) > 1:
        raise RunError(f"{out}: {wanted} fits {ids[0]} and {ids[1]}; give more of the name")
    return found[0]


def _begins(name: str, wanted: str) -> bool:
    return any(part.startswith(wanted) for part in (name, name.rpartition("/")[2], name.rpartition("#")[2]))


def answer(one: PageEntry, other: PageEntry, decisions: Decisions) -> Answer:
    """What is written down of two pages."""
    together = bool(_held_by(one) & _held_by(other))
    links = _chain(one.id, other.id, decisions.links) if together else _direct(one.id, other.id, decisions.links)
    ends = {one.id, other.id}
    changes = tuple(change for change in decisions.changes if ends & set(change.pages))
    score = min((link.score for link in links), default=None)
    if not links:
        nearest = (max(found, key=lambda link: link.score, default=None) for found in _by_end(one, other, decisions))
        links = tuple(link for link in nearest if link)
    return Answer(pages=(one, other), together=together, score=score, links=links, changes=changes)


def _held_by(page: PageEntry) -> frozenset[str]:
    return frozenset((page.story, *page.also))


def _by_end(one: PageEntry, other: PageEntry, decisions: Decisions) -> tuple[list[Link], list[Link]]:
    first, second = ([link for link in decisions.links if page.id in link.pages] for page in (one, other))
    return first, second


def _direct(one: str, other: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(link for link in links if set(link.pages) == {one, other})


def _chain(one: str, other: str, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The shortest way from one page to the other over links inside their story; strong ones before weak ones."""
    if direct := _direct(one, other, links):
        return direct
    at: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: (-link.score, link.pages)):
        for page in link.pages if link.together else ():
            at.setdefault(page, []).append(link)
    way: dict[str, tuple[Link, ...]] = {one: ()}
    ahead = deque([one])
    while ahead and other not in way:
        page = ahead.popleft()
        for link in at.get(page, ()):
            following = link.pages[0] if link.pages[1] == page else link.pages[1]
            if following not in way:
                way[following] = (*way[page], link)
                ahead.append(following)
    return way.get(other, ())


def _opening(out: Path, page: PageEntry) -> str:
    """The first words of a page whose text shows no title; nothing where the output has no text of it."""
    try:
        said = (out / page.story / "pages" / f"{page.id}.txt").read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return ""
    return " ".join(said[:OPENING]) + (" …" if len(said) > OPENING else "")


def lines_of(found: Answer, titles: Sequence[str]) -> list[str]:
    """The answer for a reader; `titles` are what the two pages are shown under."""
    one, other = found.pages
    if one.id == other.id:
        return [f"{plain(one.id)} is one page, of the story {plain(one.story)}"]
    names = [
        f"{plain(page.id)} ({plain(page.sources[0])}){plain(f': {title}' if title else '')}"
        for page, title in zip(found.pages, titles, strict=True)
    ]
    common = [story for story in (one.story, *one.also) if story in _held_by(other)]
    verdict = f"together, in {plain(' and '.join(common))}" if common else f"apart, {one.story} and {other.story}"
    score = "" if found.score is None else f", score {found.score:.2f}"
    lines = [*names, f"{verdict}{score}"]
    if found.score is None:
        lines.append("  nothing was written down between them: each has nearer pages, or too little in common with any")
    lines += [f"  {link.pages[0]} and {link.pages[1]}: {link.score:.2f}; {plain(link.reason)}" for link in found.links]
    for change in found.changes:
        lead = f" from {change.other}" if change.other else ""
        told = "" if change.score is None else f", {change.score:.2f}"
        pages = ", ".join(change.pages[:SHOWN]) + (" and more" if len(change.pages) > SHOWN else "")
        lines.append(f"  {change.step} {change.story}{lead}: {pages}{told}; {plain(change.reason)}")
    return lines
