"""Planted copies found: sentences of one page, edited or moved or retold, set into another page.

    python benchmarks/reuse.py                      every kind, over ../shared/data/vnmds.jsonl.gz
    python benchmarks/reuse.py --copies 40 --seed 2
    python benchmarks/reuse.py --list               the passages of the pairs that hold no planted copy

Of each kind so many pairs are made: a page, and another story's page that has taken three to six of its sentences.
A planted sentence is found when a passage covers half of it in both pages; a passage is right when half of it, on
both sides, was planted. Pairs without a planted copy are of one story: those that share no run of eight syllables,
and some that were judged by hand to have text from one another or one source, or not (`eval/reuse/pairs.json`: two
pages and the judgements, most by two people who knew of no other's).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from pathlib import Path

from copies import KINDS, Maker
from msgspec import Struct

from doichieu.entities.linker import link_entities
from doichieu.model.passage import Passage
from doichieu.model.reading import Reading
from doichieu.model.source import RawSource
from doichieu.origins.trace import trace_origins
from doichieu.pipeline import read_source
from doichieu.reuse.formulas import mark_formulas
from doichieu.reuse.passages import find_passages

HERE = Path(__file__).parent
PACK = HERE.parents[1] / "shared" / "data" / "vnmds.jsonl.gz"
JUDGED = HERE.parent / "eval" / "reuse" / "pairs.json"
FORMULA = 8

_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+(?![\s”\"]*[a-zà-ỹ])[”\"]*|$)\s*")
_SYLLABLE = re.compile(r"\w+(?:[.,]\d+)*")


class Page(Struct, frozen=True):
    """A page of the pack."""

    id: str
    cluster: str
    title: str
    text: str


class Planted(Struct, frozen=True):
    """Two pages, and what was planted: for each copied sentence its places in the first and in the second."""

    first: str
    second: str
    places: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


class Found(Struct):
    """What was found of a kind's copies, added up."""

    pairs: int = 0
    seen: int = 0
    planted: int = 0
    met: int = 0
    passages: int = 0
    right: int = 0
    characters: int = 0
    inside: int = 0

    def row(self) -> str:
        """Pairs seen; recall, precision and F1 of sentences; share of the passages' characters that were planted."""
        recall, precision = self.met / max(self.planted, 1), self.right / max(self.passages, 1)
        f1 = 2 * recall * precision / max(recall + precision, 1e-9)
        spans = self.inside / max(self.characters, 1)
        return f"{self.seen / self.pairs:6.3f} {recall:8.3f} {precision:9.3f} {f1:6.3f} {spans:7.3f}"


def plant(source: Page, host: Page, make: Maker, others: Sequence[str], dice: random.Random) -> Planted | None:
    """The two pages with a copy between them, None where the source has too few good sentences."""
    sentences = split(source.text)
    count = dice.randint(3, 6)
    starts = [at for at in range(len(sentences) - count + 1) if all(map(_long, sentences[at : at + count]))]
    if not starts:
        return None
    start = dice.choice(starts)
    copy = make(tuple(sentences[start : start + count]), others, dice)
    own = split(host.text)
    middle = len(own) // 2
    first, left = _laid(source.title, sentences[:start], copy.source, sentences[start + count :])
    second, right = _laid(host.title, own[:middle], copy.copied, own[middle:])
    return Planted(first, second, tuple((left[a], right[b]) for a, b in copy.answers))


def _long(sentence: str) -> bool:
    return 12 <= len(sentence.split()) <= 60


def _laid(
    title: str, before: Sequence[str], planted: Sequence[str], after: Sequence[str]
) -> tuple[str, list[tuple[int, int]]]:
    """A page's text, and where the planted sentences stand in it."""
    text = f"{title}\n\n" + "".join(f"{sentence} " for sentence in before)
    places = []
    for sentence in planted:
        places.append((len(text), len(text) + len(sentence)))
        text += f"{sentence} "
    return (text + " ".join(after)).rstrip() + "\n", places


def split(text: str) -> list[str]:
    """The sentences of a body, roughly."""
    return [m[0].strip() for m in _SENTENCE.finditer(text) if m[0].strip()]


def read(name: str, text: str) -> Reading:
    """A page as the pipeline reads it."""
    (outcome,) = read_source(RawSource(name=f"{name}.txt", data=text.encode(), media="text"))
    if not isinstance(outcome, Reading):
        raise ValueError(f"{name}: {outcome.reason}")
    return outcome


def measure(planted: Planted, found: Found) -> None:
    """Adds one pair to what was found."""
    first, second = read("first", planted.first), read("second", planted.second)
    cut = [pair for pair in planted.places if _kept(first, pair[0]) and _kept(second, pair[1])]
    passages = [_places(passage, first, second) for passage in find_passages((first, second))]
    found.pairs += 1
    found.seen += bool(passages)
    found.planted += len(cut)
    found.met += sum(any(_meets(a, pair[0]) and _meets(b, pair[1]) for a, b in passages) for pair in cut)
    lefts, rights = [[pair[side] for pair in planted.places] for side in (0, 1)]
    for a, b in passages:
        inside = _covered(a, lefts), _covered(b, rights)
        found.passages += 1
        found.right += all(2 * part >= end - start for part, (start, end) in zip(inside, (a, b), strict=True))
        found.characters += a[1] - a[0] + b[1] - b[0]
        found.inside += sum(inside)


def _kept(reading: Reading, place: tuple[int, int]) -> bool:
    return any(block.kept and block.start <= place[0] and place[1] <= block.end for block in reading.page.blocks)


def _places(passage: Passage, first: Reading, second: Reading) -> tuple[tuple[int, int], tuple[int, int]]:
    by_page = {span.page: (span.start, span.end) for span in passage.spans}
    return by_page[first.page.id], by_page[second.page.id]


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * shared >= min(a[1] - a[0], b[1] - b[0])


def _covered(place: tuple[int, int], planted: Sequence[tuple[int, int]]) -> int:
    return min(place[1] - place[0], sum(max(0, min(place[1], end) - max(place[0], start)) for start, end in planted))


def pages_of(pack: Path) -> list[Page]:
    """The pack's pages, by id."""
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return sorted((Page(r["id"], r["cluster"], r["title"], r["text"]) for r in rows), key=lambda page: page.id)


def planted_pairs(pages: Sequence[Page], make: Maker, count: int, dice: random.Random) -> Iterator[Planted]:
    """So many pairs with a copy between pages of two stories that have nothing in common otherwise."""
    others = [page.text for page in pages]
    once = [page for page in pages if not _repeats(page)]
    while count:
        source, host = dice.sample(once, 2)
        strange = source.cluster != host.cluster and not set(_runs(source)) & set(_runs(host))
        planted = plant(source, host, make, others, dice) if strange else None
        if planted:
            count -= 1
            yield planted


def strangers(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Pairs of one story's pages that share no run of eight syllables."""
    for _, group in groupby(sorted(pages, key=lambda page: page.cluster), key=lambda page: page.cluster):
        for one, other in combinations(group, 2):
            if not set(_runs(one)) & set(_runs(other)):
                yield one, other


def _repeats(page: Page) -> bool:
    """Whether a page says something twice in the same words, so that a copy may be of either place."""
    runs = _runs(page)
    return len(set(runs)) < len(runs) - FORMULA


def _runs(page: Page) -> list[tuple[str, ...]]:
    words = _SYLLABLE.findall(f"{page.title}\n{page.text}".casefold())
    return [tuple(words[at : at + FORMULA]) for at in range(len(words) - FORMULA + 1)]


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> int:
    """Prints what was found of each kind, and how often a copy was seen where there is none."""
    options = arguments()
    pages = pages_of(options.pack)
    _say(f"{'kind':14} {'pairs':>6} {'recall':>8} {'precision':>9} {'F1':>6} {'spans':>7}")
    for kind, make in KINDS.items():
        found, dice = Found(), random.Random(f"{options.seed} {kind}")
        for planted in planted_pairs(pages, make, options.copies, dice):
            measure(planted, found)
        _say(f"{kind:14} {found.row()}")
    readings = dict(zip([page.id for page in pages], archive(pages), strict=True))
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    same = [(one.id, other.id) for one, other in strangers(pages)]
    apart = [(a, b) for a, b, judgements in judged if not any(judgements)]
    copied = [(a, b) for a, b, judgements in judged if all(judgements)]
    open_to = [(a, b) for a, b, judgements in judged if any(judgements) and not all(judgements)]
    kinds = {
        "same story, no common run": same,
        "judged no copy": apart,
        "judged a copy": copied,
        "judged both ways": open_to,
    }
    for name, pairs in kinds.items():
        known = [(readings[a], readings[b]) for a, b in pairs if a in readings and b in readings]
        report(name, known[: options.alarms], options.list)
    return 0


def archive(pages: Sequence[Page]) -> tuple[Reading, ...]:
    """The pack's pages as one run reads them, with the formulas that it learns from its stories."""
    readings = tuple(read(page.id, f"{page.title}\n\n{page.text}\n") for page in pages)
    stories: dict[str, list[int]] = {}
    for at, page in enumerate(pages):
        stories.setdefault(page.cluster, []).append(at)
    return mark_formulas(readings, list(stories.values()))


def report(name: str, pairs: Sequence[tuple[Reading, Reading]], listed: bool) -> None:
    """In how many pairs a passage was found, and in how many one page is said to have its text from the other."""
    found = [(pair, passages) for pair in pairs if (passages := find_passages(pair))]
    derived = sum(
        trace_origins(pair, it, link_entities(pair)).derivations[0].verdict == "derived" for pair, it in found
    )
    share = len(found) / max(len(pairs), 1)
    _say(f"{name}: {len(found)} of {len(pairs)} pairs have a passage ({share:.1%}); {derived} are said to be derived")
    for pair, passages in found if listed else ():
        _say(f"  {' '.join(reading.page.sources[0] for reading in pair)}")
        _say(*(f"    {' | '.join(span.exact for span in passage.spans)}" for passage in passages))


def arguments() -> argparse.Namespace:
    """What the caller chose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--copies", type=int, default=60, help="pairs of each kind")
    parser.add_argument("--alarms", type=int, default=400, help="pairs without a copy, of each sort")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
