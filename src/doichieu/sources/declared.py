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
# How pages hide a script from readers that know none, and what JSON allows in no string.
_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[")
_ENDINGS = ("//-->", "// -->", "-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>")
_CONTROLS = re.compile(r"[\x00-\x1f]")
_SHORTEST_HEADLINE = 15
_MOST_VALUES = 200
_MOST_OBJECTS = 2_000
_LONGEST = 500


class Findings:
    """Gathers, from the parser's events, what `read_declared` makes values of; `at` is how far the text has come."""

    def __init__(self) -> None:
        self.values: list[Declared] = []
        self.scripts: list[str] = []
        self.canonical = ""
        self.titles: list[str] = []
        self.at = 0
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
            self.values.append(Declared(field, value, source, value, self.at if source == "time" else None))


def read_declared(findings: Findings) -> tuple[Declared, ...]:
    """The values a page declares, JSON-LD of this page's own article first, then in the order of the page."""
    title = findings.titles[:1]
    values = [*_linked_data(findings), *findings.values]
    if title:
        values.append(Declared("title", " ".join(title[0].split())[:_LONGEST], "meta", title[0].strip()[:_LONGEST]))
    return tuple(value for value in values if value.value)


def _linked_data(findings: Findings) -> list[Declared]:
    """The fields of the one JSON-LD article that is about this page: by its address, its headline, or alone.

    Of several articles of which none is this page's, as in a list of other stories, none is read.
    """
    nodes = [node for script in findings.scripts for node in _nodes(script)]
    articles = [node for node in nodes if _is_article(node)]
    headings = {_key(title) for title in findings.titles}
    own = [a for a in articles if _is_at(a, findings.canonical)] or [a for a in articles if _is_headed(a, headings)]
    if not own and len({_key(_text(article.get("headline"))) for article in articles}) == 1:
        own = articles
    if not own:
        return []
    known = {str(node["@id"]): node for node in reversed(nodes) if isinstance(node.get("@id"), str)}
    return [
        Declared(field, value, "json-ld", value)
        for name, field in _LD_FIELDS
        for value in _named(own[0].get(name), known)
    ]


def _nodes(script: str) -> Iterator[dict[str, object]]:
    """Every object that a JSON-LD script describes, in order."""
    try:
        found: object = msgspec.json.decode(_CONTROLS.sub(" ", _unwrapped(script)))
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
            yield item
            queue[:0] = [item[key] for key in ("@graph", "mainEntity") if key in item]


def _unwrapped(script: str) -> str:
    """A script without the comment or CDATA section around it."""
    script = script.strip()
    opening = next((mark for mark in _OPENINGS if script.startswith(mark)), "")
    ending = next((mark for mark in _ENDINGS if opening and script.endswith(mark)), "")
    return script.removeprefix(opening).removesuffix(ending).strip().removesuffix(";")


def _is_article(node: dict[str, object]) -> bool:
    types = node.get("@type")
    return any(_ARTICLE.search(t) for t in (types if isinstance(types, list) else [types]) if isinstance(t, str))


def _is_headed(article: dict[str, object], headings: set[str]) -> bool:
    """Whether an article has a headline of the page, or one that this goes on behind or cuts short."""
    own = _key(_text(article.get("headline")))
    return own in headings or any(
        min(len(own), len(heading)) >= _SHORTEST_HEADLINE and (own in heading or heading in own) for heading in headings
    )


def _is_at(article: dict[str, object], address: str) -> bool:
    own = [article.get("url"), article.get("mainEntityOfPage")]
    own += [page.get("@id") for page in own if isinstance(page, dict)]
    return bool(address) and any(isinstance(u, str) and u.rstrip("/") == address.rstrip("/") for u in own)


def _named(value: object, known: dict[str, dict[str, object]], depth: int = 4) -> list[str]:
    """The texts of a value: itself, its name, that of the object it points to, or those of its items.

    Nothing nested deeper than anybody writes.
    """
    if isinstance(value, list):
        return [text for item in value[:20] for text in _named(item, known, depth - 1)] if depth else []
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            value = known.get(str(value["@id"]), value)
        return _named(value.get("name"), known, depth - 1) if depth else []
    text = _text(value)
    return [text] if text else []


def _text(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _key(text: str) -> str:
    return "".join(text.lower().split())
