"""The brief: the main points once each, in sentences of the pages, each cited."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from doichieu.dossier.candidates import Candidate, read_candidates
from doichieu.dossier.facts import COUNT
from doichieu.dossier.ledger import Ledger
from doichieu.dossier.order import JOINT
from doichieu.dossier.parts import Parts
from doichieu.dossier.salience import Words
from doichieu.dossier.topics import GENERAL
from doichieu.model.dossier import BriefSentence
from doichieu.text.tokens import words

OPENING, SHARE = 3, 4
UNDER, OVER = 0.9, 1.1


class BriefOptions(Struct, frozen=True):
    """How long a brief may be: at most `sentences` and a quarter of the pages', at least `least` where they have them.

    `syllables` is a budget for the whole, kept to a tenth, in place of these numbers; None leaves the length to what
    there is to tell. `country`, by its code, narrows a brief to what speaks of it.
    """

    sentences: int = 15
    least: int = 5
    syllables: int | None = None
    country: str | None = None


def write_brief(parts: Parts, options: BriefOptions | None = None) -> tuple[BriefSentence, ...]:
    """Sentences as printed: those that tell most of what is not yet told.

    None holds a value that lost a contradiction or is outdated; one that is as well attested as its contrary stands
    beside it.
    """
    options = options or BriefOptions()
    candidates = read_candidates(parts, options.country)
    ledger = Ledger(candidates, _titles(parts), recorded=bool(parts.visits))
    taken = _choose(candidates, ledger, options)
    chosen = [candidates[at] for at in taken]
    early = chosen if parts.visits else sorted(chosen, key=lambda candidate: candidate.position)
    return tuple(_cited(candidate) for candidate in _in_reading_order(chosen, next(iter(early), None)))


def _titles(parts: Parts) -> list[Words]:
    spans = [reading.page.title for reading in parts.readings if reading.page.title]
    return [tuple(words(span.exact)) for span in spans]


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


def _in_reading_order(taken: Sequence[Candidate], first: Candidate | None) -> list[Candidate]:
    """The opening first, then what is general, then leg by leg; inside, page by page, that of the weightiest first.

    Of a leg, what the visit is to it stands first, then figures that go without their country's name, so that they
    stand beside it; of what is left, sentences that name the country stand before those that do not.
    """
    pages = list(dict.fromkeys(candidate.page for candidate in ([first] if first else []) + [*taken]))
    told = {c.topic for c in taken if _stage(c) == 0}
    return sorted(taken, key=lambda c: (c != first, c.topic, _turn(c, told), pages.index(c.page), c.place))


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
