"""The names on a page: who and what is mentioned, where, and under which full name.

Every sentence is searched for countries, places, organisations, events and people; where names overlap, the
longest stands. What the page says in full once is then found again in short: abbreviations in brackets, given
names after a title, surnames of foreigners, and what headings write in capitals (`names_memory`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from doichieu.annotate.names.bodies import find_bodies, find_known
from doichieu.annotate.names.clubs import find_clubs
from doichieu.annotate.names.credits import closing, credited, datelined, find_sites, signed
from doichieu.annotate.names.events import find_events
from doichieu.annotate.names.lexicon import Lexicon, lexicon_for
from doichieu.annotate.names.memory import recall
from doichieu.annotate.names.people import find_people, spouses
from doichieu.annotate.names.places import find_countries, find_places
from doichieu.annotate.names.tokens import Found, Line
from doichieu.lang.pack import Pack
from doichieu.model.reading import NameMention
from doichieu.text.canonical import canonical

_SPORTING = 3


def read_names(lines: list[Line], pack: Pack) -> tuple[NameMention, ...]:
    """The names in the sentences of a page, in order of place, nested ones after the one they are in."""
    lexicon = lexicon_for(pack)
    _tell_page(lines, lexicon)
    founds = recall(lines, [_search(line, lexicon) for line in lines], lexicon)
    mentions = [m for line, found in zip(lines, founds, strict=True) for m in _mentions(line, found)]
    mentions = _by_full_name(mentions, pack)
    return tuple(sorted(mentions, key=lambda m: (m.range.start, -m.range.end, m.kind)))


def _by_full_name(mentions: list[NameMention], pack: Pack) -> list[NameMention]:
    """The mentions, with a country's short name for the one that the page names in full, where two have it.

    "Cộng hòa Dominica" makes "Dominica" on its page the Dominican Republic.
    """
    codes = {m.name: m.code for m in mentions if m.kind == "country"}
    prefixes = tuple(canonical(prefix) for prefix in pack.countries.long_prefixes)
    full = {name.removeprefix(f"{p} "): name for name in codes for p in prefixes if name.startswith(f"{p} ")}
    changed = {short: name for short, name in full.items() if short in codes and codes[short] != codes[name]}
    if not changed:
        return mentions
    return [
        replace(m, name=changed[m.name], code=codes[changed[m.name]])
        if m.kind == "country" and m.name in changed
        else m
        for m in mentions
    ]


def _tell_page(lines: list[Line], lexicon: Lexicon) -> None:
    """Tell every line what the page writes small, and whether it tells of games."""
    pairs = frozenset(pair for line in lines for pair in line.small_pairs())
    counts = Counter(low for line in lines for low, shape in zip(line.lows, line.shapes, strict=True) if shape == "l")
    smalls = frozenset(low for low, count in counts.items() if count > 1)
    sporting = len({word for line in lines for _, _, word in lexicon.sports.found(line)}) >= _SPORTING
    for line in lines:
        line.pairs, line.smalls, line.sporting = pairs, smalls, sporting


def _search(line: Line, lexicon: Lexicon) -> list[Found]:
    """All names that may stand in a sentence."""
    papers = datelined(line, lexicon)
    for paper in papers:
        line.begin_at(paper.end + (2 if line.words[paper.end] == ")" else 1))
    found = [*find_countries(line, lexicon), *find_places(line, lexicon)]
    if line.shouts:
        known = [name for name in found if name.rank == 1]
        return [*known, *find_known(line, _by_start(known), lexicon), *signed(line, lexicon)]
    found += [*find_bodies(line, _by_start(found), lexicon), *find_clubs(line, lexicon)]
    taken = _by_start(found)
    found += find_events(line, taken, lexicon)
    found += find_people(line, taken, lexicon)
    makers = [*credited(line, lexicon), *signed(line, lexicon), *papers, *closing(line, lexicon)]
    makers += find_sites(line, lexicon)
    return [*found, *makers, *spouses(line, lexicon)]


def _by_start(found: Iterable[Found]) -> dict[int, Found]:
    """The longest name at each token."""
    taken: dict[int, Found] = {}
    for name in found:
        if name.start not in taken or taken[name.start].end < name.end:
            taken[name.start] = name
    return taken


def _mentions(line: Line, found: list[Found]) -> list[NameMention]:
    """The longest names, and those that lie inside one of them."""
    chosen: set[tuple[int, int, str]] = set()
    mentions: list[NameMention] = []
    owner: dict[int, Found] = {}
    for name in sorted(set(found), key=_first):
        holders = {owner.get(at) for at in range(name.start, name.end)}
        nested = len(holders) == 1 and None not in holders
        if not nested and holders != {None}:
            continue
        if nested and not _worth_nesting(name, owner[name.start]):
            continue
        if not nested:
            owner.update(dict.fromkeys(range(name.start, name.end), name))
        if name[:3] in chosen:
            continue
        chosen.add(name[:3])
        mentions.append(
            NameMention(
                range=line.range(name.start, name.end), kind=name.kind, name=name.name, code=name.code, nested=nested
            )
        )
    return mentions


def _first(name: Found) -> tuple[bool, int, int, int, str, int, str]:
    """The order in which names take their place; of two readings of one, that with the fuller name."""
    return name.rank >= 0, name.start - name.end, name.rank, name.start, name.kind, -len(name.name), name.name


def _worth_nesting(name: Found, holder: Found) -> bool:
    """Whether a name inside a longer one speaks of its own bearer: none does inside a person's or of a person."""
    if holder.kind == "person" or name.kind == "person" or (name[:2] == holder[:2] and name.kind == holder.kind):
        return False
    if name.kind == "country" and holder.kind == "country":
        return name.code == holder.code
    return name[:2] != (holder.start, holder.end)
