"""The accounts behind a story: pages that go back to one source are one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from msgspec import Struct

from doichieu.model.identity import content_id
from doichieu.model.origin import Origin, StoryOrigins
from doichieu.model.passage import Derivation
from doichieu.origins.principal import Principal
from doichieu.origins.witness import Witness

# Pages with so much text in common tell one account; with so much, it is left open.
ONE = 0.5
OPEN = 0.25
# An account without a name is called by so many characters of its page.
LABEL = 80


class Accounts(Struct, frozen=True):
    """The accounts of a story: which one each page tells, and which may be one.

    `of_source` gives each source's: of the pages that go by it, else of the first page that lets it speak, so
    that what two pages have from one speaker is one account.
    """

    origins: StoryOrigins
    of_page: dict[str, str]
    of_source: dict[str, str]
    open: tuple[tuple[str, str], ...]


class Groups:
    """Pages joined into accounts: union-find, the first page stands for the rest."""

    def __init__(self, pages: Iterable[str]) -> None:
        self._above = {page: page for page in pages}
        self._rank = {page: at for at, page in enumerate(self._above)}

    def find(self, page: str) -> str:
        """The page that stands for this page's account."""
        while self._above[page] != page:
            self._above[page] = self._above[self._above[page]]
            page = self._above[page]
        return page

    def join(self, a: str, b: str) -> None:
        """Make the accounts of two pages one."""
        first, second = sorted((self.find(a), self.find(b)), key=self._rank.__getitem__)
        self._above[second] = first


class _Story(Struct, frozen=True):
    """The pages by id, the source that each goes by, and the pages that each has its text from, fullest first."""

    pages: dict[str, Witness]
    principals: Mapping[str, Principal]
    sources: dict[str, list[str]]


def find_accounts(
    witnesses: Sequence[Witness], principals: Mapping[str, Principal], derivations: Sequence[Derivation]
) -> Accounts:
    """The accounts of a story, from the sources that pages name and from the text they have from one another.

    A page that has its text from others tells their accounts and none of its own.
    """
    pages = {page.id: page for page in witnesses}
    story = _Story(pages, principals, _from_outlets(pages, principals) | _sources(pages, derivations))
    roots = [page for page in witnesses if page.id not in story.sources]
    groups = Groups(pages)
    first: dict[str, str] = {}
    for page in roots:
        source = principals[page.id].source if page.id in principals else page.outlet
        if source:
            groups.join(first.setdefault(source.key, page.id), page.id)
    unclear = _join_alike(story, derivations, groups)
    tells = {page_id: _tells(page_id, story.sources, groups) for page_id in pages}
    members: dict[str, list[Witness]] = {}
    for page_id, heads in tells.items():
        for head in heads:
            members.setdefault(head, []).append(pages[page_id])
    origins = {head: _origin(told, story) for head, told in members.items()}
    of_page = {page_id: origins[heads[0]].id for page_id, heads in tells.items()}
    of_source = {principals[page.id].source.key: of_page[page.id] for page in roots if page.id in principals}
    for page in roots:
        for voice in page.voices:
            of_source.setdefault(voice.source.key, of_page[page.id])
    listed = tuple(origins.values())
    pairs = sorted({(of_page[a], of_page[b]) for a, b in unclear if of_page[a] != of_page[b]})
    least = merged([origin.id for origin in listed], pairs)
    return Accounts(StoryOrigins(least, len(listed), listed), of_page, of_source, tuple(pairs))


def merged(accounts: Sequence[str], pairs: Iterable[tuple[str, str]]) -> int:
    """How many accounts are left when those that may be one are one."""
    groups = Groups(accounts)
    for a, b in pairs:
        if a in accounts and b in accounts:
            groups.join(a, b)
    return len({groups.find(account) for account in accounts})


def _sources(pages: Mapping[str, Witness], derivations: Iterable[Derivation]) -> dict[str, list[str]]:
    """For each page that is derived, and has little that stands nowhere else, its sources, the fullest first."""
    found: dict[str, list[tuple[float, str]]] = {}
    for each in derivations:
        if each.verdict == "derived" and pages[each.page].share(pages[each.page].passages) >= ONE:
            found.setdefault(each.page, []).append((-each.share, each.of))
    return {page: [of for _, of in sorted(sources)] for page, sources in found.items()}


def _from_outlets(pages: Mapping[str, Witness], principals: Mapping[str, Principal]) -> dict[str, list[str]]:
    """For each page that goes by another's outlet, that other page."""
    of_outlet: dict[str, str] = {}
    for page in pages.values():
        if page.outlet:
            of_outlet.setdefault(page.outlet.key, page.id)
    named = {page: of_outlet[each.source.key] for page, each in principals.items() if each.source.key in of_outlet}
    return {page: [of] for page, of in named.items() if of != page}


def _join_alike(story: _Story, derivations: Iterable[Derivation], groups: Groups) -> list[tuple[str, str]]:
    """Make pages one account that have most text in common; returns the pairs for which that is left open."""
    pages, principals, sources = story.pages, story.principals, story.sources
    unclear: list[tuple[str, str]] = []
    for each in derivations:
        told = each.verdict == "derived" and each.page in sources
        if told or (each.page in principals and each.of in principals):
            continue
        a, b = pages[each.page], pages[each.of]
        share = max(a.share(a.passages & b.passages), b.share(a.passages & b.passages))
        if share >= ONE:
            groups.join(each.of, each.page)
        elif share >= OPEN:
            unclear.append((each.page, each.of))
    return unclear


def _tells(page: str, sources: Mapping[str, list[str]], groups: Groups) -> list[str]:
    """The accounts that a page tells, its main one first, by the pages that stand for them."""
    return list(dict.fromkeys(_root(of, sources, groups) for of in sources.get(page, [page])))


def _root(page: str, sources: Mapping[str, list[str]], groups: Groups) -> str:
    """The account that a page goes back to, from fullest source to fullest source."""
    way = [page]
    while way[-1] in sources:
        source = sources[way[-1]][0]
        if source in way:
            return groups.find(min(way[way.index(source) :]))
        way.append(source)
    return groups.find(way[-1])


def _origin(pages: Sequence[Witness], story: _Story) -> Origin:
    """The account that a group of pages tells."""
    ids = tuple(page.id for page in pages)
    roots = [page for page in pages if page.id not in story.sources] or pages
    named = [story.principals[page.id] for page in roots if page.id in story.principals]
    rest = len(pages) - max(len(named), 1)
    having = f" {_pages(rest)} {'has' if rest == 1 else 'have'} text from there." if rest else ""
    if not named:
        reason = "The page names no single source, and has its text from no other page here."
        return Origin(content_id("o", *ids), _own_label(roots[0]), "inferred", ids, reason + having, ())
    source = Counter(each.source for each in named).most_common(1)[0][0]
    evidence = tuple(span for each in named for span in each.evidence)
    reason = f"{_pages(len(named))} {'goes' if len(named) == 1 else 'go'} by {source.label}."
    return Origin(content_id("o", source.key), source.label, "named", ids, reason + having, evidence)


def _own_label(page: Witness) -> str:
    """What to call the account of a page that names no source: its site, else its first words."""
    reading = page.reading
    if reading.page.outlet:
        return reading.page.outlet.name
    words = reading.text[reading.sentences[0].range.start : reading.sentences[0].range.end] if reading.sentences else ""
    return shorten(reading.page.title.exact if reading.page.title else words, LABEL, placeholder=" …") or page.id


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
