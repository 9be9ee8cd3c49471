"""Sports clubs, which mostly bear no word that says so: known ones, those of a town, and those of a sponsor."""

from __future__ import annotations

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line

_LONGEST_SPONSOR = 4
_CLUB = "FC"


def find_clubs(line: Line, lexicon: Lexicon) -> list[Found]:
    """The clubs of a sentence; a town's name, or a sponsor's letters before one, only where the page tells of games."""
    known = [(at, end) for at, end, _ in lexicon.clubs.found(line) if not line.joined(at)]
    if line.sporting:
        known += [(at, end) for at, end, _ in lexicon.town_clubs.found(line) if not _placed(line, at, lexicon)]
        known += [(at, end) for at in range(len(line)) if (end := _sponsored(line, at, lexicon))]
    return [Found(at, end, "organization", line.surface(at, end), rank=0) for at, end in known]


def _placed(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a word before a town's name says that the town is meant."""
    if at and (line.lows[at - 1] in lexicon.seats or lexicon.areas.ending(line, at, 2) is not None):
        return True
    return lexicon.place_heads.ending(line, at, 2) is not None


def _sponsored(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of "V.Ninh Bình", "SHB.Đà Nẵng", "Hải Phòng FC", 0 where no such name begins."""
    place = lexicon.places.longest(line, at)
    if place is not None:
        return place[0] + 1 if line.words[place[0] : place[0] + 1] == [_CLUB] else 0
    short = line.capital(at) and len(line.words[at]) <= _LONGEST_SPONSOR and line.words[at].isupper()
    dotted = line.words[at + 1 : at + 2] == ["."] and line.joined(at + 1)
    named = lexicon.places.longest(line, at + 2) if short and dotted else None
    return named[0] if named is not None else 0
