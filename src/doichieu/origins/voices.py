"""Voices: stretches of a page that it puts in a source's mouth."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from doichieu.lang.pack import load_pack, pack_for
from doichieu.model.entity import Linking
from doichieu.model.page import PROSE_ROLES
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.origins.sources import Source, either, entity_source, named_source
from doichieu.text.canonical import canonical

# A source's name that no annotator knows ends at the next stop, within so many words.
LONGEST_NAME = 8
# Between a body and what it gives out, or a document and its body, stand at most so many characters.
LONGEST_OPENING = 40

_WORDS = re.compile(rf"[^\s,;:.()\"“”]+(?: [^\s,;:.()\"“”]+){{0,{LONGEST_NAME}}}")


class Voice(Struct, frozen=True, order=True):
    """A stretch of a page's canonical text and the source that it goes by; `cue` names the source there.

    `document` marks what a source gave out ("Theo Thông cáo của ..."), as agencies do, beside what it was heard
    to say.
    """

    place: Range
    source: Source
    cue: Range
    document: bool = False


class _Cues(Struct, frozen=True):
    """A pack's attributions, ready for use."""

    by: re.Pattern[str]
    also: frozenset[str]
    press: re.Pattern[str]
    reports: re.Pattern[str]
    given_out: re.Pattern[str]
    gives_out: re.Pattern[str]
    called: re.Pattern[str]


def read_voices(reading: Reading, linking: Linking) -> tuple[Voice, ...]:
    """Every sentence, quotation and turn of the story's prose that it ascribes to a source, in order of place.

    What a quotation and an attribution say of one stretch is said once.
    """
    pack = pack_for(reading.page.language)
    if pack is None:
        return ()
    page = _Page(reading, linking, pack.code)
    prose = [s for s in reading.sentences if reading.blocks[s.block].role in PROSE_ROLES]
    said = [voice for sentence in prose for voice in page.attributed(sentence.range)]
    once = {(voice.place, voice.source): voice for voice in (*page.spoken(), *said)}
    return tuple(sorted(once.values()))


class _Page:
    """One page, asked whom it goes by."""

    def __init__(self, reading: Reading, linking: Linking, pack: str) -> None:
        self.reading, self.linking, self.pack, self.cues = reading, linking, pack, _cues_of(pack)
        self.names: dict[int, list[Range]] = {}
        for post in reading.posts:
            self.names.setdefault(post.range.start, []).extend(place for place in (post.holder, post.range) if place)
        for name in reading.names:
            self.names.setdefault(name.range.start, []).append(name.range)

    def spoken(self) -> list[Voice]:
        """Quotations and turns whose speaker is known."""
        found: list[Voice] = []
        prose = [block.range for block in self.reading.blocks if block.kept and block.role in PROSE_ROLES]
        for quote in self.reading.quotes:
            if not any(block.meets(quote.range) for block in prose):
                continue
            source = self._source_at(quote.speaker) if quote.speaker else None
            if quote.speaker and source:
                found.append(Voice(quote.range, source, quote.speaker, self._given_out(quote.speaker)))
        return found

    def _given_out(self, speaker: Range) -> bool:
        """Whether it is a document of the speaker's that speaks: "Thông cáo của Bộ Ngoại giao cho biết"."""
        text, start = self.reading.text, max(0, speaker.start - LONGEST_OPENING)
        opened = self.cues.given_out.finditer(text, start, speaker.end)
        return any(match.start() <= speaker.start <= match.end() for match in opened)

    def attributed(self, sentence: Range) -> list[Voice]:
        """What a sentence says it goes by: "Theo Thông cáo của Bộ Ngoại giao, ...", "Hãng tin AFP cho biết ..."."""
        text, found = self.reading.text, []
        for match in self.cues.by.finditer(text, sentence.start, sentence.end):
            named = self._named(match, sentence) if self._opens(match.start(), sentence) else None
            if named:
                cue = Range(match.start(), named[0].end)
                paper = any(match[kind] for kind in ("document", "paper", "kind", "agency"))
                paper = paper or self.cues.called.match(text, named[0].start) is not None
                found.append(Voice(sentence, named[1], cue, paper))
        press = self.cues.press.match(text, sentence.start, sentence.end)
        named = self._named(press, sentence) if press and press[0] else None
        if named and self.cues.reports.match(text, named[0].end, sentence.end):
            cue = Range(sentence.start, named[0].end)
            found.append(Voice(sentence, named[1], cue, bool(press and press[0])))
        return found or self._issued(sentence)

    def _issued(self, sentence: Range) -> list[Voice]:
        """What a sentence says that its first body gave out: "Bộ Ngoại giao ra thông cáo, nêu rõ ..."."""
        gives = self.cues.gives_out.search(self.reading.text, sentence.start, sentence.end)
        if gives is None:
            return []
        end = gives.start()
        bodies = (n.range for n in self.reading.names if n.kind == "organization" and sentence.holds(n.range))
        first = next((place for place in bodies if place.end <= end <= place.end + LONGEST_OPENING), None)
        if first is None or not self._opens(first.start, sentence):
            return []
        source = self._source_at(first)
        return [Voice(sentence, source, Range(first.start, gives.end()), True)] if source else []

    def _opens(self, at: int, sentence: Range) -> bool:
        """Whether an attribution can begin here: at the head of a clause, not behind a verb of its own."""
        before = self.reading.text[max(sentence.start, at - 12) : at].rstrip()
        return not before or not before[-1].isalnum() or before.rpartition(" ")[2].casefold() in self.cues.also

    def _named(self, match: re.Match[str], sentence: Range) -> tuple[Range, Source] | None:
        """The source whose name stands behind an opening: one that is known, else the words in capitals there."""
        text, at, said = self.reading.text, match.end(), match.groupdict()
        if said["agency"]:
            return Range(*match.span("agency")), named_source(said["agency"], self.pack)
        for place in self.names.get(at, ()):
            source = self._source_at(place)
            if source:
                return place, source
        phrase = _WORDS.match(text, at, sentence.end)
        told = said.get("document") or said.get("paper") or said["kind"]
        if phrase is None or not phrase[0][0].isupper() or not (told or self.cues.called.match(phrase[0])):
            return None
        name = Range(at, at + len(_proper(phrase[0])))
        return name, named_source(text[name.start : name.end], self.pack)

    def _source_at(self, place: Range) -> Source | None:
        """The institution whose voice a name or post is; none of a place or an event."""
        entity = self.linking.entity(self.linking.at(self.reading.page.id, place))
        known = entity is not None and entity.kind in ("person", "organization")
        return entity_source(entity, self.linking, self.pack) if known and entity else None


def _proper(phrase: str) -> str:
    """A phrase up to its last word in capitals, and the small word that ends such a name ("Bộ Ngoại giao")."""
    words = phrase.split(" ")
    last = max(at for at, word in enumerate(words) if word[:1].isupper())
    return " ".join(words if len(words) <= last + 2 else words[: last + 1])


@cache
def _cues_of(pack: str) -> _Cues:
    accounts = load_pack(pack).accounts
    said, press = accounts.attributions, accounts.press
    kind = rf"(?:(?P<kind>{either(press.papers + press.kinds)})\s+)?"
    agency = rf"(?P<agency>(?:{either(press.agencies)})(?!\w))?"
    documents, of = either(said.documents), either(said.of)
    # With a capital and no word between, a document's word is the beginning of a name ("Tin Sáng").
    document = rf"(?:(?P<document>{documents})\s+(?:{of})\s+|(?P<paper>(?-i:{documents}))\s+)?"
    frames = rf"(?:(?:{either(said.frames)})\s+){{0,3}}"
    return _Cues(
        by=re.compile(rf"(?<!\w)(?:{either(said.by)})\s+{document}{frames}{kind}{agency}", re.IGNORECASE),
        also=frozenset(canonical(word) for word in said.also),
        press=re.compile(rf"{kind}{agency}", re.IGNORECASE),
        given_out=re.compile(rf"(?<!\w)(?:{documents})\s+(?:(?:{of})\s+)?", re.IGNORECASE),
        called=re.compile(rf"(?:{documents})\s+(?=[^\W\d_])", re.IGNORECASE),
        gives_out=re.compile(rf"(?<!\w)(?:{either(said.issuing)})\s+(?:{documents})(?!\w)", re.IGNORECASE),
        reports=re.compile(rf"(?:\W+\w+){{0,3}}?\W+(?:{either(press.reports)})(?!\w)", re.IGNORECASE),
    )
