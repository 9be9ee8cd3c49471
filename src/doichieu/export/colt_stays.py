"""A leader's stay in one country, as a row of travel data has it: the legs of a visit there, taken together."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from doichieu.export.colt_words import Standing, among, colt_words, standing
from doichieu.export.table import one_line
from doichieu.export.told_visits import ToldVisit, day
from doichieu.model.entity import Post
from doichieu.model.record import Leg, Member, Official
from doichieu.model.span import Span

HEADS: frozenset[Standing] = frozenset({"state", "government", "president"})
BESIDE = 100
_MADE = frozenset({"under_way", "completed"})


class Days(Struct, frozen=True):
    """First and last day as far as pages tell them, and where they do; `whole` when they are those of all legs."""

    start: str | None = None
    end: str | None = None
    spans: tuple[Span, ...] = ()
    whole: bool = False

    def hold(self, day: date) -> bool:
        """Whether a day is one of these, both ends being told."""
        return bool(full_day(self.start) and full_day(self.end)) and not self.whole and self.may_hold(day)

    def may_hold(self, day: date) -> bool:
        """Whether a day is not outside these, as far as they are told."""
        start, end = full_day(self.start), full_day(self.end)
        return not (start and day < start) and not (end and end < day)


class Stay(Struct, frozen=True):
    """The legs of a visit in one country."""

    told: ToldVisit
    country: str
    legs: tuple[Leg, ...]

    @property
    def made(self) -> bool:
        """Whether the visit is made: not only announced, and not called off."""
        return self.told.visit.status in _MADE

    @property
    def over(self) -> bool:
        """Whether the visit is over, so that what it was for was done."""
        return self.told.visit.status == "completed"

    def days(self) -> Days:
        """The days of the legs here, else of the whole visit."""
        visit = self.told.visit
        dated = [leg for leg in self.legs if day(leg.start) or day(leg.end)]
        if dated:
            starts = [start for leg in dated if (start := day(leg.start))]
            ends = [end for leg in dated if (end := day(leg.end))]
            spans = tuple(dict.fromkeys(s for leg in dated for s in (*leg.evidence.start, *leg.evidence.end)))
            return Days(min(starts, default=None), max(ends, default=None), spans)
        spans = tuple(dict.fromkeys((*visit.evidence.start, *visit.evidence.end)))
        return Days(day(visit.start), day(visit.end), spans, whole=len({leg.country for leg in visit.legs}) > 1)

    def members(self) -> tuple[Member, ...]:
        """The members of the delegation with a post who come along to this country."""
        company = self.told.visit.delegation
        return tuple(m for m in company if m.posts and (m.legs == "all" or self.country in (m.legs or ())))

    def signed(self) -> tuple[Span, ...]:
        """Where pages of these days say that something was signed with this country, and give no other time for it."""
        told, days = self.told, self.days()
        parties = {self.country, told.visit.country} - {None}
        claims = (c for c in told.claims if c.type == "agreement" and c.modality == "stated")
        ours = (c for c in claims if told.country_code(c.about.counterpart) in parties)
        places = dict.fromkeys(span for claim in ours for span in claim.evidence)
        return tuple(span for span in places if days.start and self._then(span, days.start, days.end))

    def _then(self, span: Span, start: str, end: str | None) -> bool:
        """Whether a place stands in a page of the visit or after it, and no time beside it is of other days."""
        page = self.told.page_of.get(span.page)
        if not (page and page.published and start <= page.published.value):
            return False
        near = (t for t in self.told.times if t.span.page == span.page and _beside(t.span, span))
        values = [t.value for t in near if t.value and t.type in {"date", "time", "interval"}]
        return all(_within(value, start, end) for value in values)

    def occasions(self) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        """What was attended here, each once, and where pages say so."""
        names = dict.fromkeys(one_line(name) for leg in self.legs for name in leg.occasions)
        return tuple(names), tuple(dict.fromkeys(span for leg in self.legs for span in leg.evidence.occasions))


def stays(told: ToldVisit) -> tuple[Stay, ...]:
    """The stays of a visit, in the order of its legs."""
    by_country: dict[str, list[Leg]] = {}
    for leg in told.visit.legs:
        by_country.setdefault(leg.country, []).append(leg)
    return tuple(Stay(told, country, tuple(legs)) for country, legs in by_country.items())


def standings(told: ToldVisit, official: Official) -> dict[Standing, Post]:
    """What the posts of an official make him or her, with the first post that does."""
    found: dict[Standing, Post] = {}
    for post in official.posts:
        what = standing(one_line(post.title), of_country=told.country_code(post.of) is not None)
        found.setdefault(what, post)
    return found


def head_of(told: ToldVisit, official: Official) -> str | None:
    """The country that an official heads, by its code; empty where the post names none; None for anybody else."""
    posts = [post for what, post in standings(told, official).items() if what in HEADS]
    codes = [told.country_code(post.of) or "" for post in posts]
    return max(codes, default=None)


def organisation_led(told: ToldVisit, official: Official) -> str | None:
    """The organisation of states that an official leads, as the pages call it."""
    words = colt_words()
    for post in official.posts:
        body, title = told.body(post), one_line(post.title)
        label = title if body and body in title else f"{title} {body}".strip()
        lead = next((word for word in words.igo_leader if label.casefold().startswith(f"{word} ".casefold())), None)
        if lead and among(label[len(lead) :], words.igo):
            return label[len(lead) :].strip()
    return None


def _beside(one: Span, other: Span) -> bool:
    return one.start < other.end + BESIDE and other.start < one.end + BESIDE


def _within(value: str, start: str, end: str | None) -> bool:
    """Whether a time lies in the days from start to end, as far as it tells."""
    first, _, last = value.partition("/")
    length = min(len(first), len(start))
    return start[:length] <= first[:length] and (not end or (last or first)[: len(end)] <= end)


def full_day(value: str | None) -> date | None:
    """A date that is told to the day."""
    try:
        return date.fromisoformat(value) if value and len(value) == len("2025-05-05") else None
    except ValueError:
        return None
