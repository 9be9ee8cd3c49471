"""The brief: the main points once each, in sentences of the pages, each cited."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from msgspec import Struct

from doichieu.dossier.facts import COUNT, Fact, collect_facts
from doichieu.dossier.latest import outcome_told, outdated_counts
from doichieu.dossier.order import JOINT
from doichieu.dossier.parts import Parts
from doichieu.dossier.salience import Saying, Words, measure
from doichieu.dossier.standing import Places, lost_evidence, meets_any, rivals_of, stale_evidence
from doichieu.dossier.story import in_order
from doichieu.dossier.topics import GENERAL, Topics
from doichieu.model.dossier import BriefSentence
from doichieu.model.span import Range, Span
from doichieu.text.tokens import tokens

SUMMARY = "lead"
TOLD_IN = frozenset({SUMMARY, "body", "answer"})
SHORTEST, LONGEST = 8, 130
FACTS = 0.05
SHORTNESS, TERSENESS = 0.6, 0.8
GENERALLY, SAID, BALANCE, FOREIGN = 0.5, 0.2, 1.0, 0.3
OPENING, SHARE = 3, 4
REPEATED, LIKE, LIKE_WITHIN = 0.4, 0.6, 0.85
UNDER, OVER = 0.9, 1.1


class BriefOptions(Struct, frozen=True):
    """How long a brief may be: at most `sentences` and a quarter of the pages', at least `least` where they have them.

    `syllables` is a budget for the whole; None leaves the length to what there is to tell.
    """

    sentences: int = 15
    least: int = 5
    syllables: int | None = None


class Candidate(Struct, frozen=True):
    """A sentence that may be taken: where it stands, its syllables, the facts it tells, the passages it is part of.

    `outcome` is its turn among those that say what became of a visit, `rivals` are what other pages say instead, by
    the finding in which neither is better attested.
    """

    page: str
    place: Range
    span: Span
    words: tuple[str, ...]
    position: int
    turn: int | None
    facts: tuple[Fact, ...]
    passages: frozenset[str]
    outcome: int | None
    rivals: dict[str, tuple[Span, ...]]
    topic: int
    named: bool


def write_brief(parts: Parts, options: BriefOptions | None = None) -> tuple[BriefSentence, ...]:
    """Sentences as printed: those that tell most of what is not yet told.

    None holds a value that lost a contradiction or is outdated; one that is as well attested as its contrary stands
    beside it.
    """
    candidates = _candidates(parts)
    ledger = Ledger(candidates, _titles(parts), recorded=bool(parts.visits))
    taken = _choose(candidates, ledger, options or BriefOptions())
    return tuple(_cited(candidate) for candidate in _in_reading_order([candidates[at] for at in taken]))


def _candidates(parts: Parts) -> list[Candidate]:
    """The sentences of the running text, from first page to last; a page's repeats once."""
    book = collect_facts(parts)
    shun = (
        *lost_evidence(parts.findings),
        *stale_evidence(parts.findings, parts.readings),
        *outdated_counts(parts),
    )
    outcomes = [span for visit in parts.visits for span in outcome_told(parts, visit)]
    passages = Places((passage.id, part) for passage in parts.passages for part in passage.spans)
    topics = Topics(parts)
    found: list[Candidate] = []
    readings = {reading.page.id: reading for reading in parts.readings}
    for page in in_order(reading.page for reading in parts.readings):
        reading = readings[page.id]
        prose = [s for s in reading.sentences if reading.blocks[s.block].role in TOLD_IN]
        summary = sum(reading.blocks[s.block].role == SUMMARY for s in prose)
        for position, sentence in enumerate(prose):
            span = reading.span(sentence.range)
            words = tuple(w for w, _ in tokens(reading.text, sentence.range.start, sentence.range.end))
            topic, named = topics.of(page.id, sentence.range, span)
            if SHORTEST <= len(words) <= LONGEST and not meets_any(span, shun) and _whole(span.exact):
                found.append(
                    Candidate(
                        page=page.id,
                        place=sentence.range,
                        span=span,
                        words=words,
                        position=position,
                        turn=position - summary if position >= summary else None,
                        facts=tuple(book.inside(page.id, span.range)),
                        passages=passages.meeting(span),
                        rivals=rivals_of(span, parts.findings),
                        outcome=outcomes.index(span) if span in outcomes else None,
                        topic=topic,
                        named=named,
                    )
                )
    return found


def _titles(parts: Parts) -> list[Words]:
    spans = [reading.page.title for reading in parts.readings if reading.page.title]
    return [tuple(word for word, _ in tokens(span.exact)) for span in spans]


def _whole(text: str) -> bool:
    """Whether no quotation is cut off at the sentence's ends."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”")


class Ledger:
    """What is told so far, and what each sentence would add."""

    def __init__(self, candidates: Sequence[Candidate], titles: Sequence[Words], *, recorded: bool) -> None:
        """Nothing is told yet. `titles` are the pages' in syllables, `recorded` says whether a visit is on record."""
        self._candidates, self._recorded = candidates, recorded
        self._salience = measure([Saying(c.page, c.words, c.position, c.turn) for c in candidates], titles)
        self._topics = list[int]()
        self._fullness = _fullness(candidates)
        self._facts: set[tuple[str | None, ...]] = set()
        self._pairs: dict[str, set[tuple[str, str]]] = {}
        self._most_said = max(map(self._said, range(len(candidates))), default=0.0) or 1.0
        self._most_facts = max(map(self.facts, range(len(candidates))), default=0.0) or 1.0

    def gain(self, at: int) -> float:
        """What a sentence adds: what is central, what several accounts share, facts; more where it stands early.

        Where a visit is on record, facts decide: those of one leg before general ones, the legs in turn, and the page
        that tells most of all before others.
        """
        candidate = self._candidates[at]
        said = self._said(at) / self._most_said
        facts = self.facts(at) / self._most_facts
        gain = said + FACTS * facts
        if self._recorded:
            turn = 1 + BALANCE * self._topics.count(candidate.topic)
            page = 1 - FOREIGN * (1 - self._fullness[candidate.page])
            gain = facts * (1 + SAID * said) * page * (GENERALLY if candidate.topic == GENERAL else 1) / turn
        return gain / 2 if candidate.rivals else gain

    def facts(self, at: int) -> float:
        """The weight of the facts that a sentence would add, for its length."""
        new = {fact.key: fact.weight for fact in self._candidates[at].facts if fact.key not in self._facts}
        return sum(new.values()) / self._length(at)

    def repeats(self, at: int, taken: Sequence[int]) -> bool:
        """Whether a sentence says again what is told, or takes up a dispute that is.

        What one page words alike ("trade with A", "with B") differs.
        """
        candidate, pairs = self._candidates[at], self._salience.pairs[at]
        told = set[tuple[str, str]]().union(*(p for page, p in self._pairs.items() if page != candidate.page))
        if any(self._candidates[other].rivals.keys() & candidate.rivals.keys() for other in taken):
            return True
        return len(pairs & told) > REPEATED * len(pairs) or any(self._same(at, other) for other in taken)

    def tell(self, at: int) -> None:
        """Enters a sentence."""
        candidate = self._candidates[at]
        self._topics.append(candidate.topic)
        self._facts.update(fact.key for fact in candidate.facts)
        self._pairs.setdefault(candidate.page, set()).update(self._salience.pairs[at])

    def _same(self, at: int, other: int) -> bool:
        one, two = self._candidates[at], self._candidates[other]
        limit = LIKE_WITHIN if one.page == two.page else LIKE
        return bool(one.passages & two.passages) or self._salience.likeness(at, other) > limit

    def _said(self, at: int) -> float:
        """What a person would tell of the story and is not yet told, for the sentence's length."""
        told = set[tuple[str, str]]().union(*self._pairs.values())
        worth = fsum(self._salience.worth[pair] for pair in self._salience.pairs[at] - told)
        return worth / float(len(self._candidates[at].words) ** TERSENESS)

    def _length(self, at: int) -> float:
        return float(len(self._candidates[at].words) ** SHORTNESS)


def _fullness(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much of what there is to tell each page tells, the fullest page 1."""
    told: dict[str, dict[tuple[str | None, ...], float]] = {candidate.page: {} for candidate in candidates}
    for candidate in candidates:
        told[candidate.page].update((fact.key, fact.weight) for fact in candidate.facts)
    weights = {page: sum(facts.values()) for page, facts in told.items()}
    most = max(weights.values(), default=0.0)
    return {page: weight / most if most else 1.0 for page, weight in weights.items()}


def _choose(candidates: Sequence[Candidate], ledger: Ledger, options: BriefOptions) -> list[int]:
    """Sentence after sentence, each time the one that adds most, until the length is reached or nothing is added."""
    left, taken, length = list(range(len(candidates))), list[int](), 0
    most = min(options.sentences, max(options.least, len(candidates) // SHARE))
    while left and (length < UNDER * options.syllables if options.syllables else len(taken) < most):
        if options.syllables is None and len(taken) >= options.least:
            left = [at for at in left if ledger.facts(at)]
        pool = _openings(candidates, left) if not taken else _counting(candidates, left, taken)
        best = max(pool, key=lambda at: (ledger.gain(at), -at), default=None)
        if best is None:
            break
        left.remove(best)
        size = len(candidates[best].words)
        if ledger.repeats(best, taken) or (options.syllables and length + size > OVER * options.syllables):
            continue
        ledger.tell(best)
        taken.append(best)
        length += size
    return taken


def _openings(candidates: Sequence[Candidate], left: list[int]) -> list[int]:
    """What a brief may begin with: the latest word on what became of a visit, else what a page begins with."""
    outcomes = sorted(
        (at for at in left if candidates[at].outcome is not None), key=lambda at: candidates[at].outcome or 0
    )
    return outcomes[:1] or [at for at in left if candidates[at].position < OPENING] or left


def _counting(candidates: Sequence[Candidate], left: list[int], taken: list[int]) -> list[int]:
    """Where a count has moved on, what it is by now comes next, kind by kind; else anything that is left."""
    told = {fact.key for at in taken for fact in candidates[at].facts}
    return [at for at in left if any(f.key[0] == COUNT and f.key not in told for f in candidates[at].facts)] or left


def _in_reading_order(taken: Sequence[Candidate]) -> list[Candidate]:
    """The opening first, then what is general, then leg by leg; inside, page by page, that of the weightiest first.

    Of a leg, what the visit is to it stands first, then figures that go without their country's name, so that they
    stand beside it; of what is left, sentences that name the country stand before those that do not.
    """
    pages = list(dict.fromkeys(candidate.page for candidate in taken))
    first = taken[:1]
    told = {c.topic for c in taken if _stage(c) == 0}
    return sorted(taken, key=lambda c: (c not in first, c.topic, _turn(c, told), pages.index(c.page), c.place))


def _turn(candidate: Candidate, told: set[int]) -> int:
    """A sentence's turn inside its leg; where none is about the visit (`told`), those that name the country lead."""
    if candidate.topic == GENERAL:
        return 0
    return 0 if candidate.named and candidate.topic not in told else _stage(candidate)


def _stage(candidate: Candidate) -> int:
    if candidate.named:
        return 0 if any(fact.on_visit for fact in candidate.facts) else 2
    return 1 if any(fact.key[0] == "figure" for fact in candidate.facts) else 3


def _cited(candidate: Candidate) -> BriefSentence:
    claims = dict.fromkeys(str(fact.key[1]) for fact in candidate.facts if fact.key[0] == "claim")
    rivals = dict.fromkeys(span for spans in candidate.rivals.values() for span in spans)
    evidence = (candidate.span, *rivals)
    return BriefSentence(JOINT.join(span.exact for span in evidence), evidence, tuple(claims))
