"""A story of many pages that share most of what they say, made without reading any."""

from __future__ import annotations

from doichieu.model.claim import About, Claim, Finding, Side, Value
from doichieu.model.dossier import Bound, BriefSentence
from doichieu.model.entity import Entity
from doichieu.model.origin import Origin, OriginCount, StoryOrigins
from doichieu.model.passage import Derivation, Passage
from doichieu.model.span import Span
from factory import bd

SENTENCE = "Điều thứ {n} mà đoàn cán bộ xã Nậm Cút ghi lại ở bản Pa Hín trong ngày {m} là cầu treo còn {k} nhịp."
WORDS = 70


def large(pages: int) -> Bound:
    """Every claim is made by every page, every pair of pages shares text, every page has about 7,000 characters."""
    texts = tuple(_text(number) for number in range(pages))
    bound = bd(*texts)
    ids = [page.id for page in bound.dossier.pages]
    places = [[_span(id, text, line) for id, text in zip(ids, texts, strict=True)] for line in range(WORDS)]
    count = OriginCount(1, 1, ("o1",), "one page says so")
    claims = tuple(
        Claim(
            id=f"c{line}",
            type="figure",
            about=About(subject=None, property=f"nhịp {line}"),
            value=Value(text=f"{line} nhịp"),
            evidence=tuple(spans),
            origins=count,
        )
        for line, spans in enumerate(places)
    )
    sides = tuple(Side(value=c.value, claims=(c.id,), evidence=c.evidence, origins=count) for c in claims[:2])
    found = Finding(id="f1", kind="contradiction", rule="figure", sides=sides, reason="One thing, two numbers.")
    pairs = tuple(
        Derivation(one, other, "undecided", 0.9, "Nothing shows which of the two had it first.", (places[0][0],))
        for at, one in enumerate(ids)
        for other in ids[:at]
    )
    return bd(
        *texts,
        brief=tuple(BriefSentence(spans[0].exact, (spans[0],)) for spans in places[:8]),
        claims=claims,
        findings=(found,),
        derivations=pairs,
        passages=tuple(Passage(f"r{line}", "verbatim", tuple(spans), 1.0) for line, spans in enumerate(places)),
        origins=StoryOrigins(1, 1, (Origin("o1", "Báo Sông Hương", "named", tuple(ids), "named", ()),)),
        entities=(Entity(id="e1", kind="place", name="Pa Hín", mentions=tuple(s for spans in places for s in spans)),),
    )


def _text(number: int) -> str:
    lines = [SENTENCE.format(n=line, m=line % 28 + 1, k=line) for line in range(WORDS)]
    return "\n".join((f"Trang {number}", *lines))


def _span(page: str, text: str, line: int) -> Span:
    sentence = SENTENCE.format(n=line, m=line % 28 + 1, k=line)
    start = text.index(sentence)
    return Span(page, start, start + len(sentence), sentence)
