from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from doichieu.annotate.quantities.amounts import read_quantities
from doichieu.annotate.sentences import read_sentences
from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.claims.figures import read_figures
from doichieu.lang.pack import load_pack
from doichieu.model.entity import Entity, Linking
from doichieu.model.identity import page_id
from doichieu.model.mention import Figure
from doichieu.model.page import Article, Block, Page
from doichieu.model.reading import NameMention, Reading
from doichieu.model.span import Range
from doichieu.text.canonical import view_of
from pace import loops

PACK = load_pack("vi")
CODES = {"Việt Nam": "VN", "Chile": "CL", "Peru": "PE", "Lào": "LA"}


def reading(text: str, language: str | None = "vi") -> Reading:
    """A page of one block, read; countries are those of `CODES`."""
    view = view_of(text)
    blocks = (Block(0, len(text), "body", True, ""),)
    page = Page(
        id=page_id(text),
        sources=("x.txt",),
        sha256="",
        source_sha256="",
        rendering="text",
        language=language,
        length=len(text),
        blocks=blocks,
    )
    sentences = read_sentences(view.text, blocks, PACK)
    times = read_times(TimeContext(text=view.text, sentences=sentences, published="2025-05-05", pack=PACK))
    names = [
        NameMention(range=Range(m.start(), m.end()), kind="country", name=m[0], code=CODES[m[0]])
        for m in re.finditer("|".join(CODES), view.text)
    ]
    return Reading(
        article=Article(page, text),
        view=view,
        blocks=blocks,
        sentences=sentences,
        names=tuple(names),
        times=times,
        quantities=read_quantities(view.text, sentences, times, PACK),
    )


def figures(text: str) -> tuple[Figure, ...]:
    page = reading(text)
    codes = sorted({name.code for name in page.names if name.code})
    countries = [Entity(id=f"e{code}", kind="country", name=code, code=code) for code in codes]
    return read_figures((page,), Linking(tuple(countries)))


def figure(text: str) -> Figure:
    (only,) = figures(text)
    return only


def test_a_figure_says_what_it_measures_and_when() -> None:
    found = figure("Kim ngạch xuất khẩu cá năm 2024 đạt gần 300 triệu USD.")
    assert found.what == "Kim ngạch xuất khẩu cá"
    assert (found.value, found.unit, found.qualifier) == ("300000000", "USD", "nearly")
    assert (found.period, found.carried) == ("2024", ())
    assert found.span.exact == "gần 300 triệu USD"


def test_a_change_goes_to_the_figure_before_it() -> None:
    found = figure("Sản lượng muối năm 2024 đạt 12.000 tấn, tăng 8,5% so với năm trước đó.")
    assert found.value == "12000"
    assert found.change is not None
    assert (found.change.direction, found.change.percent, found.change.since) == ("up", "8.5", "2023")
    assert found.change.span.exact == "tăng 8,5% so với năm trước đó"


def test_a_change_passes_by_what_stands_in_brackets() -> None:
    level, again = figures("Doanh thu đạt 50 tỷ đồng (khoảng 2 triệu USD), giảm 4% so với năm 2023.")
    assert level.change is not None
    assert (level.change.direction, level.change.percent, level.change.since) == ("down", "4", "2023")
    assert again.change is None


def test_a_change_told_again_in_percent_is_one_change() -> None:
    found = figure("Giá muối giảm 300 đồng (1,5%).")
    assert found.change is not None
    assert (found.value, found.change.direction, found.change.percent) == ("300", "down", "1.5")


def test_a_change_of_nothing_named_is_a_figure_of_its_own() -> None:
    found = figure("Lượng khách đến đảo tăng 20% so với năm 2023.")
    assert (found.what, found.value, found.unit) == ("Lượng khách đến đảo", "20", "percent")
    assert found.change is not None
    assert (found.change.direction, found.change.percent, found.change.since) == ("up", None, "2023")


def test_a_direction_may_be_told_without_a_number() -> None:
    found = figure("Lượng khách đến đảo tăng mạnh, đạt 90.000 lượt trong năm 2024.")
    assert (found.what, found.unit, found.period) == ("Lượng khách đến đảo", "lượt", "2024")
    assert found.change is not None
    assert (found.change.direction, found.change.percent) == ("up", None)


def test_what_two_amounts_measure_is_said_once() -> None:
    first, second = figures("Giá muối tăng từ 3.000 đồng/kg (năm 2019) lên 5.000 đồng/kg (năm 2024).")
    assert first.what == second.what == "Giá muối"
    assert (first.period, second.period, second.per) == ("2019", "2024", "kg")


def test_parties_are_the_countries_of_the_clause() -> None:
    found = figure("Với Peru, đây là chuyến thăm Chile đầu tiên của ông.")
    assert found.what == "chuyến thăm Chile"
    assert found.parties == ("PE", "CL")


def test_a_figure_of_two_sides_takes_the_other_one_from_before() -> None:
    _, trade = figures("Việt Nam chào Chile, nước có 20 triệu người. Kim ngạch song phương năm 2024 đạt 1 tỷ USD.")
    assert trade.parties == ("VN", "CL")
    assert trade.carried == ("parties",)


def test_the_nearest_country_before_is_the_other_side() -> None:
    text = "Peru là bạn của Việt Nam. Chile cũng vậy. Hai nước đặt mục tiêu kim ngạch 2 tỷ USD."
    assert figure(text).parties == ("VN", "CL")


def test_a_figure_without_countries_has_no_parties() -> None:
    found = figure("Xã thu 2 tỷ đồng.")
    assert (found.parties, found.carried) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Chặng dừng chân đầu tiên là Lào.",
        "Hai nước kỷ niệm 50 năm thiết lập quan hệ.",
        "Hai bên vui mừng gặp lại.",
        "Thứ nhất, cần đoàn kết.",
    ],
)
def test_what_states_no_fact_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_rank_measures_what_its_subject_is() -> None:
    found = figure("Chile là đối tác lớn thứ 4 của Việt Nam tại châu Mỹ.")
    assert (found.what, found.value, found.unit, found.parties) == ("đối tác", "4", "rank", ("CL", "VN"))


def test_a_span_of_years_states_a_fact() -> None:
    found = figure("Đây là chuyến thăm Lào của ông sau chín năm.")
    assert (found.what, found.value, found.unit) == ("chuyến thăm Lào của ông", "9", "year")


def test_a_date_since_when_is_no_period() -> None:
    found = figure("Đây là lần đầu tiên ông đến Lào kể từ khi nhậm chức năm 2019.")
    assert found.period is None


def test_figures_stand_in_the_page_s_own_characters() -> None:
    text = "Kim ngạch đạt 300\u00a0triệu USD."
    found = figure(text)
    assert found.span.exact == "300\u00a0triệu USD"
    assert text[found.span.start : found.span.end] == found.span.exact


def test_a_page_without_a_pack_has_no_figures() -> None:
    assert read_figures((reading("Kim ngạch đạt 3 tỷ USD.", None),), Linking(())) == ()


def test_the_same_pages_give_the_same_figures() -> None:
    text = "Sản lượng đạt 12.000 tấn, tăng 8,5% so với năm 2023."
    assert figures(text) == figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "đạt 5 tỷ USD, " * 3000,
        "(5 tỷ USD " * 3000,
        "tăng 5% " * 3000,
        "Chile, " * 9000 + "5 tỷ USD",
        "5 người và " * 3000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_sentences_take_time_in_step_with_their_length(text: str) -> None:
    page = reading(text)
    assert loops(lambda: read_figures((page,), Linking(()))) < 140


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Hãng Sao Đêm (mã SDM) ghi nhận doanh thu thuần 70 tỷ đồng.", "doanh thu thuần"),
        ("Hội đồng cho biết công ty đặt mục tiêu lợi nhuận 30 tỷ đồng.", "mục tiêu lợi nhuận"),
        ("Hãng đạt 12 tỷ đồng lợi nhuận sau thuế, cao nhất từ trước đến nay.", "lợi nhuận sau thuế"),
        ("Tài xế có nồng độ cồn 0,3 miligam trên một lít khí thở.", "nồng độ cồn"),
        ("Bác sĩ xác nhận thêm 2 nạn nhân đã qua khỏi.", "nạn nhân"),
        (
            "Hội đồng buộc bà trả nợ, rồi đi vay cho người bị hại và chia đều cho con 5 tỷ đồng.",
            "chia đều cho con",
        ),
        ("Đây là lần đầu tiên ông thăm Peru kể từ khi nhậm chức.", "ông thăm Peru"),
        ("Gió mạnh cấp 8, giật cấp 10.", "giật"),
    ],
)
def test_what_is_measured_is_the_noun_of_the_measure(text: str, what: str) -> None:
    assert figures(text)[-1].what == what


def test_changes_told_in_turn_go_each_to_its_figure() -> None:
    sales, profit = figures(
        "Hãng đạt 80 tỷ đồng doanh thu và 9 tỷ đồng lợi nhuận sau thuế, lần lượt tăng 5% và 7% so với năm 2023."
    )
    assert (sales.what, profit.what) == ("doanh thu", "lợi nhuận sau thuế")
    assert [c and (c.direction, c.percent, c.since) for c in (sales.change, profit.change)] == [
        ("up", "5", "2023"),
        ("up", "7", "2023"),
    ]


def test_a_new_noun_before_a_change_is_a_new_subject() -> None:
    assets, debt = figures("Tổng tài sản đạt 700 tỷ đồng, nợ vay giảm 30 tỷ đồng.")
    assert (assets.change, debt.what, debt.value) == (None, "nợ vay", "30000000000")


def test_a_factor_is_a_change_and_no_amount() -> None:
    doubled = figure("Lợi nhuận đạt 20 tỷ đồng, gấp 2,5 lần cùng kỳ năm trước.").change
    grown = figure("Xã có 40 ca mắc mới, tăng 1,5 lần so với tháng trước.").change
    assert doubled and grown
    assert (doubled.percent, doubled.amount) == ("150", None)
    assert (grown.direction, grown.percent, grown.amount) == ("up", None, None)


def test_the_country_of_a_currency_is_no_party() -> None:
    text = "Việt Nam và Lào đặt mục tiêu kim ngạch hai chiều hơn 600 triệu đô la Mỹ."
    assert figure(text).parties == ("VN", "LA")


def test_a_count_of_things_carries_no_parties() -> None:
    *_, signed = figures("Chile mời Việt Nam thăm. Hai nước đã ký sáu thỏa thuận.")
    assert (signed.what, signed.parties, signed.carried) == ("thỏa thuận", (), ())


def test_two_sides_of_a_story_without_the_home_country_are_those_named() -> None:
    found = figure("Tổng thống Chile thăm Peru. Kim ngạch hai nước đạt 3 tỷ USD.")
    assert (found.parties, found.carried) == (("CL", "PE"), ("parties",))


def test_months_that_are_a_period_are_no_figure() -> None:
    found = figure("Trong 9 tháng, xã thu 2 tỷ đồng tiền thuế.")
    assert (found.what, found.unit) == ("tiền thuế", "VND")


def test_an_item_of_a_list_has_its_own_country_only() -> None:
    *_, last = figures("Chile chiếm 40%, Peru 20%.")
    assert (last.what, last.parties) == ("Peru", ("PE",))


def test_an_age_and_a_term_are_those_of_a_person() -> None:
    text = "Ông Đặng Văn Lý (nguyên giám đốc, 50 tuổi) lĩnh 12 năm tù."
    page = reading(text)
    start = text.index("Đặng")
    name = NameMention(range=Range(start, start + len("Đặng Văn Lý")), kind="person", name="Đặng Văn Lý")
    age, term = read_figures((replace(page, names=(name,)),), Linking(()))
    assert (age.what, age.value, age.unit) == ("Đặng Văn Lý", "50", "tuổi")
    assert (term.what, term.value, term.unit) == ("Đặng Văn Lý", "12", "năm tù")


def test_months_inside_a_measure_part_nothing() -> None:
    found = figure("Doanh thu chín tháng của hãng đạt 60 tỷ đồng.")
    assert (found.what, found.value) == ("Doanh thu chín tháng của hãng", "60000000000")


def test_what_is_measured_begins_behind_a_quotation() -> None:
    assert figure("Ông nói về “của để dành”: “Số tiền quá hạn là 2 tỷ đồng”.").what == "Số tiền quá hạn"
