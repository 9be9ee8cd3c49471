"""`doichieu check`: a draft or a sentence held against a dossier."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BufferedReader
from itertools import pairwise
from pathlib import Path
from typing import cast

import msgspec

from doichieu.batch.inputs import STANDARD_INPUT
from doichieu.batch.outputs import find_stories, read_story
from doichieu.cli.console import plain, say, say_json
from doichieu.dossier.draft.check import check_draft
from doichieu.dossier.draft.report import Attested, DraftReport, Point, Statement
from doichieu.errors import ItemError, RunError
from doichieu.export.display import shown
from doichieu.export.files import Language
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from doichieu.model.dossier import Bound, Dossier, PageFile
from doichieu.model.source import Media, PageText, RawSource
from doichieu.model.span import Span
from doichieu.settings import compose_settings, read_environment
from doichieu.sources.reader import read_pages
from doichieu.text.tokens import words as words_of

LONGEST = 200_000
LONGEST_NAME = 255
QUOTED, PLACES = 160, 3
MEDIA: dict[str, Media] = {".html": "html", ".htm": "html", ".pdf": "pdf", ".mhtml": "mhtml"}


def check_against(out: Path, draft: str, lang: Language | None, *, as_json: bool) -> bool:
    """Prints what the pages have on each sentence of a draft; whether none of it is contradicted.

    `draft` is a file, - for standard input, or the text itself. RunError when it holds no text.
    """
    settings = compose_settings(read_environment(os.environ), one_story=False, language=lang)
    text = read_draft(draft)
    bound = nearest_story(out, text)
    report = check_draft(bound.dossier, {page.id: page.text for page in bound.texts}, text)
    if as_json:
        say_json(report)
    else:
        sheet = Sheet(bound, load_words(settings.export.language))
        say("".join(f"{line}\n" for line in _lines(report, sheet)))
    return not report.contradicted


def read_draft(draft: str) -> str:
    """The text of a draft. RunError says why there is none, or that it is too long."""
    page = read_pages(_source(draft))[0]
    if not isinstance(page, PageText):
        raise RunError(f"{plain(draft[:QUOTED])}: {page.reason}")
    if not page.text.strip():
        raise RunError("the draft is empty; give a file, - for standard input, or the text itself")
    if len(page.text) > LONGEST:
        raise RunError(f"the draft has {len(page.text)} characters, and {LONGEST} are read; check it in parts")
    return page.text


def _source(draft: str) -> RawSource:
    if draft == STANDARD_INPUT.name:
        data = cast(BufferedReader, sys.stdin.buffer).read() if sys.stdin else b""
        return RawSource(name=draft, data=data, media="text")
    path = Path(draft)
    if len(os.fsencode(draft)) <= LONGEST_NAME and "\0" not in draft and path.is_file():
        return RawSource(name=draft, data=path.read_bytes(), media=MEDIA.get(path.suffix.lower(), "text"))
    if path.suffix and not draft.strip().count(" ") and len(path.suffix) > 1:
        raise RunError(f"{draft}: there is no such file; a text that is to be checked has more than one word")
    return RawSource(name="draft", data=draft.encode("utf-8", "surrogatepass"), media="text")


def nearest_story(out: Path, text: str) -> Bound:
    """The story of an output folder that has most word pairs in common with a draft."""
    spoken = words_of(text)
    pairs = set(pairwise(spoken))
    found = [_bound(story) for story in find_stories(out)]
    if not found:
        raise RunError(f"{out}: holds no story; build one first")
    return max(found, key=lambda bound: len(pairs & _pairs(bound)))


def _pairs(bound: Bound) -> set[tuple[str, str]]:
    return {pair for page in bound.texts for pair in pairwise(words_of(page.text))}


def _bound(story: Path) -> Bound:
    try:
        files = read_story(story)
        dossier = msgspec.json.decode(files.dossier, type=Dossier)
        texts = tuple(
            PageFile(page.id, files.pages[page.id].decode("utf-8", "surrogatepass")) for page in dossier.pages
        )
    except (ItemError, msgspec.MsgspecError, RecursionError, UnicodeError, KeyError) as error:
        raise RunError(f"{story}: cannot be read ({error}); build again") from error
    return Bound(dossier, texts)


def _lines(report: DraftReport, sheet: Sheet) -> Iterator[str]:
    """The report for a reader: each sentence with its verdict, then its values with what the pages have."""
    words = sheet.words
    yield shown(f"{report.title} ({report.story})")
    for statement in report.statements:
        yield shown(f"\n[{words('draft.' + statement.verdict)}] {statement.text}")
        for point in statement.points:
            yield from _point_lines(point, sheet)
        if statement.verdict in {"borne_out", "partly"} and statement.nearest:
            yield from _nearest_lines(statement, sheet)
    found = [statement.verdict for statement in report.statements]
    counts = (f"{words('draft.' + verdict)}: {found.count(verdict)}" for verdict in dict.fromkeys(sorted(found)))
    yield "\n" + ", ".join(counts)


def _point_lines(point: Point, sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    if point.verdict == "unmentioned":
        yield shown(f"  ? {point.text}: {words('draft.no_page')}")
    for each in point.borne_out if point.kind != "name" else ():
        note = f" ({words('draft.finer')})" if point.finer else ""
        yield shown(f"  + {point.text}: {_attested(each, sheet)}{note}")
    for each in point.contradicted:
        yield shown(f"  - {point.text}: {words('draft.pages_have')} {_attested(each, sheet)}")
    if point.contradicted and point.reason:
        yield shown(f"    {sheet.reason(point.reason)}")


def _attested(each: Attested, sheet: Sheet) -> str:
    count = sheet.accounts(each.origins)
    return f"{each.value}, {count} {sheet.words.count(each.origins.max, 'account')} {_places(each.evidence, sheet)}"


def _nearest_lines(statement: Statement, sheet: Sheet) -> Iterator[str]:
    span = statement.nearest[0]
    quoted = " ".join(span.exact.split())
    cut = quoted if len(quoted) <= QUOTED else quoted[: QUOTED - 1] + "…"
    yield shown(f"    “{cut}” {_places([span], sheet)}")


def _places(evidence: tuple[Span, ...] | list[Span], sheet: Sheet) -> str:
    listed = [f"{sheet.number(span.page)}:{span.start}-{span.end}" for span in sorted(evidence)]
    return "[" + ", ".join(listed[:PLACES]) + (" …" if len(listed) > PLACES else "") + "]"
