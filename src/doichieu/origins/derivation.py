"""Who has it from whom: the verdict on a pair of pages that share a passage, with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from doichieu.model.passage import Derivation, Passage
from doichieu.model.span import Span
from doichieu.origins.witness import Witness, members

# A page that has less than this of its text in common with another does not come from it as a whole.
DERIVED = 0.3
# By so much must the signs for one direction outweigh those for the other.
MARGIN = 2
# Signs, by weight: a page that names another as its source settles the matter.
NAMED, TURNS, PERSON, TIME, VOICE, FULLER = 10, 3, 2, 2, 1, 1
# One page is fuller when so much more of the other's text stands in it than the other way round.
MUCH_FULLER = 0.25
# So many passages are shown.
SHOWN = 3


class Sign(Struct, frozen=True):
    """One observation that `weight` points from the source to the page that has it from there."""

    weight: int
    reason: str
    evidence: tuple[Span, ...] = ()


class Lead(Struct, frozen=True):
    """What speaks for one page having its text from another: both pages, the passages in common, the signs."""

    page: Witness
    of: Witness
    common: int
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> int:
        """The weight of all signs."""
        return sum(sign.weight for sign in self.signs)

    @property
    def share(self) -> float:
        """The part of the page's kept text that stands in the other."""
        return self.page.share(self.common)


Sources = dict[str, dict[str, Lead]]


def derive(witnesses: Sequence[Witness], passages: Sequence[Passage]) -> list[Derivation]:
    """The verdict on every pair of pages that shares a passage, in order of the pages."""
    leads = {
        (a.id, b.id): (_lead(b, a, common), _lead(a, b, common))
        for a, b in combinations(witnesses, 2)
        if (common := a.passages & b.passages)
    }
    sources: Sources = {}
    for pair in leads.values():
        lead = _direction(*pair)
        if lead:
            sources.setdefault(lead.page.id, {})[lead.of.id] = lead
    exact = sum(1 << at for at, passage in enumerate(passages) if passage.kind == "verbatim")
    return [_verdict(*pair, sources=sources, exact=exact) for pair in leads.values()]


def _lead(page: Witness, of: Witness, common: int) -> Lead:
    """What speaks for `page` having the common text from `of`."""
    signs = [
        sign
        for sign in (
            _turns(page, of, common),
            _person(page, of, common),
            _voice(page, of, common),
            _time(page, of),
            _fuller(page, of, common),
            _named(page, of),
        )
        if sign
    ]
    return Lead(page, of, common, tuple(signs))


def _named(page: Witness, of: Witness) -> Sign | None:
    outlet = of.reading.page.outlet
    if page.credit is None or outlet is None or page.credit[0].key not in outlet.name.casefold():
        return None
    return Sign(NAMED, f"this page says that it has its text from {page.credit[0].label}", (page.credit[1],))


def _turns(page: Witness, of: Witness, common: int) -> Sign | None:
    turned = common & of.answered & ~page.answered
    if not turned or 2 * of.covered(turned) < of.covered(common):
        return None
    return Sign(TURNS, "what are answers in an interview there is told as prose here", _pair(page, of, turned))


def _person(page: Witness, of: Witness, common: int) -> Sign | None:
    there, here = common & of.personal & ~page.personal, common & page.personal & ~of.personal
    if there.bit_count() <= here.bit_count():
        return None
    at = next(members(there))
    word = of.person[at]
    return Sign(
        PERSON,
        f"the speaker's own words there (“{word.exact}”) are told from outside here",
        (word, page.spans[at][0]),
    )


def _voice(page: Witness, of: Witness, common: int) -> Sign | None:
    lost = common & of.voiced & ~page.voiced
    if not lost or 2 * of.covered(lost) < of.covered(common):
        return None
    voice = of.voice[next(members(lost))]
    label = voice.source.label
    return Sign(VOICE, f"there the text is ascribed to {label}, here to nobody", (of.reading.span(voice.cue),))


def _time(page: Witness, of: Witness) -> Sign | None:
    here, there = page.published, of.published
    size = min(len(here or ""), len(there or ""))
    if not here or not there or here[:size] <= there[:size]:
        return None
    stamps = (page.reading.page.published, of.reading.page.published)
    spans = tuple(stamp.span for stamp in stamps if stamp and stamp.span)
    return Sign(TIME, f"the other page was published earlier ({there}, this one {here})", spans)


def _fuller(page: Witness, of: Witness, common: int) -> Sign | None:
    if page.share(common) - of.share(common) < MUCH_FULLER:
        return None
    return Sign(FULLER, "the other page has much more that is not here")


def _direction(one: Lead, other: Lead) -> Lead | None:
    """The lead that clearly outweighs the other, if it covers enough of the page."""
    lead, against = (one, other) if one.weight >= other.weight else (other, one)
    if lead.weight - against.weight < MARGIN or lead.share < DERIVED or _elsewhere(lead):
        return None
    return lead


def _elsewhere(lead: Lead) -> bool:
    """Whether the page names a source, and another one."""
    return lead.page.credit is not None and not any(sign.weight == NAMED for sign in lead.signs)


def _verdict(one: Lead, other: Lead, sources: Sources, exact: int) -> Derivation:
    lead = sources.get(one.page.id, {}).get(one.of.id) or sources.get(other.page.id, {}).get(other.of.id)
    evidence = _pair(one.page, one.of, one.common)
    if lead is None:
        return _undirected(one, evidence)
    third = _sibling(lead, sources, exact)
    if third is not None:
        reason = (
            f"{_share(lead)} The page {third.id} has the same text, and both have it from there: "
            "each keeps wording of it that the other has changed or left out."
        )
        return Derivation(lead.page.id, lead.of.id, "common_origin", round(lead.share, 3), reason, evidence)
    evidence += tuple(span for sign in lead.signs for span in sign.evidence if span not in evidence)
    reason = f"{_share(lead)} {_sentence(lead.signs)}"
    return Derivation(lead.page.id, lead.of.id, "derived", round(lead.share, 3), reason, evidence)


def _sibling(lead: Lead, sources: Sources, exact: int) -> Witness | None:
    """A third page that both pages come from, and that the first has as much from word for word as from the second."""
    via_second = sources.get(lead.of.id, {})
    word_for_word = lead.page.covered(lead.common & exact)
    for third, via in sources[lead.page.id].items():
        same = 2 * lead.page.covered(lead.common & via.common) >= lead.page.covered(lead.common)
        if third in via_second and same and lead.page.covered(via.common & exact) >= word_for_word:
            return via.of
    return None


def _undirected(one: Lead, evidence: tuple[Span, ...]) -> Derivation:
    page, of = one.page, one.of
    named = _same_source(page, of, one.common)
    if named:
        label, cues = named
        reason = f"{_share(one)} Both pages name {label} as the source of it."
        return Derivation(page.id, of.id, "common_origin", round(one.share, 3), reason, evidence + cues)
    reason = f"{_share(one)} Nothing shows which of the two had it first, or whether both have it from a third."
    return Derivation(page.id, of.id, "undecided", round(one.share, 3), reason, evidence)


def _same_source(a: Witness, b: Witness, common: int) -> tuple[str, tuple[Span, ...]] | None:
    """The source that both pages name, for all of their text or for a passage in common."""
    if a.credit and b.credit and a.credit[0].key == b.credit[0].key:
        return a.credit[0].label, (a.credit[1], b.credit[1])
    for at in members(common & a.voiced & b.voiced):
        if a.voice[at].source.key == b.voice[at].source.key:
            cues = tuple(page.reading.span(page.voice[at].cue) for page in (a, b))
            return a.voice[at].source.label, cues
    return None


def _pair(page: Witness, of: Witness, common: int) -> tuple[Span, ...]:
    """The longest passages that two pages share, as they stand in both."""
    longest = sorted(members(common), key=lambda at: (-len(page.spans[at][0].exact), at))[:SHOWN]
    return tuple(span for at in sorted(longest) for span in (page.spans[at][0], of.spans[at][0]))


def _share(lead: Lead) -> str:
    return f"{lead.share:.0%} of this page's text also stands in the other."


def _sentence(signs: Sequence[Sign]) -> str:
    """The signs' reasons as one sentence."""
    text = "; ".join(sign.reason for sign in signs)
    return text[:1].upper() + text[1:] + "." if text else ""
