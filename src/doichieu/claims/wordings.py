"""Word lists of a pack as patterns: whole words, in any case, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doichieu.text.canonical import canonical


def alternatives(words: Iterable[str], border: str = r"\w") -> str:
    """A group that matches any of the wordings as whole words, with no `border` before it; nothing when there are none.

    The first letters come first, in either case: a search then skips every other place at once, which it can't do
    where case is ignored. Wordings that begin with one letter stand together behind it.
    """
    listed = sorted({canonical(word) for word in words}, key=lambda word: (-len(word), word))
    by_letter: dict[str, list[str]] = {}
    for word in listed:
        by_letter.setdefault(word[0].lower(), []).append(_behind_first(word))
    letters = "".join(re.escape(f"{letter}{letter.upper()}") for letter in by_letter)
    groups = [f"(?<={re.escape(letter)})(?:{'|'.join(group)})" for letter, group in by_letter.items()]
    signs = [group for letter, group in zip(by_letter, groups, strict=True) if not letter.isalnum()]
    worded = [group for letter, group in zip(by_letter, groups, strict=True) if letter.isalnum()]
    behind = "|".join([*signs, *([rf"(?<!{border}.)(?:{'|'.join(worded)})"] if worded else [])])
    return f"(?:(?-i:[{letters}])(?:{behind}))" if listed else r"(?!)"


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern that finds any of the wordings."""
    return re.compile(alternatives(words), re.IGNORECASE)


def _behind_first(word: str) -> str:
    right = r"(?!\w)" if word[-1].isalnum() else ""
    return re.escape(word[1:]).replace(r"\ ", " +") + right
