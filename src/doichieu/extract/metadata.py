"""What a page says of itself: when, by whom, for whom, and whom it credits."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from doichieu.extract.lines import Label, Line
from doichieu.extract.signatures import Signed, names_house, read_signature
from doichieu.extract.stamps import (
    Found,
    address_date,
    beside_stamps,
    declared_time,
    find_stamp,
    find_stamps,
    leading_stamp,
)
from doichieu.extract.story import same_words
from doichieu.extract.wording import Wording
from doichieu.model.page import PROSE_ROLES, Author, Credit, Outlet, Stamp
from doichieu.model.source import Declared, PageText
from doichieu.model.span import Range, Span
from doichieu.model.view import View
from doichieu.text.canonical import canonical

_BRACKETED = re.compile(r"^\((?P<name>[^()\n:;,]{2,24})\)\.?\s*-?\s")
_OPENING = re.compile(r"^(?P<name>[A-ZĐ]{2,8}|[^\W_][\w-]{1,20}(?:\.[\w-]{2,12}){1,3})\s*-\s")
_ADDRESS = re.compile(r"https?://|@|^www\.")
_PARTING = re.compile(r"\s+[|\-–—·•»]\s+|\s*\|\s*")
_MOST_AUTHORS = 6
_MOST_WORDS_OF_AN_OUTLET = 6
_FEWEST_OF_A_CHRONICLE = 3
_LONGEST_UNIT = 24
_MANY = 4
_NEAR = 6
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


def find_times(labelled: Labelled) -> tuple[Stamp | None, Stamp | None]:
    """When the page was published, and when it was last changed."""
    stamps = _visible(labelled)
    return _published(labelled, stamps), _modified(labelled, stamps)


def _published(labelled: Labelled, stamps: list[tuple[Stamp, bool]]) -> Stamp | None:
    """When the page was published: its visible stamp, else what it declares, its address, what is given.

    A visible time of the last change stands in where no other time is visible. Where what the page declares is
    another day than what it shows, `inferred` says so.
    """
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


def _modified(labelled: Labelled, stamps: list[tuple[Stamp, bool]]) -> Stamp | None:
    """When the page was last changed, where it says so beside its time of publication."""
    updates = [stamp for stamp, update in stamps if update]
    return updates[0] if updates and len(updates) < len(stamps) else _declared(labelled, "modified")


def _visible(labelled: Labelled) -> list[tuple[Stamp, bool]]:
    """The stamps in the story's own lines, each with whether it says that the page was changed then.

    Several behind the first paragraph are those of a chronicle's items, and not the page's.
    """
    above: list[tuple[Stamp, bool]] = []
    below: list[tuple[Stamp, bool]] = []
    told = False
    for line, label in zip(labelled.lines, labelled.labels, strict=True):
        told = told or (label.kept and label.role in PROSE_ROLES)
        into = below if told else above
        into += [
            (
                Stamp(
                    value=s.value,
                    source="text",
                    span=labelled.span(line.start + s.start, line.start + s.end),
                    inferred=s.inferred,
                ),
                s.update,
            )
            for s in _stamps(line, label, labelled.wording)
        ]
    return above + below if len(below) < _FEWEST_OF_A_CHRONICLE else above


def _stamps(line: Line, label: Label, wording: Wording) -> tuple[Found, ...]:
    if label.role == "artefact":
        leading = leading_stamp(line.text)
        return (leading,) if leading else ()
    return find_stamps(line.text, wording) if label.kept and label.role in {"dateline", "byline"} else ()


def _declared(labelled: Labelled, field: str) -> Stamp | None:
    page, wording = labelled.page, labelled.wording
    for item in page.declared:
        value = _told_time(item.value, wording) if item.field == field and _is_own(item, labelled) else None
        if value:
            return Stamp(value=value, source="json-ld" if item.source == "json-ld" else "meta", quote=item.quote)
    if field != "published":
        return None
    given = page.about.published
    address = None if given else address_date(find_address(page) or "")
    if address:
        return Stamp(value=address[0], source="url", quote=address[1])
    return Stamp(value=_told_time(given, wording) or given, source="given", quote=given) if given else None


def _told_time(value: str, wording: Wording) -> str | None:
    """A time that a page declares or a caller gives, in the machine's form or as it is printed."""
    printed = find_stamp(canonical(value), wording)
    return declared_time(value, wording.utc_offset) or (printed.value if printed and not printed.rest else None)


def _is_own(item: Declared, labelled: Labelled) -> bool:
    """Whether a time that is marked in the text stands by the headline, in no box: it may be another story's."""
    if item.at is None:
        return True
    titles = [number for number, label in enumerate(labelled.labels) if label.role == "title"]
    ends = [labelled.view.raw(Range(line.start, line.end)).end for line in labelled.lines]
    number = bisect_right(ends, item.at)
    if number == len(ends) or not titles or abs(number - titles[0]) > _NEAR:
        return False
    line, label = labelled.lines[number], labelled.labels[number]
    return label.kept or labelled.wording.ages.fullmatch(line.text) is not None


def find_address(page: PageText) -> str | None:
    """Where the page stands: as given, else as it declares."""
    return page.about.url or next((d.value for d in page.declared if d.field == "url"), None)


def find_signed(labelled: Labelled) -> list[tuple[Line, list[Signed]]]:
    """The lines that sign or date the story or name its source, each with the names in it."""
    return [(line, _signed(line, labelled)) for line in labelled.kept("byline", "dateline", "source_credit")]


def find_authors(labelled: Labelled, lines: list[tuple[Line, list[Signed]]]) -> tuple[Author, ...]:
    """Who signed the story: its visible signature, else the person the page declares; never the outlet itself."""
    signed = [name for _, names in lines for name in names if name.kind == "author"]
    outlets = {d.value.casefold() for d in labelled.page.declared if d.field == "outlet"}
    outlet = find_outlet(labelled)
    outlets |= {outlet.name.casefold()} if outlet else set()
    visible = {
        name.name.casefold(): Author(name.name, labelled.span(name.start, name.end))
        for name in reversed(signed)
        if name.name.casefold() not in outlets
    }
    if visible:
        return tuple(sorted(visible.values(), key=lambda a: a.span or labelled.span(0, 0)))[:_MOST_AUTHORS]
    declared = [d.value for d in labelled.page.declared if d.field == "author" and d.source == "json-ld"]
    declared = declared or [d.value for d in labelled.page.declared if d.field == "author"]
    names = [name for value in dict.fromkeys(declared) for name in _writers(value, labelled.wording)]
    return tuple(Author(name) for name in dict.fromkeys(names) if name.casefold() not in outlets)[:_MOST_AUTHORS]


def _writers(value: str, wording: Wording) -> list[str]:
    """The persons of a declared author, who may be several in one line."""
    if _ADDRESS.search(value):
        return []
    signature = read_signature(canonical(value), wording)
    return [name.name for name in signature.authors] if signature else []


def _signed(line: Line, labelled: Labelled) -> list[Signed]:
    """The names that a line signs, beside its stamp if it has one; a place before a date is none."""
    wording = labelled.wording
    stamp = find_stamp(line.text, wording)
    found: list[Signed] = []
    for low, high in beside_stamps(line.text, wording) if stamp else [(0, len(line.text))]:
        end = _without_place(line.text, low, high, labelled) if stamp and high <= stamp.start else high
        signature = read_signature(line.text[low:end], wording, line.start + low)
        found += signature.names if signature else ()
    return found


def _without_place(text: str, low: int, high: int, labelled: Labelled) -> int:
    """Where the names before a date end, when a place stands last among them: "Lò Khụt, Nậm Cút 2/8/2025".

    Between a dash and the comma of a date stands a place if the story so much as holds its name.
    """
    mark = max(text.rfind(",", low, high), text.rfind(" - ", low, high))
    name = text[mark + 1 if mark >= 0 else low : high].strip(" -")
    listed = mark >= 0 or text[high:].startswith(",")
    between = mark >= 0 and text[high:].startswith(",")
    if (listed and name.casefold() in labelled.wording.places) or _is_place(name, labelled, named=between):
        return max(mark, low)
    return high


def _is_place(name: str, labelled: Labelled, *, named: bool) -> bool:
    """Whether the story has a name behind a word for a place: "tỉnh", "tại"; or, where told so, anywhere at all."""
    for line in labelled.kept("lead", "body", "answer", "caption"):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", line.text, re.IGNORECASE):
            if named or labelled.wording.units.search(line.text, max(0, match.start() - _LONGEST_UNIT), match.start()):
                return True
    return False


def find_credits(labelled: Labelled, lines: list[tuple[Line, list[Signed]]]) -> tuple[Credit, ...]:
    """Whom the page credits: sources of the whole text, photographers, documents that sentences go by.

    A source named among the paragraphs is that of a table or picture.
    """
    found: list[Credit] = []
    prose = [line.start for line in labelled.kept(*PROSE_ROLES)]
    among = range(prose[0], prose[-2]) if len(prose) >= _MANY else range(0)
    named = [name for line, names in lines if line.start not in among for name in names]
    found += [Credit(n.kind, n.name, labelled.span(n.start, n.end)) for n in named if n.kind != "author"]
    for line in labelled.kept("caption", "body", "answer"):
        credit = labelled.wording.photo.search(line.text)
        if credit:
            start, end = (line.start + i for i in credit.span("name"))
            found.append(Credit("photo", credit["name"], labelled.span(start, end)))
    for line in labelled.kept("lead", "body", "question", "answer"):
        for document in labelled.wording.attribution.finditer(line.text):
            start, end = (line.start + i for i in document.span())
            found.append(Credit("attribution", document["name"], labelled.span(start, end)))
    first = {(credit.kind, credit.name.casefold()): credit for credit in reversed(found)}
    return tuple(sorted(first.values(), key=lambda credit: credit.span))


def find_outlet(labelled: Labelled) -> Outlet | None:
    """The site that published the page: as given, as declared, else as title or first words of the story name it."""
    page = labelled.page
    if page.about.outlet:
        return Outlet(page.about.outlet, None, "given")
    declared = next((d for d in page.declared if d.field == "outlet"), None)
    if declared:
        return Outlet(declared.value, None, "json-ld" if declared.source == "json-ld" else "meta")
    named = _named_by_title(labelled)
    opening = labelled.kept("lead", "body")[:1]
    prefix = _BRACKETED.match(opening[0].text) or _OPENING.match(opening[0].text) if opening else None
    if not prefix or (named and names_house(named, labelled.wording)):
        return Outlet(named, None, "meta") if named else None
    start, end = (opening[0].start + i for i in prefix.span("name"))
    return Outlet(prefix["name"], labelled.span(start, end), "text")


def _named_by_title(labelled: Labelled) -> str | None:
    """The last part of the title that the page declares, where the part before it is the headline."""
    title = find_title(labelled)
    for declared in (d.value for d in labelled.page.declared if d.field == "title"):
        head, mark, tail = _last_part(declared)
        if title and mark and len(tail.split()) <= _MOST_WORDS_OF_AN_OUTLET and same_words(title.exact, head):
            return tail
    return None


def _last_part(title: str) -> tuple[str, str, str]:
    marks = list(_PARTING.finditer(title))
    return (title[: marks[-1].start()], marks[-1][0], title[marks[-1].end() :].strip()) if marks else (title, "", "")
