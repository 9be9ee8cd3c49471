"""What a post's holder looks after: a ministry's field, a topic, the body that a word leads to; where it ends."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Line, is_syllable

_LONGEST, _FIELD, _LONG_FIELD = 4, 5, 14


def portfolio_end(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of a minister's field at a token: one that the pack lists, else a run of fields; 0 where none is."""
    known = lexicon.portfolios.longest(line, at) or lexicon.short_portfolios.longest(line, at)
    end = at
    while line.capital(end) and (field := _longest_field(line, end, lexicon)):
        end = field
        joined = end < len(line) and line.lows[end] in lexicon.joins and line.capital(end + 1)
        end += joined and bool(_longest_field(line, end + 1, lexicon))
    return max(known[0] if known else 0, end if end > at else 0)


def _longest_field(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of the longest field or known portfolio at a token; 0 where none is."""
    hits = (lexicon.fields.longest(line, at), lexicon.portfolios.longest(line, at))
    return max((hit[0] for hit in hits if hit), default=0)


def field_before_country(line: Line, at: int, countries: Collection[int]) -> int:
    """The end of a minister's field that no list knows whole, right before one of the countries; 0 where it is none.

    At most five words may stand between: "Bộ trưởng Kinh tế số và Xã hội Chile".
    """
    for end in range(at, min(at + _FIELD + 1, len(line))):
        if end in countries:
            return end
        if line.shapes[end] == "p":
            return 0
    return 0


def led_to(line: Line, at: int, names: Mapping[int, int], lexicon: Lexicon) -> int:
    """The end of the body that a word behind a title leads to ("Head of the Asia Department"); 0 where none does.

    `names` are the ends of the names that begin at each token; a body that is none of them ends with a word for one.
    """
    hit = lexicon.leads_to.longest(line, at)
    if hit is None:
        return 0
    start = hit[0]
    if start in names and not _marked(line, names[start], lexicon):
        return names[start]
    for end in range(start, min(start + _FIELD + 1, len(line))):
        if _marked(line, end, lexicon) and not _marked(line, end + 1, lexicon):
            topic = lexicon.leads_to.longest(line, end + 1)
            field = portfolio_end(line, topic[0], lexicon) if topic else 0
            return field or end + 1
        if line.shapes[end] == "p" and line.lows[end] not in lexicon.joins:
            return 0
    return 0


def _marked(line: Line, at: int, lexicon: Lexicon) -> bool:
    return line.capital(at) and line.lows[at] in lexicon.marks


def field_before_name(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of a field that no list knows whole, right before somebody's name; 0 where none is told.

    A comma in it must be followed by "và": "Bộ trưởng Chăn nuôi, Nông nghiệp và Thủy sản Luis Vega".
    """
    comma = joined = False
    for end in range(at, min(at + _LONG_FIELD, len(line))):
        link = line.lows[end] in lexicon.joins
        if line.shapes[end] == "d" or (line.shapes[end] == "p" and not link):
            return 0
        comma, joined = comma or line.words[end] == ",", (joined or link) and line.words[end] != ","
        if lexicon.kin.longest(line, end) is not None or lexicon.acts.longest(line, end) is not None:
            return 0
        if link or not line.capital(end):
            continue
        if lexicon.posts.longest(line, end) is not None:
            return 0
        if line.shapes[end - 1] != "p" and line.lows[end - 1] not in lexicon.joins and _begins_name(line, end, lexicon):
            return end if end > at and (joined or not comma) else 0
    return 0


def _begins_name(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a foreign name begins at a token, or a Vietnamese one of three syllables or four with a surname."""
    if line.joined(at) or lexicon.knows(line, at) or lexicon.fields.longest(line, at):
        return False
    ended = lexicon.places.ending(line, at + 1, 3), lexicon.fields.ending(line, at + 1, 4)
    if not line.capital(at + 1) or ended != (None, None):
        return False
    foreign = [at for at in (at, at + 1) if not is_syllable(line.words[at]) and line.shapes[at] == "C"]
    if foreign:
        return True
    run = run_of_syllables(line, at, lexicon) if lexicon.surnames.longest(line, at) else at
    return 3 <= run - at <= _LONGEST and not line.capital(run)


def run_of_syllables(line: Line, start: int, lexicon: Lexicon, most: int = 9) -> int:
    """The end of the run of capitalised Vietnamese syllables at a token, with only spaces between."""
    end = start
    while (
        end < len(line)
        and end - start < most
        and (line.shapes[end] == "C" or (line.loud and line.shapes[end] == "U"))
        and (is_syllable(line.words[end]) or (end > start and _name_part(line.words[end], lexicon)))
        and (end == start or not (line.joined(end) or _ends_run(line, end, lexicon)))
    ):
        end += 1
    return end


def _ends_run(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a syllable belongs to no name, unless a comma closes it there, or begins one spelt by syllables."""
    broken = line.lows[at] in lexicon.breaks and line.words[at + 1 : at + 2] != [","]
    return broken or line.spelt(at)


def _name_part(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that is no syllable may stand in a name: an initial, one of some peoples ("Hyúk", "H'Lim")."""
    clipped = word.partition("'")[0].lower() + "'" in lexicon.clipped
    return len(word) == 1 or clipped or (not word.isascii() and word.isalpha())
