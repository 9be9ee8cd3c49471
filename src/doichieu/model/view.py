"""A text in canonical form that maps back to the raw one."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from doichieu.model.span import Range


class View(Struct, frozen=True):
    """A canonical text and where each of its pieces stands in the raw text.

    `anchors` are pairs (canonical offset, raw offset), ascending in both, empty when the two texts have the
    same length throughout; between two anchors, offsets run in step. Made by `text.canonical.view_of`.
    """

    text: str
    anchors: tuple[tuple[int, int], ...] = ()
    raw_length: int = 0

    def raw(self, place: Range) -> Range:
        """The place in the raw text."""
        if not self.anchors:
            return place
        return Range(self._to_raw(place.start), self._end_to_raw(place.end))

    def canonical(self, place: Range) -> Range:
        """The place in the canonical text of a raw place."""
        if not self.anchors:
            return place
        return Range(self._to_canonical(place.start), self._to_canonical(place.end))

    def _to_raw(self, offset: int) -> int:
        at = bisect_right(self.anchors, (offset, self.raw_length + 1)) - 1
        canonical, raw = self.anchors[at] if at >= 0 else (0, 0)
        return min(raw + offset - canonical, self.raw_length)

    def _end_to_raw(self, offset: int) -> int:
        # An end lies behind its last character, with all the combining marks that belong to it.
        if offset <= 0:
            return self._to_raw(offset)
        at = bisect_right(self.anchors, (offset, self.raw_length + 1)) - 1
        if at >= 0 and self.anchors[at][0] == offset:
            return self.anchors[at][1]
        return self._to_raw(offset - 1) + 1

    def _to_canonical(self, offset: int) -> int:
        low, high = 0, len(self.anchors)
        while low < high:
            middle = (low + high) // 2
            if self.anchors[middle][1] <= offset:
                low = middle + 1
            else:
                high = middle
        canonical, raw = self.anchors[low - 1] if low else (0, 0)
        limit = self.anchors[low][0] if low < len(self.anchors) else len(self.text)
        return min(canonical + offset - raw, limit)
