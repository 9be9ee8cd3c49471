"""Signs that one page has its text from another: each one observation, with its weight, words and evidence."""

from __future__ import annotations

from msgspec import Struct

from doichieu.model.span import Span
from doichieu.origins.principal import given_out
from doichieu.origins.witness import Witness, members

# What a sign weighs. A page that names the other as its source settles the matter.
NAMED, TURNS, PERSON, TIME, VOICE, FULLER, LITTLE = 10, 4, 2, 2, 1, 1, 1
# Publication times weigh more where the page has this share of its text in common with the other.
MOST = 0.5
# One page is fuller when so much more of the other's text stands in it than the other way round.
MUCH = 0.25
# A page has little of its own when this share of it stands in other pages.
NEARLY_ALL = 0.75


class Sign(Struct, frozen=True):
    """One observation that points from the source to the page that has it from there."""

    weight: int
    reason: str
    evidence: tuple[Span, ...] = ()


def read_signs(page: Witness, of: Witness, common: int) -> tuple[Sign, ...]:
    """What speaks for `page` having the passages in common from `of`."""
    found = (
        _named(page, of),
        _turns(page, of, common),
        _person(page, of, common),
        _voice(page, of, common),
        _time(page, of, common),
        _fuller(page, of, common),
        _little(page),
    )
    return tuple(sign for sign in found if sign)


def _named(page: Witness, of: Witness) -> Sign | None:
    named = dict([page.credit] if page.credit else given_out(page).items())
    found = next((source for source in named if of.outlet and source.key == of.outlet.key), None)
    if found is None:
        return None
    return Sign(NAMED, f"this page says that it has its text from {found.label}", (named[found],))


def _turns(page: Witness, of: Witness, common: int) -> Sign | None:
    turned = common & of.answered & ~page.answered
    if not turned or 2 * of.covered(turned) < of.covered(common):
        return None
    at = next(members(turned))
    evidence = (page.spans[at][0], of.spans[at][0])
    return Sign(TURNS, "what are answers in an interview there is told as prose here", evidence)


def _person(page: Witness, of: Witness, common: int) -> Sign | None:
    there, here = common & of.personal & ~page.personal, common & page.personal & ~of.personal
    if there.bit_count() <= here.bit_count():
        return None
    at = next(members(there))
    word = of.person[at]
    reason = f"what the speaker says there as “{word.exact}” is told from outside here"
    return Sign(PERSON, reason, (word, page.spans[at][0]))


def _voice(page: Witness, of: Witness, common: int) -> Sign | None:
    lost = common & of.voiced & ~page.voiced
    if not lost or 2 * of.covered(lost) < of.covered(common):
        return None
    voice = of.voice[next(members(lost))]
    reason = f"there the text is ascribed to {voice.source.label}, here to nobody"
    return Sign(VOICE, reason, (of.reading.span(voice.cue),))


def _time(page: Witness, of: Witness, common: int) -> Sign | None:
    if not page.later_than(of):
        return None
    stamps = (page.reading.page.published, of.reading.page.published)
    spans = tuple(stamp.span for stamp in stamps if stamp and stamp.span)
    weight = TIME + (page.share(common) >= MOST)
    return Sign(weight, f"the other page was published earlier ({of.published}, this one {page.published})", spans)


def _fuller(page: Witness, of: Witness, common: int) -> Sign | None:
    if page.share(common) - of.share(common) < MUCH:
        return None
    return Sign(FULLER, "the other page has much more that is not here")


def _little(page: Witness) -> Sign | None:
    if page.share(page.passages) < NEARLY_ALL:
        return None
    return Sign(LITTLE, "hardly anything here stands in no other page")
