"""A draft held against a dossier, sentence by sentence: what bears it out, what contradicts it, what no page says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from doichieu.check.alignment import Difference, Slot, differences
from doichieu.check.frames import Term
from doichieu.check.values import compare_amounts, compare_dates
from doichieu.dossier.draft.backing import is_backed
from doichieu.dossier.draft.claims import Judged, judge_claims
from doichieu.dossier.draft.nearness import Nearness, Told, read_told
from doichieu.dossier.draft.reading import Beside, lay_beside
from doichieu.dossier.draft.report import Attested, DraftReport, Point, Statement, Verdict
from doichieu.dossier.draft.values import NEAR, Place, Weighed, weigh_values
from doichieu.dossier.standing import CONFLICTS, REPLACED, meets_any, stale_evidence
from doichieu.model.claim import Claim, Finding, Side
from doichieu.model.dossier import Dossier
from doichieu.model.reading import Reading
from doichieu.model.span import Range, Span
from doichieu.origins.support import accounts_behind

BORNE_OUT, WORDED, SHOWN = 0.4, 0.7, 3
GOVERNING = 2
VALUED = ("number:", "time:")


def check_draft(dossier: Dossier, texts: Mapping[str, str], draft: str) -> DraftReport:
    """Every sentence of a draft, held against the pages of a story, whose texts are given by page id."""
    beside = lay_beside(dossier, texts, draft)
    told = [each for at, page in enumerate(beside.pages) for each in read_told(page, beside.linking, at)]
    drafted = read_told(beside.draft, beside.linking, len(beside.pages))
    checker = _Checker(beside, Nearness(told), list(judge_claims(beside)))
    found = {said.frame.range: said for said in drafted}
    apart = _differences(told, drafted)
    return DraftReport(
        story=dossier.story.id,
        title=dossier.story.title,
        language=beside.draft.page.language,
        statements=tuple(
            checker.statement(sentence.range, found.get(sentence.range), apart.get(sentence.range, ()))
            for sentence in beside.draft.sentences
        ),
    )


def _differences(told: Sequence[Told], drafted: Sequence[Told]) -> dict[Range, list[Difference]]:
    """Where a sentence of the draft says the same as one of a page in the same words, but for a value.

    Each sentence of the draft counts as a page, so that many slips are not taken for another occasion.
    """
    first = len({each.frame.page for each in told})
    frames = [each.frame for each in told]
    own = [replace(each.frame, page=first + at) for at, each in enumerate(drafted)]
    found: dict[Range, list[Difference]] = {}
    for difference in differences([*frames, *own]) if frames else ():
        mine, theirs = (difference.one, difference.other)
        if mine.frame.page < first:
            mine, theirs = theirs, mine
        if mine.frame.page >= first > theirs.frame.page and difference.kind == "contradiction":
            whole = drafted[mine.frame.page - first].frame.range
            found.setdefault(whole, []).append(Difference(mine, theirs, difference.kind))
    return found


class _Checker:
    """The pages, ready to be asked about one sentence of the draft after another."""

    def __init__(self, beside: Beside, near: Nearness, judged: list[Judged]) -> None:
        self._beside, self._near, self._judged = beside, near, judged
        self._draft = beside.draft

    def statement(self, place: Range, said: Told | None, apart: Sequence[Difference]) -> Statement:
        """One sentence of the draft; `said` is None where it has too few words to be held beside another."""
        claims = [judged for judged in self._judged if self._raw(place).holds(judged.place)]
        weighed = list(weigh_values(said, self._near)) if said else []
        points = self._points(said, weighed, apart, claims) if said else []
        nearest = self._nearest(said) if said else []
        verdict = _verdict(points, nearest[0][0] if nearest else 0.0)
        if said and verdict == "borne_out":
            topic = self._beside.dossier.story.title
            verdict = verdict if is_backed(said, weighed, [told for _, told in nearest], topic) else "partly"
        evidence = tuple(self._sentence(each) for _, each in nearest)
        span = self._draft.span(place)
        return Statement(
            text=" ".join(span.exact.split()),
            start=span.start,
            end=span.end,
            verdict=verdict,
            points=tuple(points),
            nearest=evidence,
            origins=accounts_behind(evidence, self._beside.trace) if evidence else None,
        )

    def _points(
        self, said: Told, weighed: Sequence[Weighed], apart: Sequence[Difference], claims: Sequence[Judged]
    ) -> list[Point]:
        """The values of a sentence, then the claims and wordings that are contradicted beside them."""
        points = [self._valued(said.frame.terms[w.at], w) for w in weighed]
        points = [_upheld(point, claims) for point in points]
        graver = [self._worded(d) for d in apart if not self._stated_near(d.one.term.range, said)]
        graver += [self._claimed(judged) for judged in claims if judged.other and self._tells(judged, said)]
        return sorted(_apart([*graver, *points]), key=lambda point: (point.start, point.end))

    def _valued(self, term: Term, weighed: Weighed) -> Point:
        same, other = self._attested(weighed.same), self._attested(weighed.other)
        reason = ""
        if same and not other:
            other, reason = self._disputes(weighed.same)
        point = self._point(term.slot, term.range, same, other)
        return replace(point, reason=reason, finer=weighed.finer and not other)

    def _tells(self, judged: Judged, said: Told) -> bool:
        """Whether a claim that pages deny counts: not where some sentence nearby has that very number or day."""
        valued = judged.claim.value.amount or judged.claim.value.date
        return bool(judged.same or not valued) or not self._stated_near(self._draft.view.canonical(judged.place), said)

    def _stated_near(self, place: Range, said: Told) -> bool:
        """Whether some sentence nearby has the very number or day that stands at a place of the draft."""
        near = {self._near.told[at].frame for at, share in self._near.whole(said).items() if share >= NEAR}
        values = [key for key, term in zip(said.keys, said.frame.terms, strict=True) if place.meets(term.range)]
        stated = [key for key in values if key.startswith(VALUED)]
        return any(told.frame in near for key in stated for told in self._near.holding(key))

    def _claimed(self, judged: Judged) -> Point:
        same, other = (
            tuple(self._attest(claim.value.text, judged.evidence([claim])) for claim in claims)
            for claims in (judged.same, judged.other)
        )
        point = self._point(judged.claim.type, self._draft.view.canonical(judged.place), same, other)
        return replace(point, reason=judged.reason)

    def _worded(self, difference: Difference) -> Point:
        slot = difference.other
        reading = self._beside.pages[slot.frame.page]
        value = reading.span(slot.term.range).exact
        attested = self._attest(value, (_governed(reading, slot),))
        return self._point(difference.one.term.slot, difference.one.term.range, (), (attested,))

    def _point(self, kind: str, place: Range, same: tuple[Attested, ...], other: tuple[Attested, ...]) -> Point:
        span = self._draft.span(place)
        verdict: Verdict = "borne_out" if same else "unmentioned"
        if other:
            verdict = "contradicted" if not same else "borne_out" if _better(same, other) else "disputed"
        return Point(
            kind=kind,
            text=" ".join(span.exact.split()),
            start=span.start,
            end=span.end,
            verdict=verdict,
            borne_out=same,
            contradicted=other,
        )

    def _disputes(self, same: Sequence[Place]) -> tuple[tuple[Attested, ...], str]:
        """The other sides of the dossier's finding on the very value that bears one out, and the finding's reason."""
        spans = [place.told.reading.span(place.term.range) for place in same]
        for finding in self._beside.dossier.findings:
            against = self._against(finding, spans)
            if against:
                return tuple(Attested(s.value.text, s.evidence, s.origins, s.claims) for s in against), finding.reason
        return (), ""

    def _against(self, finding: Finding, spans: Sequence[Span]) -> list[Side]:
        if finding.kind not in CONFLICTS | REPLACED:
            return []
        mine = [side for side in finding.sides if any(_states(side, span) for span in spans)]
        others = [side for side in finding.sides if any(_at_odds(side, own) for own in mine if side is not own)]
        if finding.kind in REPLACED:
            stale = stale_evidence((finding,), self._beside.pages)
            if not all(meets_any(span, stale) for side in mine for span in side.evidence):
                return []
            others = [side for side in others if not meets_any(side.evidence[0], stale)]
        return others if mine else []

    def _attested(self, places: Iterable[Place]) -> tuple[Attested, ...]:
        """What pages have in a value's place, one entry for each value of theirs."""
        by_value: dict[str, list[Place]] = {}
        for place in places:
            by_value.setdefault(place.term.key, []).append(place)
        found = []
        for same in by_value.values():
            value = same[0].told.reading.span(same[0].term.range).exact
            spans = (_governed(p.told.reading, Slot(p.told.frame, p.at)) for p in same)
            found.append(self._attest(" ".join(value.split()), tuple(dict.fromkeys(spans))))
        return tuple(found)

    def _attest(self, value: str, evidence: tuple[Span, ...]) -> Attested:
        claims = [c for c in self._beside.dossier.claims if any(meets_any(span, c.evidence) for span in evidence)]
        return Attested(value, evidence, accounts_behind(evidence, self._beside.trace), _ids(claims))

    def _nearest(self, said: Told) -> list[tuple[float, Told]]:
        shares = self._near.whole(said)
        best = max(shares.values(), default=0.0)
        near = sorted(
            (at for at, share in shares.items() if share >= max(BORNE_OUT, 0.8 * best)),
            key=lambda at: (-shares[at], at),
        )
        return [(shares[at], self._near.told[at]) for at in near[:SHOWN]]

    def _sentence(self, told: Told) -> Span:
        return told.reading.span(told.frame.range)

    def _raw(self, place: Range) -> Range:
        return self._draft.view.raw(place)


def _upheld(point: Point, claims: Iterable[Judged]) -> Point:
    """A value's point, not contradicted where a claim of the pages has that very value for the same thing."""
    place = Range(point.start, point.end)
    held = any(j.same and j.place.meets(place) and point.text in " ".join(j.claim.value.text.split()) for j in claims)
    if point.verdict != "contradicted" or not held:
        return point
    return replace(point, verdict="borne_out", contradicted=(), reason="")


def _apart(points: Iterable[Point]) -> Iterator[Point]:
    """Points, the graver ones first; those left out that lie in the place of one before them."""
    kept: list[Range] = []
    for point in points:
        place = Range(point.start, point.end)
        if not any(place.meets(other) for other in kept):
            kept.append(place)
            yield point


def _verdict(points: Sequence[Point], near: float) -> Verdict:
    """A sentence's verdict, from those of its values and how much of its words the nearest sentence has."""
    verdicts: list[Verdict] = [point.verdict for point in points]
    for verdict in ("contradicted", "disputed"):
        if verdict in verdicts:
            return verdict
    if not points:
        return "borne_out" if near >= WORDED else "nothing_to_check"
    if "borne_out" not in verdicts:
        return "unmentioned"
    return "borne_out" if "unmentioned" not in verdicts and near >= BORNE_OUT else "partly"


def _states(side: Side, span: Span) -> bool:
    """Whether a side is stated right at a place, and is the value that stands there."""
    value, said = side.value.text.casefold(), span.exact.casefold()
    return (value in said or said in value) and meets_any(span, side.evidence)


def _at_odds(one: Side, other: Side) -> bool:
    """Whether two sides of a finding shut each other out: of three sides, two may well agree."""
    a, b = one.value, other.value
    if a.date and b.date:
        return compare_dates(a.date, b.date) == "excludes"
    return not (a.amount and b.amount) or compare_amounts(a.amount, b.amount) == "excludes"


def _better(same: Iterable[Attested], other: Iterable[Attested]) -> bool:
    """Whether what bears a value out is better attested than all that contradicts it."""
    return max(map(_support, same)) > max(map(_support, other))


def _support(attested: Attested) -> tuple[int, int, int]:
    return attested.origins.min, attested.origins.max, len({span.page for span in attested.evidence})


def _governed(reading: Reading, slot: Slot) -> Span:
    """A value with the words on either side of it."""
    terms = slot.frame.terms[max(0, slot.at - GOVERNING) : slot.at + 1 + GOVERNING]
    return reading.span(Range(terms[0].range.start, terms[-1].range.end))


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
