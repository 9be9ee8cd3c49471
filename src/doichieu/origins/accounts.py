"""The accounts behind a story: pages that go back to one source are one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from doichieu.model.identity import content_id
from doichieu.model.origin import Origin, StoryOrigins
from doichieu.model.passage import Derivation
from doichieu.model.span import Span
from doichieu.origins.sources import Source
from doichieu.origins.witness import Witness

# A page whose one source is heard in so much of its text, or given at its head, tells that source's account.
HEARD = 0.3
HEAD = 3
# Pages with so much text in common tell one account; with so much, it is left open.
ONE = 0.5
OPEN = 0.25


class Accounts(Struct, frozen=True):
    """The accounts of a story: which one each page tells, which one each source's is, and which may be one."""

    origins: StoryOrigins
    of_page: dict[str, str]
    of_source: dict[str, str]
    open: tuple[tuple[str, str], ...]


class _Groups:
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


def find_accounts(witnesses: Sequence[Witness], derivations: Sequence[Derivation]) -> Accounts:
    """The accounts of a story, from the sources that pages name and from the text they have from one another."""
    named: Named = {witness.id: found for witness in witnesses if (found := principal(witness))}
    groups = _Groups(witness.id for witness in witnesses)
    first: dict[str, str] = {}
    for page, (source, _) in named.items():
        groups.join(first.setdefault(source.key, page), page)
    credited = {witness.id for witness in witnesses if witness.credit}
    for verdict in derivations:
        if verdict.verdict == "derived" and verdict.page not in credited:
            groups.join(verdict.of, verdict.page)
    unclear: list[tuple[str, str]] = []
    for verdict in derivations:
        if not (verdict.page in named and verdict.of in named):
            if verdict.share >= ONE:
                groups.join(verdict.of, verdict.page)
            elif verdict.share >= OPEN:
                unclear.append((verdict.page, verdict.of))
    return _accounts(witnesses, groups, named, unclear)


def principal(witness: Witness) -> tuple[Source, tuple[Span, ...]] | None:
    """The one source that a page goes by, with the words that name it; None when it names none, or several.

    The credit for the whole text comes first. An interview is the account of who is asked. Else it is the
    only source that the page lets speak, when it is given at the head of the page or fills much of it.
    """
    if witness.credit:
        return witness.credit[0], (witness.credit[1],)
    voices = witness.voices
    if len({voice.source.key for voice in voices}) != 1:
        return None
    reading = witness.reading
    head = reading.sentences[min(HEAD, len(reading.sentences)) - 1].range.end if reading.sentences else 0
    early = any(voice.document and voice.place.start < head for voice in voices)
    asked = any(block.kept and block.role == "answer" for block in reading.blocks)
    heard = sum(voice.place.length for voice in voices)
    if not (early or asked or heard >= HEARD * witness.kept):
        return None
    return voices[0].source, tuple(reading.span(voice.cue) for voice in voices[:HEAD])


Named = dict[str, tuple[Source, tuple[Span, ...]]]


def _accounts(
    witnesses: Sequence[Witness], groups: _Groups, named: Named, unclear: Sequence[tuple[str, str]]
) -> Accounts:
    members: dict[str, list[Witness]] = {}
    for witness in witnesses:
        members.setdefault(groups.find(witness.id), []).append(witness)
    origins = {page: _origin(pages, named) for page, pages in members.items()}
    of_page = {witness.id: origins[groups.find(witness.id)].id for witness in witnesses}
    of_source = {source.key: of_page[page] for page, (source, _) in named.items()}
    heard = _heard(witnesses, of_source)
    of_source |= {key: origin.id for key, origin in heard.items()}
    listed = (*origins.values(), *heard.values())
    pairs = sorted({(of_page[a], of_page[b]) for a, b in unclear if of_page[a] != of_page[b]})
    least = merged([origin.id for origin in listed], pairs)
    return Accounts(StoryOrigins(least, len(listed), listed), of_page, of_source, tuple(pairs))


def merged(accounts: Sequence[str], pairs: Iterable[tuple[str, str]]) -> int:
    """How many accounts are left when those that may be one are one."""
    groups = _Groups(accounts)
    for a, b in pairs:
        if a in accounts and b in accounts:
            groups.join(a, b)
    return len({groups.find(account) for account in accounts})


def _origin(pages: Sequence[Witness], named: Named) -> Origin:
    """The account that a group of pages tells."""
    sources = Counter(named[page.id][0] for page in pages if page.id in named)
    ids = tuple(page.id for page in pages)
    if not sources:
        return Origin(content_id("o", *ids), _own_label(pages[0]), "inferred", ids, _inferred(len(pages)), ())
    source = max(sorted(sources), key=lambda each: sources[each])
    evidence = tuple(span for page in pages if page.id in named for span in named[page.id][1])
    told = sum(sources.values())
    reason = f"{_pages(told)} {'names' if told == 1 else 'name'} {source.label} as the source."
    if told < len(pages):
        rest = len(pages) - told
        reason += f" {_pages(rest)} {'has' if rest == 1 else 'have'} the text from there without saying so."
    return Origin(content_id("o", source.key), source.label, "named", ids, reason, evidence)


def _heard(witnesses: Sequence[Witness], known: dict[str, str]) -> dict[str, Origin]:
    """The further sources that two pages or more let speak."""
    pages: dict[Source, dict[str, Span]] = {}
    for witness in witnesses:
        for voice in witness.voices:
            if voice.source.key not in known:
                pages.setdefault(voice.source, {}).setdefault(witness.id, witness.reading.span(voice.cue))
    return {
        source.key: Origin(
            content_id("o", source.key),
            source.label,
            "named",
            tuple(spans),
            f"{len(spans)} pages let {source.label} speak.",
            tuple(spans.values()),
        )
        for source, spans in pages.items()
        if len(spans) > 1
    }


def _own_label(page: Witness) -> str:
    outlet, title = page.reading.page.outlet, page.reading.page.title
    return outlet.name if outlet else title.exact if title else page.reading.page.sources[0]


def _inferred(pages: int) -> str:
    if pages == 1:
        return "The page names no single source, and no other page has most of its text."
    return f"{pages} pages share most of their text and name no single source: they go back to one."


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
