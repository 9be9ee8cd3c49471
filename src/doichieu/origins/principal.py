"""The one source that a page goes by."""

from __future__ import annotations

from msgspec import Struct

from doichieu.lang.pack import pack_for
from doichieu.model.page import PROSE_ROLES
from doichieu.model.span import Span
from doichieu.origins.sources import Source, named_source
from doichieu.origins.witness import Witness

# A source that the page lets speak is the page's own when it has so much of all that is spoken there ...
MOST = 0.6
# ... and fills so much of the page, or gave out what stands in one of its first sentences.
HEARD = 0.3
HEAD = 3


class Principal(Struct, frozen=True):
    """A source, and the words of the page that name it."""

    source: Source
    evidence: tuple[Span, ...]


def find_principal(page: Witness) -> Principal | None:
    """The one source that a page goes by, None when it names none, or several.

    The credit for the whole text comes first, then an institution's signature. An interview is the account of
    who is asked. Else it is the source that is heard most, when its statement stands at the head of the page
    or fills much of it.
    """
    if page.credit:
        return Principal(page.credit[0], (page.credit[1],))
    return _signed(page) or _heard_most(page)


def _signed(page: Witness) -> Principal | None:
    """The institution whose name is the last line."""
    reading = page.reading
    pack = pack_for(reading.page.language)
    if pack is None or not reading.sentences:
        return None
    last = reading.sentences[-1].range
    if reading.blocks[reading.sentences[-1].block].role == "caption":
        return None
    name = next((n for n in reading.names if n.kind == "organization" and last.holds(n.range)), None)
    if name is None or 2 * name.range.length <= last.length or reading.text[last.end - 1] in ".!?…":
        return None
    return Principal(named_source(name.name, pack.code), (reading.span(name.range),))


def _heard_most(page: Witness) -> Principal | None:
    reading, voices = page.reading, page.voices
    heard: dict[Source, int] = {}
    for voice in voices:
        heard[voice.source] = heard.get(voice.source, 0) + voice.place.length
    source = max(heard, key=lambda each: heard[each], default=None)
    if source is None or heard[source] < MOST * sum(heard.values()):
        return None
    early = source in given_out(page)
    asked = any(block.kept and block.role == "answer" for block in reading.blocks)
    if not (early or asked or heard[source] >= HEARD * page.kept):
        return None
    cues = [voice.cue for voice in voices if voice.source == source]
    return Principal(source, tuple(reading.span(cue) for cue in cues[:HEAD]))


def given_out(page: Witness) -> dict[Source, Span]:
    """The sources that gave out what stands in one of the page's first sentences, and the words that say so."""
    reading = page.reading
    prose = [s.range for s in reading.sentences if reading.blocks[s.block].role in PROSE_ROLES]
    heads = [v for v in page.voices if v.document and any(head.holds(v.place) for head in prose[:HEAD])]
    return {voice.source: reading.span(voice.cue) for voice in reversed(heads)}
