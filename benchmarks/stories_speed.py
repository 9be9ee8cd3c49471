"""What a page costs in a stream of many, and what the stream keeps in memory.

    python benchmarks/stories_speed.py                  100,000 pages; writes docs/stories-speed.svg
    python benchmarks/stories_speed.py --pages 20000 --seed 2 --plot /tmp/plot.svg

The pages are made from those of ../shared/data by a seeded generator: a story is a handful of sentences drawn from
three pages, every capitalised word in it renamed and every fifth other word exchanged; one to five pages tell it, each
with four fifths of the sentences in an order of its own, some hundred pages apart. Grouping alone is timed, by the
processor's time; what is read of a page (its terms, its day) is made before the clock starts.
"""

from __future__ import annotations

import argparse
import gzip
import heapq
import json
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from doichieu.stories.grouping import StoryOptions
from doichieu.stories.profiles import OPENING, Profile, terms_of
from doichieu.stories.stream import StoryStream

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"
PACKS = ("vnmds", "abmusu-dev")
PLOT = HERE.parent / "docs" / "stories-speed.svg"
FIRST_DAY = 740_000
PAGES_A_DAY = 500
SPREAD = 400
EXCHANGED = 0.2
STEP = 1000
WIDTH, HEIGHT, MARGIN = 720, 300, 56

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


class Measure(Struct, frozen=True):
    """One step of the stream: pages so far, milliseconds a page in this step, megabytes at most so far."""

    pages: int
    milliseconds: float
    megabytes: float


def say(line: str) -> None:
    """A line to standard output, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read_sentences(without: frozenset[str]) -> tuple[tuple[list[str], ...], ...]:
    """The pages of the packs as sentences of words, some left out by their id."""
    found = []
    for pack in PACKS:
        with gzip.open(DATA / f"{pack}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                sentences = [_WORD.findall(sentence) for sentence in _SENTENCE.split(page["text"])]
                if page["id"] not in without:
                    found.append(tuple(words for words in sentences if len(words) > 4))
    return tuple(page for page in found if len(page) > 5)


def tell_stories(pool: Sequence[Sequence[list[str]]], seed: int) -> Iterator[Profile]:
    """Pages of ever new stories, without end, in the order they come."""
    chance = random.Random(seed)
    names = sorted({word for page in pool for words in page for word in words if word[0].isupper()})
    waiting: list[tuple[float, int, list[list[str]]]] = []
    made = told = 0
    while True:
        while len(waiting) < SPREAD:
            story = new_story(pool, names, chance)
            for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 3, 4, 5))):
                made += 1
                heapq.heappush(waiting, (told + chance.random() * SPREAD, made, vary(story, chance)))
        _, number, sentences = heapq.heappop(waiting)
        opening = [word for words in sentences for word in words][:OPENING]
        day = FIRST_DAY + told // PAGES_A_DAY
        yield Profile(f"p{number}", terms_of(sentences), terms_of([opening]), published=day)
        told += 1


def new_story(pool: Sequence[Sequence[list[str]]], names: Sequence[str], chance: random.Random) -> list[list[str]]:
    """Sentences of three pages, mixed, with other names."""
    renamed: dict[str, str] = {}
    pages = chance.sample(pool, 3)
    drawn = [words for page in pages for words in chance.sample(page, min(len(page), 8))]
    common = [word for words in chance.choice(pool) for word in words]

    def other(word: str) -> str:
        if word[0].isupper():
            return renamed.setdefault(word, chance.choice(names))
        return chance.choice(common) if chance.random() < EXCHANGED else word

    story = [[other(word) for word in words] for words in drawn]
    chance.shuffle(story)
    return [[word.lower() for word in words] for words in story]


def vary(story: list[list[str]], chance: random.Random) -> list[list[str]]:
    """One page's telling of a story."""
    return chance.sample(story, max(len(story) * 4 // 5, 1))


def run(told: Iterator[Profile], pages: int) -> list[Measure]:
    """Streams so many pages and measures every step."""
    stream = StoryStream(StoryOptions(stream=True))
    measures: list[Measure] = []
    spent = 0.0
    for number in range(1, pages + 1):
        page = next(told)
        start = time.process_time()
        stream.add(page)
        spent += time.process_time() - start
        if number % STEP == 0:
            megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            measures.append(Measure(number, spent / STEP * 1000, megabytes))
            say(f"{number:>7} pages  {measures[-1].milliseconds:.2f} ms a page  {megabytes:.0f} MB")
            spent = 0.0
    return measures


def mean_near(measures: Sequence[Measure], pages: int) -> float:
    """Milliseconds a page over the steps about a place in the stream; single steps waver."""
    near = [m.milliseconds for m in measures if pages - 3 * STEP < m.pages <= pages + 2 * STEP]
    return sum(near) / len(near)


def plot(measures: Sequence[Measure]) -> str:
    """Both lines over the pages streamed, as SVG."""
    top_time = max(m.milliseconds for m in measures) * 1.2
    top_memory = max(m.megabytes for m in measures) * 1.2
    last = measures[-1].pages

    def line(values: Sequence[float], top: float, colour: str) -> str:
        wide, high = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
        ends = zip(measures, values, strict=True)
        places = (f"{MARGIN + m.pages / last * wide:.1f},{HEIGHT - MARGIN - v / top * high:.1f}" for m, v in ends)
        return f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{" ".join(places)}"/>'

    def label(x: float, y: float, text: str, rest: str = "") -> str:
        return f'<text x="{x:.0f}" y="{y:.0f}" {rest}>{text}</text>'

    right, low = WIDTH - MARGIN, HEIGHT - MARGIN
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<path d="M{MARGIN} {MARGIN}V{low}H{right}V{MARGIN}" fill="none" stroke="#888"/>',
        line([m.milliseconds for m in measures], top_time, "#1f5fa8"),
        line([m.megabytes for m in measures], top_memory, "#b4541a"),
        label(MARGIN, MARGIN - 12, "milliseconds a page", 'fill="#1f5fa8"'),
        label(right, MARGIN - 12, "megabytes at most", 'fill="#b4541a" text-anchor="end"'),
        label(WIDTH / 2, HEIGHT - 14, "pages streamed", 'text-anchor="middle"'),
    ]
    for share in (0, 0.5, 1):
        y = low - share * (HEIGHT - 2 * MARGIN) + 4
        parts.append(label(MARGIN - 6, y, f"{top_time * share:.1f}", 'fill="#1f5fa8" text-anchor="end"'))
        parts.append(label(right + 6, y, f"{top_memory * share:.0f}", 'fill="#b4541a"'))
        x = MARGIN + share * (right - MARGIN)
        parts.append(label(x, low + 18, f"{last * share:,.0f}", 'text-anchor="middle"'))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
    body = "\n".join(parts)
    return f'{head} font-size="13" fill="#222">\n{body}\n</svg>\n'


def main() -> None:
    """Measures, plots, and says the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", type=Path, metavar="FILE", help="ids of pages to leave out, one a line")
    parser.add_argument("--plot", type=Path, default=PLOT)
    chosen = parser.parse_args()
    without = frozenset(chosen.without.read_text(encoding="utf-8").split()) if chosen.without else frozenset()
    measures = run(tell_stories(read_sentences(without), chosen.seed), chosen.pages)
    chosen.plot.write_text(plot(measures), encoding="utf-8")
    early, late = mean_near(measures, 10_000), mean_near(measures, chosen.pages)
    say(f"at 10,000 pages {early:.2f} ms a page, at {chosen.pages:,} {late:.2f}: {late / early:.2f} times as much")
    say(f"peak memory {measures[-1].megabytes:.0f} MB")


if __name__ == "__main__":
    main()
