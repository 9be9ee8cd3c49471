"""`dossier.md`: the dossier for editors who paste; evidence as numbered notes with page and place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from doichieu.export.citations import anchor
from doichieu.export.display import shortened, shown
from doichieu.export.files import ExportOptions, File, encode
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from doichieu.model.dossier import Bound
from doichieu.model.span import Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$]|&(?=#?\w+;))")
_BREAK = re.compile(r"\s*[\r\n\u2028\u2029]\s*")
# What begins a heading, a list or a rule: the mark alone is escaped, so that no stray backslash shows.
_LINE_START = re.compile(r"^(\s*(?:\d{1,9}(?=[.)]))?)([.)]|[+\-]|#{1,6}|=+|-+)(?=\s|$)")
_QUOTE = 160


def export(bound: Bound, options: ExportOptions) -> tuple[File, ...]:
    """The dossier in Markdown, in the interface language of the options."""
    words = load_words(options.language)
    sheet = Sheet(bound, words)
    notes = Notes(sheet)
    text = _environment().get_template("dossier.md").render(t=words, sheet=sheet, d=bound.dossier, notes=notes)
    return (File("dossier.md", encode(re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")),)


class Notes:
    """Footnotes, numbered in the order of first use."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._numbers: dict[Span, int] = {}

    def refer(self, spans: Iterable[Span]) -> Markup:
        """The marks of the notes for these stretches, the first of each page."""
        first: dict[int, Span] = {}
        for span in sorted(spans):
            first.setdefault(self._sheet.number(span.page), span)
        numbers = [self._numbers.setdefault(span, len(self._numbers) + 1) for _, span in sorted(first.items())]
        return Markup("".join(f"[^{number}]" for number in numbers))

    def all(self) -> tuple[tuple[int, int, str, str], ...]:
        """Every note used so far: its number, its page's number, where it stands, its words."""
        return tuple(
            (number, self._sheet.number(span.page), anchor(span), shortened(span.exact, _QUOTE))
            for span, number in self._numbers.items()
        )


def escape_markdown(value: object) -> object:
    """Text in which Markdown and HTML find nothing to do, on one line; what is no text stays."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    line = _BREAK.sub(" ", shown(value))
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("doichieu.export", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=escape_markdown,
    )
