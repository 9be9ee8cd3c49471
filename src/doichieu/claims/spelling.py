"""How names are spelt: what can't be Vietnamese."""

from __future__ import annotations

import re

from doichieu.text.fold import fold

# A Vietnamese syllable has one group of vowels, and the alphabet lacks these letters.
_FOREIGN = re.compile(r"[fjwz]|[aeiouy]+[^aeiouy\W]+[aeiouy]")


def is_foreign(word: str) -> bool:
    """Whether a word can't be one Vietnamese syllable: letters that the alphabet lacks, or vowels apart."""
    return bool(_FOREIGN.search(fold(word)))
