"""Stories of visits, for tests: `voyage` two legs that were made, `planned` one that was announced."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from doichieu.model.claim import About, Claim, Finding, Side, Value
from doichieu.model.dossier import Bound
from doichieu.model.entity import Entity, Post
from doichieu.model.identity import content_id
from doichieu.model.mention import Time
from doichieu.model.page import Author, Outlet, Stamp
from doichieu.model.passage import Derivation
from doichieu.model.record import FieldEvidence, Leg, Member, Official, Visit
from doichieu.model.span import Span
from factory import ONE, bd, pg, sp

REPORT = (
    "Chủ tịch nước thăm hai nước\n"
    "Chủ tịch nước Trần Minh Hà thăm cấp Nhà nước Bồ Đào Nha từ ngày 3 đến 6/9/2031 theo lời mời của Tổng thống "
    "Duarte Reis. Tại Lisbon, Chủ tịch nước hội đàm với Tổng thống Duarte Reis. Hai bên ký 12 văn kiện hợp tác.\n"
    "Ngày 7/9, Chủ tịch nước dự Hội nghị cấp cao Pháp ngữ tại Dakar, Senegal. Tháp tùng có Bộ trưởng Lê Văn Tám.\n"
    "- Sau đó đoàn về nước."
)
COPY = "Chủ tịch nước Trần Minh Hà thăm cấp Nhà nước Bồ Đào Nha từ ngày 3 đến 6/9/2031."


def voyage(**changed: Any) -> Bound:
    """A state visit with talks and signatures, then a summit; `changed` are fields of the visit."""
    a, b = REPORT, COPY
    home = Entity(id="e0", kind="country", name="Việt Nam", code="VN")
    host = Entity(id="e2", kind="country", name="Bồ Đào Nha", code="PT", mentions=(sp(a, "Bồ Đào Nha"),))
    next_ = Entity(id="e3", kind="country", name="Senegal", code="SN", mentions=(sp(a, "Senegal"),))
    lead = Post("Chủ tịch nước", "e0", (sp(a, "Chủ tịch nước"),))
    president = Post("Tổng thống", "e2", (sp(a, "Tổng thống"),))
    minister = Post("Bộ trưởng", "e6", (sp(a, "Bộ trưởng"),))
    leader = Entity(
        id="e1", kind="person", name="Trần Minh Hà", posts=(lead,),
        mentions=(sp(a, "Trần Minh Hà"), sp(b, "Trần Minh Hà")),
    )  # fmt: skip
    reis = Entity(id="e4", kind="person", name="Duarte Reis", posts=(president,), mentions=(sp(a, "Duarte Reis"),))
    tam = Entity(id="e5", kind="person", name="Lê Văn Tám", posts=(minister,), mentions=(sp(a, "Lê Văn Tám"),))
    ministry = Entity(id="e6", kind="organization", name="Bộ Công Thương")
    days = sp(a, "từ ngày 3 đến 6/9/2031")
    visit = Visit(
        id="v5c1d0a77e31b",
        direction="outbound",
        status="completed",
        leader=Official(entity="e1", name="Trần Minh Hà", posts=(lead,)),
        country="VN",
        start="2031-09-03",
        end="2031-09-07",
        legs=_legs(president),
        delegation=(
            Member(
                entity="e5", name="Lê Văn Tám", posts=(minister,), legs=("SN",),
                evidence=FieldEvidence(name=(sp(a, "Lê Văn Tám"),)),
            ),
        ),
        evidence=FieldEvidence(leader=(sp(a, "thăm hai nước"),), start=(days,), end=(days,)),
    )  # fmt: skip
    sides = (
        Side(value=Value(text="cấp Nhà nước"), claims=("c1",), evidence=(sp(a, "thăm cấp Nhà nước"),), origins=ONE),
        Side(value=Value(text="hai nước"), claims=(), evidence=(sp(a, "thăm hai nước"),), origins=ONE),
    )
    return bd(
        a,
        b,
        pages=(
            pg(
                a, "report.txt", title=sp(a, "Chủ tịch nước thăm hai nước"), url="https://example.org/a?b={1}&c=2%",
                outlet=Outlet("Báo Mới & Cũ"), authors=(Author("Lê A"), Author("B and C")), language="vi",
                published=Stamp(value="2031-09-08T06:10", source="given"),
            ),
            pg(b, "copy.txt", published=Stamp(value="2031-09-09", source="given"), language="vi"),
        ),
        entities=(home, leader, host, next_, reis, tam, ministry),
        times=(Time(value="2031-09-03/2031-09-06", type="interval", span=days),),
        claims=_claims(),
        findings=(Finding(id="f1", kind="variant", rule="kind", sides=sides, reason="Two ways."),),
        records=(replace(visit, **changed),),
        derivations=(Derivation(pg(b).id, pg(a).id, "derived", 0.9, "the same words", (sp(b, "thăm cấp Nhà nước"),)),),
    )  # fmt: skip


def planned() -> Bound:
    """Another story, of a visit that was announced."""
    bound = voyage(id="v77e31b5c1d0a", status="announced", start="2032-09-03", end=None)
    story = replace(bound.dossier.story, id="s77e31b5c1d0a")
    return replace(bound, dossier=replace(bound.dossier, story=story))


def _legs(president: Post) -> tuple[Leg, ...]:
    a = REPORT
    reis = Official(entity="e4", name="Duarte Reis", posts=(president,))
    return (
        Leg(
            country="PT", place="Lisbon", type="state", start="2031-09-03", end="2031-09-06", invited_by=(reis,),
            hosts=(reis,),
            evidence=FieldEvidence(
                country=(sp(a, "Bồ Đào Nha"),), place=(sp(a, "Tại Lisbon"),), type=(sp(a, "thăm cấp Nhà nước"),),
                start=(sp(a, "từ ngày 3 đến 6/9/2031"),), hosts=(sp(a, "hội đàm với Tổng thống Duarte Reis"),),
            ),
        ),
        Leg(
            country="SN", type="attendance", occasions=("Hội nghị cấp cao Pháp ngữ",), start="2031-09-07",
            end="2031-09-07", evidence=FieldEvidence(occasions=(sp(a, "dự Hội nghị cấp cao Pháp ngữ"),)),
        ),
    )  # fmt: skip


def _claims() -> tuple[Claim, ...]:
    a, b = REPORT, COPY

    def claim(id: str, type: str, about: About, text: str, *evidence: Span) -> Claim:
        return Claim(id=id, type=type, about=about, value=Value(text=text), evidence=evidence, origins=ONE)

    kind = About(subject="e1", property="kind of visit", counterpart="e2")
    met = About(subject="e1", property="meets", counterpart="e4", place="e2")
    signed = About(subject=None, property="documents signed", counterpart="e2")
    return (
        claim("c1", "visit_kind", kind, "cấp Nhà nước", sp(a, "thăm cấp Nhà nước"), sp(b, "thăm cấp Nhà nước")),
        claim("c2", "visit_host", met, "Duarte Reis", sp(a, "hội đàm với Tổng thống Duarte Reis")),
        claim("c3", "agreement", signed, "12 văn kiện", sp(a, "ký 12 văn kiện hợp tác")),
    )


def long_voyage(legs: int) -> Bound:
    """A journey of very many legs, each with its citation."""
    countries = ("PT", "SN", "KZ", "US", "FJ")
    span = sp(REPORT, "thăm cấp Nhà nước")
    made = tuple(
        Leg(country=countries[n % len(countries)], type="state", evidence=FieldEvidence(type=(span,)))
        for n in range(legs)
    )
    return voyage(id=content_id("v", legs), legs=made)
