"""What a page says of itself: when, by whom, for whom, and whom it credits."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from doichieu.extract.lines import Label, Line
from doichieu.extract.signatures import Signed, is_writer, read_signature
from doichieu.extract.stamps import address_date, declared_time, find_stamp, leading_stamp
from doichieu.extract.wording import Wording
from doichieu.model.page import Author, Credit, Outlet, Stamp
from doichieu.model.source import PageText
from doichieu.model.span import Range, Span
from doichieu.model.view import View

_BRACKETED = re.compile(r"^\((?P<name>[^()\n:;,]{2,24})\)\.?\s*-?\s")
_OPENING = re.compile(r"^(?P<name>[A-ZĐ]{2,8}|[^\W_][\w-]{1,20}(?:\.[\w-]{2,12}){1,3})\s*-\s")
_ADDRESS = re.compile(r"https?://|@|^www\.")
_MOST_AUTHORS = 6
_DAY = 10


class Labelled(Struct, frozen=True):
    """A page's lines with their labels, and how to get from its canonical text to its own."""

    page: PageText
    view: View
    lines: list[Line]
    labels: list[Label]
    wording: Wording

    def span(self, start: int, end: int) -> Span:
        """Evidence at a place of the canonical text."""
        place = self.view.raw(Range(start, end))
        return Span(self.page.id, place.start, place.end, self.page.text[place.start : place.end])

    def kept(self, *roles: str) -> list[Line]:
        """The kept lines of these roles, in order."""
        return [line for line, label in zip(self.lines, self.labels, strict=True) if label.kept and label.role in roles]


def find_title(labelled: Labelled) -> Span | None:
    """Where the headline stands."""
    title = labelled.kept("title")
    return labelled.span(title[0].start, title[0].end) if title else None


def find_published(labelled: Labelled) -> Stamp | None:
    """When the page was published: its visible stamp, else what it declares, its address, what is given.

    A visible time of the last change stands in where no other time is visible. Where what the page declares is
    another day than what it shows, `inferred` says so.
    """
    stamps = _visible(labelled)
    plain = [stamp for stamp, update in stamps if not update]
    visible = next(iter(plain), None) or next((stamp for stamp, _ in stamps), None)
    declared = _declared(labelled, "published")
    if visible is None or declared is None or _agree(visible.value, declared.value):
        return visible or declared
    return replace(visible, inferred=(*visible.inferred, f"{declared.source} says {declared.value[:_DAY]}"))


def _agree(one: str, other: str) -> bool:
    """Whether two times are of one day, as far as both say."""
    shorter = min(len(one), len(other), _DAY)
    return one[:shorter] == other[:shorter]


def find_modified(labelled: Labelled) -> Stamp | None:
    """When the page was last changed, where it says so beside its time of publication."""
    stamps = _visible(labelled)
    updates = [stamp for stamp, update in stamps if update]
    return updates[0] if updates and len(updates) < len(stamps) else _declared(labelled, "modified")


def _visible(labelled: Labelled) -> list[tuple[Stamp, bool]]:
    """The stamps in the story's own lines, each with whether it says that the page was changed then."""
    found: list[tuple[Stamp, bool]] = []
    for line, label in zip(labelled.lines, labelled.labels, strict=True):
        if label.role == "artefact":
            stamp = leading_stamp(line.text)
        else:
            signs = label.kept and label.role in {"dateline", "byline"}
            stamp = find_stamp(line.text, labelled.wording) if signs else None
        if stamp:
            span = labelled.span(line.start + stamp.start, line.start + stamp.end)
            found.append((Stamp(value=stamp.value, source="text", span=span), stamp.update))
    return found


def _declared(labelled: Labelled, field: str) -> Stamp | None:
    page = labelled.page
    for item in page.declared:
        value = declared_time(item.value, labelled.wording.utc_offset) if item.field == field else None
        if value:
            return Stamp(value=value, source="json-ld" if item.source == "json-ld" else "meta", quote=item.quote)
    if field != "published":
        return None
    address = address_date(page.about.url or "")
    if address and not page.about.published:
        return Stamp(value=address[0], source="url", quote=address[1])
    given = page.about.published
    return (
        Stamp(value=declared_time(given, labelled.wording.utc_offset) or given, source="given", quote=given)
        if given
        else None
    )


def find_authors(labelled: Labelled) -> tuple[Author, ...]:
    """Who signed the story: its visible signature, else the person the page declares."""
    signed = [
        name
        for line in labelled.kept("byline", "dateline")
        for name in _signed(line, labelled)
        if name.kind == "author"
    ]
    signed += [n for line in labelled.kept("source_credit") for n in _signed(line, labelled) if n.kind == "author"]
    visible = {
        name.name.casefold(): Author(name.name, labelled.span(name.start, name.end)) for name in reversed(signed)
    }
    if visible:
        return tuple(sorted(visible.values(), key=lambda a: a.span or labelled.span(0, 0)))[:_MOST_AUTHORS]
    declared = [d.value for d in labelled.page.declared if d.field == "author" and d.source == "json-ld"]
    declared = declared or [d.value for d in labelled.page.declared if d.field == "author"]
    outlets = {d.value.casefold() for d in labelled.page.declared if d.field == "outlet"}
    names = [
        name for name in dict.fromkeys(declared) if is_writer(name, labelled.wording) and not _ADDRESS.search(name)
    ]
    return tuple(Author(name) for name in names if name.casefold() not in outlets)[:_MOST_AUTHORS]


def _signed(line: Line, labelled: Labelled) -> list[Signed]:
    """The names that a line signs, beside its stamp if it has one."""
    wording = labelled.wording
    stamp = find_stamp(line.text, wording)
    pieces = [(0, len(line.text))] if not stamp else [(0, stamp.start), (stamp.end, len(line.text))]
    found: list[Signed] = []
    for low, high in pieces:
        text = line.text[low:high]
        start = low + len(text) - len(text.lstrip(" |-,·•/"))
        signature = read_signature(line.text[start:high].strip(" |-,·•/"), wording, line.start + start)
        found += signature.names if signature else ()
    return found


def find_credits(labelled: Labelled) -> tuple[Credit, ...]:
    """Whom the page credits: sources of the whole text, photographers, documents that sentences go by."""
    found: list[Credit] = []
    for line in labelled.kept("source_credit", "byline"):
        found += [
            Credit("text", n.name, labelled.span(n.start, n.end)) for n in _signed(line, labelled) if n.kind == "text"
        ]
    for line in labelled.kept("caption", "body", "answer"):
        credit = labelled.wording.photo.search(line.text)
        if credit:
            start, end = (line.start + i for i in credit.span("name"))
            found.append(Credit("photo", credit["name"], labelled.span(start, end)))
    for line in labelled.kept("lead", "body", "question", "answer"):
        for named in labelled.wording.attribution.finditer(line.text):
            start, end = (line.start + i for i in named.span())
            found.append(Credit("attribution", named["name"], labelled.span(start, end)))
    first = {(credit.kind, credit.name.casefold()): credit for credit in reversed(found)}
    return tuple(sorted(first.values(), key=lambda credit: credit.span))


def find_outlet(labelled: Labelled) -> Outlet | None:
    """The site that published the page: as given, as declared, else as the story's first words name it."""
    page = labelled.page
    if page.about.outlet:
        return Outlet(page.about.outlet, None, "given")
    declared = next((d for d in page.declared if d.field == "outlet"), None)
    if declared:
        return Outlet(declared.value, None, "json-ld" if declared.source == "json-ld" else "meta")
    opening = labelled.kept("lead", "body")[:1]
    prefix = _BRACKETED.match(opening[0].text) or _OPENING.match(opening[0].text) if opening else None
    if not prefix:
        return None
    start, end = (opening[0].start + i for i in prefix.span("name"))
    return Outlet(prefix["name"], labelled.span(start, end), "text")
