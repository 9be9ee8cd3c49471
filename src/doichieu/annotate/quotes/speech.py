"""Who says what: direct speech, reported speech, turns of interviews."""

from __future__ import annotations

from bisect import bisect_right

from doichieu.annotate.quotes.direct import read_direct
from doichieu.annotate.quotes.page import SpokenPage
from doichieu.annotate.quotes.reported import read_reported
from doichieu.annotate.quotes.turns import read_turns
from doichieu.annotate.quotes.wording import wording
from doichieu.lang.pack import Pack
from doichieu.model.reading import QuoteMention, Reading


def read_quotes(reading: Reading, pack: Pack) -> tuple[QuoteMention, ...]:
    """The speech in a page whose sentences, names and posts are read, in order of place.

    Marks that stress a word or name a thing are no speech: a stretch in quotation marks counts where a reporting
    verb with its subject, a speaker's colon or the speech before it governs it. Reported speech runs from its
    speaker to the end of the sentence. The paragraphs of an interview are turns, and nothing is read inside them.
    """
    page = SpokenPage(reading, wording(pack))
    turns = read_turns(page.text, page.sentences, page.blocks, page.speakers)
    starts = [turn.range.start for turn in turns]
    found = list(turns)
    for quote in [*read_direct(page), *read_reported(page)]:
        at = bisect_right(starts, quote.range.start) - 1
        if at < 0 or not turns[at].range.meets(quote.range):
            found.append(quote)
    return tuple(sorted(found, key=lambda q: (q.range.start, -q.range.end)))
