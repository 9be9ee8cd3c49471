"""`pages.bib`: the pages of a run as `@online` entries, for BibTeX and BibLaTeX."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.export.display import shown, web_address
from doichieu.export.files import ExportOptions, File, encode
from doichieu.export.table import one_line
from doichieu.model.dossier import Bound
from doichieu.model.page import Page

NAMES = ("pages.bib",)
_DAY = len("2025-05-05")
_LANGUAGES = {"vi": "vietnamese", "en": "english"}
_SPECIAL = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip
_IN_ADDRESS = {"{": "%7B", "}": "%7D"}


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """One entry for each page, by its id."""
    pages = {page.id: page for bound in run for page in bound.dossier.pages}
    return (File(NAMES[0], encode("\n".join(_entry(pages[id]) for id in sorted(pages)))),)


def _entry(page: Page) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(page))
    return f"@online{{{page.id},\n{fields}}}\n"


def _fields(page: Page) -> Iterator[tuple[str, str]]:
    """The fields that are known. Names stand in braces: they are one piece, family name wherever it is."""
    title = page.title.exact if page.title else page.sources[0] if page.sources else page.id
    yield "title", f"{{{_plain(title)}}}"
    if page.authors:
        yield "author", " and ".join(f"{{{_plain(author.name)}}}" for author in page.authors)
    if page.outlet:
        yield "organization", f"{{{_plain(page.outlet.name)}}}"
    if page.published:
        yield "date", page.published.value[:_DAY]
        yield "year", page.published.value[:4]
    if address := web_address(page.url):
        yield "url", "".join(_IN_ADDRESS.get(c, c) for c in address)
    if page.language in _LANGUAGES:
        yield "langid", _LANGUAGES[page.language]
    yield "note", f"sha256 of the text: {page.sha256}"


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in one_line(shown(text)))
