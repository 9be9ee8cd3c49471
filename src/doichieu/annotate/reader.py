"""One page, read: every annotator in turn over the kept blocks of its canonical text."""

from __future__ import annotations

from msgspec.structs import replace

from doichieu.annotate.sentences import read_sentences
from doichieu.lang.pack import pack_for
from doichieu.model.page import Article, Block
from doichieu.model.reading import Reading
from doichieu.model.view import View
from doichieu.text.canonical import view_of


def annotate_article(article: Article) -> Reading:
    """Everything that a page says, with its places. Without a pack for its language: its blocks alone."""
    view = view_of(article.text)
    blocks = tuple(_in_view(block, view) for block in article.page.blocks)
    pack = pack_for(article.page.language)
    if pack is None:
        return Reading(article=article, view=view, blocks=blocks)
    sentences = read_sentences(view.text, blocks, pack)
    return Reading(article=article, view=view, blocks=blocks, sentences=sentences)


def _in_view(block: Block, view: View) -> Block:
    place = view.canonical(block.range)
    return replace(block, start=place.start, end=place.end)
