"""Site furniture learned across a run: lines that a site prints on page after page, whatever the page tells.

A line is the site's own when it stands on at least half of its pages that open differently, and on some: copies of
one story share its lines, and an outlet repeats a paragraph of background in what it writes next. Titles, stamps,
signatures, sources, captions and questions may recur and stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from doichieu.extract.shapes import is_prose
from doichieu.extract.story import LONGEST_SUBTITLE
from doichieu.model.page import PROSE_ROLES, Article, Block, Role
from doichieu.text.canonical import canonical

_ROLES = frozenset({"lead", "body", "answer", "subtitle"})
_SHARE = 0.5
_FEWEST = 3
_FEWEST_UNKNOWN = 5
_FEWEST_PROSE = 8


class SiteLines(Struct, frozen=True):
    """For each site, the lines that it prints everywhere, and on how many pages they stood."""

    pages: dict[str, dict[str, int]] = {}


def learn_site_lines(articles: Iterable[Article]) -> SiteLines:
    """What the sites of a run repeat; nothing for a site of a page or two."""
    openings: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    told: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        site = site_of(article)
        lines = [text for _, text in _lines(article)]
        opening = next((text for text in lines if _is_text(text)), "")
        told[site].add(opening)
        for text in lines:
            openings[site][text].add(opening)
    return SiteLines(
        {
            site: repeated
            for site, lines in openings.items()
            if (
                repeated := {
                    text: len(over)
                    for text, over in lines.items()
                    if len(over) >= max(_fewest(text, site), _SHARE * len(told[site]))
                }
            )
        }
    )


def cut_site_lines(article: Article, site_lines: SiteLines) -> Article:
    """The article without its site's own lines; itself where it has none, or nothing else to tell."""
    known = site_lines.pages.get(site_of(article))
    if not known:
        return article
    cut = {block: known[text] for block, text in _lines(article) if text in known}
    blocks = article.page.blocks
    if not cut or not any(b.kept and b.role in PROSE_ROLES and b not in cut for b in blocks):
        return article
    page = replace(article.page, blocks=tuple(_cut(b, cut[b]) if b in cut else b for b in blocks))
    return replace(article, page=page)


def site_of(article: Article) -> str:
    """The host of a page's address, else its outlet's name; empty where neither is known."""
    page = article.page
    try:
        host = urlsplit(page.url or "").hostname
    except ValueError:
        host = None
    return (host or (page.outlet.name if page.outlet else "")).casefold()


def _lines(article: Article) -> Iterator[tuple[Block, str]]:
    for block in article.page.blocks:
        if block.kept and block.role in _ROLES:
            yield block, canonical(article.text[block.start : block.end]).casefold()


def _is_text(text: str) -> bool:
    return is_prose(text) or len(text) > LONGEST_SUBTITLE


def _fewest(text: str, site: str) -> int:
    if _is_text(text):
        return _FEWEST_PROSE
    return _FEWEST if site else _FEWEST_UNKNOWN


def _cut(block: Block, pages: int) -> Block:
    role: Role = "related_teaser" if block.role in PROSE_ROLES else "navigation"
    return replace(block, role=role, kept=False, reason=f"stands on {pages} pages of the site that tell other stories")
