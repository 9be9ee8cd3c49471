"""A page in English is read with the pack, and one in a language without a pack has its blocks alone."""

from __future__ import annotations

from doichieu.annotate.reader import annotate_article
from doichieu.extract.article import extract_article
from doichieu.model.reading import Reading
from doichieu.model.source import PageText, RawSource
from doichieu.pipeline import Options, build
from doichieu.sources.reader import read_pages

ENGLISH = """Home
Bridge over the Lan reopens after three months
Published: Feb. 6, 2026 at 8:15 p.m.
President Ann Reeve opened the bridge over the Lan on Feb. 5, 2026, officials said. It cost $4.5 million.
"We have waited for this," Mary Hale said. She has run the market for 12 years. More than 1,200 people came.
Read more: Rice prices rise again
Leave a comment"""
FRENCH = """Le pont sur la Lan rouvre après trois mois
Le pont a été rouvert vendredi par la présidente, selon les autorités de la ville, et les camions y passent.
Les commerçants du marché attendaient ce jour depuis le mois de novembre, quand la rivière avait débordé."""


def read(text: str) -> Reading:
    (page,) = read_pages(RawSource(name="a.txt", data=text.encode(), media="text"))
    assert isinstance(page, PageText)
    return annotate_article(extract_article(page))


def test_an_english_page_is_cleaned_and_dated() -> None:
    page = read(ENGLISH).page
    assert page.language == "en"
    assert page.title is not None
    assert page.title.exact == "Bridge over the Lan reopens after three months"
    assert page.published is not None
    assert page.published.value == "2026-02-06T20:15"
    cut = [ENGLISH[block.start : block.end] for block in page.blocks if not block.kept]
    assert cut == ["Home", "Read more: Rice prices rise again", "Leave a comment"]


def test_times_figures_names_and_quotations_are_read() -> None:
    reading = read(ENGLISH)
    assert "2026-02-05" in {time.value for time in reading.times}
    assert {("4500000", "USD"), ("1200", "people")} <= {(q.value, q.unit) for q in reading.quantities}
    names = {reading.text[name.range.start : name.range.end] for name in reading.names}
    assert {"Ann Reeve", "Mary Hale"} <= names
    assert any(quote.direct for quote in reading.quotes)


def test_a_language_without_a_pack_is_cleaned_grouped_and_written() -> None:
    source = RawSource(name="a.txt", data=FRENCH.encode(), media="text")
    built = build((source,), Options())
    assert built.rejected == ()
    (bound,) = built.bound
    assert bound.dossier.pages[0].language == "fr"
    assert (bound.dossier.times, bound.dossier.figures, bound.dossier.entities) == ((), (), ())
