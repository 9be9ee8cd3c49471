"""Proof of a dossier, offline: every span holds, every reference leads somewhere, nothing is wider than it proves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias
from unicodedata import category

import msgspec

from doichieu.dossier.narrowness import narrowness_faults
from doichieu.dossier.order import order_faults
from doichieu.dossier.references import reference_faults
from doichieu.dossier.walk import Problem, find_spans
from doichieu.model.dossier import Dossier
from doichieu.model.identity import digest, page_id
from doichieu.model.page import Block, Page
from doichieu.model.span import Span

Texts: TypeAlias = Mapping[str, str]
Check: TypeAlias = Callable[[Dossier, Texts], list[Problem]]
SHOWN = 40
# What can't be held against the text of a page that is blanked out but for what is cited.
OF_WHOLE_TEXT = {"id", "sha256"}


def verify(dossier: Dossier, texts: Texts) -> tuple[Problem, ...]:
    """What is wrong with a dossier, held against its pages' texts by page id; nothing when all of it holds."""
    return tuple(problem for check in CHECKS for problem in check(dossier, texts))


def verify_files(dossier: bytes, pages: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """The same for files as they stand: the bytes of `dossier.json`, and of each page's text by page id.

    Bytes that are no dossier, or no UTF-8, are problems too: nothing is raised.
    """
    try:
        decoded = msgspec.json.decode(dossier, type=Dossier)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        return (Problem("dossier.json", f"is no dossier of this format: {error}"),)
    texts, problems = {}, unknown_fields(msgspec.json.decode(dossier), msgspec.to_builtins(decoded))
    for page, data in sorted(pages.items()):
        try:
            texts[page] = data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            problems.append(Problem(f"pages/{page}.txt", f"is not UTF-8: {error}"))
    return (*problems, *verify(decoded, texts))


def unknown_fields(written: object, known: object, where: str = "") -> list[Problem]:
    """What stands in the file and nowhere in the format: `known` is what the format makes of it."""
    if isinstance(written, dict) and isinstance(known, dict):
        strange = [
            Problem(f"{where}.{key}".lstrip("."), "is no field of this format") for key in written.keys() - known
        ]
        pairs = [(f"{where}.{key}".lstrip("."), written[key], known[key]) for key in written if key in known]
    elif isinstance(written, list) and isinstance(known, list | tuple):
        strange = []
        pairs = [(f"{where}[{at}]", *pair) for at, pair in enumerate(zip(written, known, strict=True))]
    else:
        return []
    return sorted(strange) + [problem for at, one, other in pairs for problem in unknown_fields(one, other, at)]


def verbatim_faults(dossier: Dossier, texts: Texts) -> list[Problem]:
    """The story's title and the events' words stand in a page, breaks of line aside."""
    lines = {page: " ".join(text.split()) for page, text in texts.items()}
    said = [("story.title", dossier.story.title)]
    said += [(f"timeline[{at}].text", event.text) for at, event in enumerate(dossier.timeline)]
    lost = ((where, " ".join(words.split())) for where, words in said)
    return [
        Problem(where, f"stands in no page: {words[:SHOWN]!r}")
        for where, words in lost
        if texts and not any(words in line for line in lines.values())
    ]


def page_faults(dossier: Dossier, texts: Texts) -> list[Problem]:
    """Each page's text is there, and is what the page's id, hash and length say; no text is left over."""
    found = []
    for at, page in enumerate(dossier.pages):
        where, text = f"pages[{at}]", texts.get(page.id)
        if text is None:
            found.append(Problem(where, f"the text of {page.id} is missing"))
            continue
        wrong = [(field, says) for field, says, holds in _identity(page, text) if not holds]
        unknown = OF_WHOLE_TEXT if dossier.excerpts else set()
        found += [Problem(f"{where}.{field}", says) for field, says in wrong if field not in unknown]
        found += _tiling(page.blocks, text, where)
    known = {page.id for page in dossier.pages}
    return found + [Problem(f"pages/{page}.txt", "no page of the dossier") for page in sorted(set(texts) - known)]


def span_faults(dossier: Dossier, texts: Texts) -> list[Problem]:
    """Every span anywhere: a page of the dossier, inside its text, and exactly the text that stands there."""
    pages = {page.id for page in dossier.pages}
    found = []
    for where, span in find_spans(dossier):
        text = texts.get(span.page)
        if span.page not in pages:
            found.append(Problem(where, f"cites {span.page}, which is no page of this dossier"))
        elif text is not None and not 0 <= span.start < span.end <= len(text):
            found.append(
                Problem(where, f"{span.start}-{span.end} is outside the {len(text)} characters of {span.page}")
            )
        elif text is not None and text[span.start : span.end] != span.exact:
            found.append(
                Problem(where, f"{span.page} has other words at {span.start}-{span.end}: {_short(span, text)}")
            )
    return found


def _identity(page: Page, text: str) -> tuple[tuple[str, str, bool], ...]:
    return (
        ("id", f"{page.id} is not made of its text", page.id == page_id(text)),
        ("sha256", "is not that of the text", page.sha256 == digest(text)),
        ("length", f"is {page.length}, the text has {len(text)} characters", page.length == len(text)),
    )


def _blank(text: str) -> bool:
    """Whether nothing is to be seen: spaces, and characters without width."""
    return all(character.isspace() or category(character) == "Cf" for character in text)


def _tiling(blocks: tuple[Block, ...], text: str, where: str) -> list[Problem]:
    """Blocks lie in order, apart from each other, and leave only blank text between them."""
    found: list[Problem] = []
    done = 0
    for at, block in enumerate((*blocks, None)):
        start, end = (block.start, block.end) if block else (len(text), len(text))
        if not done <= start <= end <= len(text):
            return [
                *found,
                Problem(f"{where}.blocks[{at}]", f"{start}-{end} overlaps the block before or the text's end"),
            ]
        if not _blank(text[done:start]):
            found.append(Problem(f"{where}.blocks[{at}]", f"{done}-{start} before it is in no block"))
        done = end
    return found


def _short(span: Span, text: str) -> str:
    return f"{text[span.start : span.end][:SHOWN]!r}, not {span.exact[:SHOWN]!r}"


CHECKS: tuple[Check, ...] = (
    page_faults,
    span_faults,
    verbatim_faults,
    narrowness_faults,
    reference_faults,
    order_faults,
)
