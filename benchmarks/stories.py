"""Which pages tell one story, beside packs of pages grouped by hand: all at once, and streamed.

    python benchmarks/stories.py                 both packs of ../shared/data, with the weights that are shipped
    python benchmarks/stories.py --fit           weights learned on one pack, tested on the other, both ways
    python benchmarks/stories.py --text          pages as plain text, without what the pack knows of address and day
    python benchmarks/stories.py --judged FILE   also against labels corrected by judgements, eval/stories/judged.json

B-cubed F1. Each pack is measured whole, and `lone`: one cluster in eight whole, of each other one page alone. A stream
takes dated pages in order of time, undated ones in a seeded shuffle, three times.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from doichieu.model.reading import Reading
from doichieu.model.source import RawSource
from doichieu.pipeline import read_source
from doichieu.stories.chance import SOFT, Weights, logistic, pair_features
from doichieu.stories.grouping import StoryOptions, group_profiles
from doichieu.stories.linkage import Parts
from doichieu.stories.membership import Ledger
from doichieu.stories.profiles import Profile, profile
from doichieu.stories.rows import Floats
from doichieu.stories.similarity import compare
from doichieu.stories.stream import StoryStream

DATA = Path(__file__).parents[2] / "shared" / "data"
PACKS = ("vnmds", "abmusu-dev")
WHOLE_IN_LONE = 8
SHUFFLES = (1, 2, 3)
COMPANIES = 6
ONE, TWO = "one event", "two events"

Judged = tuple[str, str, str, str]


class Labelled(Struct, frozen=True):
    """Pages, each with its id in the pack and the cluster that it was put into by hand."""

    ids: tuple[str, ...]
    pages: tuple[Profile, ...]
    clusters: tuple[str, ...]

    def only(self, places: Sequence[int]) -> Labelled:
        """Some of them."""
        chosen = [(self.ids[at], self.pages[at], self.clusters[at]) for at in places]
        return Labelled(*(tuple(column) for column in zip(*chosen, strict=True)))


def read_pack(name: str, without: frozenset[str], *, text: bool) -> Labelled:
    """A pack's pages, read by the pipeline."""
    pages: list[Profile] = []
    clusters: list[str] = []
    ids: list[str] = []
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] not in without:
                pages += [profile(x) for x in read_source(source_of(row, text=text)) if isinstance(x, Reading)][:1]
                clusters += [row["cluster"]] * (len(pages) - len(clusters))
                ids += [row["id"]] * (len(pages) - len(ids))
    return Labelled(tuple(ids), tuple(pages), tuple(clusters))


def source_of(row: Mapping[str, str], *, text: bool) -> RawSource:
    """A page as `to_pages` of the scorers writes it."""
    body = "\n\n".join(filter(None, (row.get("lead"), row["text"])))
    if text:
        return RawSource(name=f"{row['id']}.txt", data=f"{row['title']}\n\n{body}".encode(), media="text")
    known = {key: row.get(key) or None for key in ("id", "url", "outlet", "published", "title")}
    return RawSource(name="pack.jsonl", data=json.dumps({**known, "text": body}).encode(), media="jsonl")


def lone(pack: Labelled, seed: int, share: int = WHOLE_IN_LONE) -> list[int]:
    """The places of one cluster in `share` whole, and of one page of each other."""
    chance, by = random.Random(seed), defaultdict(list)
    for at, cluster in enumerate(pack.clusters):
        by[cluster].append(at)
    order = sorted(by)
    chance.shuffle(order)
    whole = len(order) // share
    return [at for n, cluster in enumerate(order) for at in (by[cluster] if n < whole else by[cluster][:1])]


def b_cubed(gold: Sequence[str], found: Sequence[object]) -> float:
    """F1 of the two averages."""
    clusters, stories, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / stories[story] for (_, story), n in both.items()) / len(gold)
    recall = sum(n * n / clusters[cluster] for (cluster, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def corrected(pack: Labelled, judged: Iterable[Judged]) -> list[str]:
    """The pack's labels after the judgements that differ from them.

    Of two pages of one cluster that tell two events the second leaves it, for a cluster of its own; two clusters with
    pages that tell one event become one. Pages that leave come first, so that one may join where it belongs.
    """
    place = {page: at for at, page in enumerate(pack.ids)}
    clusters = list(pack.clusters)
    differing = [
        (place[a], place[b], verdict) for a, b, verdict, said in judged if verdict != said if {a, b} <= {*place}
    ]
    for _, second, verdict in differing:
        if verdict == TWO:
            clusters[second] = pack.ids[second]
    number = {name: at for at, name in enumerate(dict.fromkeys(clusters))}
    joined = Parts()
    for first, second, verdict in differing:
        if verdict == ONE:
            joined.join(number[clusters[first]], number[clusters[second]])
    return [str(joined.root(number[name])) for name in clusters]


def at_once(pack: Labelled, options: StoryOptions) -> list[object]:
    """The story of each page, of one batch; that of a page in several is the last."""
    found = {at: n for n, group in enumerate(group_profiles(pack.pages, options).groups) for at in group}
    return [found[at] for at in range(len(pack.pages))]


def streamed(pack: Labelled, options: StoryOptions) -> list[list[object]]:
    """The story of each page, of the stream in order of time, or of three shuffles where pages have no day."""
    places = list(range(len(pack.pages)))
    if all(page.published for page in pack.pages):
        orders = [sorted(places, key=lambda at: (pack.pages[at].published or 0, pack.pages[at].key))]
    else:
        orders = [random.Random(seed).sample(places, len(places)) for seed in SHUFFLES]
    return [_stream(pack, order, options) for order in orders]


def _stream(pack: Labelled, order: Sequence[int], options: StoryOptions) -> list[object]:
    stream, ledger = StoryStream(options), Ledger()
    for at in order:
        ledger.follow(stream.add(pack.pages[at]))
    ledger.follow(stream.finish())
    story = {page: name for name, pages in ledger.stories().items() for page in pages}
    return [story[page.key] for page in pack.pages]


def learn(packs: Sequence[Labelled]) -> Weights:
    """Weights by logistic regression: of pairs on whole packs, of pages on packs in which many stand alone."""
    features, same, best, company = [], [], [], []
    for pack in packs:
        rows, together, _, _ = _compared(pack)
        features.append(rows)
        same.append(together)
        for seed in range(COMPANIES):
            _, _, nearest, has = _compared(pack.only(lone(pack, seed, WHOLE_IN_LONE // (1 + seed % 3))))
            best.append(np.log(nearest + SOFT)[:, None])
            company.append(has)
    strength, less, more, constant = regress(np.concatenate(features), np.concatenate(same))
    nearest_weight, alone = regress(np.concatenate(best), np.concatenate(company))
    return Weights(strength, less, more, constant, nearest_weight, alone)


def _compared(pack: Labelled) -> tuple[Floats, Floats, Floats, Floats]:
    """Features of the pairs and whether they are of one cluster; each page's nearest, and whether it has company."""
    pairs = compare(pack.pages)
    nearest = np.zeros(len(pack.pages))
    for ends in (pairs.first, pairs.second):
        np.maximum.at(nearest, ends, pairs.strength)
    cluster = np.array(pack.clusters)
    sizes = Counter(pack.clusters)
    rows = pair_features(pairs.strength, nearest[pairs.first], nearest[pairs.second])
    together = (cluster[pairs.first] == cluster[pairs.second]).astype(np.float64)
    return rows, together, nearest, np.array([float(sizes[name] > 1) for name in pack.clusters])


def regress(features: Floats, truth: Floats) -> tuple[float, ...]:
    """Logistic regression by Newton's method, a constant last."""
    rows = np.column_stack([features, np.ones(len(features))])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = logistic(rows @ weights)
        slope = rows.T @ (truth - chance) - 0.01 * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + 0.01 * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return tuple(float(weight) for weight in weights)


def report(name: str, pack: Labelled, options: StoryOptions, judged: Sequence[Judged]) -> None:
    """A line for the whole pack and one for the pack with lone pages, each against the pack's labels and corrected."""
    merging = [x for x in judged if x[2] == ONE]
    for kind, part in (("whole", pack), ("lone", pack.only(lone(pack, 1)))):
        golds: dict[str, Sequence[str]] = {"": part.clusters}
        if judged and kind == "whole":
            golds |= {"clusters of one event merged": corrected(part, merging), "all": corrected(part, judged)}
        once, streams = at_once(part, options), streamed(part, options)
        for how, gold in golds.items():
            told = " ".join(f"{b_cubed(gold, found):.4f}" for found in streams)
            line = f"{name:12} {kind:6} {len(gold):4} pages  at once {b_cubed(gold, once):.4f}  streamed {told}"
            sys.stdout.write(f"{line}{'  corrected: ' if how else ''}{how}\n")
        sys.stdout.flush()


def main() -> None:
    """Reads the packs and reports."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--fit", action="store_true", help="learn on one pack, test on the other")
    parser.add_argument("--text", action="store_true", help="plain text pages")
    parser.add_argument("--without", type=Path, metavar="FILE", help="ids of pages to leave out, one a line")
    parser.add_argument("--judged", type=Path, metavar="FILE", help="judgements of pairs that correct the labels")
    parser.add_argument("--threshold", type=float, default=StoryOptions().threshold, help="instead of the one shipped")
    chosen = parser.parse_args()
    without = frozenset(chosen.without.read_text(encoding="utf-8").split()) if chosen.without else frozenset()
    judged = json.loads(chosen.judged.read_text(encoding="utf-8")) if chosen.judged else []
    packs = {name: read_pack(name, without, text=chosen.text) for name in PACKS}
    options = StoryOptions(threshold=chosen.threshold)
    for name, pack in packs.items():
        report(name, pack, options, judged)
    if chosen.fit:
        for name, pack in packs.items():
            weights = learn([other for key, other in packs.items() if key != name])
            sys.stdout.write(f"learned on the other pack: {weights}\n")
            report(name, pack, replace(options, weights=weights), judged)
        sys.stdout.write(f"learned on both: {learn(list(packs.values()))}\n")


if __name__ == "__main__":
    main()
