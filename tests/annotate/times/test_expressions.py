from __future__ import annotations

import calendar
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.annotate.times.forms import time_words
from doichieu.lang.pack import load_pack
from doichieu.model.reading import Sentence, TimeMention
from doichieu.model.span import Range
from pace import loops

PACK = load_pack("vi")
time_words(PACK.code)  # compiled before any test is timed
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def read(text: str, published: str | None = "2025-05-05", inferred: tuple[str, ...] = ()) -> tuple[TimeMention, ...]:
    sentences = (Sentence(Range(0, len(text)), 0),)
    return read_times(
        TimeContext(text=text, sentences=sentences, published=published, published_inferred=inferred, pack=PACK)
    )


def values(text: str, published: str | None = "2025-05-05") -> list[str | None]:
    return [mention.value for mention in read(text, published)]


@given(
    DAYS,
    st.sampled_from(
        [
            "Họp ngày {d}/{m}/{y}.",
            "Họp ngày {d:02d}/{m:02d}/{y}.",
            "Họp {d}/{m}/{y}.",
            "Họp ngày {d}-{m}-{y}.",
            "Họp ngày {d}.{m}.{y}.",
            "Họp ngày {d} tháng {m} năm {y}.",
            "Họp ({d}/{m}/{y}).",
            "Cập nhật {y}-{m:02d}-{d:02d}.",
        ]
    ),
)
def test_a_full_date_is_read_back_in_every_form(day: date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year)
    assert values(text, None) == [day.isoformat()]
    assert read(text)[0].inferred == ()


@settings(deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from(
        [
            "Họp lúc {t.hour}h{t.minute:02d} ngày {t.day}/{t.month}/{t.year}.",
            "Họp lúc {t.hour} giờ {t.minute} phút ngày {t.day}/{t.month}/{t.year}.",
            "Cập nhật {t.hour:02d}:{t.minute:02d} {t.day:02d}/{t.month:02d}/{t.year}.",
        ]
    ),
)
def test_a_clock_time_is_read_back_with_its_day(moment: datetime, form: str) -> None:
    assert values(form.format(t=moment), None) == [moment.isoformat(timespec="minutes")]


@settings(deadline=None)
@given(
    st.integers(1900, 2099),
    st.integers(1, 12),
    st.sampled_from(["tháng {m}/{y}", "tháng {m}-{y}", "tháng {m} năm {y}", "tháng {w} năm {y}", "cuối tháng {m}/{y}"]),
)
def test_a_month_is_read_back_in_every_form(year: int, month: int, form: str) -> None:
    word = next(name for name, number in PACK.times.months.items() if number == month).capitalize()
    assert values(f"Họp {form.format(m=month, y=year, w=word)}.") == [f"{year}-{month:02d}"]


@settings(deadline=None)
@given(st.integers(1900, 2099), st.integers(1, 4), st.sampled_from(["quý {r}/{y}", "quý {q} năm {y}", "quý {r}-{y}"]))
def test_a_quarter_is_its_months(year: int, quarter: int, form: str) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    months = f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"
    assert values(f"Họp {form.format(r=roman, q=quarter, y=year)}.") == [months]


@settings(deadline=None)
@given(st.integers(1, 99), st.sampled_from([("năm", "Y"), ("tháng", "M"), ("tuần", "W"), ("ngày", "D")]))
def test_a_length_is_read_back(count: int, unit: tuple[str, str]) -> None:
    assert values(f"Việc kéo dài {count} {unit[0]}.") == [f"P{count}{unit[1]}"]
    assert values(f"Việc kéo dài từ {count} đến {count + 1} {unit[0]}.") == [f"P{count}{unit[1]}/P{count + 1}{unit[1]}"]


@given(DAYS, st.integers(0, 60))
def test_a_range_has_the_days_it_names(first: date, length: int) -> None:
    last = min(date.fromordinal(first.toordinal() + length + 1), date(2099, 12, 31))
    if first == last:
        return
    text = f"Họp từ ngày {first.day}/{first.month}/{first.year} đến {last.day}/{last.month}/{last.year}."
    assert values(text) == [f"{first.isoformat()}/{last.isoformat()}"]


@given(DAYS, st.data(), st.sampled_from(["từ ngày {} đến {}", "từ ngày {} - {}", "từ {}-{}", "từ ngày {} tới ngày {}"]))
def test_the_first_day_of_a_range_takes_month_and_year_from_the_last(day: date, data: st.DataObject, form: str) -> None:
    month_end = calendar.monthrange(day.year, day.month)[1]
    last = data.draw(st.integers(min(day.day + 1, month_end), month_end))
    if last == day.day:
        return
    text = form.format(day.day, f"{last}/{day.month}/{day.year}")
    assert values(f"Họp {text}.") == [f"{day.isoformat()}/{day.replace(day=last).isoformat()}"]


@given(DAYS, DAYS)
def test_a_date_without_a_year_lies_within_half_a_year_of_the_page(day: date, page: date) -> None:
    if (day.month, day.day) == (2, 29):
        return
    (mention,) = read(f"Họp ngày {day.day}/{day.month}.", page.isoformat())
    assert mention.inferred == ("year: published",)
    assert mention.value is not None
    assert abs((date.fromisoformat(mention.value) - page).days) <= 190


def test_a_year_is_never_invented() -> None:
    (mention,) = read("Họp ngày 5/8.", None)
    assert (mention.value, mention.inferred) == ("XXXX-08-05", ())
    assert values("Họp hôm qua.", None) == [None]


def test_what_the_page_date_itself_took_from_context_is_handed_on() -> None:
    (mention,) = read("Họp ngày 5/8.", "2025-07-30", ("year",))
    assert mention.inferred == ("year: published", "published year")


def test_a_year_comes_from_another_full_date_of_the_page() -> None:
    assert values("Họp ngày 28/12. Cập nhật ngày 3/1/2026.", None) == ["2025-12-28", "2026-01-03"]


def test_an_anniversary_says_what_it_counts() -> None:
    text = "Hai nước kỷ niệm 50 năm thiết lập quan hệ, rồi ký kết."
    (mention,) = read(text)
    assert mention.sense == "anniversary"
    assert mention.anchor is not None
    assert text[mention.anchor.start : mention.anchor.end] == "thiết lập quan hệ"


@pytest.mark.parametrize("text", ["Họp ngày 30/2/2025.", "Họp ngày 31/4.", "Họp ngày 32/5.", "Họp 5/13."])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    assert all(value is None or not value.endswith(("-30", "-31", "-32")) for value in values(text))


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789/-.:hng àynăm thángừđếtsKQ(),\n"), max_size=120))
def test_mentions_lie_in_order_inside_the_text(text: str) -> None:
    mentions = read(text)
    assert all(0 <= m.range.start < m.range.end <= len(text) for m in mentions)
    assert all(a.range.end <= b.range.start for a, b in pairwise(mentions))


@settings(deadline=None)
@given(st.text(max_size=200), st.none() | st.text(max_size=12))
def test_no_text_is_too_strange(text: str, published: str | None) -> None:
    assert all(0 <= m.range.start < m.range.end <= len(text) for m in read(text, published))


def test_a_day_of_birth_gives_other_dates_no_year() -> None:
    text = "Ca sĩ Lý Hoài An sinh ngày 5/11/1987 tại Huế. Album ra mắt hôm 9/11 ở Hà Nội."
    assert values(text, published=None) == ["1987-11-05", "XXXX-11-09"]


def test_only_sentences_are_read() -> None:
    text = "Họp ngày 5/5/2025. Đọc thêm: ngày 6/6/2024."
    sentences = (Sentence(Range(0, 18), 0),)
    mentions = read_times(TimeContext(text=text, sentences=sentences, published=None, pack=PACK))
    assert [mention.value for mention in mentions] == ["2025-05-05"]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "1/" * 10_000,
        "5-" * 10_000,
        "ngày " * 5_000,
        "hai " * 5_000,
        "(" * 100_000,
        "từ 5/5 đến " * 5_000,
        "ngày 5/5 " * 6_000,
        "một trăm " * 6_000,
        "năm 2024, " * 6_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_lines_take_time_in_step_with_their_length(text: str) -> None:
    assert loops(lambda: read(text)) < 280
