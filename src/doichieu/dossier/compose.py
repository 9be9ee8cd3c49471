"""One story's dossier, put together from its parts."""

from __future__ import annotations

from doichieu.dossier.brief import BriefOptions, write_brief
from doichieu.dossier.parts import Parts
from doichieu.dossier.story import describe_story, in_order
from doichieu.dossier.timeline import read_timeline
from doichieu.model.dossier import Bound, Dossier, PageFile
from doichieu.model.entity import Linking
from doichieu.model.mention import Quote, Time
from doichieu.model.reading import Reading

__all__ = ["Parts", "compose"]


def compose(parts: Parts, brief: BriefOptions | None = None) -> Bound:
    """The dossier and the texts of its pages; the same whatever the order in which the pages came in."""
    by_page = {reading.page.id: reading for reading in parts.readings}
    pages = in_order(reading.page for reading in parts.readings)
    readings = tuple(by_page[page.id] for page in pages)
    sentences = write_brief(parts, brief)
    dossier = Dossier(
        story=describe_story(parts, sentences),
        pages=pages,
        passages=parts.passages,
        derivations=parts.trace.derivations,
        origins=parts.trace.origins,
        entities=parts.linking.entities,
        times=tuple(time for reading in readings for time in list_times(reading)),
        figures=parts.figures,
        quotes=tuple(quote for reading in readings for quote in list_quotes(reading, parts.linking)),
        claims=parts.claims,
        findings=parts.findings,
        timeline=read_timeline(parts),
        records=parts.visits,
        events=parts.events,
        background=parts.background,
        brief=sentences,
    )
    return Bound(dossier, tuple(PageFile(page.id, by_page[page.id].article.text) for page in pages))


def list_times(reading: Reading) -> tuple[Time, ...]:
    """A page's expressions of time, in the page's own offsets."""
    return tuple(
        Time(value=t.value, type=t.type, part=t.part, span=reading.span(t.range), inferred=t.inferred)
        for t in reading.times
    )


def list_quotes(reading: Reading, linking: Linking) -> tuple[Quote, ...]:
    """A page's speech, each with the entity that its speaker's name or post refers to."""
    return tuple(
        Quote(
            speaker=linking.at(reading.page.id, quote.speaker) if quote.speaker else None,
            direct=quote.direct,
            span=reading.span(quote.range),
            cue=reading.span(quote.cue) if quote.cue else None,
        )
        for quote in reading.quotes
    )
