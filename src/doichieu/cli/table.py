"""`doichieu table`: the rows of `crosscheck.csv` in the terminal: who says what, and who stands alone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec
from rich.box import SIMPLE_HEAD
from rich.table import Table

from doichieu.batch.outputs import find_stories, read_story
from doichieu.cli.console import out as console
from doichieu.cli.console import plain, say
from doichieu.errors import ItemError, RunError
from doichieu.export.crosscheck import Row, told_rows
from doichieu.export.display import shortened, shown
from doichieu.export.files import Language
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from doichieu.model.dossier import Bound, Dossier
from doichieu.model.span import Span
from doichieu.settings import compose_settings, read_environment

QUOTED, PLACES = 60, 4
NARROWEST_PAGE = 16


def show_table(out: Path, wanted: str | None, lang: Language | None, *, everything: bool) -> None:
    """Prints the table of each story, or of the one wanted: by its id, its folder's name, or how one of them begins.

    `everything` adds the claims that no page tells otherwise. RunError when no story is the one wanted.
    """
    settings = compose_settings(read_environment(os.environ), one_story=False, language=lang)
    sheets = [_sheet(story, settings.export.language) for story in find_stories(out)]
    if wanted is not None:
        sheets = [sheet for sheet in sheets if wanted and sheet.dossier.story.id.startswith(wanted)]
        if not sheets:
            raise RunError(f"{out}: no story has the id {shown(wanted)}; stories.json lists them")
    with console.capture() as caught:
        for sheet in sheets:
            _print(sheet, everything=everything)
    say(caught.get())


def _sheet(story: Path, language: Language) -> Sheet:
    try:
        dossier = msgspec.json.decode(read_story(story).dossier, type=Dossier)
    except (ItemError, msgspec.MsgspecError, RecursionError) as error:
        raise RunError(f"{story}: cannot be read ({error}); build again") from error
    return Sheet(Bound(dossier, ()), load_words(language))


def _print(sheet: Sheet, *, everything: bool) -> None:
    """A story's title, its pages by number, and a table for each thing that is told in several ways."""
    words, dossier = sheet.words, sheet.dossier
    console.print(f"[bold]{plain(dossier.story.title)}[/] ({plain(dossier.story.id)})")
    for page in dossier.pages:
        console.print(f"  {sheet.number(page.id)}  {plain(sheet.label(page))}")
    rows = list(told_rows(dossier))
    differing = [row for row in rows if row.finding]
    if not sheet.conflicts():
        console.print(f"\n{plain(words('note.no_conflict'))}")
    for _, sides in groupby(differing, key=lambda row: row.finding and row.finding.id):
        _print_finding(sheet, list(sides))
    others = [row for row in rows if not row.finding]
    if everything and others:
        console.print(f"\n[bold]{plain(words('section.claims'))}[/]")
        console.print(_table(sheet, others))
    console.print()


def _print_finding(sheet: Sheet, sides: Sequence[Row]) -> None:
    found = sides[0].finding
    if found:
        matter = sheet.matter(found)
        kind = plain(sheet.words(f"finding.{found.kind}"))
        console.print(f"\n[bold]{kind}[/]{': ' if matter else ''}{plain(matter)}")
        console.print(f"[dim]{plain(sheet.reason(found.reason))}[/]")
        console.print(_table(sheet, sides))


def _table(sheet: Sheet, rows: Sequence[Row]) -> Table:
    """What is told, by how many accounts, and the words of each page: in columns where there is room for them."""
    words, pages = sheet.words, sheet.dossier.pages
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(words("head.claim"), ratio=1, overflow="fold")
    table.add_column(words("head.accounts"), justify="right")
    apart = console.width >= NARROWEST_PAGE * (len(pages) + 2)
    for page in pages if apart else ():
        table.add_column(str(sheet.number(page.id)), ratio=1, overflow="fold")
    if not apart:
        table.add_column(words("head.evidence"), ratio=1, overflow="fold")
    for row in rows:
        columns = [[s for s in row.evidence if s.page == page.id] for page in pages] if apart else [row.evidence]
        cells = ("\n".join(_places(sheet, spans)) for spans in columns)
        table.add_row(_said(sheet, row), sheet.accounts(row.origins), *cells, style="red" if row.odd else None)
    return table


def _said(sheet: Sheet, row: Row) -> str:
    """What a row tells: what it is about where no finding says so above, the value, and that it stands alone."""
    words, claim = sheet.words, row.claim
    about = sheet.about(claim) if claim and not row.finding else ""
    parts = [f"{plain(about)}:" if about else "", f"[bold]{plain(sheet.said(row.value))}[/]"]
    parts.append(f"({plain(words('modality.' + claim.modality))})" if claim and claim.modality != "stated" else "")
    parts.append(f"← {plain(words('note.odd'))}" if row.odd else "")
    return " ".join(part for part in parts if part)


def _places(sheet: Sheet, spans: Sequence[Span]) -> Iterator[str]:
    """The words of each place with its page and character; of many places the first few."""
    for span in sorted(spans, key=lambda span: (sheet.number(span.page), span.start))[:PLACES]:
        quoted = shortened(" ".join(span.exact.split()), QUOTED)
        yield plain(f"“{quoted}” [{sheet.number(span.page)}:{span.start}]")
    if len(spans) > PLACES:
        yield f"+ {len(spans) - PLACES}"
