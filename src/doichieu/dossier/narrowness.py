"""Evidence is as narrow as what it proves, and stands in what was kept of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from doichieu.annotate.sentences import read_sentences
from doichieu.dossier.walk import Problem, find_spans
from doichieu.lang.pack import pack_for
from doichieu.model.dossier import Dossier
from doichieu.model.page import Page
from doichieu.model.span import Range, Span
from doichieu.text.canonical import canonical, view_of

GOVERNING = 60
STORY = (
    "passages", "entities", "times", "figures", "quotes", "claims", "findings", "records", "events", "background",
    "brief",
)  # fmt: skip


def narrowness_faults(dossier: Dossier, texts: Mapping[str, str]) -> list[Problem]:
    """Claims and sides inside one sentence, no side a whole sentence for a small value, nothing told from furniture."""
    pages = {page.id: page for page in dossier.pages if page.id in texts}
    sentences = {page.id: sentence_places(page, texts[page.id]) for page in pages.values()}
    found = []
    for where, span in _one_sentence(dossier):
        places = sentences.get(span.page)
        if places and not _inside(span.range, places):
            found.append(Problem(where, f"{span.start}-{span.end} is wider than one sentence or list item"))
    for section in STORY:
        for where, span in find_spans(getattr(dossier, section), section):
            if span.page in pages and not _kept(span, pages[span.page]):
                found.append(Problem(where, f"{span.start}-{span.end} stands in a block that was cut"))
    return found + _wide_sides(dossier, sentences)


def sentence_places(page: Page, text: str) -> list[Range]:
    """A page's sentences, in its own offsets; none where its language has no pack."""
    pack = pack_for(page.language)
    if pack is None:
        return []
    view = view_of(text)
    blocks = tuple(
        type(block)(place.start, place.end, block.role, block.kept, block.reason)
        for block in page.blocks
        for place in [view.canonical(block.range)]
    )
    return [view.raw(sentence.range) for sentence in read_sentences(view.text, blocks, pack)]


def _one_sentence(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    for at, claim in enumerate(dossier.claims):
        yield from find_spans(claim.evidence, f"claims[{at}].evidence")
    for at, finding in enumerate(dossier.findings):
        for side, said in enumerate(finding.sides):
            yield from find_spans(said.evidence, f"findings[{at}].sides[{side}].evidence")


def _wide_sides(dossier: Dossier, sentences: Mapping[str, list[Range]]) -> list[Problem]:
    """Sides that cite a whole sentence where the value is a small part of it.

    How many words govern a value ("state visits to A, B and C") only a reader can tell; a whole sentence they are not.
    """
    found = []
    for at, finding in enumerate(dossier.findings):
        for number, side in enumerate(finding.sides):
            value = canonical(side.value.text)
            for where, span in find_spans(side.evidence, f"findings[{at}].sides[{number}].evidence"):
                about = len(canonical(span.exact)) - len(value)
                if value in canonical(span.exact) and about > GOVERNING and span.range in sentences.get(span.page, ()):
                    found.append(Problem(where, f"is a whole sentence, {about} characters about the value"))
    return found


def _inside(place: Range, places: list[Range]) -> bool:
    at = bisect_right(places, place.start, key=lambda p: p.start) - 1
    return at >= 0 and places[at].holds(place)


def _kept(span: Span, page: Page) -> bool:
    at = bisect_right(page.blocks, span.start, key=lambda b: b.start) - 1
    return at >= 0 and page.blocks[at].kept
