"""From pages to dossiers: the whole way on one page. Read it from `build` down.

Per-page work (`read_source`) and per-story work (`tell_story`) are pure and run under whatever `map` the
caller brings. Nothing here, or below, reads the clock, the network or the environment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial, update_wrapper
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from doichieu.annotate.reader import annotate_article
from doichieu.check.findings import cross_check
from doichieu.claims.figures import read_figures
from doichieu.claims.group import make_claims
from doichieu.dossier.brief import BriefOptions
from doichieu.dossier.compose import Parts, compose
from doichieu.entities.linker import link_entities
from doichieu.errors import ItemError
from doichieu.extract.article import extract_article
from doichieu.extract.site import cut_site_lines, learn_site_lines
from doichieu.model.dossier import Bound, Build
from doichieu.model.reading import Reading
from doichieu.model.source import PageText, RawSource, Rejection
from doichieu.origins.support import count_origins
from doichieu.origins.trace import trace_origins
from doichieu.records.background import record_background
from doichieu.records.filling import record_events
from doichieu.records.identity import same_visits
from doichieu.records.visits import record_visits
from doichieu.reuse.formulas import mark_formulas
from doichieu.reuse.passages import find_passages
from doichieu.sources.reader import read_pages
from doichieu.stories.decide import Decided, decide_stories
from doichieu.stories.excerpts import cut_article
from doichieu.stories.grouping import StoryOptions

A = TypeVar("A")
B = TypeVar("B")


class Map(Protocol):
    """What runs a pure function over many items, in order: `map`, or an engine's."""

    def __call__(self, work: Callable[[A], B], items: Iterable[A], /) -> Iterable[B]:
        """The results, in the order of the items."""
        ...


class Options(Struct, frozen=True):
    """What a caller may choose about a run."""

    stories: StoryOptions = StoryOptions()
    brief: BriefOptions = BriefOptions()


def build(sources: Iterable[RawSource], options: Options, run: Map = map) -> Build:
    """Dossiers of all stories that the sources tell, newest first, and what was left out, with reasons."""
    outcomes = [outcome for read in run(read_source, sources) for outcome in read]
    readings = drop_site_lines(join_copies(x for x in outcomes if isinstance(x, Reading)), run)
    rejected = sorted(x for x in outcomes if isinstance(x, Rejection))
    decided = decide_stories(readings, options.stories)
    readings, groups = take_excerpts(readings, decided, run)
    readings = mark_formulas(readings, groups)
    stories = [tuple(readings[i] for i in group) for group in groups]
    names = {pages_of(story): name for story, name in zip(stories, decided.ids, strict=True) if name}
    tell = update_wrapper(partial(tell_story, brief=options.brief), tell_story)
    bound = same_visits(keep_name(story, names) for story in run(tell, stories))
    return Build(newest_first(bound), tuple(rejected), decided.decisions)


def read_source(source: RawSource) -> tuple[Reading | Rejection, ...]:
    """Every page of one source, read; what can't be read costs only itself."""
    return tuple(x if isinstance(x, Rejection) else read_page(x) for x in read_pages(source))


def read_page(page: PageText) -> Reading | Rejection:
    """One page: cleaned, then read sentence by sentence."""
    try:
        return annotate_article(extract_article(page))
    except ItemError as error:
        return Rejection("extract", page.name, str(error))


def drop_site_lines(readings: tuple[Reading, ...], run: Map) -> tuple[Reading, ...]:
    """The readings without what their sites print on every page; only pages that had it are read again."""
    site_lines = learn_site_lines(reading.article for reading in readings)
    cut = [cut_site_lines(reading.article, site_lines) for reading in readings]
    changed = [article for article, reading in zip(cut, readings, strict=True) if article is not reading.article]
    again = {reading.page.id: reading for reading in run(annotate_article, changed)} if changed else {}
    return tuple(again.get(reading.page.id, reading) for reading in readings)


def join_copies(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each text once, with all the sources it came from, by id: in whatever order they came, the run is the same."""
    copies: dict[str, list[Reading]] = {}
    for reading in readings:
        copies.setdefault(reading.page.id, []).append(reading)
    return tuple(joined(copies[page]) for page in sorted(copies))


def joined(copies: Iterable[Reading]) -> Reading:
    """One text's reading, with the names of all its sources; what is told of it from outside is the first one's."""
    first, *others = sorted(copies, key=lambda copy: copy.page.sources)
    sources = sorted({source for copy in (first, *others) for source in copy.page.sources})
    return replace(first, article=replace(first.article, page=replace(first.page, sources=tuple(sources))))


def take_excerpts(
    readings: tuple[Reading, ...], decided: Decided, run: Map
) -> tuple[tuple[Reading, ...], tuple[tuple[int, ...], ...]]:
    """The stories, with a page that tells several events read again for each, without what tells the others."""
    cut = [cut_article(readings[x.page], x.cut) for x in decided.excerpts]
    again = {reading.page: reading for reading in run(annotate_article, cut)} if cut else {}
    kept = [(x, again[article.page]) for x, article in zip(decided.excerpts, cut, strict=True) if article.page in again]
    places = {(x.story, x.page): len(readings) + at for at, (x, _) in enumerate(kept)}
    groups = enumerate(decided.groups)
    readings = (*readings, *(reading for _, reading in kept))
    return readings, tuple(tuple(places.get((n, at), at) for at in group) for n, group in groups)


def tell_story(readings: tuple[Reading, ...], brief: BriefOptions | None = None) -> Bound:
    """One story's dossier: passages, entities, claims, origins, findings, records, in that order."""
    passages = find_passages(readings)
    linking = link_entities(readings)
    figures = read_figures(readings, linking)
    trace = trace_origins(readings, passages, linking)
    claims = count_origins(make_claims(readings, linking, figures, passages), trace)
    findings = cross_check(readings, claims, trace)
    visits = record_visits(readings, linking, claims)
    events = record_events(readings, linking, claims, trace)
    background = record_background(visits, readings, linking, claims)
    return compose(
        Parts(readings, passages, linking, figures, trace, claims, findings, visits, events, background), brief
    )


def pages_of(readings: Iterable[Reading]) -> frozenset[str]:
    """The ids of a story's pages, which no other story has all of."""
    return frozenset(reading.page.id for reading in readings)


def keep_name(bound: Bound, names: Mapping[frozenset[str], str]) -> Bound:
    """A dossier under the id that its story had before; `names` holds it by the story's pages."""
    name = names.get(frozenset(page.id for page in bound.dossier.pages))
    if name is None:
        return bound
    return replace(bound, dossier=replace(bound.dossier, story=replace(bound.dossier.story, id=name)))


def newest_first(bound: Iterable[Bound]) -> tuple[Bound, ...]:
    """Dossiers by the last day of what they tell, undated ones last, then by id."""
    by_id = sorted(bound, key=lambda b: b.dossier.story.id)
    return tuple(sorted(by_id, key=lambda b: b.dossier.story.end or "", reverse=True))
