"""Facts cleaned and checked by followthemoney itself. The only file that imports it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from followthemoney import EntityProxy, Property, model
from followthemoney.statement import Statement
from followthemoney.statement.serialize import CSV_COLUMNS

from doichieu.export.display import shown
from doichieu.export.ftm_facts import Fact, Subject
from doichieu.model.page import Page
from doichieu.model.span import Span

OURS = ("quote", "start", "end", "page_sha256")
COLUMNS = (*CSV_COLUMNS, *OURS)
_WHOLE_RUN = "doichieu"


class Statements:
    """Collects facts. What the library refuses as a value of its property stands in neither file."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._proxies: dict[str, EntityProxy] = {}
        self._lines: dict[tuple[str, str, str, Span | None, str | None], Statement] = {}

    def add(self, fact: Fact) -> None:
        """One more fact; the same one again changes nothing."""
        proxy = self._proxy(fact.subject)
        prop = proxy.schema.properties[fact.prop]
        value = _cleaned(prop, fact.value, proxy)
        if value is None and prop.name in proxy.schema.required:
            value = _cleaned(prop, fact.subject.id, proxy)
        if value is not None and proxy.unsafe_add(prop, value, cleaned=True):
            key = (fact.subject.id, prop.name, value, fact.span, fact.page)
            if key not in self._lines:
                self._lines[key] = self._statement(fact, value)

    def entities(self) -> Iterator[dict[str, Any]]:
        """The entities by id, each checked against its schema; one without what its schema requires is left out."""
        for proxy in sorted(self._proxies.values(), key=lambda proxy: proxy.id or ""):
            if self._complete(proxy):
                properties = {name: list(values) for name, values in sorted(proxy.properties.items())}
                proxy.schema.validate({"properties": properties})
                yield {"id": proxy.id, "schema": proxy.schema.name, "properties": properties}

    def rows(self) -> Iterator[Sequence[object]]:
        """Their statements, by entity, property and value, each with the place where it stands."""
        for (subject, *_, span, _), statement in sorted(self._lines.items(), key=_order):
            if self._complete(self._proxies[subject]):
                cells = statement.to_csv_row()
                page = self._pages.get(span.page) if span else None
                place = (span.exact, span.start, span.end, page.sha256 if page else "") if span else ("", "", "", "")
                yield (*(cells[column] for column in CSV_COLUMNS), *place)

    def _proxy(self, subject: Subject) -> EntityProxy:
        if subject.id not in self._proxies:
            proxy = model.make_entity(subject.schema)
            proxy.id = subject.id
            self._proxies[subject.id] = proxy
        return self._proxies[subject.id]

    def _statement(self, fact: Fact, value: str) -> Statement:
        page = self._pages.get(fact.span.page if fact.span else fact.page or "")
        return Statement(
            entity_id=fact.subject.id,
            prop=fact.prop,
            schema=fact.subject.schema,
            value=value,
            dataset=page.id if page else _WHOLE_RUN,
            lang=_LANGUAGES.get(page.language or "") if page else None,
            original_value=fact.span.exact if fact.span else fact.value,
            first_seen=page.published.value if page and page.published else None,
            origin=_WHOLE_RUN,
        )

    @staticmethod
    def _complete(proxy: EntityProxy) -> bool:
        return all(proxy.has(name) for name in proxy.schema.required)


def _cleaned(prop: Property, value: str, proxy: EntityProxy) -> str | None:
    """A value as the library writes it; None for one that is none of its property's kind."""
    found: str | None = prop.type.clean_text(shown(value), proxy=proxy)
    return found if found and prop.validate([found]) is None else None


_LANGUAGES = {"vi": "vie", "en": "eng"}


def _order(item: tuple[tuple[str, str, str, Span | None, str | None], Statement]) -> tuple[object, ...]:
    (subject, prop, value, span, page), _ = item
    return (subject, prop, value, page or "", (span.start, span.end) if span else (-1, -1))
