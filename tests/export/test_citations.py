"""Marks never change a page's text, and every cited stretch can be pointed at."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from doichieu.export.citations import Marks, anchor, excerpt, find_spans
from doichieu.model.span import Range, Span

TEXT = "Chị Hà <b>& anh Tú</b> đến Lộc Hà chiều 3/9."
PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda x: x[0] < x[1])


def span(place: tuple[int, int]) -> Span:
    return Span("p1", *place, TEXT[slice(*place)])


def stretches(html: str) -> dict[str, str]:
    """The text inside each mark by its name, pieces joined."""
    found: dict[str, str] = {}
    names: list[str] = []
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", html):
        if tag == "</mark>":
            names.pop()
        elif tag:
            names.append(re.sub(r'.*"(.*)".*', r"\1", tag))
        else:
            for name in names:
                found[name] = found.get(name, "") + unescape(text)
    assert not names
    return found


@given(st.lists(PLACES, max_size=12), st.lists(st.integers(1, len(TEXT) - 1), max_size=3, unique=True))
def test_text_and_stretches_survive_any_overlap(places: list[tuple[int, int]], cuts: list[int]) -> None:
    spans = {span(place) for place in places}
    marks = Marks(spans)
    bounds = [0, *sorted(cuts), len(TEXT)]
    html = "".join(marks.html(TEXT, Range(a, b)) for a, b in pairwise(bounds))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == TEXT
    assert stretches(html) == {anchor(s): s.exact for s in spans}
    assert sorted(re.findall(r' id="([^"]*)"', html)) == sorted(anchor(s) for s in spans)


def test_an_excerpt_is_cut_at_spaces_and_stays_in_its_room() -> None:
    text = "một hai ba " * 30
    start = text.index("ba", 150)
    found = excerpt(Span("p1", start, start + 2, "ba"), text, Range(0, len(text)))
    assert found.exact == "ba"
    assert found.before.startswith("… ")
    assert found.before.endswith("hai ")
    assert found.after.endswith(" …")
    inside = excerpt(Span("p1", start, start + 2, "ba"), text, Range(start, start + 2))
    assert (inside.before, inside.after) == ("", "")


def test_spans_are_found_wherever_they_stand() -> None:
    assert list(find_spans(((span((0, 3)), None), "x", span((1, 2))))) == [span((0, 3)), span((1, 2))]
