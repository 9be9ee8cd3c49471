"""Where a story's pages have their text from: verdicts on pairs of pages, and the accounts behind them all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from doichieu.claims.clauses import read_clauses
from doichieu.model.entity import Linking
from doichieu.model.origin import StoryOrigins
from doichieu.model.passage import Derivation, Passage
from doichieu.model.reading import Reading
from doichieu.model.span import Range
from doichieu.origins.accounts import Accounts, find_accounts
from doichieu.origins.derivation import derive
from doichieu.origins.intervals import Intervals
from doichieu.origins.principal import find_principal
from doichieu.origins.witness import Witness

# A clause of which a passage covers so much is all from where the passage is; one in which fewer words are
# common than `FIRM` may be the same fact in a page's own words.
COVERED = 0.3
FIRM = 0.6


class Teller(Struct, frozen=True):
    """The account that a stretch goes back to; `voice` is who speaks there, None in a passage that pages share."""

    origin: str
    voice: str | None = None


class Trace(Struct, frozen=True):
    """Derivations and accounts, and what it takes to count the accounts behind any evidence.

    `homes` gives each page's account, `stretches` the parts of each page's own text that go back to a speaker's
    or a passage's instead; `open` are pairs of accounts that may be one.
    """

    derivations: tuple[Derivation, ...]
    origins: StoryOrigins
    homes: dict[str, str]
    stretches: dict[str, Intervals[Teller]]
    open: tuple[tuple[str, str], ...] = ()


def trace_origins(readings: Sequence[Reading], passages: Sequence[Passage], linking: Linking) -> Trace:
    """Who has it from whom, and how many accounts the pages go back to."""
    witnesses = [Witness(reading, passages, linking) for reading in readings]
    principals = {page.id: found for page in witnesses if (found := find_principal(page))}
    derivations = derive(witnesses, principals, passages)
    accounts = find_accounts(witnesses, principals, derivations)
    of_passage = {
        at: _passage_origin(at, witnesses, accounts)
        for at, passage in enumerate(passages)
        if passage.similarity >= FIRM
    }
    stretches = {witness.id: _stretches(witness, accounts, of_passage) for witness in witnesses}
    return Trace(tuple(derivations), accounts.origins, accounts.of_page, stretches, accounts.open)


def _passage_origin(at: int, witnesses: Sequence[Witness], accounts: Accounts) -> str:
    """The account of a passage: that of the source it is ascribed to, else that of most of its pages.

    Of two accounts with as many, it is the one that more pages of the story tell: the lone page has from it what
    they share, sooner than all of them from the lone page.
    """
    pages = [witness for witness in witnesses if at in witness.spans]
    for page in pages:
        voice = page.voice.get(at)
        if voice and voice.source.key in accounts.of_source:
            return accounts.of_source[voice.source.key]
    homes = Counter(accounts.of_page[page.id] for page in pages)
    told = Counter(accounts.of_page.values())
    return max(sorted(homes), key=lambda home: (homes[home], told[home]))


def _stretches(witness: Witness, accounts: Accounts, of_passage: Mapping[int, str]) -> Intervals[Teller]:
    found = [
        (witness.reading.view.raw(voice.place), Teller(accounts.of_source[voice.source.key], voice.source.label))
        for voice in witness.voices
        if voice.source.key in accounts.of_source
    ]
    shared = sorted((s.range, of_passage[at]) for at in witness.spans.keys() & of_passage for s in witness.spans[at])
    found += [(place, Teller(origin)) for place, origin in shared]
    starts = [place.start for place, _ in shared]
    for place in _clauses(witness.reading):
        inside = shared[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        origin = _mainly(inside, place.length)
        if origin:
            found.append((place, Teller(origin)))
    return Intervals(found)


def _clauses(reading: Reading) -> Iterator[Range]:
    """The places of a page's clauses, in its own text."""
    code = reading.page.language
    for sentence in reading.sentences if code else ():
        yield from (reading.view.raw(clause) for clause in read_clauses(reading.text, sentence.range, code or ""))


def _mainly(shared: Sequence[tuple[Range, str]], length: int) -> str | None:
    """The account that a clause goes back to, by the passages in it, where they cover enough of it."""
    covered, reach = Counter[str](), 0
    for place, origin in shared:
        covered[origin] += max(0, place.end - max(place.start, reach))
        reach = max(reach, place.end)
    enough = shared and covered.total() >= COVERED * length
    return max(covered, key=lambda origin: covered[origin]) if enough else None
