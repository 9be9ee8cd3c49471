"""`dossier.html`: one file that opens anywhere, with no network, and reads without scripts."""

from __future__ import annotations

import msgspec
from markupsafe import Markup
from msgspec import Struct

from doichieu.export.ancestry import kin_of_pages
from doichieu.export.crosscheck import cross_table, odd_sides
from doichieu.export.display import shortened
from doichieu.export.files import ExportOptions, File, encode
from doichieu.export.lineage import draw_lineage
from doichieu.export.page_links import PageLinks
from doichieu.export.rendering import render
from doichieu.export.sheet import Sheet
from doichieu.export.strip import draw_strip
from doichieu.export.time_axis import draw_axis, events_before
from doichieu.export.wording import load_words
from doichieu.model.dossier import Bound
from doichieu.model.passage import Passage

OPENING = 160


class Most(Struct, frozen=True):
    """How much of a thing stands open, or stands on the page at all, before the rest is folded or left to the JSON."""

    conflicts: int = 4
    columns: int = 8
    open_rows: int = 16
    members: int = 6
    people: int = 10
    figures: int = 8
    events: int = 10
    origins: int = 40
    chips: int = 30
    passages: int = 100


def export(bound: Bound, options: ExportOptions) -> tuple[File, ...]:
    """The dossier as a page to read, in the interface language of the options."""
    words = load_words(options.language)
    sheet = Sheet(bound, words)
    dossier = bound.dossier
    html = render(
        "dossier.html",
        options,
        t=words,
        sheet=sheet,
        links=PageLinks(sheet, {page.id: page.text for page in bound.texts}),
        d=dossier,
        most=Most(),
        table=cross_table(sheet),
        odd=odd_sides,
        kin=kin_of_pages(sheet),
        strips=tuple(draw_strip(sheet, visit) for visit in dossier.records),
        axis=draw_axis(sheet),
        before=events_before(sheet),
        lineage=draw_lineage(sheet),
        shared=shared_places(sheet, dossier.passages),
        opening=lambda text: shortened(text, OPENING),
    )
    return (File("dossier.html", encode(html)),)


def shared_places(sheet: Sheet, passages: tuple[Passage, ...]) -> Markup:
    """The passages as the script reads them: `[[kind, [[page number, start, end], …]], …]`; nothing for none."""
    if not passages:
        return Markup("")
    found = [(p.kind, [(sheet.number(s.page), s.start, s.end) for s in p.spans]) for p in passages]
    return Markup(msgspec.json.encode(found).decode().replace("<", r"\u003c"))
