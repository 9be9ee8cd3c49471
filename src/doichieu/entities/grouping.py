"""Mentions gathered into groups, one for each thing or person that a story names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from doichieu.entities.keys import Key, Wording, body_key, event_key, person_key, place_key, short_bodies, words_in
from doichieu.entities.people import Told, same_people, usual_spelling
from doichieu.model.reading import NameMention, Reading
from doichieu.model.span import Range

Group = tuple[str, Key]
Place = tuple[str, Range]

_LONGEST_KEY = 24
_CEREMONY = 6
_ADDRESS = 24


class Mention(Struct, frozen=True):
    """A name on one of the pages."""

    reading: Reading
    name: NameMention

    @property
    def place(self) -> Place:
        """Its page and range."""
        return self.reading.page.id, self.name.range

    @property
    def surface(self) -> str:
        """The name as written, in canonical characters."""
        return self.reading.text[self.name.range.start : self.name.range.end]


class Grouping:
    """The groups of a story's mentions: countries, bodies, places, events, then people; spouses are put in later."""

    def __init__(self, pages: list[Reading], wording: Wording) -> None:
        self.pages, self.wording = pages, wording
        self.mentions = [Mention(page, name) for page in pages for name in page.names]
        self.groups: dict[Group, list[Mention]] = defaultdict(list)
        self.group_at: dict[Place, Group] = {}
        self._group_things()
        self._group_people()

    def put(self, group: Group, mention: Mention) -> None:
        """Add a mention to a group."""
        self.groups[group].append(mention)
        self.group_at[mention.place] = group

    def at(self, page: Reading, place: Range | None) -> Group | None:
        """The group of the mention at a place."""
        return self.group_at.get((page.page.id, place)) if place is not None else None

    def name(self, group: Group) -> str:
        """The fullest usual form: of a person's spellings, of a country's the pack's, of others the longest."""
        mentions = self.groups[group]
        if group[0] == "person":
            named = [m for m in mentions if not self.is_spouse(m)] or mentions
            return usual_spelling(Counter(m.surface for m in named))
        if group[0] == "country":
            return mentions[0].name.name
        names = Counter(m.name.name for m in mentions)
        return max(names, key=lambda n: (len(words_in(n)), names[n], n))

    def is_spouse(self, mention: Mention) -> bool:
        """Whether a mention is only the word for a leader's spouse."""
        return mention.name.name in self.wording.spouse

    def _group_things(self) -> None:
        """Countries by code, the rest by their words, short forms with the one full form they fit."""
        found = _one_count([(m, self._thing(m.name)) for m in self.mentions if m.name.kind != "person"])
        full = _fuller({group for _, group in found}, self.wording)
        for mention, group in found:
            self.put(full[full[group]], mention)

    def _thing(self, name: NameMention) -> Group:
        if name.kind == "country":
            return "country", (name.code or name.name,)
        if name.kind == "organization":
            return "organization", body_key(name.name, self.wording)
        if name.kind == "place":
            unit, words = place_key(name.name, self.wording)
            return "place", (unit, *words)
        words, years = event_key(name.name, self.wording)
        return "event", (years, *words)

    def _group_people(self) -> None:
        people = [m for m in self.mentions if m.name.kind == "person" and not self.is_spouse(m)]
        same = same_people({m.name.name for m in people}, self._told(people))
        for mention in people:
            self.put(("person", same[person_key(mention.name.name)]), mention)

    def _told(self, people: list[Mention]) -> Told:
        """What the pages tell of people beside their names."""
        return Told(
            posts=self._post_words(people),
            familiar=frozenset(person_key(m.name.name) for m in people if self._addressed(m)),
            family_first=self._family_first(people),
            same=tuple(self._aliases(people)),
        )

    def _addressed(self, mention: Mention) -> bool:
        """Whether a word of familiar address stands before a name."""
        start = mention.name.range.start
        before = mention.reading.text[max(0, start - _ADDRESS) : start].lower().split()
        return any(" ".join(before[-size:]) in self.wording.familiar for size in (1, 2))

    def _family_first(self, people: list[Mention]) -> frozenset[Key]:
        """Holders of posts of countries whose people are called by the family name, but for envoys to them."""
        key_at = {mention.place: person_key(mention.name.name) for mention in people}
        found = set()
        for page in self.pages:
            for post in page.posts:
                kind, code = self.at(page, post.body) or ("", ())
                title = f" {' '.join(words_in(post.title))} "
                sent = any(f" {' '.join(home)} " in title for home in self.wording.home)
                if kind == "country" and code[0] in self.wording.family_first and not sent and post.holder:
                    found.add(key_at.get((page.page.id, post.holder), ()))
        return frozenset(found)

    def _aliases(self, people: list[Mention]) -> Iterator[tuple[Key, Key]]:
        """Neighbouring names between which the page says that they are one person's."""
        for one, other in pairwise(people):
            gap = other.name.range.start - one.name.range.end
            if one.reading is other.reading and 0 < gap < _ADDRESS:
                between = one.reading.text[one.name.range.end : other.name.range.start]
                if words_in(between) in self.wording.alias and not set(between) & set(".;\n"):
                    yield person_key(one.name.name), person_key(other.name.name)

    def _post_words(self, people: list[Mention]) -> dict[Key, frozenset[str]]:
        """What each person's key is said to hold: the title's words and the group of its body."""
        key_at = {mention.place: person_key(mention.name.name) for mention in people}
        words: dict[Key, set[str]] = defaultdict(set)
        for page in self.pages:
            for post in page.posts:
                body = self.at(page, post.body)
                if body is not None and post.holder is not None and (page.page.id, post.holder) in key_at:
                    words[key_at[page.page.id, post.holder]].add(f"{' '.join(words_in(post.title))} @ {body}")
        return {key: frozenset(values) for key, values in words.items()}


def _one_count(found: list[tuple[Mention, Group]]) -> list[tuple[Mention, Group]]:
    """The groups without the years a ceremony marks, where the story has one count for that ceremony."""
    years: dict[Key, set[str]] = defaultdict(set)
    for _, (kind, key) in found:
        if kind == "event" and key[0]:
            years[key[1:_CEREMONY]].add(key[0])
    return [
        (m, ("event", ("", *key[1:])) if kind == "event" and len(years[key[1:_CEREMONY]]) < 2 else (kind, key))
        for m, (kind, key) in found
    ]


def _fuller(groups: set[Group], wording: Wording) -> dict[Group, Group]:
    """For each group, that of the one longer name which it is short for, itself where there is none or several."""
    longer: dict[Group, set[Group]] = defaultdict(set)
    for kind, key in groups:
        for short in _short_forms(kind, key, wording):
            longer[kind, short].add((kind, key))
    return {group: next(iter(longer[group])) if len(longer[group]) == 1 else group for group in groups}


def _short_forms(kind: str, key: Key, wording: Wording) -> Iterator[Key]:
    """The keys under which a name may stand in short."""
    if kind == "place" and key[0]:
        yield "", *key[1:]
    elif kind == "event":
        for end in range(2, min(len(key), _LONGEST_KEY) + 1):
            yield from ({key[:end], ("", *key[1:end])} - {key})
    elif kind == "organization":
        yield from set(short_bodies(key[:_LONGEST_KEY], wording)) - {key}
