"""Mentions of the same person, body, place or event, joined within a page and across pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from doichieu.entities.keys import Key, Wording, body_key, event_key, person_key, place_key, wording_for, words_in
from doichieu.entities.people import same_people, usual_spelling
from doichieu.entities.titles import Held, posts_held, wording
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.entity import Entity, Linking, Reference
from doichieu.model.identity import content_id
from doichieu.model.reading import NameMention, PostMention, Reading
from doichieu.model.span import Range

Group = tuple[str, Key]

_LONGEST_KEY = 24
_CEREMONY = 6


class _Mention(Struct, frozen=True):
    """A name on one of the pages."""

    reading: Reading
    name: NameMention

    @property
    def place(self) -> tuple[str, Range]:
        return self.reading.page.id, self.name.range

    @property
    def surface(self) -> str:
        return self.reading.text[self.name.range.start : self.name.range.end]


def link_entities(readings: Iterable[Reading]) -> Linking:
    """The entities that the pages of a story name, and every place that refers to one of them."""
    pages = sorted(readings, key=lambda r: r.page.id)
    pack = next((p for p in (pack_for(r.page.language) for r in pages) if p is not None), None)
    return _Story(pages, pack).link() if pack is not None else Linking(())


class _Story:
    """The mentions of one story on the way to its entities."""

    def __init__(self, pages: list[Reading], pack: Pack) -> None:
        self.pages, self.pack, self.wording = pages, pack, wording_for(pack)
        self.heads = frozenset(words_in(pack.names.ministry))
        self.mentions = [_Mention(page, name) for page in pages for name in page.names]
        self.groups: dict[Group, list[_Mention]] = defaultdict(list)
        self.group_at: dict[tuple[str, Range], Group] = {}

    def link(self) -> Linking:
        """Group the mentions, then tie posts to people, then find what stands for them."""
        self._group_things()
        self._group_people()
        self._group_spouses()
        named = {g: ms for g, ms in self.groups.items() if any(not m.name.nested for m in ms)}
        names = {group: self._name(group, mentions) for group, mentions in named.items()}
        ids = {group: content_id("e", group[0], self._code(ms) or names[group]) for group, ms in named.items()}
        ids = _unique(ids)
        held = self._held(ids, names)
        entities = [
            Entity(
                id=ids[group],
                kind=mentions[0].name.kind,
                name=names[group],
                aliases=_aliases(mentions, names[group]),
                code=self._code(mentions),
                posts=posts_held(held[group], self.heads),
                mentions=tuple(sorted(m.reading.span(m.name.range) for m in mentions if not m.name.nested)),
            )
            for group, mentions in named.items()
        ]
        references = {Reference(*place, ids[group]) for place, group in self.group_at.items() if group in ids}
        references |= self._bare_posts(held, ids)
        return Linking(tuple(sorted(entities, key=lambda e: (e.mentions[0], e.id))), tuple(sorted(references)))

    def _put(self, group: Group, mention: _Mention) -> None:
        self.groups[group].append(mention)
        self.group_at[mention.place] = group

    def _group_things(self) -> None:
        """Countries by code, bodies, places and events by their words, short forms with the one full form they fit."""
        found = _one_count([(m, self._thing(m.name)) for m in self.mentions if m.name.kind != "person"])
        full = _fuller({group for _, group in found}, self.wording)
        for mention, group in found:
            self._put(full[full[group]], mention)

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
        people = [m for m in self.mentions if m.name.kind == "person" and m.name.name not in self.wording.spouse]
        same = same_people({m.name.name for m in people}, self._post_words(people))
        for mention in people:
            self._put(("person", same[person_key(mention.name.name)]), mention)

    def _post_words(self, people: list[_Mention]) -> dict[Key, frozenset[str]]:
        """What each person's key is said to hold, as words: title and the body's id, code or wording."""
        key_at = {mention.place: person_key(mention.name.name) for mention in people}
        words: dict[Key, set[str]] = defaultdict(set)
        for page in self.pages:
            for post in page.posts:
                if post.holder is not None and (page.page.id, post.holder) in key_at and post.body is not None:
                    body = self.group_at.get((page.page.id, post.body))
                    words[key_at[page.page.id, post.holder]].add(f"{' '.join(words_in(post.title))} @ {body}")
        return {key: frozenset(values) for key, values in words.items()}

    def _group_spouses(self) -> None:
        """A leader's spouse, who is named by that word alone: whoever's name stands last before it."""
        last: _Mention | None = None
        for mention in self.mentions:
            if mention.name.kind != "person" or mention.name.nested:
                continue
            if mention.name.name not in self.wording.spouse:
                last = mention
            elif last is not None and last.reading is mention.reading:
                owner = self.group_at[last.place]
                self._put(("spouse", owner[1]), mention)
            else:
                self._put(("spouse", ("", mention.reading.page.id)), mention)

    def _name(self, group: Group, mentions: list[_Mention]) -> str:
        """The fullest usual form."""
        if group[0] == "spouse":
            owner = self.groups.get(("person", group[1]))
            word = mentions[0].name.name
            return (
                word
                if owner is None
                else self.wording.spouse_of.format(spouse=word, person=self._name(("person", group[1]), owner))
            )
        if group[0] == "person":
            return usual_spelling(Counter(m.surface for m in mentions))
        if group[0] == "country":
            return mentions[0].name.name
        names = Counter(m.name.name for m in mentions)
        return max(names, key=lambda n: (len(words_in(n)), names[n], n))

    def _code(self, mentions: list[_Mention]) -> str | None:
        return mentions[0].name.code

    def _held(self, ids: dict[Group, str], names: dict[Group, str]) -> dict[Group, list[Held]]:
        """What each person is said to hold, place by place."""
        held: dict[Group, list[Held]] = defaultdict(list)
        for page in self.pages:
            for post in page.posts:
                holder = self.group_at.get((page.page.id, post.holder)) if post.holder is not None else None
                if holder is not None and holder in ids:
                    held[holder].append(self._holding(page, post, ids, names))
        return held

    def _holding(self, page: Reading, post: PostMention, ids: dict[Group, str], names: dict[Group, str]) -> Held:
        body = self.group_at.get((page.page.id, post.body)) if post.body is not None else None
        span = page.span(post.range)
        if post.body is None or body is None or body not in ids:
            written = page.text[post.body.start : post.body.end] if post.body is not None else ""
            return Held(f"{post.title} {written}".strip(), None, (), span)
        surfaces = {m.surface for m in self.groups[body]}
        return Held(post.title, ids[body], (names[body], *sorted(surfaces - {names[body]})), span)

    def _bare_posts(self, held: dict[Group, list[Held]], ids: dict[Group, str]) -> set[Reference]:
        """Posts that stand for the one person of the page, else of the story, who holds them."""
        solo = {tuple(words_in(title)) for title in self.pack.posts.solo}
        holders: dict[Key, dict[str, set[Group]]] = defaultdict(lambda: defaultdict(set))
        for group, posts in held.items():
            for one in posts:
                for words in _beginnings(one, self.heads):
                    holders[words][one.span.page].add(group)
        found = set()
        for page in self.pages:
            for post in page.posts:
                if post.holder is not None or post.state != "current" or tuple(words_in(post.title)) not in solo:
                    continue
                holder = self._only_holder(page, post, holders)
                if holder is not None:
                    found.add(Reference(page.page.id, _title_range(post), ids[holder]))
        return found

    def _only_holder(self, page: Reading, post: PostMention, holders: dict[Key, dict[str, set[Group]]]) -> Group | None:
        body = self.group_at.get((page.page.id, post.body)) if post.body is not None else None
        written = page.text[post.body.start : post.body.end] if post.body is not None else None
        if body is not None and body[0] == "country":
            written = self.groups[body][0].name.name
        by_page = holders.get(wording(post.title, written, self.heads), {})
        here = by_page.get(page.page.id, set()) or {group for groups in by_page.values() for group in groups}
        return next(iter(here)) if len(here) == 1 else None


def _one_count(found: list[tuple[_Mention, Group]]) -> list[tuple[_Mention, Group]]:
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
        for end in range(1, min(len(key), _LONGEST_KEY)):
            if key[end - 1] in wording.levels:
                yield key[:end]


def _unique(ids: dict[Group, str]) -> dict[Group, str]:
    """Ids with the key added where two entities of one kind have one name."""
    count = Counter(ids.values())
    return {group: id_ if count[id_] == 1 else content_id("e", group[0], *group[1]) for group, id_ in ids.items()}


def _aliases(mentions: list[_Mention], name: str) -> tuple[str, ...]:
    surfaces = Counter(m.reading.span(m.name.range).exact for m in mentions if not m.name.nested)
    return tuple(sorted(surfaces.keys() - {name}, key=lambda s: (-surfaces[s], s)))


def _beginnings(held: Held, heads: frozenset[str]) -> set[Key]:
    """The wordings under which a post may be spoken of: the title alone, or with any name of its body."""
    return {wording(held.title, body, heads) for body in (None, *held.bodies)} | {tuple(words_in(held.title))}


def _title_range(post: PostMention) -> Range:
    """The post without the body after it, which refers to itself."""
    if post.body is None or post.body.start <= post.range.start:
        return post.range
    return Range(post.range.start, post.range.start + len(post.title)) if post.title else post.range
