"""`annotations.jsonld`: every citation of a run as W3C Web Annotations.

An annotation says of some stretches of pages' texts what they are evidence of. A stretch is given by place (code
points, end exclusive) and by its words with those around them; the text it counts in by name and sha256.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from doichieu.export.citations import BLANK
from doichieu.export.display import web_address
from doichieu.export.dossier_json import to_json
from doichieu.export.evidenced import Evidenced, evidenced
from doichieu.export.files import ExportOptions, File
from doichieu.export.links import urn
from doichieu.model.dossier import Bound
from doichieu.model.identity import content_id
from doichieu.model.page import Page
from doichieu.model.span import Span

NAMES = ("annotations.jsonld",)
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
_IDENTIFYING = frozenset({"entities", "pages"})


class Quote(Struct, frozen=True, tag_field="type", tag="TextQuoteSelector"):
    """A stretch by its words."""

    exact: str
    prefix: str
    suffix: str


class Position(Struct, frozen=True, tag_field="type", tag="TextPositionSelector"):
    """A stretch by its place."""

    start: int
    end: int


class Source(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="Text"):
    """A page's text, as `pages/<id>.txt` holds it; `via` is where the page stands on the web."""

    id: str
    format: str = field(default="")
    sha256: str = field(name="schema:sha256")
    language: str | None = None
    via: str | None = None


class Target(Struct, frozen=True):
    """One stretch of one page."""

    source: Source
    selector: tuple[Quote, Position]


class Body(Struct, frozen=True, tag_field="type", tag="TextualBody"):
    """What the stretches are evidence of, in words."""

    value: str
    format: str


class Annotation(Struct, frozen=True, kw_only=True, tag_field="type", tag="Annotation"):
    """Evidence of one thing; the second part of the body names the field of the dossier."""

    id: str
    motivation: Literal["identifying", "describing"]
    body: tuple[Body, str]
    target: tuple[Target, ...]


class AnnotationPage(Struct, frozen=True, kw_only=True, tag_field="type", tag="AnnotationPage"):
    """All annotations of a run."""

    id: str
    startIndex: int = 0  # noqa: N815
    items: tuple[Annotation, ...]


class AnnotationCollection(Struct, frozen=True, kw_only=True, tag_field="type", tag="AnnotationCollection"):
    """The whole, as the vocabulary wants it: a collection with its only page in it."""

    context: str = field(name="@context", default=CONTEXT)
    id: str
    total: int
    first: AnnotationPage


def export(run: tuple[Bound, ...], _: ExportOptions) -> tuple[File, ...]:
    """The one collection of a run."""
    items = tuple(annotation for bound in run for annotation in _annotations(bound))
    name = content_id("n", *(bound.dossier.story.id for bound in run))
    page = AnnotationPage(id=urn("annotations", f"{name}:0"), items=items)
    return (File(NAMES[0], to_json(AnnotationCollection(id=urn("annotations", name), total=len(items), first=page))),)


def _annotations(bound: Bound) -> Iterator[Annotation]:
    story = bound.dossier.story.id
    sources = {page.id: _source(page) for page in bound.dossier.pages}
    texts = {page.id: page.text for page in bound.texts}
    for thing in evidenced(bound.dossier):
        spans = [span for span in thing.spans if span.page in sources and span.page in texts]
        if spans:
            targets = tuple(Target(sources[span.page], _selectors(span, texts[span.page])) for span in spans)
            yield _annotation(story, thing, targets)


def _annotation(story: str, thing: Evidenced, targets: tuple[Target, ...]) -> Annotation:
    return Annotation(
        id=urn("annotation", content_id("n", story, thing.path)),
        motivation="identifying" if thing.section in _IDENTIFYING else "describing",
        body=(Body(thing.label or thing.section, "text/plain"), urn("story", f"{story}/{thing.path}")),
        target=targets,
    )


def _source(page: Page) -> Source:
    return Source(
        id=urn("page", page.id), format="text/plain", sha256=page.sha256, language=page.language,
        via=web_address(page.url),
    )  # fmt: skip


def _selectors(span: Span, text: str) -> tuple[Quote, Position]:
    """A stretch with the words around it, as far as the text shows them."""
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Quote(span.exact, before.rpartition(BLANK)[2], after.partition(BLANK)[0]), Position(span.start, span.end)
