"""How drafts about the examples are judged: contradicted or not, by kind of sentence.

measure.py OUT [--show]: OUT is what `doichieu build examples/pages` wrote.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from msgspec import Struct

from doichieu.cli.check import nearest_story
from doichieu.cli.console import say
from doichieu.dossier.draft.check import check_draft
from doichieu.dossier.draft.report import AGAINST

HERE = Path(__file__).parent


class Sentence(Struct, frozen=True):
    """A sentence of a draft, what kind it is of, and whether it was contradicted."""

    id: str
    kind: str
    text: str
    contradicted: bool
    verdicts: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether it was judged as its kind is."""
        return self.contradicted == (self.kind == "changed")


def judge(out: Path, drafts: Path) -> list[Sentence]:
    """Every sentence of a file of drafts, judged; all of them make one draft, a line each."""
    rows = [json.loads(line) for line in drafts.read_text(encoding="utf-8").splitlines()]
    draft = "\n".join(row["text"] for row in rows)
    bound = nearest_story(out, draft)
    report = check_draft(bound.dossier, {page.id: page.text for page in bound.texts}, draft)
    found, start = [], 0
    for row in rows:
        end = start + len(row["text"])
        verdicts = tuple(s.verdict for s in report.statements if start <= s.start < end)
        found.append(Sentence(row["id"], row["kind"], row["text"], any(v in AGAINST for v in verdicts), verdicts))
        start = end + 1
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--show", action="store_true", help="every sentence that was judged wrong")
    given = parser.parse_args()
    sentences = [s for drafts in sorted(HERE.glob("*.jsonl")) for s in judge(given.out, drafts)]
    counts = Counter(s.kind for s in sentences)
    for kind, number in counts.items():
        told = sum(s.contradicted for s in sentences if s.kind == kind)
        say(f"{kind:12s} {number:4d}  contradicted {told:3d}  {told / number:6.1%}\n")
    for sentence in sentences if given.show else ():
        if not sentence.right:
            say(f"{sentence.id} {sentence.kind} {' '.join(sentence.verdicts)} {sentence.text}\n")


if __name__ == "__main__":
    main()
