"""Who has it from whom: the verdict on each pair of pages that shares a passage, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from doichieu.model.passage import Derivation, Passage
from doichieu.model.span import Span
from doichieu.origins.deviations import Deviation, find_deviations
from doichieu.origins.principal import Principal, given_out
from doichieu.origins.signs import NAMED, PERSON, TURNS, Sign, read_signs
from doichieu.origins.witness import Witness, members

# A page that has less than this of its text in common with another does not come from it as a whole.
DERIVED = 0.3
# By so much must the signs for one direction outweigh those for the other.
MARGIN = 3
# So many passages are shown.
SHOWN = 3


Verdict = Literal["derived", "common_origin", "undecided"]


class Lead(Struct, frozen=True):
    """What speaks for one page having its text from another: both pages, the passages in common, the signs."""

    page: Witness
    of: Witness
    common: int
    signs: tuple[Sign, ...]

    @property
    def strongest(self) -> int:
        """The weight of the strongest sign."""
        return max((sign.weight for sign in self.signs), default=0)

    @property
    def share(self) -> float:
        """The part of the page's kept text that stands in the other."""
        return self.page.share(self.common)


class _Story(Struct, frozen=True):
    """What a verdict on two pages takes of the others: whom each has its text from, and whom each goes by."""

    sources: dict[str, dict[str, Lead]]
    principals: Mapping[str, Principal]
    deviations: Mapping[frozenset[str], tuple[Deviation, ...]]
    exact: int

    def shared_errors(self, lead: Lead) -> tuple[Deviation, ...]:
        """The rare wording that two pages alone share."""
        return self.deviations.get(frozenset((lead.page.id, lead.of.id)), ())


def derive(
    witnesses: Sequence[Witness], principals: Mapping[str, Principal], passages: Sequence[Passage]
) -> list[Derivation]:
    """The verdict on every pair of pages that shares a passage, in order of the pages."""
    pairs = [
        (Lead(b, a, common, read_signs(b, a, common)), Lead(a, b, common, read_signs(a, b, common)))
        for a, b in combinations(witnesses, 2)
        if (common := a.passages & b.passages)
    ]
    sources: dict[str, dict[str, Lead]] = {}
    for pair in pairs:
        lead = _direction(*pair)
        if lead:
            sources.setdefault(lead.page.id, {})[lead.of.id] = lead
    exact = sum(1 << at for at, passage in enumerate(passages) if passage.kind == "verbatim")
    story = _Story(sources, principals, find_deviations(witnesses, passages), exact)
    return [_with_errors(_verdict(*pair, story), story.shared_errors(pair[0])) for pair in pairs]


def _direction(one: Lead, other: Lead) -> Lead | None:
    """The lead that clearly outweighs the other, if it covers enough of a page that names no other source."""
    lead, against = (one, other) if _counted(one, other) >= _counted(other, one) else (other, one)
    if _counted(lead, against) - _counted(against, lead) < MARGIN or lead.share < DERIVED:
        return None
    if lead.strongest < NAMED and lead.page.credit:
        return None
    if lead.strongest < TURNS and _same_source(lead):
        return None
    return lead


def _counted(lead: Lead, against: Lead) -> int:
    """What a lead weighs: an earlier page can't have its text from a later one, so there only strong signs count."""
    least = PERSON if lead.of.later_than(against.of) else 0
    return sum(sign.weight for sign in lead.signs if sign.weight >= least)


def _verdict(one: Lead, other: Lead, story: _Story) -> Derivation:
    lead = story.sources.get(one.page.id, {}).get(one.of.id) or story.sources.get(other.page.id, {}).get(other.of.id)
    shown = _shown(one)
    if lead is None:
        return _undirected(one, shown, story)
    third = _sibling(lead, story)
    if third is not None:
        reason = f"Both pages have it from the page {third.id}, and the first is no nearer to the second than to that."
        return _told(lead, "common_origin", reason, shown)
    spans = (span for sign in lead.signs for span in sign.evidence)
    return _told(lead, "derived", _sentence(lead.signs), tuple(dict.fromkeys((*shown, *spans))))


def _sibling(lead: Lead, story: _Story) -> Witness | None:
    """A third page that both pages come from, and that the first is no further from than from the second.

    It is nearer to the second when it has more from there word for word, or an error that only they share.
    """
    if story.shared_errors(lead):
        return None
    word_for_word = lead.page.covered(lead.common & story.exact)
    for via in _shared_sources(lead, story):
        if lead.page.covered(via.common & story.exact) >= word_for_word:
            return via.of
    return None


def _shared_sources(lead: Lead, story: _Story) -> list[Lead]:
    """What the first page has from pages that the second comes from too, where that is most of what they share."""
    second = story.sources.get(lead.of.id, {})
    return [
        via
        for third, via in story.sources.get(lead.page.id, {}).items()
        if third in second and 2 * lead.page.covered(lead.common & via.common) >= lead.page.covered(lead.common)
    ]


def _undirected(lead: Lead, shown: tuple[Span, ...], story: _Story) -> Derivation:
    named = _same_source(lead)
    if named:
        label, cues = named
        return _told(lead, "common_origin", f"Both pages name {label} as its source.", shown + cues)
    thirds = _shared_sources(lead, story)
    if thirds:
        return _told(lead, "common_origin", f"Both pages have it from the page {thirds[0].of.id}.", shown)
    principals = [story.principals.get(page.id) for page in (lead.page, lead.of)]
    if principals[0] and principals[1] and principals[0].source.key == principals[1].source.key:
        reason = f"Both pages go by {principals[0].source.label}."
        return _told(lead, "common_origin", reason, shown + principals[0].evidence[:1] + principals[1].evidence[:1])
    if lead.share < DERIVED:
        reason = "That is too little to say that one has it from the other; both may have it from a third."
    else:
        reason = "Nothing shows clearly which of the two had it first, or whether both have it from a third."
    return _told(lead, "undecided", reason, shown)


def _same_source(lead: Lead) -> tuple[str, tuple[Span, ...]] | None:
    """The source that both pages name, for all of their text or for most of what they share."""
    a, b = lead.page, lead.of
    if a.credit and b.credit and a.credit[0].key == b.credit[0].key:
        return a.credit[0].label, (a.credit[1], b.credit[1])
    given, given_too = given_out(a), given_out(b)
    both = next((source for source in given if source in given_too), None)
    if both and 2 * lead.share >= DERIVED:
        return both.label, (given[both], given_too[both])
    voiced = lead.common & a.voiced & b.voiced
    same = [at for at in members(voiced) if a.voice[at].source.key == b.voice[at].source.key]
    if not same or 2 * a.covered(sum(1 << at for at in same)) < a.covered(lead.common):
        return None
    cues = tuple(page.reading.span(page.voice[same[0]].cue) for page in (a, b))
    return a.voice[same[0]].source.label, cues


def _shown(lead: Lead) -> tuple[Span, ...]:
    """The longest passages that two pages share, as they stand in both."""
    longest = sorted(members(lead.common), key=lambda at: (-len(lead.page.spans[at][0].exact), at))[:SHOWN]
    return tuple(span for at in sorted(longest) for span in (lead.page.spans[at][0], lead.of.spans[at][0]))


def _with_errors(found: Derivation, shared: tuple[Deviation, ...]) -> Derivation:
    """A verdict with the first of the wording that only these two pages share."""
    if not shared:
        return found
    return replace(found, reason=f"{found.reason} {shared[0].reason}", evidence=found.evidence + shared[0].evidence)


def _told(lead: Lead, verdict: Verdict, reason: str, evidence: tuple[Span, ...]) -> Derivation:
    share = f"{lead.share:.0%} of this page's text also stands in the other."
    return Derivation(lead.page.id, lead.of.id, verdict, round(lead.share, 3), f"{share} {reason}", evidence)


def _sentence(signs: Sequence[Sign]) -> str:
    """The signs' reasons as one sentence."""
    text = "; ".join(sign.reason for sign in signs)
    return text[:1].upper() + text[1:] + "."
