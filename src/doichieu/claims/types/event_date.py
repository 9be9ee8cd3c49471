"""When something happened or is to happen."""

from __future__ import annotations

from collections.abc import Iterator

from doichieu.claims.acts import relative, when
from doichieu.claims.material import Material
from doichieu.claims.once import told_once
from doichieu.claims.types.event import of_deed
from doichieu.model.claim import Statement, Value
from doichieu.model.span import Range

TYPE = "event_date"
# The hour of a day that is only told as "this morning".
_NO_DAY = "XXXX-XX-XXT"


def read(material: Material) -> Iterator[Statement]:
    """What a page tells of each act, where it tells one thing throughout."""
    yield from told_once(_told(material))


def _told(material: Material) -> Iterator[Statement]:
    """One statement for each act whose sentence tells its day or hour; of its own story in the page's year only."""
    for deed in material.deeds:
        time = when(deed, material.page.pack.code)
        earlier = deed.whose is None and time is not None and (time.value or "")[:4] < (material.year or "")
        if time is None or earlier:
            continue
        place = Range(min(deed.place.start, time.range.start), max(deed.place.end, time.range.end))
        date = f"{_NO_DAY}{(time.value or '').partition('T')[2]}" if relative(time) else time.value
        yield of_deed(TYPE, deed, Value(text=deed.sentence.said(time.range), date=date), place)
