"""What a page has named in full, found again in short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from doichieu.annotate.names.clues import told_names
from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.surnames import reused_surnames
from doichieu.annotate.names.tokens import Found, Line, is_syllable, tokens_in
from doichieu.model.reading import NameKind

_SHORTEST_SURNAME = 4
_LONGEST_SHORT = 12
_GUESSED = 4

Tokens = tuple[str, ...]


class _Known(NamedTuple):
    """A form under which the page may name someone or something again.

    `whole`: the full name, found whatever its capitals. `alone`: a given name of one syllable, which is none
    at the beginning of a sentence unless a verb follows or the page has it alone elsewhere. `clash`: a country's
    name too, so that it is a person's only before what people do, or a place's, so that it is none after its words.
    """

    tokens: Tokens
    kind: NameKind
    name: str
    whole: bool = False
    alone: bool = False
    clash: bool = False


_ByFirst = dict[str, dict[int, dict[Tokens, list[_Known]]]]


def recall(lines: list[Line], founds: list[list[Found]], lexicon: Lexicon) -> list[list[Found]]:
    """The names of every sentence, with those that only the rest of the page explains, under their full names."""
    people = {tokens: name for tokens, name in _people(founds).items() if tokens not in lexicon.spouse}
    people |= reused_surnames(lines, founds, lexicon)
    told = told_names(lines, founds, lexicon)
    people |= {tokens: name for tokens, (kind, name) in told.items() if kind == "person" and len(tokens) > 1}
    owners = _owners(people)
    known = [_Known(tokens, "person", name, whole=True) for tokens, name in people.items()]
    known += [form for short in _short_people(people, owners) if (form := _unmistaken(short, lexicon))]
    lone = (one for one in _lone_givens(founds, lexicon) if one.tokens not in owners)
    known += [form for one in lone if (form := _unmistaken(one, lexicon))]
    known += [
        _Known(tokens, kind, name)
        for tokens, (kind, name) in told.items()
        if tokens not in people and tokens not in owners
    ]
    known += _own_parts(lines, founds, {one.tokens for one in known}, lexicon)
    by_first = _by_first(known)
    bodies = {
        short: full for short, full in _abbreviated(lines, founds).items() if (short.lower(),) not in lexicon.places
    }
    wives = _spouses(lines, founds, lexicon)
    alones = _by_first(one for one in known if one.alone)
    attested = {
        known.tokens
        for line in lines
        for at, _, known in _standing(line, alones, frozenset(), lexicon)
        if not line.opens(at)
    }
    first = _first_lines(founds)
    recalled = []
    for at, (line, found) in enumerate(zip(lines, founds, strict=True)):
        more = [*found, *_again(line, by_first, attested, lexicon), *_known_bodies(line, bodies)]
        full = [_introduced(line, _full(name, people, owners), owners, (first, at)) for name in more]
        recalled.append([_told_apart(line, name, owners, wives, lexicon) for name in full])
    return recalled


def _people(founds: list[list[Found]]) -> dict[Tokens, str]:
    """Full names of people on the page by their tokens."""
    return {
        tuple(tokens_in(name.name)): name.name
        for found in founds
        for name in found
        if name.kind == "person" and name.rank < _GUESSED and name.end - name.start > 1
    }


def _owners(people: dict[Tokens, str]) -> dict[Tokens, set[str]]:
    """Who on the page bears a shorter name: all endings of full names, and the first one of a foreigner."""
    owners: dict[Tokens, set[str]] = defaultdict(set)
    for tokens, name in people.items():
        for at in range(1, len(tokens)):
            if "-" not in tokens[at - 1 : at + 1]:
                owners[tokens[at:]].add(name)
        if len(tokens) > 1 and tokens[1] != "-" and not is_syllable(tokens[0]) and len(tokens[0]) > _SHORTEST_SURNAME:
            owners[tokens[:1]].add(name)
    return owners


def _short_people(people: dict[Tokens, str], owners: dict[Tokens, set[str]]) -> Iterator[_Known]:
    """Surnames of foreigners, given names of Vietnamese: under the full name where one person of the page has it."""
    for short, names in sorted(owners.items()):
        if short in people or len(short[0]) == 1:
            continue
        name = min(names) if len(names) == 1 else " ".join(word.capitalize() for word in short)
        tied = len(short) > 2 and set(short[1::2]) == {"-"}
        foreign = tied or not is_syllable(short[-1])
        if foreign and (tied or (len(short) == 1 and len(short[0]) >= _SHORTEST_SURNAME)):
            yield _Known(short, "person", name)
        elif not foreign and len(short) <= 2 and all(len(tokens_in(full)) > len(short) for full in names):
            yield _Known(short, "person", name, alone=len(short) == 1)


def _lone_givens(founds: list[list[Found]], lexicon: Lexicon) -> Iterator[_Known]:
    """Given names of one syllable that the page has only after a word of address: "chị Lan", then "Lan"."""
    lone = {
        name.name
        for found in founds
        for name in found
        if name.kind == "person" and name.rank < _GUESSED and name.end - name.start == 1
    }
    for name in sorted(lone):
        if len(name) > 1 and name.lower() in lexicon.syllables and name.lower() not in lexicon.directions:
            yield _Known((name.lower(),), "person", name, alone=True)


def _unmistaken(short: _Known, lexicon: Lexicon) -> _Known | None:
    """The short form, unless it is the name of a known body; one that is a country's or place's is marked."""
    if short.tokens in lexicon.bodies or (short.tokens in lexicon.countries and not short.alone):
        return None
    return short._replace(clash=short.tokens in lexicon.countries or short.tokens in lexicon.places)


def _own_parts(lines: list[Line], founds: list[list[Found]], taken: set[Tokens], lexicon: Lexicon) -> Iterator[_Known]:
    """A place or body without its head, where its own part is of two syllables or foreign ("Bạch Mai")."""
    seen = set(taken)
    for line, found in zip(lines, founds, strict=True):
        for name in sorted(found):
            own = _own_part(line, name, lexicon) if name.kind in {"place", "organization"} else None
            if own is None:
                continue
            tokens = tuple(line.lows[own : name.end])
            if tokens not in seen and (len(tokens) > 1 or not is_syllable(tokens[0])):
                seen.add(tokens)
                yield _Known(tokens, name.kind, name.name)


def _own_part(line: Line, name: Found, lexicon: Lexicon) -> int | None:
    """Where a name's own capitalised words begin, if nothing but small words and heads stands before them."""
    own = name.end
    while own > name.start and line.shapes[own - 1] == "C":
        own -= 1
    if own in (name.start, name.end) or line.shapes[own - 1] not in "lp" or name.end - own > 4 or line.loud:
        return None
    known = (
        lexicon.places,
        lexicon.countries,
        lexicon.fields,
        lexicon.heads,
        lexicon.surnames,
        lexicon.bodies,
        lexicon.posts,
    )
    return None if any(other.longest(line, own) is not None for other in known) else own


def _full(name: Found, people: dict[Tokens, str], owners: dict[Tokens, set[str]]) -> Found:
    """A person's mention under the full name, where the page has one person of that given name."""
    if name.kind != "person":
        return name
    tokens = tuple(tokens_in(name.name))
    bearers = owners.get(tokens, set())
    return name._replace(name=min(bearers)) if tokens not in people and len(bearers) == 1 else name


def _first_lines(founds: list[list[Found]]) -> dict[str, int]:
    """The first line in which a person's name stands in full."""
    first: dict[str, int] = {}
    for at, found in enumerate(founds):
        for name in found:
            if name.kind == "person" and name.end - name.start > 1:
                first.setdefault(name.name, at)
    return first


def _introduced(line: Line, name: Found, owners: dict[Tokens, set[str]], seen: tuple[dict[str, int], int]) -> Found:
    """A given name in running text as that of the one bearer named before it; `seen` are first lines and this one."""
    tokens = tuple(line.lows[name.start : name.end])
    bearers = owners.get(tokens, set()) if name.kind == "person" and len(tokens) == 1 and line.role == "body" else set()
    if not bearers or not is_syllable(tokens[0]):
        return name
    first, here = seen
    known = {bearer for bearer in bearers if first.get(bearer, 0) <= here}
    return name._replace(name=min(known) if len(known) == 1 else line.surface(name.start, name.end))


def _spouses(lines: list[Line], founds: list[list[Found]], lexicon: Lexicon) -> set[str]:
    """The full names that stand after the word for a spouse."""
    return {
        name.name
        for line, found in zip(lines, founds, strict=True)
        for name in found
        if name.kind == "person" and lexicon.spouse.ending(line, name.start) is not None
    }


def _told_apart(line: Line, name: Found, owners: dict[Tokens, set[str]], wives: set[str], lexicon: Lexicon) -> Found:
    """A surname that a couple shares as the leader's, unless a word of address tells the other sex."""
    bearers = owners.get(tuple(line.lows[name.start : name.end]), set()) if name.kind == "person" else set()
    if len(bearers) < 2 or not bearers & wives:
        return name
    female = name.start > 0 and line.lows[name.start - 1] in lexicon.female
    meant = bearers & wives if female else bearers - wives
    return name._replace(name=min(meant)) if len(meant) == 1 else name


def _by_first(known: Iterable[_Known]) -> _ByFirst:
    """Known forms by their first word, then by all their words: many people may share a surname."""
    found: _ByFirst = {}
    for one in known:
        found.setdefault(one.tokens[0], {}).setdefault(len(one.tokens), {}).setdefault(one.tokens, []).append(one)
    return found


def _again(line: Line, by_first: _ByFirst, attested: Set[Tokens], lexicon: Lexicon) -> Iterator[Found]:
    """Where known names stand again: full ones whatever their capitals, short ones alone."""
    for at, end, known in _standing(line, by_first, attested, lexicon):
        hyphened = at > 1 and line.joined(at) and line.words[at - 1] == "-" and line.joined(at - 1)
        start = at - 2 * (hyphened and line.lows[at - 2] in lexicon.particles)
        yield Found(start, end, known.kind, known.name, rank=0 if known.clash else 4)


def _standing(
    line: Line, by_first: _ByFirst, attested: Set[Tokens], lexicon: Lexicon
) -> Iterator[tuple[int, int, _Known]]:
    """The places of a line where known forms stand, and may be names."""
    for at in line.where(by_first.keys()):
        if not line.capital(at):
            continue
        for size, forms in by_first[line.lows[at]].items():
            end = at + size
            for known in forms.get(tuple(line.lows[at:end]), ()):
                capitals = known.whole or all(line.capital(i) for i in range(at, end))
                if capitals and (known.whole or _alone(line, (at, end), known, attested, lexicon)):
                    yield at, end, known


def _alone(line: Line, place: tuple[int, int], known: _Known, attested: Set[Tokens], lexicon: Lexicon) -> bool:
    """Whether a short name stands alone: no capitalised word beside it that is not a title or a country."""
    at, end = place
    if line.loud or (line.capital(end) and line.lows[end] not in lexicon.breaks) or _hyphened(line, end):
        return False
    doing = lexicon.predicates.longest(line, end) is not None or lexicon.acts.longest(line, end) is not None
    if known.clash and not doing and (_placed(line, at, lexicon) if end - at > 1 else known.tokens not in attested):
        return False
    if known.clash and end - at == 1 and not (doing or line.opens(at)):
        return False
    if line.opens(at):
        return not known.alone or doing or (known.tokens in attested and not _other_word(line, at, lexicon))
    if line.capital(at - 1) and line.lows[at - 1] not in lexicon.breaks:
        before = (lexicon.titles, lexicon.posts, lexicon.countries, lexicon.portfolios)
        return any(words.ending(line, at) is not None for words in before)
    return not line.joined(at) or line.shapes[at - 1] == "p"


def _placed(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a word before a name says that a place is meant."""
    return any(words.ending(line, at, 3) is not None for words in (lexicon.place_after, lexicon.place_heads))


def _hyphened(line: Line, at: int) -> bool:
    return at < len(line) and line.words[at] == "-" and line.joined(at)


def _other_word(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a syllable that opens a sentence is one word with the small one after it ("Công an")."""
    if tuple(line.lows[at : at + 2]) in line.pairs:
        return True
    lists = (lexicon.heads, lexicon.fields, lexicon.posts, lexicon.titles, lexicon.stops)
    return any((hit := words.longest(line, at)) is not None and hit[0] > at + 1 for words in lists)


def _abbreviated(lines: list[Line], founds: list[list[Found]]) -> dict[str, tuple[Found, str]]:
    """Abbreviations that the page gives in brackets after a full name: "Liên minh Kinh tế Á-Âu (EAEU)"."""
    known: dict[str, tuple[Found, str]] = {}
    for line, found in zip(lines, founds, strict=True):
        for name in sorted(found):
            at = name.end
            if name.kind not in {"organization", "place"} or at + 2 >= len(line):
                continue
            if line.words[at] == "(" and line.words[at + 2] in "),;" and _abbreviates(line.words[at + 1], name):
                known.setdefault(line.words[at + 1], (name, name.name))
    return known


def _abbreviates(short: str, full: Found) -> bool:
    """Whether a bracketed word may be the short form of a name; a place's must be its initials."""
    initials = "".join(word[0] for word in tokens_in(full.name)).upper()
    if full.kind == "place" and short not in initials:
        return False
    return short[0].isupper() and 2 <= len(short) <= _LONGEST_SHORT and len(short) < len(full.name)


def _known_bodies(line: Line, bodies: dict[str, tuple[Found, str]]) -> Iterable[Found]:
    for at, word in enumerate(line.words if bodies else ()):
        if word in bodies:
            name, full = bodies[word]
            yield Found(at, at + 1, name.kind, full, name.code, rank=1)
