"""The commands, and the one place where errors become lines and exit codes.

0 done · 1 nothing usable, a dossier that does not stand, or a draft that pages contradict ·
2 the call or the output folder is at fault · 3 a fault in doichieu itself · 130 interrupted.
"""

from __future__ import annotations

import signal
import sys
import traceback
from pathlib import Path
from types import FrameType
from typing import Annotated, Literal

import typer

import doichieu
from doichieu.cli.console import plain, prepare, say, tell
from doichieu.cli.schema import print_schema
from doichieu.cli.verify import verify_folder
from doichieu.errors import RunError
from doichieu.export.files import Language

FORMATS = "visits, crosscheck, colt, ftm, schema-org, annotations, bibtex, geojson, itinerary, or all"
Formats = Annotated[
    str | None, typer.Option("--export", metavar="FORMAT,…", help=f"Write these, too, over all stories: {FORMATS}.")
]
ENDED = {128 + signal.SIGINT, 128 + signal.SIGTERM}

app = typer.Typer(
    name="doichieu",
    help="Cross-checks press pages that tell one event: one dossier per story, every value tied to its characters.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"doichieu {doichieu.__version__}\n")
        raise typer.Exit


def _path(text: str) -> Path:
    if not text.strip():
        raise typer.BadParameter("is empty; name a path")
    return Path(text)


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Holds press pages side by side."""


BriefLength = Annotated[
    int | None, typer.Option(min=1, metavar="SYLLABLES", help="Length of each brief, kept to a tenth.")
]
BriefCountry = Annotated[
    str | None, typer.Option(help="Tell in the briefs only what speaks of this country: PT, Portugal.")
]
KnownOutput = Annotated[
    Path | None, typer.Option(parser=_path, metavar="OUT", help="Stories of this earlier output keep their ids.")
]

OnlyCited = Annotated[
    bool, typer.Option("--excerpts", help="Write of the pages only what is cited, so that it may be published.")
]
LinkedAssets = Annotated[
    bool, typer.Option("--assets", help="Link to style and script in assets/, for a server with a strict policy.")
]


@app.command()
def build(
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", parser=_path, metavar="FOLDER", help="Folder to write; a former output is replaced."
        ),
    ],
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, glob patterns, or - for standard input (.txt .html .jsonl, .gz of them)."),
    ] = None,
    about: Annotated[
        Path | None,
        typer.Option(
            parser=_path, metavar="CSV", help="Table of what the pages don't say: source,url,outlet,published,title."
        ),
    ] = None,
    one_story: Annotated[bool, typer.Option("--one-story", help="All pages tell one story.")] = False,
    stream: Annotated[
        bool, typer.Option("--stream", help="Take the pages one after another, as they were published.")
    ] = False,
    known: KnownOutput = None,
    formats: Formats = None,
    excerpts: OnlyCited = False,
    assets: LinkedAssets = False,
    each: Annotated[
        Path | None,
        typer.Option(parser=_path, metavar="FOLDER", help="Build every subfolder of FOLDER as a run of its own."),
    ] = None,
    length: BriefLength = None,
    country: BriefCountry = None,
    lang: Annotated[Language | None, typer.Option(help="Language of the written pages' interface.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List every rejected input and fault.")] = False,
) -> None:
    """Read press pages and write one dossier per story."""
    if bool(sources) == bool(each):
        raise typer.BadParameter("name the SOURCES to read, or --each FOLDER")
    if not all(source.strip() for source in sources or ()):
        raise typer.BadParameter("a source is empty; name files, folders, patterns or -")
    # The analysis takes a second to load, which `--help` and `schema` need not wait for.
    from doichieu.cli.build import BuildCall, build_each, build_one  # noqa: PLC0415
    from doichieu.export.registry import read_formats  # noqa: PLC0415

    if one_story and stream:
        raise typer.BadParameter("--one-story leaves nothing to group; leave out --stream")
    wanted = read_formats(formats) if formats is not None else ()
    call = BuildCall(
        about=about, one_story=one_story, stream=stream, known=known, length=length, country=country, lang=lang,
        formats=wanted, excerpts=excerpts, assets=assets, as_json=as_json, verbose=verbose,
    )  # fmt: skip
    done = build_each(each, out, call) if each else build_one(tuple(sources or ()), out, call)
    raise typer.Exit(0 if done else 1)


@app.command()
def export(
    out: Annotated[Path, typer.Argument(parser=_path, metavar="OUT", help="What build wrote.")],
    formats: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT,…", help=f"What to write, by commas: {FORMATS}.")
    ],
    folder: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Where to; else into OUT. - prints a format of one file."),
    ] = None,
    lang: Annotated[Language | None, typer.Option(help="Language of the files, where they are for readers.")] = None,
) -> None:
    """Write what build made in the forms of others: tables, linked data, annotations, maps."""
    from doichieu.cli.export import export_output  # noqa: PLC0415

    export_output(out, formats, folder, lang)


@app.command()
def compare(
    out: Annotated[Path, typer.Argument(parser=_path, metavar="OUT", help="What build wrote.")],
    coded: Annotated[
        Path,
        typer.Argument(
            parser=_path, metavar="CODED", help="Visits coded by hand, as CSV with colt's or visits' columns."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Hold visits that were coded by hand beside what the pages say: agreement, differences, gaps."""
    from doichieu.cli.compare import compare_coded  # noqa: PLC0415

    compare_coded(out, coded, as_json=as_json)


@app.command()
def clean(
    pages: Annotated[list[str], typer.Argument(help="Files, folders, glob patterns, or - for standard input.")],
    show: Annotated[
        Literal["story", "cut", "all"], typer.Option(help="The story, what was cut with the reason, or all of it.")
    ] = "story",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each page with its blocks as JSON, one a line.")
    ] = False,
) -> None:
    """Print the story of each page without its furniture, or what was cut and why."""
    from doichieu.cli.clean import clean_pages  # noqa: PLC0415

    raise typer.Exit(0 if clean_pages(tuple(pages), show, as_json=as_json) else 1)


@app.command()
def verify(
    folder: Annotated[
        Path, typer.Argument(parser=_path, metavar="DIR", help="What build wrote, or one story's folder in it.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
) -> None:
    """Check offline that every span of every dossier stands in its page, and name what does not."""
    raise typer.Exit(0 if verify_folder(folder, as_json=as_json) else 1)


@app.command()
def why(
    out: Annotated[
        Path, typer.Argument(parser=_path, metavar="OUT", help="What build wrote, or one story's folder in it.")
    ],
    wanted: Annotated[str, typer.Argument(metavar="ID", help="A claim, a finding or a story, by its id.")],
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Say how many accounts stand behind a claim, and how that count came about."""
    from doichieu.cli.why import explain  # noqa: PLC0415

    explain(out, wanted, lang, as_json=as_json)


@app.command()
def table(
    out: Annotated[
        Path, typer.Argument(parser=_path, metavar="OUT", help="What build wrote, or one story's folder in it.")
    ],
    story: Annotated[
        str | None, typer.Argument(metavar="STORY", help="A story's id, or how it begins; else all of them.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Claims that no page tells otherwise, too.")] = False,
    lang: Annotated[Language | None, typer.Option(help="Language of the table.")] = None,
) -> None:
    """Print who says what of each thing, page by page: the odd one out marked, the accounts counted."""
    from doichieu.cli.table import show_table  # noqa: PLC0415

    show_table(out, story, lang, everything=everything)


@app.command()
def check(
    out: Annotated[
        Path, typer.Argument(parser=_path, metavar="OUT", help="What build wrote, or one story's folder in it.")
    ],
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="A file, - for standard input, or the text itself, in quotes.")
    ],
    lang: Annotated[Language | None, typer.Option(help="Language of the answer.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Hold a draft against a dossier: what bears each sentence out, what contradicts it, what no page mentions."""
    from doichieu.cli.check import check_against  # noqa: PLC0415

    raise typer.Exit(0 if check_against(out, draft, lang, as_json=as_json) else 1)


@app.command()
def archive(
    index: Annotated[
        Path, typer.Argument(parser=_path, metavar="INDEX", help="Folder of the index; made where there is none.")
    ],
    pages: Annotated[list[str], typer.Argument(help="Files, folders, glob patterns, or - for standard input.")],
    look: Annotated[bool, typer.Option("--look", help="Only look up; add nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print each page's finds as JSON, one a line.")] = False,
) -> None:
    """Say which pages seen before hold text of each page, and remember the page."""
    from doichieu.cli.archive import search_archive  # noqa: PLC0415

    raise typer.Exit(0 if search_archive(index, tuple(pages), look=look, as_json=as_json) else 1)


@app.command()
def why_together(
    out: Annotated[Path, typer.Argument(parser=_path, metavar="OUT", help="What build wrote.")],
    first: Annotated[str, typer.Argument(metavar="A", help="A page: its id, its source, or how one of them begins.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The other page.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
) -> None:
    """Say why two pages are in one story, or why they are not, with the score."""
    from doichieu.cli.together import explain_pages  # noqa: PLC0415

    explain_pages(out, first, second, as_json=as_json)


@app.command()
def schema() -> None:
    """Print the JSON Schema of dossier.json."""
    print_schema()


def main() -> None:
    """Run the command line: an error is one clear line and an exit code, never a traceback."""
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGINT, _leave)
    prepare()
    try:
        app()
    except SystemExit as left:
        if left.code in ENDED:
            _fail("interrupted; nothing is left half written", 0)
        raise
    except RunError as error:
        sys.exit(_fail(str(error), 2))
    except OSError as error:
        sys.exit(_fail(f"the system refuses: {error}; check the paths, their rights and the disk's space", 2))
    # Whatever else goes wrong is our fault, and a user gets a line to report, not a page of code.
    except Exception as error:  # noqa: BLE001
        if "-v" in sys.argv or "--verbose" in sys.argv:
            traceback.print_exc()
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        sys.exit(_fail(f"a fault in doichieu itself ({where}); please report it with what you called", 3))


def _leave(number: int, _frame: FrameType | None) -> None:
    """Told to end: leave the way an exit does, so that what is half written is cleared away."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _fail(message: str, code: int) -> int:
    tell(f"[bold red]doichieu:[/] {plain(message)}")
    return code
