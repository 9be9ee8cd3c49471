"""An archive of pages searched for copies: candidates a second, recall, time per page as it grows, one page added.

    python benchmarks/archive.py                         20,000 pages; 2,000 for comparison
    python benchmarks/archive.py --pages 5000
    python benchmarks/archive.py --rensa                 the same with the MinHash of rensa, where it is installed
    python benchmarks/archive.py --index 100000          one page after another added to an index of so many

Pages are made of the packs' real ones: half are new (three words in four exchanged for another page's, so that
hardly a phrase of the first is left), half are copies of these: whole with up to three words in ten changed, or
three to six sentences set into another page. A copy is found when the pair is among the candidates.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from doichieu.batch.archive import ArchiveIndex
from doichieu.reuse.candidates import candidate_pairs, fingerprint
from doichieu.text.tokens import words

DATA = Path(__file__).parents[2] / "shared" / "data"
PACKS = (DATA / "vnmds.jsonl.gz", DATA / "abmusu-dev.jsonl.gz")
SMALL = 2000
SENTENCE = 25

Pairs = set[tuple[int, int]]


class Archive(Struct, frozen=True):
    """Made pages, and the pairs of them of which one was copied from the other."""

    texts: tuple[str, ...]
    copies: tuple[tuple[int, int], ...]


def make_archive(base: Sequence[str], count: int, dice: random.Random) -> Archive:
    """So many pages, a copy behind each new one."""
    vocabulary = [word for text in base for word in text.split()]
    texts: list[str] = []
    copies: list[tuple[int, int]] = []
    while len(texts) < count:
        new = _changed(dice.choice(base).split(), 0.75, vocabulary, dice)
        rate = dice.choice((0.0, 0.1, 0.2, 0.3))
        if dice.random() < 0.5:
            copied = _changed(new, rate, vocabulary, dice)
        else:
            length = min(dice.randint(3, 6) * SENTENCE, len(new))
            start = dice.randrange(len(new) - length + 1)
            host = _changed(dice.choice(base).split(), 0.75, vocabulary, dice)
            part = _changed(new[start : start + length], min(rate, 0.2), vocabulary, dice)
            copied = host[: len(host) // 2] + part + host[len(host) // 2 :]
        copies.append((len(texts), len(texts) + 1))
        texts += [" ".join(new), " ".join(copied)]
    return Archive(tuple(texts), tuple(copies))


def _changed(text: Sequence[str], rate: float, vocabulary: Sequence[str], dice: random.Random) -> list[str]:
    return [dice.choice(vocabulary) if dice.random() < rate else word for word in text]


def ours(texts: Sequence[str]) -> Pairs:
    """The candidates, from the texts on."""
    firsts, seconds = candidate_pairs([fingerprint(words(text)) for text in texts])
    return set(zip(firsts.tolist(), seconds.tolist(), strict=True))


def rensa(texts: Sequence[str], permutations: int = 128, chunk: int = 500) -> Pairs:
    """The same with a MinHash over the same shingles, in as many bands as permutations: fewer miss partial copies."""
    peer = import_module("rensa")
    index = peer.RMinHashLSH(threshold=0.1, num_perm=permutations, num_bands=permutations)
    found: Pairs = set()
    for start in range(0, len(texts), chunk):
        spoken = [words(text) for text in texts[start : start + chunk]]
        runs = [[" ".join(each[i : i + 4]) for i in range(len(each) - 3)] for each in spoken]
        sketches = peer.RMinHash.from_token_sets(runs, permutations, 1)
        index.insert_many(sketches, start)
        for at, hits in enumerate(index.query_all(sketches), start):
            found.update((other, at) for other in hits if other < at)
    return found


def report(name: str, find: Callable[[Sequence[str]], Pairs], archive: Archive) -> float:
    """Prints what was found of the copies, how many candidates it took, and how fast; processor seconds a page."""
    start = time.process_time()
    found = find(archive.texts)
    took = time.process_time() - start
    pages = len(archive.texts)
    recall = len(found & set(archive.copies)) / len(archive.copies)
    _say(f"{name}, {pages} pages: {pages / took:.0f} pages/s, recall {recall:.3f}, {len(found)} candidates")
    return took / pages


def grow(base: Sequence[str], count: int, dice: random.Random) -> None:
    """Adds so many pages to an index on disk, one after another, and prints how long the last ones took."""
    took: list[float] = []
    found = asked = 0
    with tempfile.TemporaryDirectory() as folder, ArchiveIndex(Path(folder)) as index:
        while len(took) < count:
            archive = make_archive(base, min(SMALL, count - len(took)), dice)
            copies = {new: old for old, new in archive.copies}
            for at, text in enumerate(archive.texts):
                name = f"p{len(took)}"
                start = time.perf_counter()
                spoken = words(text)
                earlier = index.find(name, spoken)
                index.add(name, name, spoken)
                took.append(time.perf_counter() - start)
                if at in copies:
                    asked, found = asked + 1, found + (f"p{len(took) - 2}" in {each.id for each in earlier})
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    last = sorted(took[-SMALL:])
    _say(f"one page looked up and added, index of {count}: median {statistics.median(last) * 1000:.1f} ms")
    _say(f"the slowest of the last {len(last)}: {last[-1] * 1000:.0f} ms; {count / sum(took):.0f} pages/s over all")
    _say(f"recall {found / asked:.3f}; on disk {size / 1e6:.0f} MB, {size / count:.0f} bytes a page")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def base_pages() -> list[str]:
    """The packs' texts."""
    found = []
    for pack in PACKS:
        with gzip.open(pack, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return [text for text in found if len(text.split()) >= 8 * SENTENCE]


def main() -> int:
    """Prints the figures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--rensa", action="store_true")
    parser.add_argument("--index", type=int, default=0)
    options = parser.parse_args()
    if options.index:
        grow(base_pages(), options.index, random.Random(2))
        return 0
    archive = make_archive(base_pages(), options.pages, random.Random(1))
    small = Archive(archive.texts[:SMALL], archive.copies[: SMALL // 2])
    finders = {"doichieu": ours} | ({"rensa": rensa} if options.rensa else {})
    for name, find in finders.items():
        less, more = report(name, find, small), report(name, find, archive)
        _say(f"{name}: time per page grows {more / less:.2f} times from {SMALL} to {options.pages} pages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
