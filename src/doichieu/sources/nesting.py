"""HTML whose tags are nested deeper than any page's, brought back to a bounded depth before it is parsed.

libxml2 looks for the tag that a closing tag closes through all that are open. With ever more tags left open, that
takes the square of their number; here tags are balanced in one pass, and no more than `DEEPEST` are open at once.
"""

from __future__ import annotations

import re
from collections import Counter

DEEPEST = 512
_NEAR = 64
_TAG = re.compile(r"<(?:(?P<special>!--|[!?])|(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*))")
_INSIDE = re.compile(r"""[=>]""")
_SPACE = re.compile(r"\s*")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
# Closed by what follows them, so that they don't pile up; their tags are left as they are.
_SELF_CLOSING = frozenset({"html", "head", "body", "p", "li", "dt", "dd", "option"})
# Few, and they tell the story's headline however deep it stands.
_LEFT_ALONE = _SELF_CLOSING | {"h1", "h2", "h3", "h4", "h5", "h6"}


class _Open:
    """The tags that are open, from the outside in."""

    def __init__(self, blocks: frozenset[str]) -> None:
        self._blocks = blocks
        self._names: list[str] = []
        self._counts: Counter[str] = Counter()

    def open(self, name: str, tag: str) -> str:
        """What an opening tag is written as: itself, or the break of a line where it would be too deep."""
        if len(self._names) >= DEEPEST:
            return "<br>" if name in self._blocks else ""
        self._names.append(name)
        self._counts[name] += 1
        return tag

    def close(self, name: str) -> str:
        """The closing tags that a closing tag stands for."""
        block = name in self._blocks
        depth = len(self._names) - 1 if self._counts[name] else -1
        last = 0 if block else max(0, depth - _NEAR)
        while depth >= last and self._names[depth] != name and (block or self._names[depth] not in self._blocks):
            depth -= 1
        if depth < last or self._names[depth] != name:
            return "<br>" if block else ""
        closed = self._names[depth:]
        del self._names[depth:]
        self._counts.subtract(closed)
        return "".join(f"</{inner}>" for inner in reversed(closed))


class _Finder:
    """Finds texts in a page from ever later places on; what is no longer there is not looked for again."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._gone: set[str] = set()

    def behind(self, wanted: str, at: int) -> int:
        """The place behind the next `wanted`, the end of the page where there is none."""
        found = -1 if wanted in self._gone else self._html.find(wanted, at)
        if found < 0:
            self._gone.add(wanted)
            return len(self._html)
        return found + len(wanted)


def bound_nesting(html: str, blocks: frozenset[str], void: frozenset[str]) -> str:
    """The page with balanced tags, at most `DEEPEST` open at once; of a block too deep its line break is left.

    A closing tag closes the nearest such tag, with all that stands open in it; that of an inline tag stays inside its
    block and looks no farther than 64 tags up. One that closes nothing is dropped.
    """
    find = _Finder(html)
    found: list[str] = []
    tags = _Open(blocks)
    done = at = 0
    while match := _TAG.search(html, at):
        start = match.start()
        at = _tag_end(html, match, find)
        name = (match["name"] or "").lower()
        if not name or name in void or name in _LEFT_ALONE:
            continue
        if name in _RAW and not match["end"]:
            at = find.behind(f"</{match['name']}", at)
            continue
        found.append(html[done:start])
        done = at
        found.append(tags.close(name) if match["end"] else tags.open(name, html[start:at]))
    return "".join([*found, html[done:]])


def _tag_end(html: str, match: re.Match[str], find: _Finder) -> int:
    """Where a tag or comment ends; a value in quotes may hold what would end it."""
    if match["special"] == "!--":
        return find.behind("-->", match.end())
    at = match.end()
    while sign := _INSIDE.search(html, at):
        at = sign.end()
        if sign[0] == ">":
            return at
        at = _SPACE.match(html, at).end()  # type: ignore[union-attr]
        if html[at : at + 1] in {'"', "'"}:
            at = find.behind(html[at], at + 1)
    return len(html)
