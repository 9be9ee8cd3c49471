"""`doichieu why`: how the count of accounts behind a claim, a finding or a whole story came about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from doichieu.batch.outputs import find_stories, read_story
from doichieu.cli.console import say, say_json
from doichieu.errors import ItemError, RunError
from doichieu.export.display import shown
from doichieu.export.files import Language
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from doichieu.model.claim import Claim
from doichieu.model.dossier import Bound, Dossier
from doichieu.model.origin import Origin, OriginCount
from doichieu.model.page import Credit
from doichieu.model.passage import Derivation
from doichieu.model.span import Span
from doichieu.settings import compose_settings, read_environment

QUOTED = 120
VERDICTS = ("derived", "common_origin", "undecided")


class Telling(Struct, frozen=True):
    """One page that tells the thing: where, and whom it credits there or for all of its text."""

    page: str
    source: str
    places: tuple[Span, ...]
    credits: tuple[Credit, ...]


class Why(Struct, frozen=True):
    """One count, and all that it rests on: the accounts, the pages that tell it, what these have from others."""

    story: str
    id: str
    what: str
    origins: OriginCount
    accounts: tuple[Origin, ...]
    pages: tuple[Telling, ...]
    derivations: tuple[Derivation, ...]


def explain(out: Path, wanted: str, lang: Language | None, *, as_json: bool) -> None:
    """Prints how the count of a claim, of each side of a finding, or of a story came about.

    Raises RunError when nothing in the output has this id.
    """
    settings = compose_settings(read_environment(os.environ), one_story=False, language=lang)
    for story in find_stories(out):
        sheet = _sheet(story, settings.export.language)
        found = list(_counts(sheet, wanted))
        if found and as_json:
            say_json(found)
        elif found:
            say("\n".join("".join(f"{line}\n" for line in _lines(sheet, why)) for why in found))
        if found:
            return
    raise RunError(f"{out}: no claim, finding or story has the id {shown(wanted)}; dossier.json lists them")


def _sheet(story: Path, language: Language) -> Sheet:
    try:
        dossier = msgspec.json.decode(read_story(story).dossier, type=Dossier)
    except (ItemError, msgspec.MsgspecError, RecursionError) as error:
        raise RunError(f"{story}: cannot be read ({error}); build again") from error
    return Sheet(Bound(dossier, ()), load_words(language))


def _counts(sheet: Sheet, wanted: str) -> Iterator[Why]:
    """The counts behind an id: one of a claim, one for each side of a finding, one of a story."""
    dossier = sheet.dossier
    if dossier.story.id == wanted:
        groups = tuple(origin.id for origin in dossier.origins.groups)
        count = OriginCount(dossier.origins.min, dossier.origins.max, groups, "")
        yield _why(sheet, (wanted, dossier.story.title), (), count)
    for claim in dossier.claims:
        if claim.id == wanted and claim.origins:
            yield _why(sheet, (wanted, _said(sheet, claim)), claim.evidence, claim.origins)
    for finding in dossier.findings:
        if finding.id == wanted:
            for side in finding.sides:
                what = ": ".join(part for part in (sheet.matter(finding), side.value.text) if part)
                yield _why(sheet, (wanted, what), side.evidence, side.origins)


def _said(sheet: Sheet, claim: Claim) -> str:
    return ": ".join(part for part in (sheet.about(claim), claim.value.text) if part)


def _why(sheet: Sheet, thing: tuple[str, str], evidence: tuple[Span, ...], count: OriginCount) -> Why:
    dossier = sheet.dossier
    accounts = tuple(origin for origin in dossier.origins.groups if origin.id in count.groups)
    telling = {span.page for span in evidence} or {page.id for page in dossier.pages}
    behind = telling | {page for origin in accounts for page in origin.pages}
    pages = tuple(
        Telling(page.id, sheet.label(page), _on(page.id, evidence), _crediting(page.credits, evidence))
        for page in dossier.pages
        if page.id in telling
    )
    related = [d for d in dossier.derivations if {d.page, d.of} & telling and {d.page, d.of} <= behind]
    surest = tuple(sorted(related, key=lambda d: VERDICTS.index(d.verdict)))
    return Why(dossier.story.id, *thing, count, accounts, pages, surest)


def _on(page: str, evidence: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(span for span in set(evidence) if span.page == page))


def _crediting(credits_: Iterable[Credit], evidence: tuple[Span, ...]) -> tuple[Credit, ...]:
    """The credits that say where the text is from: of the whole page, or beside a place that tells the thing."""
    return tuple(c for c in credits_ if c.kind == "text" or (c.kind == "attribution" and _near(c.span, evidence)))


def _near(cue: Span, evidence: tuple[Span, ...]) -> bool:
    return any(span.page == cue.page and abs(span.start - cue.start) <= QUOTED for span in evidence)


def _lines(sheet: Sheet, why: Why) -> Iterator[str]:
    """The count in words: accounts first, then the pages, then what they have from one another."""
    words, count = sheet.words, why.origins
    number = str(count.min) if count.min == count.max else f"{count.min}-{count.max}"
    told = f"{len(why.pages)} {words.count(len(why.pages), 'page')}"
    yield shown(f"{why.id}  {why.what}")
    yield f"{number} {words.count(count.max, 'account')}, {told}. {sheet.reason(count.reason)}".rstrip()
    yield f"\n{words('head.accounts')}"
    for origin in why.accounts:
        yield shown(f"  {origin.label} ({words('account_kind.' + origin.kind)}): {sheet.reason(origin.reason)}")
        yield from (_quote(sheet, span) for span in dict.fromkeys(origin.evidence))
    yield f"\n{words('section.pages')}"
    for telling in why.pages:
        yield shown(f"  [{sheet.number(telling.page)}] {telling.source} ({telling.page})")
        yield from (_quote(sheet, span) for span in (*telling.places, *(credit.span for credit in telling.credits)))
    if why.derivations:
        yield f"\n{words('section.lineage')}"
    for each in why.derivations:
        verdict = words(f"verdict.{each.verdict}")
        yield shown(f"  [{sheet.number(each.page)}] {verdict} [{sheet.number(each.of)}]: {sheet.reason(each.reason)}")


def _quote(sheet: Sheet, span: Span) -> str:
    text = " ".join(span.exact.split())
    cut = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return shown(f"      “{cut}” [{sheet.number(span.page)}:{span.start}]")
