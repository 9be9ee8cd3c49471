"""A right dossier has no problems; each fault is found and named."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.dossier.verify import verify, verify_files
from doichieu.model.claim import About, Claim, Finding, Side, Value
from doichieu.model.dossier import BriefSentence, Dossier, Story, TimelineEvent
from doichieu.model.entity import Entity
from doichieu.model.identity import digest, page_id
from doichieu.model.mention import Figure, Quote, Time
from doichieu.model.origin import Origin, OriginCount, StoryOrigins
from doichieu.model.page import Block, Page, Stamp
from doichieu.model.passage import Derivation, Passage
from doichieu.model.span import Span

ONE = "Cầu Vàm Đá thông xe\n\nSáng 3/6, cầu Vàm Đá thông xe. Cầu dài 820 m, vốn 640 tỷ đồng.\n\nTin khác"
TWO = "Cầu dài 820 m, vốn 640 tỷ đồng. Phó Chủ tịch tỉnh Hồ Thị Na cắt băng ngày 3/6/2026."


def page(text: str, *cuts: tuple[int, int, bool]) -> Page:
    blocks = tuple(Block(a, b, "body" if kept else "widget_heading", kept, "") for a, b, kept in cuts)
    return Page(
        id=page_id(text), sources=("a.txt",), sha256=digest(text), source_sha256=digest(text), rendering="text",
        language="vi", length=len(text), blocks=blocks,
    )  # fmt: skip


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(page_id(text), start, start + len(words), words)


PAGES = (page(ONE, (0, 19, True), (21, 85, True), (len(ONE) - 8, len(ONE), False)), page(TWO, (0, len(TWO), True)))
TEXTS = {page_id(ONE): ONE, page_id(TWO): TWO}
COUNT = OriginCount(1, 1, ("o1",), "hai trang, một nguồn")
LENGTH = Claim(
    id="c1", type="figure", about=About(subject="e1", property="length"), value=Value(text="820 m"),
    evidence=(at(ONE, "dài 820 m"), at(TWO, "dài 820 m")), origins=COUNT,
)  # fmt: skip
SHARED = "Cầu dài 820 m, vốn 640 tỷ đồng."
RIGHT = Dossier(
    story=Story(id="s1", title="Cầu Vàm Đá thông xe", start="2026-06-03", end="2026-06-03", language="vi"),
    pages=PAGES,
    passages=(Passage("r1", "verbatim", (at(ONE, SHARED), at(TWO, SHARED)), 1.0),),
    derivations=(Derivation(page_id(TWO), page_id(ONE), "undecided", 0.5, "không rõ", ()),),
    origins=StoryOrigins(1, 1, (Origin("o1", "một nguồn", "inferred", tuple(TEXTS), "chung câu", ()),)),
    entities=(
        Entity(id="e1", kind="place", name="cầu Vàm Đá", mentions=(at(ONE, "cầu Vàm Đá"),)),
        Entity(id="e2", kind="person", name="Hồ Thị Na", mentions=(at(TWO, "Hồ Thị Na"),)),
    ),
    times=(Time(value="2026-06-03", type="date", span=at(TWO, "ngày 3/6/2026")),),
    figures=(Figure(id="q1", what="vốn", value="640000000000", unit="VND", span=at(ONE, "640 tỷ đồng")),),
    quotes=(Quote(speaker="e2", direct=False, span=at(TWO, SHARED)),),
    claims=(LENGTH,),
    findings=(
        Finding(
            id="f1", kind="agreement", rule="same_value", reason="như nhau",
            sides=(Side(value=LENGTH.value, claims=("c1",), evidence=LENGTH.evidence, origins=COUNT),),
        ),
    ),
    timeline=(
        TimelineEvent(when="2026-06-03", text="thông xe", evidence=(at(TWO, "ngày 3/6/2026"),), status="past"),
        TimelineEvent(when=None, text="cắt băng", evidence=(at(TWO, "cắt băng"),), status="past"),
    ),
    brief=(BriefSentence(SHARED, (at(ONE, SHARED),), ("c1",)),),
)  # fmt: skip


def places(dossier: Dossier) -> set[str]:
    return {problem.where for problem in verify(dossier, TEXTS)}


def test_a_right_dossier_has_no_problems() -> None:
    assert verify(RIGHT, TEXTS) == ()


def test_it_is_right_too_as_files() -> None:
    data = msgspec.json.encode(RIGHT)
    assert verify_files(data, {name: text.encode() for name, text in TEXTS.items()}) == ()


@pytest.mark.parametrize("end", range(1, 200, 7))
def test_bytes_that_are_no_dossier_are_a_problem(end: int) -> None:
    assert [p.where for p in verify_files(msgspec.json.encode(RIGHT)[:end], {})] == ["dossier.json"]


def test_a_page_that_is_no_utf8_is_a_problem() -> None:
    files = {**{name: text.encode() for name, text in TEXTS.items()}, page_id(ONE): b"\xff\xfe"}
    assert f"pages/{page_id(ONE)}.txt" in {p.where for p in verify_files(msgspec.json.encode(RIGHT), files)}


@pytest.mark.parametrize("garbage", [b"", b"[" * 100_000, b'{"a":' * 50_000, b"null", b"\xff"])
def test_garbage_raises_nothing(garbage: bytes) -> None:
    assert verify_files(garbage, {})


def test_a_field_that_the_format_does_not_have_is_found() -> None:
    written = json.loads(msgspec.json.encode(RIGHT))
    written["verdict"] = written["claims"][0]["value"]["note"] = 1
    files = {name: text.encode() for name, text in TEXTS.items()}
    found = [problem.where for problem in verify_files(json.dumps(written).encode(), files)]
    assert found == ["verdict", "claims[0].value.note"]


def test_a_changed_character_of_a_page_is_found() -> None:
    texts = {**TEXTS, page_id(ONE): ONE.replace("820", "802")}
    where = {problem.where for problem in verify(RIGHT, texts)}
    assert {"pages[0].id", "pages[0].sha256", "claims[0].evidence[0]", "passages[0].spans[0]"} <= where


def test_a_missing_text_and_one_too_many_are_found() -> None:
    problems = verify(RIGHT, {page_id(TWO): TWO, "p0": "x"})
    assert {"pages[0]", "pages/p0.txt"} <= {problem.where for problem in problems}


YESTERDAY = Stamp(value="hom qua", source="given")
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("claims[0].evidence[0]", {"claims": (replace(LENGTH, evidence=(replace(at(ONE, "dài"), end=99_999),)),)}),
    ("claims[0].evidence[0]", {"claims": (replace(LENGTH, evidence=(Span("p0", 0, 3, "Cầu"),)),)}),
    ("claims[0].evidence[0]", {"claims": (replace(LENGTH, evidence=(at(ONE, "thông xe. Cầu dài"),)),)}),
    ("claims[0].evidence[0]", {"claims": (replace(LENGTH, evidence=(at(ONE, "Tin khác"),)),)}),
    ("claims[0]", {"claims": (replace(LENGTH, evidence=()),)}),
    ("claims[0].about.subject", {"claims": (replace(LENGTH, about=About(subject="e9", property="length")),)}),
    ("claims[0].origins.groups[0]", {"claims": (replace(LENGTH, origins=OriginCount(1, 1, ("o9",), "x")),)}),
    ("claims[0].origins", {"claims": (replace(LENGTH, origins=OriginCount(2, 1, ("o1",), "x")),)}),
    ("claims[0].origins", {"claims": (replace(LENGTH, origins=OriginCount(1, 1, ("o1",), "")),)}),
    ("claims[0].origins", {"claims": (replace(LENGTH, origins=OriginCount(1, 2, ("o1",), "x")),)}),
    ("origins", {"origins": replace(RIGHT.origins, max=3)}),
    ("story.title", {"story": replace(RIGHT.story, title="Cầu Vàm Đá đóng cửa")}),
    ("timeline[0].text", {"timeline": (replace(RIGHT.timeline[0], text="đóng cửa"),)}),
    (
        "pages[0].published.value",
        {"pages": (replace(PAGES[0], published=Stamp(value="hom qua", source="given")), PAGES[1])},
    ),
    ("claim", {"claims": (LENGTH, LENGTH)}),
    ("findings[0].sides[0].claims[0]", {"claims": ()}),
    ("derivations[1]", {"derivations": (*RIGHT.derivations, *RIGHT.derivations)}),
    ("passages[0]", {"derivations": ()}),
    ("passages[0]", {"passages": (Passage("r1", "verbatim", (at(ONE, SHARED), at(ONE, "Cầu Vàm")), 1.0),)}),
    ("brief[0].text", {"brief": (BriefSentence("Cầu dài 820 m.", (at(ONE, SHARED),)),)}),
    ("brief[0].text", {"brief": (BriefSentence(SHARED, ()),)}),
    ("timeline[1]", {"timeline": RIGHT.timeline[::-1]}),
    ("timeline[0].when", {"timeline": (replace(RIGHT.timeline[0], when="hôm qua"),)}),
    ("times[0].value", {"times": (replace(RIGHT.times[0], value="3/6"),)}),
    ("figures[0].value", {"figures": (replace(RIGHT.figures[0], value="640 tỷ"),)}),
    ("quotes[0].speaker", {"quotes": (replace(RIGHT.quotes[0], speaker="e9"),)}),
    ("story", {"story": replace(RIGHT.story, start="2026-07-01")}),
    ("pages[0].blocks[1]", {"pages": (page(ONE, (0, 19, True), (85, len(ONE), False)), PAGES[1])}),
    ("pages[0].blocks[1]", {"pages": (page(ONE, (0, 40, True), (30, len(ONE), True)), PAGES[1])}),
    ("pages[0].blocks[1]", {"pages": (page(ONE, (0, 19, True)), PAGES[1])}),
]


@pytest.mark.parametrize(("where", "change"), WRONG)
def test_each_fault_is_found_where_it_is(where: str, change: dict[str, Any]) -> None:
    assert where in places(replace(RIGHT, **change))


def test_a_side_wide_of_its_value_is_found() -> None:
    text = "Cầu dài 820 m" + " và rộng rãi" * 6 + "."
    body = page(text, (0, len(text), True))
    side = Side(value=Value(text="820 m"), claims=(), evidence=(at(text, text),), origins=OriginCount(0, 0, (), "x"))
    finding = Finding(id="f1", kind="agreement", rule="x", reason="x", sides=(side,))
    dossier = Dossier(
        story=Story(id="s1", title=""), pages=(body,), origins=StoryOrigins(0, 0, ()), findings=(finding,)
    )
    problems = verify(dossier, {body.id: text})
    assert [problem.where for problem in problems] == ["findings[0].sides[0].evidence[0]"]


def test_pieces_joined_by_an_ellipsis_are_verbatim() -> None:
    pieces = ("Cầu dài 820 m", "640 tỷ đồng")
    sentence = BriefSentence(" … ".join(pieces), tuple(at(ONE, piece) for piece in pieces))
    assert verify(replace(RIGHT, brief=(sentence,)), TEXTS) == ()


@given(st.lists(st.tuples(st.integers(-5, 120), st.integers(-5, 120), st.booleans()), max_size=6))
def test_any_blocks_are_judged_without_an_error(cuts: list[tuple[int, int, bool]]) -> None:
    verify(replace(RIGHT, pages=(page(ONE, *cuts), PAGES[1])), TEXTS)


@given(st.integers(-300, 300), st.integers(-300, 300), st.text(max_size=5))
def test_a_false_span_is_always_found(start: int, end: int, exact: str) -> None:
    span = Span(page_id(ONE), start, end, exact)
    right = 0 <= start < end <= len(ONE) and ONE[start:end] == exact
    where = places(replace(RIGHT, times=(Time(value=None, type="date", span=span),)))
    assert right or "times[0].span" in where


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("2026-06-03T07:30", True), ("2026-06", True), ("../2026-06", True), ("P75Y", True), ("PT1H30M", True),
        ("P2D/P3D", True), ("P2D/x", False),
        ("XXXX-06-03", True), ("XXXX-06-03T07:30", True), ("XXXX-06-03/XXXX-06-05", True), ("XXXX-06-03/..", True),
        ("2026-24", True),
        ("3/6/2026", False), ("2026-13", False), ("P", False), ("XXXX-6-3", False), ("hôm qua", False),
    ],
)  # fmt: skip
def test_a_time_is_edtf_or_a_duration_and_an_unstated_year_stays_open(value: str, sound: bool) -> None:
    time = Time(value=value, type="date", span=at(TWO, "ngày 3/6/2026"))
    assert ("times[0].value" in places(replace(RIGHT, times=(time,)))) is not sound


def test_what_happens_in_a_year_that_no_page_gives_stands_last_in_the_timeline() -> None:
    open_year = replace(RIGHT.timeline[0], when="XXXX-06-03/XXXX-06-05")
    assert verify(replace(RIGHT, timeline=(*RIGHT.timeline, open_year)), TEXTS) == ()
    assert "timeline[1]" in places(replace(RIGHT, timeline=(open_year, *RIGHT.timeline)))
