"""What a page has named in full, found again in short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from doichieu.annotate.names_lexicon import Lexicon
from doichieu.annotate.names_people import title_ends
from doichieu.annotate.names_tokens import Found, Line, is_syllable, tokens_in

_SHORTEST_SURNAME = 4
_ROUNDS = 3
_QUOTES = "\"“”‘’'"


def recall(lines: list[Line], founds: list[list[Found]], lexicon: Lexicon) -> list[list[Found]]:
    """The names of every sentence, with those that only the rest of the page explains, under their full names."""
    people = _people(founds)
    people |= _coordinated(lines, founds, people, lexicon)
    shorts = _short_people(people)
    bodies = _abbreviated(lines, founds)
    recalled = []
    for line, found in zip(lines, founds, strict=True):
        more = [*found, *_known_people(line, people, shorts, lexicon), *_known_bodies(line, bodies)]
        recalled.append([_full(name, people) for name in more])
    return recalled


def _people(founds: list[list[Found]]) -> dict[tuple[str, ...], str]:
    """Full names of people on the page by their tokens."""
    return {
        tuple(tokens_in(name.name)): name.name
        for found in founds
        for name in found
        if name.kind == "person" and name.rank < 4 and name.end - name.start > 1
    }


def _coordinated(
    lines: list[Line], founds: list[list[Found]], people: dict[tuple[str, ...], str], lexicon: Lexicon
) -> dict[tuple[str, ...], str]:
    """Runs of capitalised words that stand in a list with people: "Thu Minh và Hồ Quỳnh Hương"."""
    runs = [run for line, found in zip(lines, founds, strict=True) for run in _unnamed_runs(line, found, lexicon)]
    more: dict[tuple[str, ...], str] = {}
    for _ in range(_ROUNDS):
        known = {**people, **more}
        added = {r.tokens: r.surface for r in runs if r.tokens not in known and (r.left in known or r.right in known)}
        if not added:
            break
        more |= added
    return more


class _Run(NamedTuple):
    """Capitalised words that no name covers, and the names they are listed with on either side."""

    tokens: tuple[str, ...]
    surface: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def _unnamed_runs(line: Line, found: list[Found], lexicon: Lexicon) -> list[_Run]:
    """The runs of two to four capitalised words outside all names, in a line whose capitals tell something."""
    if line.loud:
        return []
    covered = {at for name in found for at in range(name.start, name.end)}
    people = {name.start: name for name in found if name.kind == "person"}
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(line):
        end = at
        while (
            end < len(line) and line.shapes[end] == "C" and end not in covered and not (end > at and line.joined(end))
        ):
            end += 1
        if 2 <= end - at <= 4 and not _quoted(line, at, end) and not _begins_other(line, at, lexicon):
            spans.append((at, end))
        at = max(end, at + 1)
    parts = sorted([*spans, *((name.start, name.end) for name in people.values())])
    listed = {one: other for one, other in pairwise(parts) if _listed(line, one[1], other[0], lexicon)}
    back = {other: one for one, other in listed.items()}
    return [
        _Run(_lows(line, span), line.surface(*span), _lows(line, back.get(span)), _lows(line, listed.get(span)))
        for span in spans
    ]


def _begins_other(line: Line, at: int, lexicon: Lexicon) -> bool:
    others = (lexicon.stops, lexicon.posts, lexicon.heads, lexicon.home_bodies, lexicon.portfolios, lexicon.fields)
    return any(other.longest(line, at) is not None for other in (*others, lexicon.gatherings, lexicon.place_heads))


def _lows(line: Line, span: tuple[int, int] | None) -> tuple[str, ...]:
    return tuple(low for low in line.lows[slice(*span)] if low.isalnum()) if span else ()


def _quoted(line: Line, start: int, end: int) -> bool:
    before = line.words[start - 1] if start else ""
    return before in _QUOTES or (end < len(line) and line.words[end] in _QUOTES)


def _listed(line: Line, end: int, start: int, lexicon: Lexicon) -> bool:
    """Whether only a comma or "và" stands between two names."""
    return start - end == 1 and line.lows[end] in lexicon.couples


def _short_people(people: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """Short forms that only one person of the page can have: a foreigner's surname, a Vietnamese double given name."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for tokens, name in people.items():
        if not is_syllable(tokens[-1]) and len(tokens[-1]) >= _SHORTEST_SURNAME:
            owners[tokens[-1:]].add(name)
        elif len(tokens) > 2 and all(map(is_syllable, tokens)):
            owners[tokens[-2:]].add(name)
    return {short: min(names) for short, names in owners.items() if len(names) == 1 and short not in people}


def _full(name: Found, people: dict[tuple[str, ...], str]) -> Found:
    """A person's mention under the full name, where the page has one person of that given name."""
    if name.kind != "person":
        return name
    tokens = tuple(tokens_in(name.name))
    if tokens in people:
        return name
    owners = {full for known, full in people.items() if len(known) > len(tokens) and known[-len(tokens) :] == tokens}
    return name._replace(name=owners.pop()) if len(owners) == 1 else name


def _known_people(
    line: Line, people: dict[tuple[str, ...], str], shorts: dict[tuple[str, ...], str], lexicon: Lexicon
) -> Iterator[Found]:
    """Full names whatever their capitals, and short forms that stand alone."""
    by_first: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for known, short in ((people, False), (shorts, True)):
        for tokens, name in known.items():
            by_first[tokens[0]].append((tokens, name, short))
    for at in range(len(line)):
        if not line.capital(at):
            continue
        for tokens, name, short in by_first.get(line.lows[at], ()):
            end = at + len(tokens)
            if tuple(line.lows[at:end]) != tokens:
                continue
            if short and (line.capital(end) or (line.capital(at - 1) and not _after_title(line, at, lexicon))):
                continue
            if all(line.capital(i) for i in range(at, end)) or not short:
                yield Found(at, end, "person", name, rank=4)


def _after_title(line: Line, at: int, lexicon: Lexicon) -> bool:
    return line.opens(at) or at in title_ends(line, {}, lexicon) or lexicon.countries.ending(line, at) is not None


def _abbreviated(lines: list[Line], founds: list[list[Found]]) -> dict[str, tuple[Found, str]]:
    """Abbreviations that the page gives in brackets after a full name: "Liên minh Kinh tế Á-Âu (EAEU)"."""
    known: dict[str, tuple[Found, str]] = {}
    for line, found in zip(lines, founds, strict=True):
        for name in sorted(found):
            at = name.end
            if name.kind not in {"organization", "place"} or at + 2 >= len(line):
                continue
            if line.words[at] == "(" and line.words[at + 2] == ")" and _abbreviates(line.words[at + 1], name):
                known.setdefault(line.words[at + 1], (name, name.name))
    return known


def _abbreviates(short: str, full: Found) -> bool:
    """Whether a bracketed word may be the short form of a name; a place's must be its initials."""
    initials = "".join(word[0] for word in tokens_in(full.name)).upper()
    if full.kind == "place" and short not in initials:
        return False
    return short[0].isupper() and 2 <= len(short) <= 12 and len(short) < len(full.name)


def _known_bodies(line: Line, bodies: dict[str, tuple[Found, str]]) -> Iterator[Found]:
    for at, word in enumerate(line.words):
        if word in bodies:
            name, full = bodies[word]
            yield Found(at, at + 1, name.kind, full, name.code, rank=1)
