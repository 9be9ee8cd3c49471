"""The brief: verbatim, cited, each point once, nothing that lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.dossier.brief import BriefOptions, write_brief
from doichieu.model.claim import About, Claim, Finding, Side, Value
from doichieu.model.entity import Entity, Linking, Reference
from doichieu.model.mention import Figure
from doichieu.model.origin import OriginCount
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.record import FieldEvidence, Leg, Official, Visit, VisitStatus
from doichieu.model.span import Range
from doichieu.text.tokens import tokens
from story_parts import apart, at, read

OPENING = "Sáng 3/6, cầu Vàm Đá bắc qua sông Trẹm chính thức thông xe sau hai năm thi công."
LENGTH = "Cầu có chiều dài 820 m, rộng 12 m, tổng vốn đầu tư 640 tỷ đồng từ ngân sách tỉnh."
WISH = "Mong rằng cây cầu mới sẽ đem lại nhiều niềm vui và đổi thay cho bà con đôi bờ."
SPEECH = "Phó Chủ tịch tỉnh Hồ Thị Na yêu cầu đơn vị vận hành bảo dưỡng cầu đúng định kỳ."
FERRY = "Bến phà cũ ở ấp Ba ngừng hoạt động từ chiều cùng ngày, 14 người lái phà được bố trí việc khác."
LINES = (OPENING, LENGTH, WISH, SPEECH, FERRY)


def texts(*readings: Reading, **known: object) -> list[str]:
    return [sentence.text for sentence in write_brief(apart(*readings, **known))]


def test_sentences_are_verbatim_and_cited() -> None:
    reading = read(*LINES)
    for sentence in write_brief(apart(reading)):
        (span,) = sentence.evidence
        assert sentence.text == span.exact == reading.article.text[span.start : span.end]


def test_it_opens_as_the_page_does() -> None:
    assert texts(read(*LINES))[0] == OPENING


def test_a_sentence_that_two_pages_share_stands_once() -> None:
    one, other = read(*LINES), read(*LINES[::-1])
    brief = texts(one, other)
    assert len(brief) == len(set(brief))


def test_a_passage_stands_once_however_it_is_worded() -> None:
    reworded = "Công trình dài 820 m và rộng 12 m, do ngân sách tỉnh cấp vốn 640 tỷ đồng."
    one, other = read(*LINES), read(reworded, "Chợ nổi đầu cầu hôm nay họp sớm hơn mọi ngày gần một giờ.")
    passage = Passage("r1", "paraphrase", (at(one, LENGTH), at(other, reworded)), 0.7)
    assert not {LENGTH, reworded} <= set(texts(one, other, passages=(passage,)))


def test_facts_come_before_wishes() -> None:
    reading = read(*LINES)
    figure = Figure(id="q1", what="vốn", value="640000000000", unit="VND", span=at(reading, "640 tỷ đồng"))
    brief = write_brief(apart(reading, figures=(figure,)), BriefOptions(sentences=2))
    assert [sentence.text for sentence in brief] == [OPENING, LENGTH]


def test_the_losing_side_of_a_contradiction_is_left_out() -> None:
    one, two, lost = read(*LINES), read(LENGTH, SPEECH), read(LENGTH.replace("640", "460"), FERRY)
    sides = (
        Side(value=Value(text="640"), claims=(), evidence=(at(one, "640"), at(two, "640")), origins=count(2)),
        Side(value=Value(text="460"), claims=(), evidence=(at(lost, "460"),), origins=count(1)),
    )
    finding = Finding(id="f1", kind="contradiction", rule="amount", sides=sides, reason="")
    assert not [text for text in texts(one, two, lost, findings=(finding,)) if "460" in text]


def test_of_an_update_only_the_later_value_is_told() -> None:
    old = read("Lũ quét ở bản Huổi Tát làm 3 người chết và 6 người mất tích.", published="2026-08-14")
    new = read("Số người chết do lũ quét ở bản Huổi Tát đã tăng lên 5.", published="2026-08-15")
    sides = (
        Side(value=Value(text="3"), claims=(), evidence=(at(old, "3 người chết"),), origins=count(1)),
        Side(value=Value(text="5"), claims=(), evidence=(at(new, "tăng lên 5"),), origins=count(1)),
    )
    finding = Finding(id="f1", kind="update", rule="toll", sides=sides, reason="")
    assert texts(old, new, findings=(finding,)) == [new.article.text]


def test_a_value_as_well_attested_as_its_contrary_stands_beside_it() -> None:
    one, other = read(*LINES), read(LENGTH.replace("640", "460"), FERRY)
    sides = tuple(
        Side(value=Value(text=words), claims=(), evidence=(at(page, words),), origins=count(1))
        for page, words in ((one, "640 tỷ đồng"), (other, "460 tỷ đồng"))
    )
    finding = Finding(id="f1", kind="contradiction", rule="amount", sides=sides, reason="")
    disputed = [text for text in texts(one, other, findings=(finding,)) if "640" in text or "460" in text]
    assert disputed in (
        [f"{LENGTH} … tổng vốn đầu tư 460 tỷ đồng từ ngân sách tỉnh"],
        [f"{LENGTH.replace('640', '460')} … tổng vốn đầu tư 640 tỷ đồng từ ngân sách tỉnh"],
    )


def test_a_count_that_moved_on_is_told_as_it_is_by_now() -> None:
    old = read("Lũ quét ở bản Huổi Tát làm 3 người chết, cuốn trôi nhiều nhà.", *LINES, published="2026-08-14T18:30")
    mid = read("Một bà cụ không qua khỏi, nâng số người tử vong ở bản lên năm, theo 2 bác sĩ.", published="2026-08-15")
    new = read("Công an khởi tố vụ án phá rừng ở bản Huổi Tát sáng nay.", "Lũ làm 6 người chết ở bản này.",
               published="2026-08-19")  # fmt: skip
    brief = texts(old, mid, new)
    assert "Lũ làm 6 người chết ở bản này." in brief
    assert not [text for text in brief if "3 người" in text or "lên năm" in text]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("cancelled", "Do bão lớn trong nước, Tổng thống đã quyết định hoãn chuyến thăm Chile tới dịp khác."),
        ("completed", "Rạng sáng 23/11, Tổng thống về tới thủ đô, khép lại ba ngày thăm chính thức Chile."),
    ],
)
def test_what_became_of_a_visit_is_told_first(status: VisitStatus, outcome: str) -> None:
    plan = read(
        "Tổng thống sẽ thăm Chile từ ngày 20 đến 22/11/2026 theo lời mời.", LENGTH, published="2026-11-14T10:00"
    )
    off = read(SPEECH, FERRY, OPENING, WISH, outcome, published="2026-11-23T22:40")
    visit = Visit(
        direction="outbound", status=status, leader=Official(name="x"), start="2026-11-20", end="2026-11-22",
        evidence=FieldEvidence(status=(at(plan, "thăm Chile"),)),
    )  # fmt: skip
    assert texts(plan, off, visits=(visit,))[0] == outcome


def count(number: int) -> OriginCount:
    return OriginCount(number, number, (), "")


def test_a_figure_stands_beside_its_country() -> None:
    lines = (
        "Tổng thống sẽ thăm cấp Nhà nước hai nước Chile và Peru từ ngày 5 đến 12/5/2026 tới đây.",
        "Chile là nước Nam Mỹ đầu tiên lập quan hệ ngoại giao với ta, sớm nhất trong khu vực.",
        "Peru thì có nhiều điểm chung về khí hậu, nông nghiệp và nghề cá ven bờ đại dương.",
        "Kim ngạch thương mại song phương năm ngoái đạt mức 800 triệu USD sau nhiều biến động.",
        "Mức trao đổi hàng hóa giữa đôi bên vào khoảng 95 triệu USD, còn khá khiêm tốn so với tiềm năng.",
    )
    reading = read(*lines)
    legs = tuple(Leg(country=code) for code in ("CL", "PE"))
    visit = Visit(direction="outbound", status="announced", leader=Official(name="x"), legs=legs)
    countries = (("e1", "CL", "Chile"), ("e2", "PE", "Peru"))
    linking = Linking(
        tuple(Entity(id=i, kind="country", name=name, code=code) for i, code, name in countries),
        tuple(
            sorted(
                Reference(reading.page.id, place, i)
                for i, _, name in countries
                for token, place in tokens(reading.text)
                if token == name.lower()
            )
        ),
    )
    figures = tuple(
        Figure(id=f"q{code}", what="kim ngạch", value=value, unit="USD", parties=(code,), span=at(reading, words))
        for code, value, words in (("PE", "800000000", "800 triệu USD"), ("CL", "95000000", "95 triệu USD"))
    )
    brief = texts(reading, visits=(visit,), linking=linking, figures=figures)
    assert brief == [lines[0], lines[1], lines[4], lines[2], lines[3]]


def test_what_a_visit_is_to_a_country_stands_before_its_figures_and_those_before_the_rest() -> None:
    lines = (
        "Tổng thống sẽ thăm cấp Nhà nước hai nước Chile và Peru từ ngày 5 đến 12/5/2026 tới đây.",
        "Lượng khách từ Chile sang ta đạt 12 nghìn lượt, cao nhất trong vòng nhiều năm trở lại đây.",
        "Kim ngạch thương mại song phương năm ngoái đạt mức 95 triệu USD sau nhiều biến động.",
        "Đây là chuyến thăm Chile đầu tiên của một Tổng thống kể từ ngày lập quan hệ.",
    )
    reading = read(*lines)
    words = {at(reading, "Chile và"): "e1", at(reading, "Chile sang"): "e1", at(reading, "Chile đầu"): "e1"}
    references = [Reference(reading.page.id, Range(s.start, s.start + len("Chile")), i) for s, i in words.items()]
    peru = at(reading, "Peru")
    linking = Linking(
        (Entity(id="e1", kind="country", name="Chile", code="CL"),
         Entity(id="e2", kind="country", name="Peru", code="PE")),
        tuple(sorted([*references, Reference(reading.page.id, peru.range, "e2")])),
    )  # fmt: skip
    first = About(subject=None, property="visit.rank", counterpart="e1")
    told = {"c1": "thăm Chile đầu tiên", "c2": "thăm cấp Nhà nước", "c3": "từ ngày 5 đến 12/5/2026"}
    claims = tuple(
        Claim(id=i, type="visit_rank", about=first, value=Value(text=words), evidence=(at(reading, words),))
        for i, words in told.items()
    )
    figures = tuple(
        Figure(id=f"q{n}", what="", value=value, unit=unit, parties=("CL",), span=at(reading, words))
        for n, (value, unit, words) in enumerate(
            [("12000", "lượt", "12 nghìn lượt"), ("95000000", "USD", "95 triệu USD")]
        )
    )
    legs = tuple(Leg(country=code) for code in ("CL", "PE"))
    visit = Visit(direction="outbound", status="announced", leader=Official(name="x"), legs=legs)
    brief = texts(reading, visits=(visit,), linking=linking, figures=figures, claims=claims)
    assert brief == [lines[0], lines[3], lines[2], lines[1]]


def test_what_two_bodies_agreed_in_a_stated_year_is_told_before_what_is_merely_dated() -> None:
    dated = "Năm 2010 được nhiều người dân ven sông Trẹm nhớ lại như một năm mưa thuận gió hòa và được mùa."
    agreed = "Tập đoàn Sao Khuê và Công ty Hải Triều ký thỏa thuận chung vào năm 2010 về nguồn cát cho công trình."
    reading = read(OPENING, dated, agreed)
    names = ("Tập đoàn Sao Khuê", "Công ty Hải Triều")
    linking = Linking(
        tuple(Entity(id=f"e{n}", kind="organization", name=name) for n, name in enumerate(names)),
        tuple(sorted(Reference(reading.page.id, at(reading, name).range, f"e{n}") for n, name in enumerate(names))),
    )
    visit = Visit(direction="outbound", status="announced", leader=Official(name="x"))
    brief = write_brief(apart(reading, linking=linking, visits=(visit,)), BriefOptions(sentences=2))
    assert {sentence.text for sentence in brief} == {OPENING, agreed}


def test_a_budget_in_syllables_is_kept() -> None:
    brief = write_brief(apart(read(*LINES)), BriefOptions(syllables=40))
    assert 10 <= sum(len(tokens(sentence.text)) for sentence in brief) <= 44


def test_a_brief_of_one_country_tells_what_speaks_of_it() -> None:
    lines = (
        "Tổng thống thăm hai nước Chile và Peru trong một tuần của tháng 5 năm 2026.",
        "Tại Chile, hai bên dự kiến ký kết năm văn kiện hợp tác về nông nghiệp và nghề cá.",
        "Peru có nhiều điểm chung về khí hậu với các tỉnh ven biển của nước ta.",
    )
    reading = read(*lines)
    brief = write_brief(apart(reading), BriefOptions(country="PE"))
    assert [sentence.text for sentence in brief] == [lines[0], lines[2]]


def test_a_country_that_no_page_speaks_of_leaves_no_brief() -> None:
    assert write_brief(apart(read(*LINES)), BriefOptions(country="PE")) == ()


def test_it_opens_with_what_a_page_says_first_whatever_was_chosen_first() -> None:
    one, other = read(*LINES), read(OPENING.replace("Sáng 3/6", "Sớm nay"), FERRY, LENGTH, SPEECH)
    assert texts(one, other)[0] in {OPENING, OPENING.replace("Sáng 3/6", "Sớm nay")}


def test_what_an_outlet_sums_up_above_its_text_is_told_by_the_text() -> None:
    summary = "Cây cầu mong đợi bao năm qua sông Trẹm đã thông xe sáng nay trong niềm vui lớn."
    reading = read(summary, OPENING, LENGTH, roles=("lead", "body", "body"))
    brief = write_brief(apart(reading), BriefOptions(syllables=40))
    assert {sentence.text for sentence in brief} == {OPENING, LENGTH}


def test_what_time_a_visit_falls_into_is_a_point() -> None:
    setting = "Chuyến đi diễn ra trong bối cảnh hai nước vừa kỷ niệm 50 năm thiết lập quan hệ ngoại giao."
    rest = "Bà con kiều bào ở thủ đô chờ đón đoàn từ rất sớm với nhiều cờ hoa."
    reading = read("Tổng thống lên đường thăm Chile hôm nay theo lời mời của nước chủ nhà.", rest, WISH, setting)
    visit = Visit(direction="outbound", status="announced", leader=Official(name="x"))
    brief = write_brief(apart(reading, visits=(visit,)), BriefOptions(sentences=2))
    assert setting in [sentence.text for sentence in brief]


def test_a_heading_is_no_sentence() -> None:
    heading = "Những đổi thay của đôi bờ sông Trẹm sau ngày thông xe"
    assert heading not in texts(read(OPENING, heading, LENGTH, FERRY))


def test_no_text_no_brief() -> None:
    assert texts(read("Ngắn.")) == []


@given(st.lists(st.sampled_from([*LINES, "a b " * 20, "1 " * 30, "?" * 50]), max_size=8), st.integers(1, 300))
def test_any_pages_have_a_brief_without_repeats(lines: list[str], budget: int) -> None:
    reading = read(OPENING, *lines)
    brief = write_brief(apart(reading), BriefOptions(syllables=budget))
    assert len({sentence.text for sentence in brief}) == len(brief)
