"""Word lists of a pack as patterns: whole words, in any case, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doichieu.text.canonical import canonical


def alternatives(words: Iterable[str]) -> str:
    """A group that matches any of the wordings as whole words; nothing when there are none.

    Wordings that begin with one letter stand together behind that letter, so that a place where none of them
    can begin is passed over at once.
    """
    listed = sorted({canonical(word) for word in words}, key=lambda word: (-len(word), word))
    by_letter: dict[str, list[str]] = {}
    for word in listed:
        by_letter.setdefault(word[0].lower(), []).append(_whole(word))
    letters = "".join(map(re.escape, by_letter))
    groups = (f"(?={re.escape(letter)})(?:{'|'.join(group)})" for letter, group in by_letter.items())
    return f"(?:(?=[{letters}])(?:{'|'.join(groups)}))" if listed else r"(?!)"


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern that finds any of the wordings."""
    return re.compile(alternatives(words), re.IGNORECASE)


def _whole(word: str) -> str:
    left = r"(?<!\w)" if word[0].isalnum() else ""
    right = r"(?!\w)" if word[-1].isalnum() else ""
    return left + re.escape(word).replace(r"\ ", " +") + right
