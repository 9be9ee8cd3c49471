"""Named events in a sentence: feasts and their ceremonies, wars, congresses, games, storms."""

from __future__ import annotations

from doichieu.annotate.names.lexicon import Lexicon
from doichieu.annotate.names.tokens import Found, Line, is_roman

_LONGEST = 12
_WORDS = 7


def find_events(line: Line, taken: dict[int, Found], lexicon: Lexicon) -> list[Found]:
    """Events; `taken` are the countries, places and organisations by the token they begin at."""
    ends: list[tuple[int, int]] = [(at, _ceremony(line, end, lexicon)) for at, end, _ in lexicon.ceremonies.found(line)]
    ends += [(at, _day(line, at, lexicon)) for at in line.where(lexicon.days)]
    ends += [(at, _known(line, at, lexicon)) for at, _, _ in lexicon.events.found(line)]
    ends += [(at, _storm(line, end, lexicon)) for at, end, _ in lexicon.storms.found(line)]
    if not line.loud:
        ends += [(at, _gathering(line, at, end, taken, lexicon)) for at, end, _ in lexicon.gatherings.found(line)]
    return [Found(at, end, "event", line.surface(at, end), rank=1) for at, end in dict.fromkeys(ends) if end]


def _ceremony(line: Line, start: int, lexicon: Lexicon) -> int:
    """The end of "Lễ kỷ niệm 80 năm Ngày Chiến thắng trong Chiến tranh Vệ quốc vĩ đại"."""
    if start + 1 < len(line) and line.shapes[start] == "d" and line.lows[start + 1] in lexicon.years:
        start += 2
    return _marked(line, start, lexicon)


def _marked(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of the event that a ceremony marks: a day, a known event, or a victory and the war it ended."""
    named = lexicon.day_names.longest(line, at)
    return _day(line, at, lexicon) or _known(line, at, lexicon) or (_linked(line, named[0], lexicon) if named else 0)


def _day(line: Line, at: int, lexicon: Lexicon) -> int:
    if at >= len(line) or line.lows[at] not in lexicon.days:
        return 0
    named = lexicon.day_names.longest(line, at + 1)
    if named is not None and line.capital(at + 1):
        return _linked(line, named[0], lexicon)
    return 0


def _linked(line: Line, end: int, lexicon: Lexicon) -> int:
    """The end with the war or event that the named one is part of ("trong Chiến tranh ...")."""
    if end + 1 < len(line) and line.lows[end] in lexicon.links:
        return _known(line, end + 1, lexicon) or end
    return end


def _known(line: Line, at: int, lexicon: Lexicon) -> int:
    """A known event; "Quốc khánh" with its date."""
    hit = lexicon.events.longest(line, at)
    if hit is None or not any(line.capital(i) for i in range(at, hit[0])):
        return 0
    end = hit[0]
    dated = end + 2 < len(line) and line.words[end + 1] in "/-" and line.shapes[end + 2] == "d" and line.joined(end + 1)
    return end + 3 if dated and line.shapes[end] == "d" else end


def _gathering(line: Line, at: int, head: int, taken: dict[int, Found], lexicon: Lexicon) -> int:
    """A congress, summit, festival or games: its head, who or what it is of, its ordinal or year."""
    end, proper = head, line.shapes[at] != "l" and head - at > 1
    while end < len(line) and end - at < _LONGEST:
        place = taken.get(end)
        if place is not None:
            end, proper = place.end, True
        elif lexicon.fields.longest(line, end) and line.capital(end):
            end = lexicon.fields.longest(line, end)[0]  # type: ignore[index]
            proper = True
        elif line.shapes[end] in "CU" and line.capital(at) and not lexicon.surnames.longest(line, end):
            end, proper = end + 1, True
        else:
            break
    if proper and line.capital(at):
        end = _small_words(line, end, lexicon)
    numbered = _ordinal(line, end, lexicon) if proper or line.capital(at) else 0
    return numbered or (end if proper and end > head else 0)


def _small_words(line: Line, start: int, lexicon: Lexicon) -> int:
    """The end of a name's small words ("Tài chính xanh toàn cầu lần thứ 4"), where an ordinal closes them."""
    end = start
    while (
        end < len(line)
        and line.shapes[end] == "l"
        and end - start < _WORDS
        and line.lows[end] not in lexicon.topic_stops
    ):
        if end > start and (hit := lexicon.ordinals.longest(line, end)) and line.shapes[hit[0] : hit[0] + 1] == ["d"]:
            return end
        end += 1
    return start


def _ordinal(line: Line, at: int, lexicon: Lexicon) -> int:
    """The end of an ordinal or year that tells one gathering from the next, 0 where there is none."""
    if at >= len(line):
        return 0
    if line.shapes[at] == "d":
        return at + 1 if len(line.words[at]) in {2, 4} and not _counts(line, at) else 0
    if line.shapes[at] == "U" and is_roman(line.words[at]):
        return at + 1
    hit = lexicon.ordinals.longest(line, at)
    if hit is None or hit[0] >= len(line):
        return 0
    word = line.words[hit[0]]
    return hit[0] + 1 if line.shapes[hit[0]] == "d" or is_roman(word) else 0


def _counts(line: Line, at: int) -> bool:
    """Whether a number is a date or counts what follows it."""
    return at + 1 < len(line) and (line.words[at + 1] in "/-%" or line.shapes[at + 1] == "l")


def _storm(line: Line, end: int, lexicon: Lexicon) -> int:
    """The end of a storm's number or name after its head."""
    if end + 1 < len(line) and line.lows[end] in lexicon.numbers and line.shapes[end + 1] == "d":
        return end + 2
    start = end
    while end < len(line) and line.shapes[end] == "C" and not line.joined(end):
        end += 1
    return end if end > start else 0
