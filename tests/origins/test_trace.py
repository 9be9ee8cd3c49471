from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from doichieu.entities.linker import link_entities
from doichieu.model.page import Credit, Outlet, Role
from doichieu.model.passage import Derivation
from doichieu.model.reading import Reading
from doichieu.origins.trace import Trace, trace_origins
from doichieu.reuse.passages import find_passages
from pace import loops
from story_parts import at, read

LINES = (
    "Hội đua thuyền trên sông Ngàn năm nay đón ba mươi đội, nhiều nhất từ ngày hội được khôi phục.",
    "Các tay chèo phải vượt bốn khúc quanh và một đoạn nước xiết ngay dưới chân cầu treo cũ.",
    "Ban tổ chức dựng khán đài nổi cho người già, còn trẻ nhỏ được phát áo phao ngay từ bến.",
    "Phần thưởng cho đội về nhất là một con trâu và chiếc trống đồng đúc theo mẫu cổ.",
)
MORE = (
    "Đêm trước hội, các làng ven sông thắp đèn trên thuyền và hát đối đáp tới khuya.",
    "Người trông đền kể rằng tục này có từ thời ông tổ lập làng, khi dân phải đưa lúa tránh lũ.",
    "Quán hàng dọc bờ kè bán bánh nếp, cá nướng và thứ rượu ngâm lá rừng ít nơi có.",
    "Sáng hôm sau, nước sông lên hơn một gang tay nên giờ xuất phát phải lùi lại.",
)
ELSE = (
    "Huyện bên cạnh cũng mở hội nhưng chọn môn kéo co và đánh đu ở sân đình.",
    "Đoàn văn công tỉnh về diễn hai tối liền, vé phát không cho bà con.",
    "Trường cấp hai cho học trò nghỉ một buổi để ra bờ sông cổ vũ.",
)


def trace(*pages: Reading) -> Trace:
    return trace_origins(pages, find_passages(pages), link_entities(pages))


def verdict(found: Trace) -> Derivation:
    (only,) = found.derivations
    return only


def credited(reading: Reading, name: str) -> Reading:
    """The page with its last line as the credit for the whole text."""
    credit = Credit("text", name, at(reading, name))
    page = replace(reading.page, credits=(credit,))
    return replace(reading, article=replace(reading.article, page=page))


def posted(reading: Reading, outlet: str) -> Reading:
    """The page as published by this site."""
    page = replace(reading.page, outlet=Outlet(outlet))
    return replace(reading, article=replace(reading.article, page=page))


def interview() -> Reading:
    roles: tuple[Role, ...] = ("title", "lead", "question", "answer", "answer", "question", "answer")
    return read(
        "Chuyện hội đua thuyền",
        "Thứ trưởng Bộ Ngoại giao Đoàn Quang Vịnh trả lời báo chí trước chuyến đi.",
        "Phóng viên: Xin Thứ trưởng cho biết ý nghĩa của chuyến đi?",
        "Thứ trưởng Bộ Ngoại giao Đoàn Quang Vịnh: Bà con ở xa đã giúp đỡ ta trong những năm tháng gian khó nhất, "
        "khi hạt muối cũng phải cắn làm đôi.",
        "Tôi tin rằng chuyến đi lần này sẽ mở thêm một đường buôn bán gỗ và gạo cho các tỉnh ven biển nước ta.",
        "Phóng viên: Còn những khó khăn thì sao, thưa Thứ trưởng?",
        "Thứ trưởng Bộ Ngoại giao Đoàn Quang Vịnh: Đường xa, tàu nhỏ, mùa này lại nhiều gió chướng nên chúng tôi "
        "phải tính kỹ từng chặng một.",
        roles=roles,
    )


def rewrite(*tail: str) -> Reading:
    return read(
        "Bà con ở xa đã giúp đỡ Việt Nam trong những năm tháng gian khó nhất, khi hạt muối cũng phải cắn làm đôi.",
        "Chuyến đi lần này sẽ mở thêm một đường buôn bán gỗ và gạo cho các tỉnh ven biển Việt Nam.",
        "Đường xa, tàu nhỏ, mùa này lại nhiều gió chướng nên đoàn phải tính kỹ từng chặng một.",
        *tail,
    )


def test_an_interview_told_as_prose_is_derived_from_the_interview() -> None:
    told, asked = rewrite(), interview()
    for pages in ((told, asked), (asked, told)):
        found = trace(*pages)
        derived = verdict(found)
        assert (derived.verdict, derived.page, derived.of) == ("derived", told.page.id, asked.page.id)
        assert "interview" in derived.reason
        assert derived.share > 0.8
        (account,) = found.origins.groups
        assert (account.label, account.kind, found.origins.max) == ("Bộ Ngoại giao", "named", 1)


def test_two_rewrites_of_one_interview_have_a_common_origin() -> None:
    found = trace(interview(), rewrite("Tin do bạn đọc gửi."), rewrite("Ảnh chụp ở bến."))
    verdicts = {frozenset((d.page, d.of)): d.verdict for d in found.derivations}
    assert sorted(verdicts.values()) == ["common_origin", "derived", "derived"]
    assert found.origins.max == 1


def test_an_interview_and_a_communique_of_one_ministry_are_one_account() -> None:
    statement = read(
        "Theo Thông cáo của Bộ Ngoại giao, đoàn sẽ lên đường vào mùa gió chướng và dừng ở ba cảng.", *ELSE[:2]
    )
    found = trace(interview(), statement)
    assert [(origin.label, len(origin.pages)) for origin in found.origins.groups] == [("Bộ Ngoại giao", 2)]


def test_a_later_copy_is_derived_from_the_earlier_page() -> None:
    early = read(*LINES, *MORE, published="2031-05-05T06:14")
    late = read(*LINES, published="2031-05-05T09:00")
    for pages in ((early, late), (late, early)):
        derived = verdict(trace(*pages))
        assert (derived.verdict, derived.page) == ("derived", late.page.id)
        assert "earlier" in derived.reason


def test_nothing_that_tells_who_was_first_leaves_the_pair_undecided_and_one_account() -> None:
    found = trace(read(*LINES, ELSE[0]), read(*LINES, ELSE[1]))
    assert verdict(found).verdict == "undecided"
    assert (found.origins.min, found.origins.max) == (1, 1)


def test_a_page_that_names_the_other_as_its_source_is_derived_from_it() -> None:
    source = posted(read(*LINES, *MORE), "Báo Bến Sông")
    copy = credited(read(*LINES, "Theo báo Bến Sông"), "báo Bến Sông")
    derived = verdict(trace(copy, source))
    assert (derived.verdict, derived.page) == ("derived", copy.page.id)
    assert any(span.exact == "báo Bến Sông" for span in derived.evidence)


def test_a_page_that_names_another_source_is_derived_from_no_page_here() -> None:
    early = read(*LINES, *MORE, published="2031-05-05T06:14")
    late = credited(read(*LINES, "Theo báo Bến Sông", published="2031-05-05T09:00"), "báo Bến Sông")
    assert verdict(trace(early, late)).verdict == "undecided"


def test_two_pages_that_credit_one_agency_have_a_common_origin_and_are_one_account() -> None:
    a = credited(read(*LINES, "TTXVN", published="2031-05-05"), "TTXVN")
    b = credited(read(*LINES, "Theo Thông tấn xã Việt Nam", published="2031-05-06"), "Thông tấn xã Việt Nam")
    found = trace(a, b)
    assert verdict(found).verdict == "common_origin"
    assert [origin.label for origin in found.origins.groups] == ["Thông tấn xã Việt Nam"]


def test_a_digest_tells_the_accounts_of_its_sources_and_joins_them_not() -> None:
    one, other = read(*LINES, published="2031-05-05"), read(*MORE, published="2031-05-06")
    digest = read(*LINES[:3], *MORE[:3], published="2031-05-07")
    found = trace(one, other, digest)
    assert {(d.page, d.of, d.verdict) for d in found.derivations} == {
        (digest.page.id, one.page.id, "derived"),
        (digest.page.id, other.page.id, "derived"),
    }
    assert (found.origins.min, found.origins.max) == (2, 2)
    assert all(digest.page.id in origin.pages for origin in found.origins.groups)


def test_one_sentence_in_common_makes_no_derivation_and_no_account_less() -> None:
    found = trace(
        read(LINES[0], *MORE, published="2031-05-05"), read(LINES[0], *ELSE, *LINES[2:], published="2031-05-06")
    )
    assert verdict(found).verdict == "undecided"
    assert verdict(found).share < 0.3
    assert (found.origins.min, found.origins.max) == (2, 2)


def test_pages_with_nothing_in_common_have_no_verdict_and_an_account_each() -> None:
    found = trace(read(*LINES), read(*MORE), read(*ELSE))
    assert found.derivations == ()
    assert (found.origins.min, found.origins.max, len(found.origins.groups)) == (3, 3, 3)
    assert all(origin.kind == "inferred" for origin in found.origins.groups)


def test_a_photo_credit_names_no_account() -> None:
    a, b = read(*LINES), read(*MORE)
    photo = Credit("photo", "TTXVN", b.article.span(0, 5))
    b = replace(b, article=replace(b.article, page=replace(b.page, credits=(photo,))))
    assert [origin.kind for origin in trace(a, b).origins.groups] == ["inferred", "inferred"]


def test_half_a_page_in_common_leaves_the_count_open() -> None:
    a, b = read(*LINES[:2], *MORE[:3]), read(*LINES[:2], *ELSE, LINES[3])
    found = trace(a, b)
    assert (found.origins.min, found.origins.max) == (1, 2)


def test_every_pair_that_shares_a_passage_is_listed_once_and_groups_hold_known_pages() -> None:
    pages = (read(*LINES), read(*LINES[:2], *MORE), read(*MORE, *ELSE), read(*ELSE))
    passages = find_passages(pages)
    found = trace_origins(pages, passages, link_entities(pages))
    sharing = {frozenset((a.page, b.page)) for p in passages for a in p.spans for b in p.spans if a.page != b.page}
    assert sorted(map(sorted, sharing)) == sorted(sorted((d.page, d.of)) for d in found.derivations)
    ids = {page.page.id for page in pages}
    assert {page for origin in found.origins.groups for page in origin.pages} == ids == set(found.homes)
    assert set(found.homes.values()) <= {origin.id for origin in found.origins.groups}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from((*LINES, *MORE, *ELSE)), min_size=1, max_size=5), min_size=1, max_size=5))
def test_counts_and_shares_are_sound_whatever_the_pages(texts: list[Sequence[str]]) -> None:
    pages = tuple({page.page.id: page for page in (read(*lines) for lines in texts)}.values())
    found = trace(*pages)
    assert 1 <= found.origins.min <= found.origins.max == len(found.origins.groups) <= len(pages)
    for derivation in found.derivations:
        assert 0 < derivation.share <= 1
        assert derivation.page != derivation.of
        assert derivation.reason.endswith(".")


@pytest.mark.parametrize("count", [1, 0])
def test_a_story_of_one_page_or_none(count: int) -> None:
    found = trace(*[read(*LINES)][:count])
    assert (found.origins.min, found.origins.max) == (count, count)


def test_many_copies_take_no_time() -> None:
    pages = [read(*LINES, f"Bản tin số {number}.", published=f"2031-05-{1 + number % 28:02}") for number in range(120)]
    passages, linking = find_passages(pages), link_entities(pages)
    assert loops(lambda: trace_origins(pages, passages, linking)) < 350
    found = trace_origins(pages, passages, linking)
    assert len(found.derivations) == 120 * 119 // 2
    assert found.origins.max == 1


def test_an_error_that_only_two_pages_share_is_shown() -> None:
    wrong = LINES[1].replace("chèo", "chểo")
    right = [read(*LINES, more) for more in MORE[:3]]
    pages = (*right, read(LINES[0], wrong, MORE[3]), read(wrong, LINES[2], ELSE[0]))
    found = {frozenset((d.page, d.of)): d for d in trace(*pages).derivations}
    shown = found[frozenset((pages[3].page.id, pages[4].page.id))]
    assert "“chểo”" in shown.reason
    assert "“chèo”" in shown.reason
    assert [d for d in found.values() if "chểo" in d.reason] == [shown]


def test_a_page_full_of_attributions_takes_no_time() -> None:
    page = read(*[f"Theo báo cáo của Công an tỉnh Sơn La, việc số {number} đã xong." for number in range(2_000)])
    other = read("theo " * 50_000, "Theo báo " * 5_000)
    linking = link_entities((page, other))
    assert loops(lambda: trace_origins((page, other), (), linking)) < 350


def test_two_pieces_of_one_outlet_are_one_account() -> None:
    pages = posted(read(*LINES), "Sông Ngàn"), posted(read(*ELSE), "Sông Ngàn")
    assert trace(*pages).origins.max == 1
    assert trace(pages[0], posted(pages[1], "Đồng Xa")).origins.max == 2


def test_a_page_that_names_another_s_outlet_at_its_head_tells_that_account() -> None:
    paper = posted(read(*LINES, *MORE), "Báo Sông Ngàn")
    told = trace(paper, read(f"Theo báo Sông Ngàn, {LINES[0][0].lower()}{LINES[0][1:]}", LINES[1], *ELSE))
    assert (told.origins.min, told.origins.max) == (1, 1)


STATEMENT = (
    "Theo thông báo của Ban Quản lý bến Hạc, phà sẽ nghỉ hai ngày để thay máy và sơn lại lan can hai bên.",
    "Thông báo của Ban Quản lý bến Hạc cho biết phà sẽ nghỉ hai ngày để thay máy và sơn lại lan can hai bên.",
    "Ban Quản lý bến Hạc vừa ra thông báo, theo đó phà sẽ nghỉ hai ngày để thay máy và sơn lại lan can hai bên.",
)


@pytest.mark.parametrize("other", STATEMENT[1:])
def test_pages_that_open_with_one_document_have_a_common_origin_however_it_is_told(other: str) -> None:
    early, late = read(STATEMENT[0], LINES[0], published="2031-05-01"), read(other, MORE[0], published="2031-05-02")
    found = trace(early, late)
    assert [each.verdict for each in found.derivations] == ["common_origin"]
    assert found.origins.max == 1


def test_a_page_of_foreign_news_goes_by_the_agency_it_opens_with() -> None:
    pages = read("Theo AFP, cầu cảng cũ đã sập vào rạng sáng.", *LINES), read(*MORE, *ELSE)
    assert "AFP" in [origin.label for origin in trace(*pages).origins.groups]
