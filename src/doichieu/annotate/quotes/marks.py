"""Stretches in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from doichieu.model.page import Block
from doichieu.model.span import Range

_LONGEST = 3000
_MIXED = '"”'


def marked_stretches(text: str, blocks: tuple[Block, ...], quotes: Mapping[str, str]) -> tuple[Range, ...]:
    """The stretches in quotation marks of the kept blocks, marks included, in order and apart.

    A mark that its block doesn't close counts only where the next block opens with one again, as a speech
    over several paragraphs does; then the stretch ends with the block.
    """
    kept = [block for block in blocks if block.kept]
    turned = {close: close for close in quotes.values() if close not in quotes}
    quotes = {**turned, **quotes}
    pattern = _openings("".join(set(quotes) - set(turned)), "".join(turned))
    found: list[Range] = []
    for block, following in zip_longest(kept, kept[1:]):
        goes_on = following is not None and text[following.start] in quotes
        found += _in_block(text, block.range, pattern, quotes, goes_on=goes_on)
    return tuple(found)


def _openings(opening: str, turned: str) -> re.Pattern[str]:
    """Where speech may open: at an opening mark, or at a closing one that a typist put in its place."""
    wrong = rf"|(?<![^\s(:])[{re.escape(turned)}](?=\w)" if turned else ""
    return re.compile(f"[{re.escape(opening)}]{wrong}")


def _in_block(
    text: str, block: Range, pattern: re.Pattern[str], quotes: Mapping[str, str], *, goes_on: bool
) -> Iterator[Range]:
    at = block.start
    missing: set[str] = set()
    while opened := pattern.search(text, at, block.end):
        start = opened.start()
        if text[start] in missing:
            at = start + 1
            continue
        end = _closing(text, start, min(block.end, start + _LONGEST), quotes)
        if end > start:
            yield Range(start, end + 1)
            at = end + 1
        else:
            if block.end - start < _LONGEST:
                missing.add(text[start])
                if goes_on:
                    yield Range(start, block.end)
                    return
            at = start + 1


def _closing(text: str, start: int, limit: int, quotes: Mapping[str, str]) -> int:
    """Where the mark at `start` is closed: by its own mark, or a straight one where a typist mixed them; -1 if not."""
    own = text.find(quotes[text[start]], start + 1, limit)
    following = text.find(text[start], start + 1, limit) if quotes[text[start]] != text[start] else -1
    if own > start and (following < 0 or own < following):
        return own
    if own > start and (outer := _outer(text, start, limit, quotes[text[start]])):
        return outer
    mixed = [at for close in _MIXED for at in [text.find(close, start + 1, limit)] if at > start]
    return min(mixed, default=own)


def _outer(text: str, start: int, limit: int, close: str) -> int | None:
    """Where a stretch ends that holds another in the same marks: at the mark that closes it and all inside."""
    depth = 0
    for mark in re.finditer(f"[{re.escape(text[start] + close)}]", text[start:limit]):
        depth += 1 if mark[0] == text[start] else -1
        if depth == 0:
            return start + mark.start()
    return None
