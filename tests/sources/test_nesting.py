from __future__ import annotations

import pytest

from doichieu.sources.html import render_html
from doichieu.sources.nesting import DEEPEST, bound_nesting

BLOCKS = frozenset({"div", "section", "ul"})
VOID = frozenset({"br", "img"})


def bound(html: str) -> str:
    return bound_nesting(html, BLOCKS, VOID)


@pytest.mark.parametrize(
    ("html", "balanced"),
    [
        ("<div><b>a</div>b", "<div><b>a</b></div>b"),
        ("<b><div>a</b></div>", "<b><div>a</div>"),
        ("<i>a</b></i>", "<i>a</i>"),
        ("a</div>b", "a<br>b"),
        ("<p>a<p>b</p><br><img>", "<p>a<p>b</p><br><img>"),
        ("<!-- <b> --><script>'<b>'</script><i>a</i>", "<!-- <b> --><script>'<b>'</script><i>a</i>"),
        ("<b title='</b> > x' class=it's>a</b>", "<b title='</b> > x' class=it's>a</b>"),
        ("<!-- <b>", "<!-- <b>"),
        ("a < b <3 </", "a < b <3 </"),
    ],
)
def test_tags_are_balanced(html: str, balanced: str) -> None:
    assert bound(html) == balanced


def test_no_more_tags_are_open_than_the_bound_and_the_text_stays() -> None:
    found = bound("<b>" * 2 * DEEPEST + "a" + "<div>b</div>" + "</b>" * 2 * DEEPEST)
    assert found.count("<b>") == found.count("</b>") == DEEPEST
    assert "a<br>b<br>" in found


def test_a_page_nested_too_deep_keeps_its_lines() -> None:
    found = render_html("<b>" * 4 * DEEPEST + "</i>" * 100 + "<h1>Tít</h1><div>Một</div><p>Hai</p>")
    assert found.text == "Tít\nMột\nHai"
    assert found.elements[0].tag == "h1"
