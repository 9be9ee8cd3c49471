"""Who speaks: the subject of a reporting verb, the source after "according to", the label of a turn."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from doichieu.annotate.quotes.antecedents import Antecedents
from doichieu.annotate.quotes.wording import Wording
from doichieu.annotate.sentences import toneless
from doichieu.model.reading import NameMention, PostMention
from doichieu.model.span import Range

_KINDS = frozenset({"person", "organization", "country", "place"})
_REACH = 400
_NEAREST = 4
_APPOSITION = 160
_PHRASE = 12
_NAMED = 6
_NOUN_PHRASE = 5
_ROLE = 30
_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_WORD = re.compile(r"[^\W_]+")
_BARE = 3
_BESIDE = re.compile(r" ?,[^.;:!?“”\"]{1,160}\Z")
_CLAUSE = re.compile(r"(?:\A|[,:;“”\"(-])\s*\Z")
CAPITALS = re.compile(r"(?<!\w)(?=[^\W\d_])[A-ZĐ][\w.&'-]*(?: [A-ZĐ][\w.&'-]*)*")
_NAME = re.compile(r"[^\W\d_a-z][\w.]*(?: [^\W\d_a-z][\w.]*){0,3}")
_HEAD = re.compile(r"(?:[^\W_]+ ){0,4}\Z")


class Speaker(Struct, frozen=True):
    """Who says something: the place of the name or post, where the phrase around it begins, and what it is."""

    place: Range
    start: int
    human: bool
    passive: bool = False


class Anchor(Struct, frozen=True, order=True):
    """A name, a post or a noun that may head a subject; `holder` where it stands for somebody named elsewhere.

    `local` ones only say where something is.
    """

    end: int
    start: int
    human: bool
    named: bool
    holder: Range | None = None
    local: bool = False

    @property
    def place(self) -> Range:
        """Where it stands, or the name it stands for."""
        return self.holder or Range(self.start, self.end)


class Speakers:
    """The people and bodies of a text, asked by place."""

    def __init__(
        self,
        text: str,
        names: tuple[NameMention, ...],
        posts: tuple[PostMention, ...],
        wording: Wording,
        quoted: tuple[Range, ...] = (),
    ) -> None:
        self.text, self.wording = text, wording
        tops = [name for name in names if not name.nested and name.kind in _KINDS]
        self.people = [name for name in tops if name.kind == "person"]
        self.posts = sorted(posts, key=lambda post: post.range.end)
        self.antecedents = Antecedents(text, self.people, posts, wording, quoted)
        found = [Anchor(n.range.end, n.range.start, n.kind == "person", True, local=n.kind == "place") for n in tops]
        found += [self._of_post(post) for post in posts]
        self.anchors = sorted(found, key=lambda a: (a.end, -a.start))
        self._ends = [anchor.end for anchor in self.anchors]
        self._people_ends = [name.range.end for name in self.people]
        self._post_ends = [post.range.end for post in self.posts]

    def _of_post(self, post: PostMention) -> Anchor:
        """A post, with its holder's name: beside it, or where the post was named with it."""
        holder = post.holder or self.antecedents.of_post(post)
        return Anchor(post.range.end, post.range.start, True, False, holder)

    def before(self, start: int, at: int) -> Speaker | None:
        """The subject of the verb at `at`, looked for from `start` on."""
        start = max(start, at - _REACH)
        nouns = [
            Anchor(m.end(), m.start(), True, False)
            for pattern in (self.wording.noun, self.wording.address)
            for m in pattern.finditer(self.text, start, at)
        ]
        names = self.inside(start, at)
        nouns += self._capitals(start, at, names[-_NEAREST:])
        nearest = sorted([*names[-_NEAREST:], *nouns[-_NEAREST:]], key=lambda a: (-a.end, a.start))
        for anchor in nearest[:_NEAREST]:
            if self._reaches(anchor, at) and (speaker := self._subject(anchor, start, at)):
                return speaker
        return None

    def _capitals(self, start: int, at: int, names: list[Anchor]) -> list[Anchor]:
        """Words in capitals that are no known name: brands, clubs, nicknames. Not the first word of a sentence."""
        found = []
        for run in CAPITALS.finditer(self.text, max(start, at - _APPOSITION), at):
            head = self.wording.address.match(self.text, run.start()) or self.wording.noun.match(self.text, run.start())
            begin = min(head.end() + 1, run.end()) if head else run.start()
            begin = max([begin, *(a.end + 1 for a in names if a.start < run.end() and begin < a.end < run.end())])
            word = self.text[begin : run.end()]
            first = begin == start and " " not in word and self.wording.syllable.fullmatch(toneless(word))
            if word and not first and not any(a.start < run.end() and begin < a.end for a in names):
                found.append(Anchor(run.end(), begin, False, True))
        return found

    def opening(self, start: int, end: int) -> Speaker | None:
        """The person, post, body or noun for people that a clause begins with."""
        for anchor in self.inside(start, end)[:_NEAREST]:
            begin = self.phrase_start(anchor, start)
            if not self.text[start:begin].strip(' ,-“"'):
                alone = not (anchor.named or anchor.holder)
                return Speaker((alone and self._set_beside(anchor.end, end)) or anchor.place, begin, anchor.human)
        many = self.wording.quantifier.match(self.text, start, end)
        noun = self.wording.noun.match(self.text, many.end() if many else start, end)
        if noun is None:
            return None
        place = self._set_beside(noun.end(), end) or self.antecedents.of_role(Range(noun.start(), noun.end()))
        return Speaker(place, start, human=True)

    def _set_beside(self, head: int, end: int) -> Range | None:
        """The person whose name follows a post that ends at `head`, behind a comma: "Người phát ngôn, ông A"."""
        for name in self.people_in(Range(head, min(end, head + _APPOSITION)))[:1]:
            begin = self.phrase_start(Anchor(name.range.end, name.range.start, True, True), head)
            between = self.text[head:begin].rstrip()
            return name.range if between.endswith(",") and between.count(",") == 1 else None
        return None

    def source(self, start: int, end: int) -> Range | None:
        """Whom a phrase after "according to" names: a person first, else the last body in it, else the phrase."""
        anchors = self.inside(start, end)
        people = [a for a in anchors if a.human and a.named] or [a for a in anchors if a.human and a.holder]
        if people:
            return people[0].place
        if told := self._told_of(start, end):
            return told
        anchors = [a for a in anchors if self.text[a.start - 1 : a.start] != "("]
        if bodies := [a for a in anchors if a.named] or anchors:
            words = self.text[start:end].split()
            whole = 1 < len(words) <= _NAMED and all(word[:1].isupper() for word in words)
            return Range(start, end) if whole else bodies[-1].place
        many = self.wording.quantifier.match(self.text, start, end)
        noun = many.end() if many else start
        for pattern in (self.wording.noun, self.wording.source):
            if pattern.match(self.text, noun, end):
                return Range(start, end)
        if word := self.wording.address.match(self.text, start, end):
            return self.antecedents.of_pronoun(start, word[0]) if word.end() == end else Range(start, end)
        name = CAPITALS.match(self.text, start, end)
        return Range(start, name.end()) if name else None

    def _told_of(self, start: int, end: int) -> Range | None:
        """The paper or agency named before that "the paper" stands for; the noun alone of "this source"."""
        this = self.wording.demonstrative_end.search(self.text, start, end)
        bare = start + len(self.text[start : this.start() if this else end].rstrip())
        if not self.wording.house.fullmatch(self.text, start, bare):
            return Range(start, bare) if this and self.wording.noun.fullmatch(self.text, start, bare) else None
        for house in reversed(list(self.wording.house.finditer(self.text, max(0, start - _REACH), start))):
            if name := CAPITALS.match(self.text, house.end() + 1, start):
                return Range(name.start(), name.end())
        return None

    def people_in(self, place: Range) -> list[NameMention]:
        """The people named in a stretch, in order."""
        return self.people[bisect_right(self._people_ends, place.start) : bisect_right(self._people_ends, place.end)]

    def label(self, start: int, end: int) -> Range | None:
        """Whom the label of a turn names: the person or post that it begins with."""
        inside = self.inside(start, end)
        fitting = [a for a in inside if a.human and self.phrase_start(a, start) == start]
        named = [a for a in fitting if a.named] or fitting
        known = sorted(Range(a.start, a.end) for a in inside)
        bare = [
            w for w in _WORD.finditer(self.text, start, end) if not any(k.start <= w.start() < k.end for k in known)
        ]
        return named[-1].place if named and len(bare) <= _BARE else None

    def inside(self, start: int, end: int) -> list[Anchor]:
        """The names and posts in a stretch, by their ends; a post in front of its holder's name only as part of it."""
        found = self.anchors[bisect_right(self._ends, start) : bisect_right(self._ends, end)]
        return [a for a in found if a.start >= start]

    def _reaches(self, anchor: Anchor, at: int) -> bool:
        """Whether only asides, adverbials or an apposition stand between a subject and its verb."""
        gap = _BRACKETS.sub("", self.text[anchor.end : at])
        bare = self.wording.asides.match(gap)
        rest = gap[bare.end() :] if bare else gap
        if not rest.strip():
            return True
        if len(rest) > _APPOSITION or any(mark in rest for mark in ';:“”"?!)'):
            return False
        if anchor.human and gap.rstrip()[-1:] in {",", "-"} and any(mark in gap.rstrip()[:-1] for mark in (",", " -")):
            return True
        if "," in rest:
            return False
        words = len(rest.split())
        noun = not (anchor.holder or anchor.local or (anchor.named and anchor.human))
        plain = not anchor.named or (rest.strip().islower() and not self.wording.clause_mark.search(rest))
        phrase = noun and plain and words <= _NOUN_PHRASE
        return phrase or (self.wording.adverbial.match(rest) is not None and words <= _PHRASE)

    def _subject(self, anchor: Anchor, start: int, at: int) -> Speaker | None:
        """The speaker whom an anchor heads: itself, the person it is set beside, or the noun that it belongs to."""
        begin = self.phrase_start(anchor, start)
        while anchor.local and (seat := self._seated(begin, start)):
            anchor, begin = seat, self.phrase_start(seat, start)
        if known := (
            self._plural(anchor, begin, start) or self._beside(anchor, begin, start) or self._apposed(anchor, start, at)
        ):
            return known
        before = self.text[max(start, begin - 40) : begin]
        if self.wording.request_end.search(before):
            return None
        if self.wording.passive_end.search(before):
            return Speaker(anchor.place, begin, anchor.human, passive=True)
        if head := self._head(begin, start):
            whose = anchor.human and self.wording.relative.match(self.text, head.start)
            return Speaker(head if whose or not anchor.named else anchor.place, head.start, not whose)
        if self.wording.possessive_end.search(before) or self.wording.preposition_end.search(before):
            return None
        return Speaker(self._resolved(anchor, begin, at), begin, anchor.human)

    def _seated(self, begin: int, start: int) -> Anchor | None:
        """The body before a comma whose place stands behind it: "Công an quận 9, TP.HCM"."""
        if self.text[max(start, begin - 2) : begin] != ", ":
            return None
        here = [a for a in self.inside(start, begin - 2) if a.end == begin - 2]
        return here[0] if here else None

    def _resolved(self, anchor: Anchor, begin: int, at: int) -> Range:
        """An anchor's own place, or that of the person for whom a word of address stands alone."""
        if anchor.named or anchor.holder:
            return anchor.place
        word = self.wording.address.match(self.text, anchor.start)
        if word is None or word.end() != anchor.end:
            alone = not self.text[anchor.end : at].strip()
            return self.antecedents.of_role(Range(begin, anchor.end)) if alone else Range(begin, anchor.end)
        name = _NAME.match(self.text, min(anchor.end + 1, at))
        if name and name[0][0].isupper():
            return Range(name.start(), name.end())
        return self.antecedents.of_pronoun(begin, word[0]) or anchor.place

    def _plural(self, anchor: Anchor, begin: int, start: int) -> Speaker | None:
        """Several holders of a post, who are nobody by name: "Hai Bộ trưởng"."""
        if anchor.named:
            return None
        before = max(start, begin - _PHRASE)
        many = self.wording.plural_end.search(self.text[before:begin])
        return Speaker(Range(before + many.start(), anchor.end), before + many.start(), human=True) if many else None

    def _beside(self, anchor: Anchor, begin: int, start: int) -> Speaker | None:
        """The person to whom a post or body belongs that stands behind the name: "A, Giám đốc Sở B"."""
        if anchor.human and anchor.named:
            return None
        for post in self._posts_to(anchor.start + 1, anchor.end + _PHRASE):
            if post.holder and post.holder.end <= post.range.start <= anchor.start:
                return self._person(post.holder, start)
        person = self._last_person(start, begin)
        if person is None:
            return None
        between = self.text[person.end : begin]
        mark = between.lstrip()[:1]
        if mark not in {",", "-", "("} or len(between) > _APPOSITION or "," in between.lstrip()[1:]:
            return None
        return self._person(person, start) if not anchor.named or self._is_post(person.end, anchor) else None

    def _apposed(self, anchor: Anchor, start: int, at: int) -> Speaker | None:
        """The person whom a clause begins with, where what stands between commas behind them ends with the anchor."""
        if not self.text[anchor.end : at].lstrip().startswith(","):
            return None
        for name in self.people_in(Range(start, anchor.start)):
            place = name.range
            between = self.text[place.end : anchor.start]
            begin = self._role_start(self.phrase_start(Anchor(place.end, place.start, True, True), start), start)
            if not _BESIDE.match(between) or not _CLAUSE.search(self.text[start:begin]):
                continue
            word = place.end + len(between) - len(between.lstrip(" ,"))
            others = self.people_in(Range(place.end, anchor.end))
            if any(self.phrase_start(Anchor(n.range.end, n.range.start, True, True), start) == word for n in others):
                return None
            return self._person(place, start)
        return None

    def _role_start(self, begin: int, start: int) -> int:
        """Where the noun for what somebody is begins, right before their name ("Luật sư")."""
        before = self.text[max(start, begin - 24) : begin]
        role = self.wording.role_end.search(before)
        return begin - len(before) + role.start() if role else begin

    def _is_post(self, start: int, anchor: Anchor) -> bool:
        """Whether what stands behind a name, up to a body's name, begins with a post or a noun for people."""
        word = _WORD.search(self.text, start, anchor.end)
        begin = word.start() if word else anchor.start
        if begin >= anchor.start:
            return False
        noun = self.wording.noun.match(self.text, begin)
        return noun is not None or any(post.range.start == begin for post in self._posts_to(begin, anchor.end))

    def _person(self, place: Range, start: int) -> Speaker | None:
        begin = self.phrase_start(Anchor(place.end, place.start, True, True), start)
        before = self.text[max(start, begin - 40) : begin]
        if self.wording.preposition_end.search(before) or self.wording.possessive_end.search(before):
            return None
        return Speaker(place, begin, human=True) if place.start >= start else None

    def _last_person(self, start: int, end: int) -> Range | None:
        at = bisect_right(self._people_ends, end) - 1
        return self.people[at].range if at >= 0 and self.people[at].range.start >= start else None

    def _head(self, begin: int, start: int) -> Range | None:
        """The noun that a name belongs to: "đại diện (của) Bộ A", "cảnh sát Paris", "gia đình ông B"."""
        found = _HEAD.search(self.text, max(start, begin - 60), begin)
        if found is None:
            return None
        head = self.wording.noun.search(self.text, found.start(), begin)
        return Range(head.start(), head.end()) if head and "," not in self.text[head.start() : begin] else None

    def phrase_start(self, anchor: Anchor, start: int) -> int:
        """Where the phrase around a name begins, with the posts and words of address in front of it."""
        begin = anchor.start
        while begin > start:
            before = self.text[max(start, begin - _ROLE) : begin]
            address = self.wording.address_end.search(before[-_PHRASE:]) or self.wording.aged_end.search(before)
            posts = [post.range.start for post in self._posts_to(begin - 2, begin) if start <= post.range.start < begin]
            if address:
                begin -= len(address[0])
            elif posts:
                begin = min(posts)
            else:
                break
        return begin

    def _posts_to(self, first: int, last: int) -> list[PostMention]:
        """The posts that end from `first` to `last`."""
        return self.posts[bisect_left(self._post_ends, first) : bisect_right(self._post_ends, last)]
