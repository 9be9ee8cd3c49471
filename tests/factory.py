"""Tiny factories: `sp` a span, `pg` a page, `bd` a whole dossier with its texts."""

from __future__ import annotations

from doichieu.model.claim import About, Claim, Finding, Side, Value
from doichieu.model.dossier import (
    Bound,
    BriefSentence,
    Dossier,
    PageFile,
    Story,
    TimelineEvent,
)
from doichieu.model.entity import Entity, Post
from doichieu.model.identity import content_id, digest, page_id
from doichieu.model.mention import Figure
from doichieu.model.origin import Origin, OriginCount, StoryOrigins
from doichieu.model.page import Block, Outlet, Page, Role, Stamp
from doichieu.model.passage import Derivation, Passage
from doichieu.model.record import FieldEvidence, Leg, Member, Official, Visit
from doichieu.model.span import Span

ONE = OriginCount(1, 1, ("o1",), "one page says so")
COMMUNIQUE = (
    "Chủ tịch Trần Minh Hà thăm cấp Nhà nước Bồ Đào Nha từ ngày 3 đến 6/9/2031.\n"
    "Kim ngạch đạt 702 triệu USD.\n"
    "Tin khác: Mưa lớn ở Lộc Hà"
)
COLUMN = "Bà Trần Minh Hà thăm chính thức Bồ Đào Nha.\nKim ngạch đạt 720 triệu USD."


def sp(text: str, words: str) -> Span:
    """Where the words first stand in a text."""
    start = text.index(words)
    return Span(page_id(text), start, start + len(words), words)


def pg(text: str, name: str = "a.txt", **fields: object) -> Page:
    """A page whose lines are its blocks; a line that begins with "Tin khác" is furniture."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kept = not line.startswith("Tin khác")
            role: Role = "body" if kept else "related_link"
            blocks.append(Block(at, at + len(line), role, kept, "stands in the article" if kept else "a link"))
        at += len(line) + 1
    given: dict[str, object] = {"sources": (name,), "source_sha256": digest(text), "rendering": "text"}
    return Page(id=page_id(text), sha256=digest(text), length=len(text), blocks=tuple(blocks), **(given | fields))  # type: ignore[arg-type]


def bd(*texts: str, **sections: object) -> Bound:
    """A dossier of these page texts with the sections given."""
    pages = tuple(pg(text, f"{number}.txt") for number, text in enumerate(texts))
    origins = StoryOrigins(1, len(pages), ())
    fields = {"story": Story(id=content_id("s", *texts), title="Thăm Bồ Đào Nha"), "pages": pages, "origins": origins}
    dossier = Dossier(**(fields | sections))  # type: ignore[arg-type]
    return Bound(dossier, tuple(PageFile(page_id(text), text) for text in texts))


def full() -> Bound:
    """A dossier with something in every section."""
    a, b = COMMUNIQUE, COLUMN
    state, official = sp(a, "thăm cấp Nhà nước"), sp(b, "thăm chính thức")
    sides = (
        Side(value=Value(text="cấp Nhà nước"), claims=("c1",), evidence=(state,), origins=ONE),
        Side(value=Value(text="chính thức"), claims=("c2",), evidence=(official,), origins=ONE),
    )
    leader = Official(entity="e1", name="Trần Minh Hà", posts=(Post("Chủ tịch", None, (sp(a, "Chủ tịch"),)),))
    leg = Leg(country="PT", type="state", invited_by=(leader,), evidence=FieldEvidence(type=(state,)))
    member = Member(name="Trần Minh Hà", legs=("PT",), evidence=FieldEvidence(name=(sp(a, "Trần Minh Hà"),)))
    about = About(subject="e1", property="visit.type", counterpart="e2", period="2031-09-03/2031-09-06")
    return bd(
        a,
        b,
        pages=(
            pg(
                a,
                "communique.txt",
                title=sp(a, "Chủ tịch"),
                outlet=Outlet("Bộ Ngoại giao"),
                url="https://example.org/1",
            ),
            pg(b, "column.txt", published=Stamp(value="2031-09-02T06:10", source="given"), language="vi"),
        ),
        origins=StoryOrigins(1, 2, (Origin("o1", "Bộ Ngoại giao", "named", (page_id(a),), "named", (state,)),)),
        brief=(BriefSentence("thăm cấp Nhà nước", (state,), ("c1",)),),
        claims=(
            Claim(
                id="c1",
                type="visit_kind",
                about=about,
                value=Value(text="cấp Nhà nước"),
                evidence=(state,),
                origins=ONE,
            ),
            Claim(id="c2", type="visit_kind", about=about, value=Value(text="chính thức"), evidence=(official,)),
        ),
        findings=(
            Finding(id="f1", kind="contradiction", rule="visit_type", sides=sides, reason="One leg, two types."),
        ),
        entities=(
            Entity(id="e1", kind="person", name="Trần Minh Hà", posts=leader.posts, mentions=(sp(b, "Trần Minh Hà"),)),
            Entity(id="e2", kind="country", name="Bồ Đào Nha", code="PT", mentions=(sp(a, "Bồ Đào Nha"),)),
        ),
        figures=(
            Figure(
                id="q1", what="kim ngạch", value="702000000", unit="USD", parties=("PT",), span=sp(a, "702 triệu USD")
            ),
        ),
        timeline=(
            TimelineEvent(when="2031-09-03/2031-09-06", text="thăm Bồ Đào Nha", evidence=(state,), status="planned"),
        ),
        records=(Visit(direction="outbound", status="announced", leader=leader, legs=(leg,), delegation=(member,)),),
        passages=(Passage("r1", "near", (sp(a, "Kim ngạch đạt"), sp(b, "Kim ngạch đạt")), 1.0),),
        derivations=(Derivation(page_id(b), page_id(a), "derived", 0.5, "the same order", (sp(b, "Kim ngạch đạt"),)),),
    )
