"""Foreign people whom a page names in full once, and by their surname alone elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable


def reused_surnames(lines: list[Line], founds: list[list[Found]], lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """Foreign names of two or three words of which the last stands alone elsewhere: "Mesut Ozil", then "Ozil"."""
    full: dict[tuple[str, ...], str] = {}
    alone: set[str] = set()
    for line, found in zip(lines, founds, strict=True):
        for start, end in _capital_runs(line, found):
            words = line.lows[start:end]
            if end - start == 1 and not line.opens(start):
                alone.add(words[0])
            elif 2 <= end - start <= 3 and not _known_word(line, start, end, lexicon):
                full.setdefault(tuple(words), line.surface(start, end))
    return {words: name for words, name in full.items() if words[-1] in alone and len(words[-1]) > 3}


def _capital_runs(line: Line, found: list[Found]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words that no name covers."""
    covered = {at for name in found for at in range(name.start, name.end)}
    end, size = 0, len(line)
    for at in line.capitals if not line.loud else ():
        if at < end:
            continue
        end = at
        while end < size and line.shapes[end] == "C" and end not in covered and not (end > at and line.joined(end)):
            end += 1
        if end > at:
            yield at, end


def _known_word(line: Line, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a run has a word of Vietnamese shape, of a company's name, a known place or body, or a post."""
    lists = (lexicon.places, lexicon.bodies, lexicon.countries, lexicon.adjectives, lexicon.posts)
    return any(
        is_syllable(line.words[at])
        or not line.words[at].isalpha()
        or line.lows[at] in lexicon.marks
        or any(known.longest(line, at) for known in lists)
        for at in range(start, end)
    )
