"""Names that doichieu finds on pages, beside names marked by hand: precision, recall and F1 of each kind.

    python eval/names/measure.py GOLD.jsonl PAGES               PAGES: a folder of <id>.txt
    python eval/names/measure.py GOLD.jsonl PAGES --show        what is missed, wrong or cut otherwise, page by page
    python eval/names/measure.py --agreement A.jsonl B.jsonl PAGES   two annotators of the same pages

A line of GOLD: {"id", "sha256" of the page's text, "mentions": [[start, end, "P" | "O" | "L"], ...]}, offsets in
code points of that text. Countries count as places, parties as organisations; events and names inside other
names count on neither side.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, json

from doichieu.annotate.reader import annotate_article
from doichieu.errors import ItemError
from doichieu.extract.article import extract_article
from doichieu.model.reading import NameKind
from doichieu.model.source import PageText, RawSource
from doichieu.sources.reader import read_pages

LETTERS: dict[NameKind, str] = {"person": "P", "organization": "O", "place": "L", "country": "L"}
KINDS = {"P": "people", "O": "organisations", "L": "places"}
ALL = "all kinds"
_WORD = re.compile(r"\w+|[^\w\s]")
_AROUND = 28


class Mark(NamedTuple):
    """A name's place in a page and its kind, `P`, `O` or `L`."""

    start: int
    end: int
    kind: str


class Marked(Struct, frozen=True):
    """The names of one page."""

    id: str
    sha256: str
    mentions: tuple[Mark, ...]


class Tally(NamedTuple):
    """How many names were found, how many there are, and how many of each agree."""

    found: int
    there: int
    found_right: int
    there_right: int

    def add(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there was nothing to find and nothing was found."""
        precision = self.found_right / self.found if self.found else float(not self.there)
        recall = self.there_right / self.there if self.there else float(not self.found)
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def read_marks(path: Path, pages: Path) -> dict[str, tuple[str, list[Mark]]]:
    """Each page's text and its marks in order. Raises ValueError where the text is not the one that was marked."""
    marked = {}
    for line in path.read_text("utf-8").splitlines():
        page = json.decode(line, type=Marked)
        text = (pages / f"{page.id}.txt").read_bytes().decode()
        if hashlib.sha256(text.encode()).hexdigest() != page.sha256:
            raise ValueError(f"{page.id}: the text is another than the one that was marked")
        marked[page.id] = (text, sorted(page.mentions))
    return marked


def find_names(text: str) -> list[Mark]:
    """The names that doichieu finds in a page's text, in order; none where it sees no story.

    What has neither a capital nor a number ("nước ta") stands for a name and is none.
    """
    (page,) = read_pages(RawSource(name="page", data=text.encode(), media="text"))
    if not isinstance(page, PageText):
        return []
    try:
        reading = annotate_article(extract_article(page))
    except ItemError:
        return []
    named = [(reading.span(name.range), name.kind) for name in reading.names if not name.nested]
    return [
        Mark(span.start, span.end, LETTERS[kind]) for span, kind in named if kind in LETTERS and _proper(span.exact)
    ]


def _proper(words: str) -> bool:
    return any(letter.isupper() or letter.isdigit() for letter in words)


def compare(found: list[Mark], there: list[Mark], exact: bool) -> dict[str, Tally]:
    """The tally of each kind and of all: same place, or any overlap, and in both the same kind."""
    tallies = {}
    for kind in KINDS:
        ours, theirs = ([mark for mark in marks if mark.kind == kind] for marks in (found, there))
        tallies[kind] = Tally(len(ours), len(theirs), _met(ours, theirs, exact), _met(theirs, ours, exact))
    return tallies | {ALL: _sum(tallies.values())}


def _met(marks: list[Mark], others: list[Mark], exact: bool) -> int:
    if exact:
        return len(set(marks) & set(others))
    return sum(any(mark.start < other.end and other.start < mark.end for other in others) for mark in marks)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return reduce(Tally.add, tallies, Tally(0, 0, 0, 0))


def token_kappa(pages: list[tuple[str, list[Mark], list[Mark]]]) -> float:
    """Cohen's kappa over words, each labelled with the kind of the name that it is in, or as in none."""
    labels = [(_labels(text, one), _labels(text, other)) for text, one, other in pages]
    pairs = Counter(pair for one, other in labels for pair in zip(one, other, strict=True))
    size = pairs.total()
    ones, others = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        ones[one] += count
        others[other] += count
    seen = sum(count for (one, other), count in pairs.items() if one == other) / size
    chance = sum(ones[label] * others[label] for label in ones) / size**2
    return (seen - chance) / (1 - chance)


def _labels(text: str, marks: list[Mark]) -> list[str]:
    kinds = {at: mark.kind for mark in marks for at in range(mark.start, mark.end)}
    return [kinds.get(word.start(), "") for word in _WORD.finditer(text)]


def table(pages: list[tuple[list[Mark], list[Mark]]], names: tuple[str, str] = ("found", "marked")) -> str:
    """Precision, recall and F1 of each kind over all pages, with the same place asked and with any overlap."""
    lines = [f"{'':14}{names[0]:>8}{names[1]:>8}{'exact P':>10}{'R':>7}{'F1':>7}{'overlap P':>12}{'R':>7}{'F1':>7}"]
    for kind in (*KINDS, ALL):
        exact, overlap = (_sum(compare(*page, exact=same)[kind] for page in pages) for same in (True, False))
        scores = [f"{score:.3f}" for score in (*exact.scores, *overlap.scores)]
        lines.append("{:14}{:8}{:8}{:>10}{:>7}{:>7}{:>12}{:>7}{:>7}".format(
            KINDS.get(kind, kind), exact.found, exact.there, *scores))  # fmt: skip
    return "\n".join(lines)


def differences(text: str, found: list[Mark], there: list[Mark]) -> list[str]:
    """What one side has and the other has not, in order of place, with the words around it."""
    only = [("+", mark) for mark in set(found) - set(there)] + [("-", mark) for mark in set(there) - set(found)]
    return [f"  {sign} {mark.kind} {_shown(text, mark)}" for sign, mark in sorted(only, key=lambda x: (x[1], x[0]))]


def _shown(text: str, mark: Mark) -> str:
    before, after = text[max(0, mark.start - _AROUND) : mark.start], text[mark.end : mark.end + _AROUND]
    return f"{before}[{text[mark.start : mark.end]}]{after}".replace("\n", " ")


def main() -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pages", type=Path, help="a folder of <id>.txt")
    parser.add_argument("--agreement", type=Path, metavar="A", help="another one's marks, instead of doichieu's names")
    parser.add_argument("--show", action="store_true", help="every difference: + found, - marked")
    args = parser.parse_args()
    gold = read_marks(args.gold, args.pages)
    if args.agreement:
        others = {page: marks for page, (_, marks) in read_marks(args.agreement, args.pages).items()}
    else:
        others = {page: find_names(text) for page, (text, _) in gold.items()}
    both = [(text, others.get(page, []), marks) for page, (text, marks) in gold.items()]
    names = ("first", "second") if args.agreement else ("found", "marked")
    sys.stdout.write(f"{len(gold)} pages\n{table([(found, there) for _, found, there in both], names)}\n")
    if args.agreement:
        sys.stdout.write(f"kappa over words: {token_kappa(both):.3f}\n")
    for page, (text, found, there) in zip(gold, both, strict=True) if args.show else ():
        sys.stdout.write("\n".join([page, *differences(text, found, there), ""]))


if __name__ == "__main__":
    main()
