"""The `furniture` section of a language pack."""

from __future__ import annotations

from msgspec import Struct

from doichieu.model.page import Role


class Boxes(Struct, frozen=True, forbid_unknown_fields=True):
    """Boxes of other stories: their headings, and the words and marks that a link among the paragraphs opens with."""

    source: str
    headings: tuple[str, ...]
    openings: tuple[str, ...]
    marks: tuple[str, ...]


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of one kind: `whole` are such lines, `openings` begin them."""

    source: str
    whole: tuple[str, ...]
    openings: tuple[str, ...]


class Captions(Struct, frozen=True, forbid_unknown_fields=True):
    """The words before the colon of a photo credit."""

    source: str
    credits: tuple[str, ...]


class Signatures(Struct, frozen=True, forbid_unknown_fields=True):
    """How a story is signed: labels before the writer, groups of writers, words for who is no name, sources, agencies.

    `credits` stand before a source, `papers` before its name; `joints` join two names. `helpers` label people who
    wrote nothing, `closings` end what a label says, `where` words stand before a place, `houses` begin the names of
    papers, `outlets` are such names.
    """

    source: str
    labels: tuple[str, ...]
    joints: tuple[str, ...]
    groups: tuple[str, ...]
    nobody: tuple[str, ...]
    credits: tuple[str, ...]
    papers: tuple[str, ...]
    agencies: tuple[str, ...]
    helpers: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


class Turns(Struct, frozen=True, forbid_unknown_fields=True):
    """An interview's turns: labels of the asker and the asked, and the thanks that close it."""

    source: str
    askers: tuple[str, ...]
    asked: tuple[str, ...]
    thanks: tuple[str, ...]


class Stamps(Struct, frozen=True, forbid_unknown_fields=True):
    """The page's own time: words beside it, how a date is spelt out, and where the outlets' clocks stand.

    A date is spelt with the words `day`, `month` and `year` between its numbers, or with one of the `months` by name;
    `afternoon` behind a clock adds twelve hours, `morning` doesn't. `utc_offset` is blank where a language's
    outlets share no clock.
    """

    source: str
    words: tuple[str, ...]
    updates: tuple[str, ...]
    ages: tuple[str, ...]
    day: str = ""
    month: str = ""
    year: str = ""
    months: dict[str, int] = {}
    afternoon: tuple[str, ...] = ()
    morning: tuple[str, ...] = ()
    utc_offset: str = ""


class Attributions(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that names the document it goes by: the word before, the documents, the word before their author."""

    source: str
    by: tuple[str, ...]
    documents: tuple[str, ...]
    of: tuple[str, ...]


class Markup(Struct, frozen=True, forbid_unknown_fields=True):
    """What class names and ids in this language's pages say of a box; words in plain letters."""

    source: str
    related: tuple[str, ...]
    comments: tuple[str, ...]
    lead: tuple[str, ...]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A line as a page may have it, and the role it has wherever it stands; null where its words alone don't tell."""

    text: str
    role: Role | None = None


class Furniture(Struct, frozen=True, forbid_unknown_fields=True):
    """What pages put around their story: boxes, forms, controls, captions, credits, stamps."""

    boxes: Boxes
    comments: Phrases
    controls: Phrases
    notices: Phrases
    captions: Captions
    signatures: Signatures
    turns: Turns
    stamps: Stamps
    attributions: Attributions
    markup: Markup
    examples: tuple[Example, ...]
