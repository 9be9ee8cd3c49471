"""Streets in addresses, which mostly bear a person's name."""

from __future__ import annotations

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Line


def in_address(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name is a street's: after a house number, or before a place where someone is known to give streets."""
    numbered = at > 1 and line.shapes[at - 1] == "d" and not line.joined(at)
    if numbered and (line.lows[at - 2] in lexicon.numbers or lexicon.place_after.ending(line, at - 1, 2) is not None):
        return True
    follows = line.words[end : end + 1] == [","] and lexicon.places.longest(line, end + 1) is not None
    return follows and lexicon.eponyms.longest(line, at) is not None
