"""Whom a clause has for its subject: the head of the phrase it begins with, not a name somewhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from doichieu.annotate.quotes.speakers import CAPITALS, Anchor, Speaker, Speakers
from doichieu.model.span import Range

_REACH = 400
_LONGEST = 16
_PIECES = 6
_FEWEST = 2
_NAME = 5
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_HARD = re.compile(r"[;:”“\"?!]|\.\.\.|…")
_SOFT = re.compile(r", ?| - ")
_NICKNAME = re.compile(r"[“\"'‘][^“”\"'’‘]{1,24}[”\"'’] ?")
_AGE = re.compile(r"\d{1,3} \w+(?: \w+)?\Z")


class Head(Struct, frozen=True):
    """What a piece of a clause begins with: who that is, where its words end, and whether it names a person."""

    speaker: Speaker
    end: int
    person: bool
    body: bool = False


def clause_subject(speakers: Speakers, start: int, at: int) -> Speaker | None:
    """Who speaks by the head of the clause before the verb at `at`; None where no phrase surely heads it.

    A person whose name stands before phrases in commas that say what they are speaks, not what stands in these.
    """
    return _Clause(speakers, max(start, at - _REACH), at).subject()


def opening_head(speakers: Speakers, start: int, end: int) -> Speaker | None:
    """Who a clause begins with, where no verb is known that it would be the subject of."""
    clause = _Clause(speakers, start, min(end, start + _REACH), loose=True)
    head = clause.head(next(clause.pieces()))
    return head.speaker if head else None


class _Clause:
    """The words of a clause up to its verb."""

    def __init__(self, speakers: Speakers, start: int, at: int, *, loose: bool = False) -> None:
        self.loose = loose
        self.speakers, self.text, self.wording = speakers, speakers.text, speakers.wording
        masked = _BRACKETS.sub(lambda found: "_" * len(found[0]), self.text[start:at])
        hard = [cut.end() for cut in _HARD.finditer(masked) if not loose]
        begin = hard[-1] if hard else 0
        self.start, self.masked = start + begin, masked[begin:]

    def pieces(self) -> Iterator[Range]:
        """The stretches between commas and dashes, in order."""
        at = 0
        for cut in _SOFT.finditer(self.masked):
            yield Range(self.start + at, self.start + cut.start())
            at = cut.end()
        yield Range(self.start + at, self.start + len(self.masked))

    def subject(self) -> Speaker | None:
        """The head of the last piece, or of the person's name that it and others before it stand beside."""
        pieces = list(self.pieces())[-_PIECES:]
        apart = self._stripped(pieces[-1]).length == 0
        if apart:
            pieces.pop()
        last: Head | None = None
        for piece in reversed(pieces):
            head = self.head(piece)
            if head is None and not _AGE.fullmatch(self._words(piece)):
                break
            if head and head.person:
                alone = not self._words(Range(head.end, piece.end)).strip("_ ")
                return head.speaker if (last is None and not apart) or alone or piece is pieces[-1] else None
            last = last or head
        return last.speaker if last and not apart and not last.body else None

    def _words(self, place: Range) -> str:
        return self.masked[max(place.start - self.start, 0) : max(place.end - self.start, 0)].strip()

    def _stripped(self, piece: Range) -> Range:
        """A piece without what only links it to the words before, and without adverbs before the verb."""
        words = self.masked[piece.start - self.start : piece.end - self.start]
        lead = self.wording.asides.match(words.lower())
        begin = lead.end() if lead else 0
        if linked := self.wording.conjunction.match(words, begin):
            begin = linked.end() + 1
        if nickname := _NICKNAME.match(words, begin):
            begin = nickname.end()
        end = len(words.rstrip())
        while begin < end and (trailing := self.wording.aside_end.search(words[:end])):
            end = trailing.start()
            end = len(words[:end].rstrip())
        return Range(piece.start + min(begin, end), piece.start + max(begin, end)) if begin < end else piece_end(piece)

    def head(self, piece: Range) -> Head | None:
        """What a piece begins with, if all that follows in it belongs to that."""
        piece = self._stripped(piece)
        if not piece.length:
            return None
        return self._named(piece) or self._described(piece) or self._unknown(piece)

    def _unknown(self, piece: Range) -> Head | None:
        """Words in capitals that are all of a piece, behind a word of address at most, and are no name known."""
        address = self.wording.address.match(self.text, piece.start, piece.end)
        begin = address.end() + 1 if address else piece.start
        words = self.text[begin : piece.end].split(" (")[0].split()
        known = self.speakers.inside(begin, piece.end)
        if known or not _FEWEST <= len(words) <= _NAME or not all(word[0].isupper() for word in words):
            return None
        end = begin + len(" ".join(words))
        return Head(Speaker(Range(begin, end), piece.start, human=True), piece.end, person=True)

    def _named(self, piece: Range) -> Head | None:
        """A person, post or body that a piece begins with."""
        for anchor in self.speakers.inside(piece.start, piece.end)[:3]:
            begin = self.speakers.phrase_start(anchor, piece.start)
            if begin != piece.start:
                continue
            if not self.loose and not self._belongs(anchor.end, piece.end):
                return None
            person = anchor.human and (anchor.named or anchor.holder is not None)
            if person:
                beside = anchor.named or (anchor.holder and piece.start <= anchor.holder.start < piece.end)
                return Head(Speaker(anchor.place, begin, human=True), anchor.end, bool(beside))
            if anchor.named:
                return Head(Speaker(anchor.place, begin, human=False), anchor.end, person=False, body=True)
            return self._described(piece) or Head(
                Speaker(Range(begin, self._phrase_end(piece)), begin, human=True), anchor.end, False
            )
        return None

    def _belongs(self, start: int, end: int) -> bool:
        """Whether words behind a head only say where it belongs, or when and where it speaks."""
        rest = self.masked[start - self.start : end - self.start].replace("_", " ").strip()
        if not rest:
            return True
        fits = self.wording.belonging.match(rest) or self.wording.adverbial.match(rest)
        return fits is not None and len(rest.split()) <= _LONGEST and not self.wording.clause_mark.search(rest)

    def _described(self, piece: Range) -> Head | None:
        """Somebody whom a noun tells of: by the name at its end, by what they are, or by the whole phrase."""
        definite = self.wording.definite.match(self.text, piece.start, piece.end)
        many = self.wording.quantifier.match(self.text, piece.start, piece.end)
        begin = many.end() if many else piece.start
        noun = self.wording.noun.match(self.text, begin, piece.end)
        end = self._phrase_end(piece)
        behind = Range(noun.end(), end) if noun else Range(definite.end() if definite else end, end)
        rest = self.masked[behind.start - self.start : max(behind.end - self.start, 0)]
        verbs = (verb for verb in self.wording.verb.finditer(rest) if self.wording.kinds[verb[0]] != "quoting")
        told = self.wording.clause_mark.search(rest) or next(verbs, None)
        if not (noun or definite) or told or len(rest.split()) > _LONGEST:
            return None
        if named := self._apposed(behind):
            return (
                Head(Speaker(named.place, piece.start, named.human), named.end, named.human)
                if named.human
                else (Head(Speaker(named.place, piece.start, human=True), piece.end, False))
            )
        if definite and not self.speakers.inside(behind.start, behind.end):
            known = self.speakers.antecedents.of_pronoun(piece.start, definite[0])
            return Head(Speaker(known or Range(piece.start, end), piece.start, human=True), piece.end, False)
        if noun is None:
            return None
        known = None if many and many.end() > piece.start else self._role(noun, behind)
        return Head(Speaker(known or Range(piece.start, end), piece.start, human=True), piece.end, False)

    def _apposed(self, behind: Range) -> Anchor | None:
        """The person whose name ends a phrase, or the body whose kind the noun before it is."""
        for anchor in self.speakers.inside(behind.start, behind.end):
            between = self.text[behind.start : self.speakers.phrase_start(anchor, behind.start)]
            if anchor.human and anchor.named and not self.wording.belonging.search(between):
                return anchor if self._belongs(anchor.end, behind.end) else None
        return self._house(behind)

    def _house(self, behind: Range) -> Anchor | None:
        """The name right behind a noun for a paper, an agency or a firm."""
        if not self.wording.house_end.search(self.text[max(0, behind.start - 24) : behind.start]):
            return None
        known = [a for a in self.speakers.inside(behind.start, behind.end) if a.start == behind.start + 1 and a.named]
        if known:
            return known[0]
        name = CAPITALS.match(self.text, behind.start + 1, behind.end)
        return Anchor(name.end(), name.start(), False, True) if name and self._belongs(name.end(), behind.end) else None

    def _role(self, noun: re.Match[str], behind: Range) -> Range | None:
        """The person of the page who is what a noun says, where at most their home or age is said of them."""
        place = Range(noun.start(), noun.end())
        rest = self.masked[behind.start - self.start : behind.end - self.start].strip()
        if holder := self.speakers.antecedents.holder(noun[0], rest, noun.start()):
            return holder
        if rest and not (self.wording.belonging.match(rest) or self.wording.trait.match(rest)):
            return None
        known = self.speakers.antecedents.of_role(place)
        return known if known != place else None

    def _phrase_end(self, piece: Range) -> int:
        """Where a noun phrase ends: before when or where its verb is done."""
        words = self.masked[piece.start - self.start : piece.end - self.start]
        for found in self.wording.adverbial.finditer(words, 1):
            if not self.wording.belonging.match(words, found.start()):
                return piece.start + len(words[: found.start()].rstrip())
        return piece.end


def piece_end(piece: Range) -> Range:
    """Nothing, at the end of a piece."""
    return Range(piece.end, piece.end)
