"""The date above a headline: the story's own stamp, told from the clock at the top of the site."""

from __future__ import annotations

from collections.abc import Callable

from doichieu.extract.lines import Line
from doichieu.extract.shapes import is_headline, is_prose, label_line
from doichieu.extract.signatures import read_signature
from doichieu.extract.stamps import Found, find_stamp
from doichieu.extract.wording import Wording

_NEAR = 4
_MOST_WORDS_BESIDE = 6
_WORDS_OF_A_SECTION = 2
_MOST_WORDS_BETWEEN = 8
_LONGEST_BETWEEN = 60


def stamp_above(lines: list[Line], head: int, wording: Wording, is_foreign: Callable[[int], bool]) -> int | None:
    """The line of the stamp that stands above a headline and is its own; None where there is none, or one below it.

    Nothing but the name of a section may stand between. A bare day must stand at the headline itself: farther up it
    is today's, as the site prints it on every page. `is_foreign` says of a line that it is the site's or a box's.
    """
    if _has_stamp_below(lines, head, wording, is_foreign):
        return None
    for number in range(head - 1, max(-1, head - 1 - _NEAR), -1):
        text = lines[number].text
        if is_foreign(number):
            return None
        stamp = find_stamp(text, wording)
        if stamp and not wording.ages.fullmatch(text):
            own = _may_date(stamp, wording, number == head - 1) and not _is_of_another(lines, number, wording)
            own |= _is_formal(text, stamp, wording)
            return number if own else None
        if len(text) > _LONGEST_BETWEEN or len(text.split()) > _MOST_WORDS_BETWEEN or is_prose(text):
            return None
    return None


def _has_stamp_below(lines: list[Line], head: int, wording: Wording, is_foreign: Callable[[int], bool]) -> bool:
    for number in range(head + 1, min(head + 1 + _NEAR, len(lines))):
        stamp = None if is_foreign(number) else find_stamp(lines[number].text, wording)
        if stamp and not stamp.update and len(stamp.rest.split()) <= _MOST_WORDS_BESIDE:
            return True
        if is_prose(lines[number].text):
            return False
    return False


def _may_date(stamp: Found, wording: Wording, at_headline: bool) -> bool:
    """Whether a stamp says the time of day, or stands at the headline with a section's name or a signature at most."""
    beside = len(stamp.rest.split())
    if "T" in stamp.value:
        return beside <= _MOST_WORDS_BESIDE
    pieces = [piece for piece in stamp.rest.split(" | ") if piece]
    return at_headline and (
        beside <= _WORDS_OF_A_SECTION or all(read_signature(piece, wording) is not None for piece in pieces)
    )


def _is_formal(text: str, stamp: Found, wording: Wording) -> bool:
    """Whether a line dates a letter: a place, a comma, and the day spelt out."""
    place = text[: stamp.start].rstrip()
    spelt = wording.spelt_date.fullmatch(text, stamp.start, stamp.end) is not None
    return spelt and place.endswith(",") and read_signature(place[:-1], wording) is not None


def _is_of_another(lines: list[Line], number: int, wording: Wording) -> bool:
    """Whether a headline stands right above a stamp, which is then that one's."""
    above = lines[number - 1] if number else None
    return (
        above is not None
        and len(above.text.split()) >= _MOST_WORDS_BETWEEN
        and is_headline(above.text)
        and label_line(above, wording) is None
    )
