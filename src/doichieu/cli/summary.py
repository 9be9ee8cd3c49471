"""What a run came to, in a table."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from rich.box import SIMPLE_HEAD
from rich.table import Table

from doichieu.cli.console import out, plain, say
from doichieu.model.dossier import Bound, Build

STORIES_SHOWN = 20
CONTRADICTIONS = frozenset({"contradiction", "self_contradiction"})


class StorySummary(Struct, frozen=True, kw_only=True):
    """One story in figures; `path` is its folder inside the output folder."""

    id: str
    title: str
    pages: int
    accounts_min: int
    accounts_max: int
    claims: int
    contradictions: int
    path: str


class Summary(Struct, frozen=True, kw_only=True):
    """One run in figures."""

    out: str
    pages: int
    rejected: int
    contradictions: int
    stories: tuple[StorySummary, ...]


def summarise(build: Build, folder: Path) -> Summary:
    """The figures of a run."""
    stories = tuple(_story(bound) for bound in build.bound)
    return Summary(
        out=str(folder),
        pages=sum(story.pages for story in stories),
        rejected=len(build.rejected),
        contradictions=sum(story.contradictions for story in stories),
        stories=stories,
    )


def _story(bound: Bound) -> StorySummary:
    dossier = bound.dossier
    return StorySummary(
        id=dossier.story.id,
        title=dossier.story.title,
        pages=len(dossier.pages),
        accounts_min=dossier.origins.min,
        accounts_max=dossier.origins.max,
        claims=len(dossier.claims),
        contradictions=sum(finding.kind in CONTRADICTIONS for finding in dossier.findings),
        path=dossier.story.id,
    )


def print_summary(summaries: list[Summary]) -> None:
    """A table per run: its stories, newest first, and a last line with what was read and where it lies."""
    with out.capture() as caught:
        for summary in summaries:
            _print(summary)
    say(caught.get())


def _print(summary: Summary) -> None:
    if summary.stories:
        out.print(_table(summary))
    counts = (
        _count(summary.pages, "page read", "pages read"),
        _count(summary.rejected, "rejected", "rejected"),
        _count(len(summary.stories), "story", "stories"),
        _count(summary.contradictions, "contradiction", "contradictions"),
    )
    out.print(f"{', '.join(counts)}: {plain(summary.out)}/index.html", soft_wrap=True)


def _count(number: int, one: str, many: str) -> str:
    return f"[bold]{number}[/] {one if number == 1 else many}"


def _table(summary: Summary) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("story", ratio=1, overflow="fold")
    for name in ("pages", "accounts", "claims", "contradictions"):
        table.add_column(name, justify="right")
    for story in summary.stories[:STORIES_SHOWN]:
        low, high = story.accounts_min, story.accounts_max
        accounts = str(low) if low == high else f"{low}-{high}"
        cells = (str(story.pages), accounts, str(story.claims), str(story.contradictions))
        table.add_row(plain(story.title or story.id), *cells)
    if len(summary.stories) > STORIES_SHOWN:
        table.add_row(f"and {len(summary.stories) - STORIES_SHOWN} more", "", "", "", "")
    return table
