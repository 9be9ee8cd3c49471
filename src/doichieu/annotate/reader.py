"""One page, read: every annotator in turn over the kept blocks of its canonical text."""

from __future__ import annotations

from msgspec.structs import replace

from doichieu.annotate.names.mentions import read_names
from doichieu.annotate.names.tokens import lines_of
from doichieu.annotate.posts.mentions import read_posts
from doichieu.annotate.quantities.amounts import read_quantities
from doichieu.annotate.quotes.speech import read_quotes
from doichieu.annotate.sentences import read_sentences
from doichieu.annotate.times.expressions import TimeContext, read_times
from doichieu.lang.pack import Pack, pack_for
from doichieu.model.page import Article, Block
from doichieu.model.reading import Reading
from doichieu.model.view import View
from doichieu.text.canonical import view_of


def annotate_article(article: Article) -> Reading:
    """Everything that a page says, with its places. Without a pack for its language: its blocks alone."""
    view = view_of(article.text)
    blocks = tuple(_in_view(block, view) for block in article.page.blocks)
    reading = Reading(article=article, view=view, blocks=blocks)
    pack = pack_for(article.page.language)
    return reading if pack is None else _annotate(reading, pack)


def _annotate(reading: Reading, pack: Pack) -> Reading:
    """The annotators in the order in which they need one another."""
    text, published = reading.text, reading.page.published
    sentences = read_sentences(text, reading.blocks, pack)
    times = read_times(
        TimeContext(
            text=text,
            sentences=sentences,
            published=published.value if published else None,
            published_inferred=published.inferred if published else (),
            pack=pack,
        )
    )
    lines = lines_of(text, sentences, reading.blocks)
    names = read_names(lines, pack)
    read = replace(
        reading,
        sentences=sentences,
        names=names,
        posts=read_posts(lines, names, pack),
        times=times,
        quantities=read_quantities(text, sentences, times, pack),
    )
    return replace(read, quotes=read_quotes(read, pack))


def _in_view(block: Block, view: View) -> Block:
    place = view.canonical(block.range)
    return replace(block, start=place.start, end=place.end)
