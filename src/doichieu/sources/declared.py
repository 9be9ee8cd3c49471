"""What a page declares in its head: JSON-LD, meta tags, times, its address and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from doichieu.model.source import Declared

Field = Literal["title", "author", "outlet", "published", "modified", "url", "language"]
Source = Literal["json-ld", "meta", "time", "url", "given"]

_META: dict[str, Field] = {
    "og:title": "title",
    "twitter:title": "title",
    "headline": "title",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "article:published_time": "published",
    "datepublished": "published",
    "pubdate": "published",
    "publishdate": "published",
    "dc.date.issued": "published",
    "dc.date": "published",
    "date": "published",
    "og:published_time": "published",
    "article:modified_time": "modified",
    "datemodified": "modified",
    "lastmod": "modified",
    "og:updated_time": "modified",
    "og:url": "url",
    "og:locale": "language",
}
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Interview)$")
_LD_FIELDS: tuple[tuple[str, Field], ...] = (
    ("headline", "title"),
    ("url", "url"),
    ("datePublished", "published"),
    ("dateModified", "modified"),
    ("author", "author"),
    ("publisher", "outlet"),
)
TELLING = frozenset({"html", "meta", "link", "time", "title", "h1", "script"})
_MOST_VALUES = 200
_MOST_OBJECTS = 2_000
_LONGEST = 500


class Findings:
    """Gathers, from the parser's events, what `read_declared` makes values of."""

    def __init__(self) -> None:
        self.values: list[Declared] = []
        self.scripts: list[str] = []
        self.canonical = ""
        self.titles: list[str] = []
        self._gather: list[str] | None = None
        self._into: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An opening tag."""
        if tag == "html" and attributes.get("lang"):
            self._keep("language", attributes["lang"], "meta")
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.canonical = attributes.get("href", "").strip()[:_LONGEST]
            self._keep("url", self.canonical, "meta")
        elif tag == "time":
            self._time(attributes)
        elif tag in {"title", "h1"}:
            self._gather, self._into = [], self.titles
        elif tag == "script" and "ld+json" in attributes.get("type", "").lower():
            self._gather, self._into = [], self.scripts

    def end(self, tag: str) -> None:
        """A closing tag."""
        if self._gather is not None and tag in {"title", "h1", "script"}:
            if len(self._into) < _MOST_VALUES:
                self._into.append("".join(self._gather))
            self._gather = None

    @property
    def gathering(self) -> bool:
        """Whether text is wanted now."""
        return self._gather is not None

    def data(self, text: str) -> None:
        """Text between tags."""
        if self._gather is not None:
            self._gather.append(text)

    def _meta(self, attributes: dict[str, str]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        field = _META.get(name.strip().lower())
        if field:
            self._keep(field, attributes.get("content", ""), "meta")

    def _time(self, attributes: dict[str, str]) -> None:
        modified = "modif" in attributes.get("itemprop", "") or "updated" in attributes.get("class", "")
        self._keep("modified" if modified else "published", attributes.get("datetime", ""), "time")

    def _keep(self, field: Field, value: str, source: Source) -> None:
        value = " ".join(value.split())
        if value and len(value) <= _LONGEST and len(self.values) < _MOST_VALUES:
            self.values.append(Declared(field, value, source, value))


def read_declared(findings: Findings) -> tuple[Declared, ...]:
    """The values a page declares, JSON-LD of this page's own article first, then in the order of the page."""
    title = findings.titles[:1]
    values = [*_linked_data(findings), *findings.values]
    if title:
        values.append(Declared("title", " ".join(title[0].split())[:_LONGEST], "meta", title[0].strip()[:_LONGEST]))
    return tuple(value for value in values if value.value)


def _linked_data(findings: Findings) -> list[Declared]:
    """The fields of the one JSON-LD article that is about this page: same address, else same headline, else first."""
    articles = [item for script in findings.scripts for item in _articles(script)]
    if not articles:
        return []
    headings = {_key(title) for title in findings.titles}
    ranked = sorted(
        articles, key=lambda a: (not _is_at(a, findings.canonical), _key(_text(a.get("headline"))) not in headings)
    )
    return [
        Declared(field, value, "json-ld", value) for name, field in _LD_FIELDS for value in _named(ranked[0].get(name))
    ]


def _articles(script: str) -> Iterator[dict[str, object]]:
    """Every article in a JSON-LD script, in order."""
    try:
        found: object = msgspec.json.decode(script.strip().removesuffix(";"))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return
    queue = [found]
    seen = 0
    while queue and seen < _MOST_OBJECTS:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue[:0] = item[:100]
        elif isinstance(item, dict):
            types = item.get("@type")
            if any(_ARTICLE.search(t) for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)):
                yield item
            queue[:0] = [item[key] for key in ("@graph", "mainEntity") if key in item]


def _is_at(article: dict[str, object], address: str) -> bool:
    own = [article.get("url"), article.get("mainEntityOfPage")]
    own += [page.get("@id") for page in own if isinstance(page, dict)]
    return bool(address) and any(isinstance(u, str) and u.rstrip("/") == address.rstrip("/") for u in own)


def _named(value: object, depth: int = 4) -> list[str]:
    """The texts of a value: itself, its name, or those of its items; nothing nested deeper than anybody writes."""
    if isinstance(value, list):
        return [text for item in value[:20] for text in _named(item, depth - 1)] if depth else []
    if isinstance(value, dict):
        return _named(value.get("name"), depth - 1) if depth else []
    text = _text(value)
    return [text] if text else []


def _text(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _key(text: str) -> str:
    return "".join(text.lower().split())
