"""People with names in another language's spelling, or spelt by syllables ("Pu-tin")."""

from __future__ import annotations

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_syllable

_LONGEST_FOREIGN = 7
_LONGEST_TOKENS = 24


def foreign_person(
    line: Line, at: int, ends: dict[int, bool], taken: dict[int, Found], lexicon: Lexicon
) -> Found | None:
    """A name in another language's spelling, where a title, a first name or an act of speech tells a person."""
    if line.loud or _begins_other(line, at, taken, lexicon):
        return None
    end = _foreign_run(line, at, taken, lexicon)
    words = [i for i in range(at, end) if line.shapes[i] in "CU"]
    spelt = any(goes_on(line, i, lexicon) for i in range(at + 1, end))
    if (all(is_syllable(line.words[i]) for i in words) and not spelt) or max(end - at, len(line.words[at])) < 2:
        return None
    if any(_no_persons(line.lows[i], lexicon) for i in words) or lexicon.stops.longest(line, at):
        return None
    initial = spelt and len(line.words[at]) == 1 and line.words[at + 1] == "."
    titled, named = at in ends, initial or (line.lows[at] in lexicon.given and len(words) >= 2)
    spoken = lexicon.acts.longest(line, end) is not None and (len(words) >= 2 or spelt)
    if not (titled or named or spoken):
        return None
    after_country = at > 0 and lexicon.countries.ending(line, at) is not None
    if line.capital(at - 1) and not (titled or after_country or line.opens(at)):
        return None
    return Found(at, end, "person", line.surface(at, end), rank=1 if titled else 3)


def _no_persons(low: str, lexicon: Lexicon) -> bool:
    """Whether a word is a company's, a contest's or a product's, and no first name."""
    return low in lexicon.marks or (low in lexicon.contests and low not in lexicon.given)


def _begins_other(line: Line, at: int, taken: dict[int, Found], lexicon: Lexicon) -> bool:
    """Whether another name, a title, a post, a minister's field or a public body's head begins at a token."""
    head = lexicon.heads.longest(line, at)
    words = (lexicon.titles, lexicon.posts, lexicon.fields, lexicon.portfolios)
    other = at in taken or any(known.longest(line, at) is not None for known in words)
    return (other and line.lows[at] not in lexicon.given) or (head is not None and head[1].public)


def _foreign_run(line: Line, at: int, taken: dict[int, Found], lexicon: Lexicon) -> int:
    """The end of a run of capitalised words with the hyphens, points and particles inside a name."""
    end = at + 1
    longest = at + _LONGEST_TOKENS
    spaces = 0
    while end < min(len(line), longest) and not (end in taken and taken[end].end - end > 1):
        spaces += not line.joined(end)
        if spaces >= _LONGEST_FOREIGN:
            break
        if line.shapes[end] in "CU":
            post = lexicon.posts.longest(line, end)
            if line.lows[end] in lexicon.breaks or (post is not None and post[0] - end > 1):
                break
            if line.joined(end) and line.words[end - 1] not in "-.'":
                break
            end += 1
        elif line.lows[end] in lexicon.particles and line.words[end + 1 : end + 2] == ["-"] and line.capital(end + 2):
            end += 3
        elif end + 1 < len(line) and _within_name(line, at, end, lexicon):
            end += 2
        elif line.lows[end] in lexicon.particles and end + 2 < len(line) and _within_name(line, at, end + 1, lexicon):
            end += 3
        else:
            break
    return min(end, len(line))


def _within_name(line: Line, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen, point or particle at `end` joins two parts of the name that begins at `at`."""
    word, capital = line.words[end], line.capital(end + 1)
    if word == "-":
        if line.joined(end) and line.joined(end + 1):
            return line.shapes[end + 1] in "CUl"
        return capital and end - at == 1 and _double(line, end, lexicon)
    if word == ".":
        return capital and line.joined(end) and len(line.words[end - 1]) <= 2
    return capital and line.lows[end] in lexicon.particles


def goes_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen at a token ties a small part to the word before it, as foreign names are spelt ("Pu-tin")."""
    if not line.tied_on(at):
        return False
    return lexicon.posts.longest(line, at + 1) is None and lexicon.titles.longest(line, at + 1) is None


def outlandish(line: Line, at: int) -> bool:
    """Whether a tight hyphen at a token ties on a part that no Vietnamese syllable is spelt like ("Chuan-Jin")."""
    tight = line.joined(at) and line.joined(at + 1) and line.words[at] == "-"
    return tight and line.shapes[at + 1] == "C" and not is_syllable(line.words[at + 1])


def _double(line: Line, dash: int, lexicon: Lexicon) -> bool:
    """Whether a spaced hyphen joins a double name: two more capitalised words follow, the first no title."""
    return line.capital(dash + 1) and line.capital(dash + 2) and lexicon.surnames.longest(line, dash + 1) is None
