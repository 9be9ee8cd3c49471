"""Cities in a sentence, with the countries they are in."""

from __future__ import annotations

import re
from functools import cache

from doichieu.lang.pack import load_pack
from doichieu.model.span import Range
from doichieu.text.canonical import canonical

City = tuple[Range, str]


@cache
def _cities(code: str) -> tuple[re.Pattern[str], dict[str, str]]:
    known = {canonical(name): country for country, names in load_pack(code).cities.of.items() for name in names}
    listed = "|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name)))
    starts = "".join(sorted({re.escape(name[0]) for name in known}))
    return re.compile(rf"(?<![\w-])(?=[{starts}])(?:{listed})(?![\w-])"), known


def cities_in(text: str, place: Range, code: str) -> list[City]:
    """The cities that a stretch names, in order, each with its country's code."""
    pattern, known = _cities(code)
    return [(Range(*match.span()), known[match[0]]) for match in pattern.finditer(text, place.start, place.end)]
