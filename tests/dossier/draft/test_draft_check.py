"""Drafts held against stories of a few invented lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.dossier.draft.check import check_draft
from doichieu.dossier.draft.report import AGAINST, DraftReport
from doichieu.model.dossier import Bound
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build
from doichieu.stories.grouping import StoryOptions

ROOT = Path(__file__).resolve().parents[3]
BRIDGE = """Cầu Vàm Đá thông xe

06/03/2026

Sáng 6/3/2026, cầu Vàm Đá bắc qua sông Trẹm chính thức thông xe sau hai năm thi công.

Cầu dài 820 m, rộng 12 m, tổng vốn đầu tư 640 tỷ đồng từ ngân sách tỉnh.

Phó Chủ tịch UBND tỉnh Hồ Thị Na yêu cầu đơn vị vận hành bảo dưỡng cầu đúng định kỳ.

Bến phà cũ ở ấp Ba ngừng hoạt động từ chiều cùng ngày, 14 người lái phà được bố trí việc khác.

Lượng xe qua phà năm 2025 tăng 8,4% so với năm 2024.
"""
OTHER = BRIDGE.replace("820 m", "802 m").replace("Cầu Vàm Đá thông xe", "Thông xe cầu Vàm Đá, bến phà ngừng chạy")
STADIUM = """Marlow stadium reopens

12 March 2026

MARLOW - The Marlow stadium reopened on 10 March 2026 after three years of repairs, the city council said.

The repairs cost 48 million dollars and added 6,200 seats, Mayor Helen Brandt told reporters.

The first match will be played on 21 March 2026, and 18,000 tickets have been sold so far.
"""


@cache
def story(*pages: str) -> Bound:
    sources = [RawSource(name=f"{at}.txt", data=page.encode(), media="text") for at, page in enumerate(pages)]
    (bound,) = build(sources, Options(stories=StoryOptions(one_story=True))).bound
    return bound


def check(draft: str, *pages: str) -> DraftReport:
    bound = story(*(pages or (BRIDGE,)))
    return check_draft(bound.dossier, {page.id: page.text for page in bound.texts}, draft)


def verdicts(draft: str, *pages: str) -> list[str]:
    return [statement.verdict for statement in check(draft, *pages).statements]


@pytest.mark.parametrize(
    "draft",
    [
        "Cầu Vàm Đá dài 820 m và rộng 12 m.",
        "Tổng vốn đầu tư của cầu là 640 tỷ đồng.",
        "Ngày 6/3/2026 cầu Vàm Đá thông xe.",
        "Có 14 người lái phà được bố trí việc khác.",
        "So với năm 2024, lượng xe qua phà tăng 8,4%.",
    ],
)
def test_what_a_page_says_is_borne_out_however_it_is_worded(draft: str) -> None:
    assert verdicts(draft) == ["borne_out"]


@pytest.mark.parametrize(
    ("draft", "pages"),
    [
        ("Cầu Vàm Đá dài 280 m và rộng 12 m.", "820 m"),
        ("Tổng vốn đầu tư của cầu là 460 tỷ đồng.", "640 tỷ đồng"),
        ("Sáng 9/3/2026, cầu Vàm Đá chính thức thông xe.", "Sáng 6/3/2026"),
        ("Có 41 người lái phà được bố trí việc khác.", "14 người lái phà"),
        ("So với năm 2024, lượng xe qua phà giảm 8,4%.", "tăng"),
    ],
)
def test_another_value_in_the_same_place_is_contradicted_by_what_the_page_has(draft: str, pages: str) -> None:
    (statement,) = check(draft).statements
    assert statement.verdict == "contradicted"
    (point,) = [point for point in statement.points if point.contradicted]
    assert point.contradicted[0].value in pages
    assert draft[point.start : point.end] == point.text


def test_what_no_page_mentions_is_said_to_be_so() -> None:
    assert verdicts("Lễ khánh thành có 300 đại biểu từ 9 nước tham dự.") == ["unmentioned"]


def test_a_wish_has_nothing_to_check() -> None:
    assert verdicts("Thật đáng mừng cho bà con đôi bờ.") == ["nothing_to_check"]


def test_part_of_a_sentence_may_be_borne_out() -> None:
    assert verdicts("Cầu Vàm Đá dài 820 m, có 96 cột đèn.") == ["partly"]


def test_both_sides_are_told_where_pages_differ() -> None:
    (statement,) = check("Cầu Vàm Đá dài 820 m.", BRIDGE, OTHER).statements
    assert statement.verdict == "disputed"
    (point,) = [point for point in statement.points if point.contradicted]
    assert ([a.value for a in point.borne_out], [a.value for a in point.contradicted]) == (["820 m"], ["802 m"])


def test_a_draft_more_exact_than_any_page_is_said_to_be_so() -> None:
    (statement,) = check("Tổng vốn đầu tư cầu Vàm Đá từ ngân sách tỉnh là 641,3 tỷ đồng.").statements
    assert [(point.verdict, point.finer) for point in statement.points if point.kind == "number"] == [
        ("borne_out", True)
    ]


def test_evidence_is_what_stands_in_the_page() -> None:
    bound = story(BRIDGE, OTHER)
    texts = {page.id: page.text for page in bound.texts}
    report = check("Cầu Vàm Đá dài 820 m, vốn 460 tỷ đồng từ ngân sách tỉnh.", BRIDGE, OTHER)
    spans = [span for s in report.statements for p in s.points for a in (*p.borne_out, *p.contradicted)
             for span in a.evidence]  # fmt: skip
    spans += [span for s in report.statements for span in s.nearest]
    assert spans
    assert all(texts[span.page][span.start : span.end] == span.exact for span in spans)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("The repairs of the stadium cost 48 million dollars.", "borne_out"),
        ("The repairs of the stadium cost 84 million dollars.", "contradicted"),
        ("The first match will be played on 28 March 2026.", "contradicted"),
        ("18,000 tickets have been sold for the match.", "borne_out"),
        ("A new train station opens in June with 14 platforms.", "unmentioned"),
    ],
)
def test_drafts_in_english_are_held_against_english_pages(draft: str, verdict: str) -> None:
    assert verdicts(draft, STADIUM) == [verdict]


@pytest.mark.parametrize(
    "draft",
    [
        "",
        " \n\n ",
        '=HYPERLINK("http://a","b")',
        "\x00\x01\x02",
        "9" * 50_000,
        "a" * 50_000,
        "(" * 20_000,
        "ngày 5/" * 5_000,
        "<script>alert(1)</script>",
        "\ud800",
        "820 m. " * 500,
    ],
)
def test_any_text_is_a_draft(draft: str) -> None:
    report = check(draft)
    assert all(0 <= statement.start < statement.end <= len(draft) for statement in report.statements)


@given(st.lists(st.sampled_from([*BRIDGE.split(), "72", "không", "5/5", "…", "tỷ", "("]), max_size=30))
@settings(max_examples=25)
def test_any_words_of_the_pages_are_a_draft(words: list[str]) -> None:
    draft = " ".join(words)
    for statement in check(draft).statements:
        for point in statement.points:
            assert statement.start <= point.start < point.end <= statement.end


def test_the_same_draft_gets_the_same_answer() -> None:
    draft = "Cầu Vàm Đá dài 820 m. Vốn là 460 tỷ đồng. Có 41 người lái phà được bố trí việc khác."
    assert check(draft, BRIDGE, OTHER) == check(draft, BRIDGE, OTHER)


@pytest.fixture(scope="module")
def judged(examples: Path) -> Callable[[str], list[tuple[str, bool]]]:
    """The kind of each sentence of a file in eval/drafts, and whether pages contradict it."""
    sources = [
        RawSource(name=path.name, data=path.read_bytes(), media="html" if path.suffix == ".html" else "text")
        for path in sorted(examples.iterdir())
    ]
    stories = {bound.dossier.pages[0].sources[0].split("-")[0]: bound for bound in build(sources, Options()).bound}

    def judge(name: str) -> list[tuple[str, bool]]:
        rows = [json.loads(line) for line in (ROOT / "eval/drafts" / f"{name}.jsonl").read_text().splitlines()]
        bound = stories[name]
        report = check_draft(
            bound.dossier, {page.id: page.text for page in bound.texts}, "\n".join(row["text"] for row in rows)
        )
        against = {statement.text for statement in report.statements if statement.verdict in AGAINST}
        return [(row["kind"], any(text in row["text"] for text in against)) for row in rows]

    return judge


@pytest.mark.parametrize("name", ["visit", "flood"])
def test_drafts_about_the_examples_are_told_apart(name: str, judged: Callable[[str], list[tuple[str, bool]]]) -> None:
    found = judged(name)
    changed = [against for kind, against in found if kind == "changed"]
    assert not [kind for kind, against in found if against and kind != "changed"]
    assert sum(changed) >= 0.85 * len(changed)


COURT = """Tuyên án cựu giám đốc

20/6/2031

Chiều 20/6, tòa tuyên phạt bị cáo Trịnh Văn Lâm, cựu giám đốc Công ty Hoàng Phát, 14 năm tù.

Rạng sáng 3/8, một trận lũ quét xảy ra tại xã Tả Phìn.

Hai nước đưa kim ngạch thương mại lên 3 tỷ USD vào năm 2035.

Chile là đối tác thương mại lớn thứ 4 của Việt Nam tại Mỹ Latinh.

Tổng thống Peru Lucía Quispe Rojas tiếp đoàn doanh nghiệp của Chile tại Lima.
"""
GUEST = """Estonian president in Hanoi

5 May 2031

President Kaarel Lepik of Estonia arrived in Hanoi on Monday. He is accompanied by his wife and two ministers.

Foreign Minister Maarja Tamm said that Estonia would open an embassy in Hanoi next year.
"""


@pytest.mark.parametrize(
    "draft",
    [
        "Bị cáo Trịnh Văn Lâm được tuyên vô tội.",
        "Lũ quét xảy ra tại xã Tả Phìn tối 3/8.",
        "Kim ngạch thương mại hai nước đã đạt 3 tỷ USD.",
        "Chile là đối tác thương mại lớn thứ tư của Việt Nam trên thế giới.",
        "Tổng thống Chile là Lucía Quispe Rojas.",
    ],
)
def test_a_sentence_that_says_more_or_other_than_the_pages_is_not_borne_out(draft: str) -> None:
    assert "borne_out" not in verdicts(draft, COURT)


@pytest.mark.parametrize(
    "draft",
    [
        "Tòa tuyên phạt bị cáo Trịnh Văn Lâm 14 năm tù.",
        "Lũ quét xảy ra tại xã Tả Phìn rạng sáng 3/8.",
        "Hai nước đưa kim ngạch thương mại song phương lên 3 tỷ USD vào năm 2035.",
        "Chile là đối tác thương mại lớn thứ tư của Việt Nam ở Mỹ Latinh.",
        "Tổng thống Peru Lucía Quispe Rojas đã tiếp đoàn doanh nghiệp Chile.",
    ],
)
def test_a_sentence_that_the_pages_say_in_their_words_is_borne_out(draft: str) -> None:
    assert verdicts(draft, COURT) == ["borne_out"]


def test_words_of_denial_and_other_objects_are_seen_in_english() -> None:
    assert "borne_out" not in verdicts("Lepik was not accompanied by his wife.", GUEST)
    assert "borne_out" not in verdicts("Estonia will open a consulate in Hanoi next year.", GUEST)
    assert verdicts("Estonia will open an embassy in Hanoi next year.", GUEST) == ["borne_out"]


def test_a_number_is_held_to_the_word_before_it() -> None:
    page = COURT + "\nLũ đã cuốn trôi 23 ngôi nhà, làm hư hại 118 nhà khác.\n"
    assert verdicts("Lũ đã cuốn trôi 118 ngôi nhà.", page) != ["borne_out"]
    assert verdicts("Lũ đã cuốn trôi 23 ngôi nhà.", page) == ["borne_out"]
    assert verdicts("Lũ làm hư hại 118 nhà.", page) == ["borne_out"]
