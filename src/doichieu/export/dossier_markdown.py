"""`dossier.md`: the dossier for editors who paste; evidence as numbered notes with page, source and place."""

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
from doichieu.model.claim import Finding
from doichieu.model.dossier import Bound
from doichieu.model.mention import Figure
from doichieu.model.span import Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$]|&(?=#?\w+;))")
_BREAK = re.compile(r"\s*[\r\n\u2028\u2029]\s*")
# What begins a heading, a list or a rule: the mark alone is escaped, so that no stray backslash shows.
_LINE_START = re.compile(r"^(\s*(?:\d{1,9}(?=[.)]))?)([.)]|[+\-]|#{1,6}|=+|-+)(?=\s|$)")
_QUOTE = 160
TOLD = ("correction", "update", "granularity", "variant", "omission")


def export(bound: Bound, options: ExportOptions) -> tuple[File, ...]:
    """The dossier in Markdown, in the interface language of the options."""
    words = load_words(options.language)
    sheet = Sheet(bound, words)
    notes = Notes(sheet)
    dossier = bound.dossier
    text = (
        _environment()
        .get_template("dossier.md")
        .render(
            t=words,
            sheet=sheet,
            d=dossier,
            notes=notes,
            differences=differences(sheet),
            figures=figures(dossier.figures),
        )
    )
    return (File("dossier.md", encode(re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")),)


def differences(sheet: Sheet) -> list[Finding]:
    """What an editor should know besides contradictions: who merely agrees, and who has it from whom, is left out."""
    found = sheet.differences()
    return [finding for kind in TOLD for finding in found.get(kind, ())]


def figures(told: Iterable[Figure]) -> list[tuple[Figure, tuple[Span, ...]]]:
    """Each figure once, with every place that gives it."""
    rows: dict[tuple[object, ...], tuple[Figure, list[Span]]] = {}
    for figure in told:
        change = figure.change and (figure.change.direction, figure.change.amount, figure.change.percent)
        said = (figure.what.casefold(), figure.value, figure.upper, figure.unit, figure.per, figure.qualifier)
        rows.setdefault((*said, figure.period, figure.parties, change), (figure, []))[1].append(figure.span)
    return [(figure, tuple(spans)) for figure, spans in rows.values()]


class Notes:
    """Footnotes, numbered in the order of first use."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._sources = {page.id: sheet.label(page) for page in sheet.dossier.pages}
        self._numbers: dict[Span, int] = {}

    def refer(self, spans: Iterable[Span]) -> Markup:
        """The marks of the notes for these stretches, the first of each page."""
        first: dict[int, Span] = {}
        for span in sorted(spans):
            first.setdefault(self._sheet.number(span.page), span)
        numbers = [self._numbers.setdefault(span, len(self._numbers) + 1) for _, span in sorted(first.items())]
        return Markup("".join(f"[^{number}]" for number in numbers))

    def all(self) -> tuple[tuple[int, int, str, str, str], ...]:
        """Every note used so far: its number, its page's number and source, where it stands, its words."""
        return tuple(
            (number, self._sheet.number(s.page), self._sources[s.page], anchor(s), shortened(s.exact, _QUOTE))
            for s, number in self._numbers.items()
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
