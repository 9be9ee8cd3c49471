"""A pack's furniture, compiled once: what a line is by its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from doichieu.extract.lines import heading_key
from doichieu.lang.pack import Pack, load_pack
from doichieu.lang.schema.furniture import Furniture, Stamps
from doichieu.text.canonical import canonical

_LONGEST_LINE = 300
_LONGEST_CREDIT = 60
_NEVER = re.compile(r"(?!)")
_ONE_PIECE = re.compile(r"[\w\s.+']+")


class Wording(Struct, frozen=True):
    """The furniture of one language, ready to match canonical text; all empty for a language without pack.

    `whole` says of a line's key whether the line is the `heading` of a box, a `comment` form or a `control`.
    """

    whole: dict[str, str] = {}
    openings: re.Pattern[str] = _NEVER
    marks: re.Pattern[str] = _NEVER
    comment_openings: re.Pattern[str] = _NEVER
    control_openings: re.Pattern[str] = _NEVER
    photo: re.Pattern[str] = _NEVER
    labels: re.Pattern[str] = _NEVER
    closings: re.Pattern[str] = _NEVER
    credit: re.Pattern[str] = _NEVER
    papers: re.Pattern[str] = _NEVER
    agencies: frozenset[str] = frozenset()
    sources: re.Pattern[str] = _NEVER
    joints: frozenset[str] = frozenset()
    groups: re.Pattern[str] = _NEVER
    roles_before: re.Pattern[str] = _NEVER
    roles_behind: re.Pattern[str] = _NEVER
    before_colon: tuple[tuple[re.Pattern[str], Literal["author", "text", "photo", "other"]], ...] = ()
    atoms: re.Pattern[str] = _NEVER
    houses: re.Pattern[str] = _NEVER
    outlets: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    units: re.Pattern[str] = _NEVER
    askers: re.Pattern[str] = _NEVER
    asked: re.Pattern[str] = _NEVER
    thanks: re.Pattern[str] = _NEVER
    stamp_words: re.Pattern[str] = _NEVER
    updates: re.Pattern[str] = _NEVER
    ages: re.Pattern[str] = _NEVER
    spelt_date: re.Pattern[str] = _NEVER
    named_date: re.Pattern[str] = _NEVER
    months: dict[str, int] = {}
    afternoon: re.Pattern[str] = _NEVER
    morning: re.Pattern[str] = _NEVER
    attribution: re.Pattern[str] = _NEVER
    utc_offset: str | None = None
    markup: tuple[tuple[str, str], ...] = ()
    language: str | None = None


@cache
def wording_for(language: str | None) -> Wording:
    """The wording of a pack's language, by its code; the empty one for None."""
    return _compile(load_pack(language)) if language else Wording()


def _compile(pack: Pack) -> Wording:
    furniture = pack.furniture
    stamps, turns = furniture.stamps, furniture.turns
    controls, notices, markup = furniture.controls, furniture.notices, furniture.markup
    return Wording(
        whole={
            **dict.fromkeys(_keys(controls.whole + notices.whole), "control"),
            **dict.fromkeys(_keys(furniture.comments.whole), "comment"),
            **dict.fromkeys(_keys(furniture.boxes.headings), "heading"),
        },
        openings=_openings(furniture.boxes.openings),
        marks=_openings(furniture.boxes.marks, word=False),
        comment_openings=_openings(furniture.comments.openings),
        control_openings=_openings(controls.openings + notices.openings),
        photo=_photo(furniture.captions.credits),
        **_signing(pack),
        askers=re.compile(rf"^\W*(?:{_any(turns.askers)})(?:\s[^:.?!]{{1,40}})?\s*:", re.IGNORECASE),
        asked=re.compile(rf"^\W*(?:{_any(turns.asked)})\s*:", re.IGNORECASE),
        thanks=re.compile(
            rf"^\W*(?:(?:{_any(turns.askers)})\s*:\s*)?(?:{_any(turns.thanks)})\b[^.]{{0,60}}[.!]*$", re.IGNORECASE
        ),
        stamp_words=re.compile(rf"\b(?:{_any(stamps.words + stamps.updates)})(?!\w)", re.IGNORECASE),
        updates=re.compile(rf"\b(?:{_any(stamps.updates)})(?!\w)", re.IGNORECASE),
        ages=re.compile(rf"\W*\d{{1,3}}\s+(?:{_any(stamps.ages)})(?!\w)\W*", re.IGNORECASE),
        spelt_date=_spelt_date(stamps),
        named_date=_named_date(stamps),
        months={canonical(name).casefold(): number for name, number in stamps.months.items()},
        morning=re.compile(rf"\s?(?:{_any(stamps.morning)})(?!\w)", re.IGNORECASE),
        afternoon=re.compile(rf"\s?(?:{_any(stamps.afternoon)})(?!\w)", re.IGNORECASE),
        attribution=_attribution(furniture),
        utc_offset=stamps.utc_offset or None,
        markup=tuple(
            (word, kind)
            for kind, words in (("related", markup.related), ("comment", markup.comments), ("lead", markup.lead))
            for word in words
        ),
        language=pack.code,
    )


def _signing(pack: Pack) -> dict[str, Any]:
    """The parts of a wording that signatures are read by."""
    signatures, press, places = pack.furniture.signatures, pack.accounts.press, pack.places
    agencies = (*signatures.agencies, *press.agencies)
    outlets = (*agencies, *signatures.outlets, *(name for same in press.same for name in same))
    parted = [name for name in (*outlets, *signatures.nobody) if not _ONE_PIECE.fullmatch(name)]
    by_colon = (
        (signatures.labels, "author"),
        (signatures.helpers, "other"),
        (pack.furniture.captions.credits, "photo"),
        (signatures.credits, "text"),
    )
    somewhere = (places.provinces, places.former_provinces, places.regions, places.abroad, tuple(places.short))
    return {
        "labels": re.compile(rf"^\W*(?:{_any(signatures.labels)})\s*:\s*", re.IGNORECASE),
        "closings": re.compile(rf"(?<=\s)(?:{_any(signatures.closings)})(?!\w)", re.IGNORECASE),
        "credit": re.compile(rf"^(?:{_any(signatures.credits)})(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE),
        "papers": re.compile(rf"^(?:{_any(signatures.papers)})\s+", re.IGNORECASE),
        "agencies": _plain(agencies),
        "sources": re.compile(rf"(?<!\w)(?:{_any(signatures.credits + signatures.agencies)})(?!\w)", re.IGNORECASE),
        "joints": _plain(signatures.joints),
        "groups": re.compile(rf"^(?:{_any(signatures.groups)})(?=$|\s)", re.IGNORECASE),
        "roles_before": re.compile(rf"(?:{_any(signatures.nobody)})\.?(?:\s+|$)", re.IGNORECASE),
        "roles_behind": re.compile(rf"(?:^|\s)(?:{_any(signatures.nobody)})\.?$", re.IGNORECASE),
        "before_colon": tuple(
            (re.compile(rf"(?:^|\s)(?:{_any(words)})$", re.IGNORECASE), mode) for words, mode in by_colon
        ),
        "atoms": re.compile(rf"(?<!\w)(?:{_any(parted)})(?!\w)", re.IGNORECASE),
        "houses": re.compile(rf"(?:{_any(signatures.houses)})\s+(?=\S)", re.IGNORECASE),
        "outlets": _plain(outlets),
        "where": _plain(signatures.where),
        "places": _plain(name for names in somewhere for name in names),
        "units": re.compile(rf"(?<!\w)(?:{_any((*places.units, *signatures.where))})\s+$", re.IGNORECASE),
    }


def _plain(names: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical(name).casefold() for name in names)


def _keys(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(heading_key(canonical(phrase)) for phrase in phrases)


def _any(words: Iterable[str]) -> str:
    """Any of some words, the longest first; what never fits for none."""
    return "|".join(re.escape(canonical(w)) for w in sorted(words, key=lambda w: (-len(w), w))) or _NEVER.pattern


def _openings(phrases: tuple[str, ...], *, word: bool = True) -> re.Pattern[str]:
    """Lines that begin so; a phrase that ends in a letter ends at a word's end."""
    whole = [p for p in phrases if word and p[-1].isalnum()]
    other = [p for p in phrases if p not in whole]
    ways = [rf"(?:{_any(tuple(whole))})(?!\w)"] if whole else []
    ways += [f"(?:{_any(tuple(other))})"] if other else []
    return re.compile(rf"^[\s•·●*\-\[(]*(?:{'|'.join(ways)})", re.IGNORECASE) if ways else _NEVER


def _spelt_date(stamps: Stamps) -> re.Pattern[str]:
    """A date with a word before each of its numbers: `ngày 5 tháng 5 năm 2025`."""
    if not stamps.month:
        return _NEVER
    return re.compile(
        rf"(?:{_any((stamps.day,))}\s+)?\b(?P<d>\d{{1,2}})\s+{_any((stamps.month,))}\s+(?P<m>\d{{1,2}}),?\s+"
        rf"(?:{_any((stamps.year,))}\s+)?(?P<y>\d{{4}})\b",
        re.IGNORECASE,
    )


def _named_date(stamps: Stamps) -> re.Pattern[str]:
    """A date whose month has a name: `5 May 2025`, `May 5th, 2025`."""
    if not stamps.months:
        return _NEVER
    return re.compile(
        rf"\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_any(stamps.months)})\b\.?"
        rf"|(?P<m2>{_any(stamps.months)})\b\.?\s+(?P<behind>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?P<y>\d{{4}})\b",
        re.IGNORECASE,
    )


def _photo(words: tuple[str, ...]) -> re.Pattern[str]:
    """A photo credit at the end of a line: `Ảnh: A/B`, alone or in brackets."""
    return re.compile(
        rf"(?:^|[\s(\[.,;\-/])(?:{_any(words)})\s*:\s*(?P<name>[^\s()\[\]:](?:[^()\[\]:\n]{{0,58}}[^\s()\[\]:.,])?)\s*[)\].]*$",
        re.IGNORECASE,
    )


def _attribution(furniture: Furniture) -> re.Pattern[str]:
    """`Theo Thông cáo của Bộ Ngoại giao,`: the words up to the comma that closes them."""
    words = furniture.attributions
    return re.compile(
        rf"(?<!\w)(?:{_any(words.by)})\s+(?:{_any(words.documents)})(?:\s+[^\s,.;:()]+){{0,4}}?\s+(?:{_any(words.of)})\s+"
        rf"(?P<name>[^\W\d_][^,.;:()\n]{{1,80}}?)(?=\s*[,;(])",
        re.IGNORECASE,
    )
