"""Stories of pages that come one after another: a late page joins, stories merge and split, each with its reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from doichieu.model.decision import Change, Link
from doichieu.stories.chance import FLOOR, company_chance, company_odds, company_share, pair_chance
from doichieu.stories.grouping import StoryOptions, strongest
from doichieu.stories.linkage import average_linkage
from doichieu.stories.membership import Membership, Move
from doichieu.stories.profiles import Profile
from doichieu.stories.reasons import Tie, parting, reason_of
from doichieu.stories.roundups import OF_A_PART, TIED, HeldParts, Share, is_left, share_out
from doichieu.stories.rows import Floats
from doichieu.stories.similarity import lateness, same_event
from doichieu.stories.stream_parts import Around, hold_roundup
from doichieu.stories.window import COMPARED, Window

_HELD = 64
_SHARE_EVERY = 50
_LOOKS = (30, 300)


class Held(Struct, frozen=True):
    """What was weighed between two pages when the later of them came."""

    wording: float
    late: float
    same_event: float

    @property
    def strength(self) -> float:
        """The likeness of the words, less where they were published far apart."""
        return self.wording * self.late


class Portion(Struct, frozen=True):
    """A part of a page with several events, by its place, that came into a story; `other` is its nearest page there."""

    page: str
    part: int
    story: str
    other: str
    score: float
    reason: str


class StoryStream:
    """Groups pages as they come. What it keeps is bounded by the window, and so is what a page costs.

    A page's neighbourhood, the stories that it may belong to, is grouped anew when the page comes, and twice more
    when others have come: by then it is known better whom it is near.
    """

    def __init__(self, options: StoryOptions) -> None:
        self._options = options
        self._window = Window(options.window_pages)
        self._ties: dict[int, dict[int, Held]] = {}
        self._nearest: dict[int, float] = {}
        self._share = 0.5
        self._looks: tuple[deque[int], ...] = tuple(deque() for _ in _LOOKS)
        self._membership = Membership()
        self._several: dict[int, None] = {}
        self._portions: list[Portion] = []
        self._gone: deque[Link] = deque(maxlen=options.window_pages)

    def add(self, page: Profile) -> tuple[Change, ...]:
        """Takes in a page and says what that changes; a page comes once."""
        self._forget(page.published)
        number, near = self._window.add(page)
        near = [other for other in near if other not in self._several]
        self._ties[number], self._nearest[number] = {}, 0.0
        self._tie(number, near)
        if number % _SHARE_EVERY == 0:
            self._estimate()
        self._membership.enter(number, page.key)
        changes = [*self._regroup(number, page.key)]
        for due, after in zip(self._looks, _LOOKS, strict=True):
            due.append(number)
            while due and due[0] <= number - after:
                changes += self._look(seen := due.popleft(), page.key)
                changes += self._take_apart(seen, page.key) if after == _LOOKS[-1] else ()
        return tuple(changes)

    def finish(self) -> tuple[Change, ...]:
        """The looks that are still due, when no page is to come for now."""
        self._estimate()
        changes: list[Change] = []
        for due in self._looks:
            while due:
                number = due.popleft()
                if number in self._window.profiles:
                    changes += self._look(number, self._window.profiles[number].key)
                    if due is self._looks[-1]:
                        changes += self._take_apart(number, self._window.profiles[number].key)
        return tuple(changes)

    def links(self) -> tuple[Link, ...]:
        """The links that hold the stories of the window together, and for each page its strongest out of its story."""
        ends = [(p, q, held) for p, ties in self._ties.items() for q, held in sorted(ties.items()) if p < q]
        score = self._chances(ends).tolist()
        together = [q in self._membership.beside(p) for p, q, _ in ends]
        places = strongest([p for p, _, _ in ends], [q for _, q, _ in ends], together, score)
        return tuple(self._link(*ends[at][:2], score[at], together[at]) for at in places)

    def gone(self) -> tuple[Link, ...]:
        """Of each page that left the window since this was asked, its strongest link to its story and out of it."""
        links = tuple(self._gone)
        self._gone.clear()
        return links

    def portions(self) -> tuple[Portion, ...]:
        """The parts of pages with several events that came into stories since this was asked."""
        portions = tuple(self._portions)
        self._portions.clear()
        return portions

    def _parting(self, page: int) -> Iterator[Link]:
        ends = [(page, other, held) for other, held in sorted(self._ties[page].items())]
        scores = self._chances(ends).tolist()
        beside = frozenset(self._membership.beside(page))
        for inside in (True, False):
            near = [(score, -q) for (_, q, _), score in zip(ends, scores, strict=True) if (q in beside) is inside]
            if near:
                score, other = max(near)
                yield self._link(page, -other, score, inside)

    def _link(self, one: int, other: int, score: float, together: bool) -> Link:
        keys = self._window.profiles[one].key, self._window.profiles[other].key
        reason = self._reason(one, other)
        if not together and score >= self._options.threshold:
            reason = f"{reason}; {parting(self._mean(one, other), self._options.threshold)}"
        return Link(keys, round(score, 4), reason, together)

    def _mean(self, one: int, other: int) -> float:
        """The mean chance between the last pages of the one's story and those of the other's."""
        own, there = (frozenset((page, *self._membership.beside(page)[-_HELD:])) for page in (one, other))
        few, many = sorted((own, there), key=len)
        ends = [(p, q, held) for p in sorted(few) for q, held in self._ties[p].items() if q in many]
        return float(self._chances(ends).sum()) / (len(few) * len(many))

    def _forget(self, today: int | None) -> None:
        """Lets go of pages that are too old, or too many."""
        while (oldest := self._window.oldest()) is not None:
            day = self._window.profiles[oldest].published
            late = today is not None and day is not None and today - day > self._options.window_days
            if not late and not self._window.full:
                return
            self._gone.extend(self._parting(oldest))
            self._window.drop(oldest)
            for other in self._ties.pop(oldest):
                self._ties[other].pop(oldest, None)
            del self._nearest[oldest]
            self._several.pop(oldest, None)
            self._membership.leave(oldest)

    def _tie(self, number: int, others: Sequence[int]) -> None:
        """Weighs a page against others as things stand; ties that are too weak go."""
        page = self._window.profiles[number]
        for other, wording in zip(others, self._window.wordings(page, others).tolist(), strict=True):
            there = self._window.profiles[other]
            held = Held(wording, lateness(page, there), same_event(page, there, wording))
            if held.strength >= FLOOR:
                self._ties[number][other] = self._ties[other][number] = held
            elif other in self._ties[number]:
                del self._ties[number][other], self._ties[other][number]
        for end in (number, *others):
            self._nearest[end] = max((held.strength for held in self._ties[end].values()), default=0.0)

    def _estimate(self) -> None:
        nearest = np.fromiter(self._nearest.values(), dtype=np.float64, count=len(self._nearest))
        self._share = company_share(company_odds(nearest, self._options.weights), self._share)

    def _look(self, number: int, on: str) -> Iterator[Change]:
        if number in self._window.profiles and number not in self._several:
            self._tie(number, sorted(self._ties[number]))
            yield from self._regroup(number, on)

    def _take_apart(self, number: int, on: str) -> Iterator[Change]:
        """Puts a page that tells several events into the story of each of its parts, once most is known about it."""
        if number not in self._window.profiles or number in self._several:
            return
        around = Around(self._window, self._nearest, self._share, self._several, self._options.weights)
        held = hold_roundup(number, around, self._tied)
        shares = self._shares(number, held) if held else []
        if not held or not shares:
            return
        self._several[number] = None
        self._untie(number)
        page = self._window.profiles[number]
        best = {share.story: share for share in sorted(shares, key=lambda share: share.score)}
        for move in self._membership.take_apart(number, tuple(dict.fromkeys(best)), is_left(page.parts, shares)):
            yield _apart(move, page.key, on, best.get(move.story), held)
        for share in shares:
            other, reason = self._window.profiles[share.page].key, reason_of(held.ties[share.part, share.page])
            self._portions.append(Portion(page.key, share.part, share.story, other, share.score, reason))

    def _shares(self, number: int, held: HeldParts) -> list[Share[str]]:
        """The stories that the parts of a page belong to, that page itself not counted."""
        stories = {}
        for page in sorted({page for near in held.near for page in near}):
            beside = self._membership.beside(page)
            stories[page] = self._membership.story(page), len(beside) - (number in beside)
        return share_out(held.near, stories, self._options.threshold * OF_A_PART)

    def _tied(self, one: int, other: int) -> bool:
        held = self._ties[one].get(other)
        return held is not None and float(self._chances([(one, other, held)])[0]) >= TIED

    def _untie(self, number: int) -> None:
        for other in self._ties[number]:
            del self._ties[other][number]
            self._nearest[other] = max((held.strength for held in self._ties[other].values()), default=0.0)
        self._ties[number], self._nearest[number] = {}, 0.0

    def _regroup(self, number: int, on: str) -> Iterator[Change]:
        """Groups the neighbourhood of a page anew; what comes out is recorded against what stood."""
        pages = self._neighbourhood(number)
        if len(self._ties[number]) >= COMPARED:
            # So many are near that not all were weighed; what was not weighed would count as nothing in common.
            self._tie(number, [page for page in pages if page != number and page not in self._ties[number]])
        score = self._scores(pages)
        cluster = average_linkage(score, self._options.threshold)
        parts: dict[int, list[int]] = {}
        for page, label in zip(pages, cluster.tolist(), strict=True):
            parts.setdefault(label, []).append(page)
        place = {page: at for at, page in enumerate(pages)}
        for move in self._membership.regroup(parts.values()):
            yield self._change(move, place, score, on)

    def _neighbourhood(self, number: int) -> list[int]:
        """A page, its story, and the stories of the pages tied to it, the strongest ties first; a bounded number."""
        ties = self._ties[number]
        found = dict.fromkeys((number, *self._membership.beside(number)[-_HELD:]))
        for page in sorted(ties, key=lambda other: (-ties[other].strength, other)):
            if len(found) < _HELD and page not in found:
                found.update(dict.fromkeys((page, *self._membership.beside(page)[-_HELD:])))
        return sorted(found)

    def _change(self, move: Move, place: Mapping[int, int], score: Floats, on: str) -> Change:
        """A move as it is recorded, with what spoke for it."""
        near = [at for at in (place.get(page) for page in move.against) if at is not None]
        own = [at for at in (place.get(page) for page in move.pages) if at is not None]
        mean = float(score[np.ix_(own, near)].mean()) if own and near else None
        strongest = self._strongest(move.pages, frozenset(move.against))
        return Change(
            story=move.story,
            step=move.step,
            pages=tuple(self._window.profiles[page].key for page in move.pages),
            other=move.other,
            on=on,
            score=None if mean is None else round(mean, 4),
            reason=strongest or "no page that the stream looks back on is near",
        )

    def _strongest(self, pages: Sequence[int], against: frozenset[int]) -> str:
        """The reason of the strongest tie of these pages, to one of those against where there are any."""
        ties = [
            (held.strength, -other, -page)
            for page in pages
            for other, held in self._ties[page].items()
            if (other in against if against else other not in pages)
        ]
        if not ties:
            return ""
        _, other, page = max(ties)
        names = " and ".join(self._window.profiles[end].key for end in (-page, -other))
        return f"{names}: {self._reason(-page, -other)}"

    def _reason(self, one: int, other: int) -> str:
        held, nearest = self._ties[one][other], (self._nearest[one], self._nearest[other])
        odds = company_odds(np.array(nearest), self._options.weights)
        company = company_chance(odds, self._share).tolist()
        shares = held.strength / nearest[0], held.strength / nearest[1]
        return reason_of(Tie(held.wording, held.late, held.same_event, shares, (company[0], company[1])))

    def _scores(self, pages: Sequence[int]) -> Floats:
        place = {page: at for at, page in enumerate(pages)}
        ends = [(p, other, held) for p in pages for other, held in self._ties[p].items() if other in place]
        score = np.eye(len(pages))
        one, other = [place[p] for p, _, _ in ends], [place[q] for _, q, _ in ends]
        score[one, other] = self._chances(ends)
        return score

    def _chances(self, ends: Sequence[tuple[int, int, Held]]) -> Floats:
        """The chance of each pair of tied pages that they tell one story, as things stand."""
        nearest = np.array([[self._nearest[one], self._nearest[other]] for one, other, _ in ends]).reshape(-1, 2)
        strength = np.array([held.strength for _, _, held in ends], dtype=np.float64)
        days = np.array([held.same_event for _, _, held in ends], dtype=np.float64)
        chance = pair_chance(strength, nearest[:, 0], nearest[:, 1], self._options.weights)
        company = company_chance(company_odds(nearest, self._options.weights), self._share)
        return np.asarray(np.round(chance * np.sqrt(company.prod(axis=1)) * days, 9))


def _apart(move: Move, page: str, on: str, share: Share[str] | None, held: HeldParts) -> Change:
    """What taking a page apart did to one story; without a share, to that of what is left."""
    why = reason_of(held.ties[share.part, share.page]) if share else "no other page tells what is left"
    score = round(share.score, 4) if share else None
    reason = f"a part tells of it: {why}" if share else why
    return Change(story=move.story, step=move.step, pages=(page,), other=move.other, on=on, score=score, reason=reason)
