from __future__ import annotations

from doichieu.entities.linker import link_entities
from doichieu.model.claim import About, Claim, Value
from doichieu.model.origin import Origin, OriginCount, StoryOrigins
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span
from doichieu.origins.intervals import Intervals
from doichieu.origins.support import accounts_behind, count_origins
from doichieu.origins.trace import Teller, Trace, trace_origins
from doichieu.reuse.passages import find_passages
from story_parts import at, read

SHARED = "Cây cầu treo qua suối Ngàn bị cuốn mất ba nhịp giữa, người dân phải chèo mảng sang chợ."
REPORTER = (
    "Đứng trên bờ kè sáng sớm, chúng tôi đếm được mười hai mảng tre chở hàng qua lại.",
    "Ông lái mảng già nhất bến kể rằng nước đã lôi đi ba nhịp cầu từ lúc nửa đêm.",
)
OTHER = (
    "Học sinh bên kia suối được nghỉ hai hôm, thầy cô mang bài sang tận nhà.",
    "Xe tải chở gạo cứu trợ phải dừng ở ngã ba vì đường xuống bến quá lầy.",
)


def count(evidence: list[Span], *pages: Reading) -> OriginCount:
    return accounts_behind(evidence, trace_origins(pages, find_passages(pages), link_entities(pages)))


def test_a_passage_in_two_pages_is_one_account() -> None:
    a, b = read(SHARED, *REPORTER), read(SHARED, *OTHER)
    found = count([at(a, "mất ba nhịp giữa"), at(b, "mất ba nhịp giữa")], a, b)
    assert (found.min, found.max) == (1, 1)
    assert found.reason.startswith("2 pages")


def test_two_pages_that_say_it_in_their_own_words_are_two() -> None:
    a, b = read(*REPORTER), read(SHARED, *OTHER)
    found = count([at(a, "lôi đi ba nhịp cầu"), at(b, "bị cuốn mất ba nhịp giữa")], a, b)
    assert (found.min, found.max, len(found.groups)) == (2, 2, 2)


def test_a_page_that_says_it_again_after_a_shared_passage_adds_nothing() -> None:
    a, b = read(SHARED, *OTHER), read(SHARED, *REPORTER)
    evidence = [at(a, "mất ba nhịp giữa"), at(b, "mất ba nhịp giữa"), at(b, "lôi đi ba nhịp cầu")]
    assert count(evidence, a, b).max == 1


def test_two_pages_that_let_one_institution_speak_are_one_account_for_that() -> None:
    a = read("Theo thông tin từ Công an tỉnh Sơn La, cầu sập lúc hai giờ sáng.", *REPORTER)
    b = read(*OTHER, "Theo báo cáo của Công an tỉnh Sơn La, cây cầu đã đổ từ hai giờ sáng nay.")
    evidence = [at(a, "cầu sập lúc hai giờ sáng"), at(b, "đã đổ từ hai giờ sáng nay")]
    found = count(evidence, a, b)
    assert (found.min, found.max) == (1, 1)
    assert "Công an tỉnh Sơn La" in found.reason


def test_evidence_beside_the_voice_is_the_page_s_own() -> None:
    a = read(*REPORTER, *REPORTER, "Theo thông tin từ Công an tỉnh Sơn La, cầu sập lúc hai giờ sáng.")
    b = read(*OTHER, *OTHER, "Theo báo cáo của Công an tỉnh Sơn La, cây cầu đã đổ từ hai giờ sáng nay.")
    assert count([at(a, "mười hai mảng tre"), at(b, "nghỉ hai hôm")], a, b).max == 2


def test_no_evidence_no_account() -> None:
    found = count([], read(*OTHER))
    assert (found.min, found.max, found.groups) == (0, 0, ())


def test_every_claim_gets_its_count() -> None:
    a, b = read(SHARED), read(SHARED, *OTHER)
    trace = trace_origins((a, b), find_passages((a, b)), link_entities((a, b)))
    claims = tuple(
        Claim(id=f"c{number}", type="t", about=About(subject=None, property="p"), value=Value(text="v"), evidence=spans)
        for number, spans in enumerate([(at(a, "ba nhịp"), at(b, "ba nhịp")), (at(b, "nghỉ hai hôm"),)])
    )
    counted = count_origins(claims, trace)
    assert [claim.id for claim in counted] == ["c0", "c1"]
    assert all(claim.origins and claim.origins.max == 1 for claim in counted)


def test_what_a_page_tells_in_its_own_words_before_what_it_shares_is_its_own() -> None:
    def origin(name: str, page: str) -> Origin:
        return Origin(id=name, label=name, kind="inferred", pages=(page,), reason="", evidence=())

    origins = StoryOrigins(2, 2, (origin("o1", "p"), origin("o2", "q")))
    trace = Trace((), origins, {"p": "o1", "q": "o2"}, {"q": Intervals([(Range(50, 90), Teller("o1"))])})
    first, shared, last = Span("q", 0, 5, "a"), Span("q", 60, 65, "b"), Span("q", 100, 105, "c")
    assert accounts_behind([Span("p", 0, 5, "d"), first, shared], trace).max == 2
    assert accounts_behind([Span("p", 0, 5, "d"), last, shared], trace).max == 1
