"""Names beside underthesea's, on the same pages in one run: time, and F1 where a gold file is given.

    python benchmarks/names.py PAGES --peer /elsewhere/bin/python
    python benchmarks/names.py PAGES --peer /elsewhere/bin/python --gold GOLD.jsonl

PAGES is a folder of <id>.txt; GOLD as eval/names/measure.py reads it, whose pages alone are then read. The peer is
no part of this project: --peer is the Python of an environment of its own that has it (`pip install underthesea`,
Apache 2.0), in which names_peer.py runs. Either side is timed from a page's text to its names, its imports and a
first page left out: on our side the canonical text, its sentences and its names, on the other sentences, words, tags
and names. The middle of the rounds' ratios counts. F1 is of the whole reading, with the page cleaned first. The peer
says no places, so its words are found in the text again, in order; its PER, ORG and LOC are the three kinds.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from types import ModuleType

from doichieu.annotate.names.mentions import read_names
from doichieu.annotate.names.tokens import lines_of
from doichieu.annotate.sentences import read_sentences
from doichieu.lang.pack import load_pack
from doichieu.model.page import Block
from doichieu.text.canonical import view_of

ROUNDS = 3
LEAST = 20
MEASURE = Path(__file__).parents[1] / "eval" / "names" / "measure.py"
PEER = Path(__file__).with_name("names_peer.py")

Mark = tuple[int, int, str]


def name_text(text: str) -> None:
    """What is timed on our side: a text's sentences and names, nothing cleaned."""
    pack, canonical = load_pack("vi"), view_of(text).text
    blocks = (Block(0, len(canonical), "body", True, ""),)
    read_names(lines_of(canonical, read_sentences(canonical, blocks, pack), blocks), pack)


class Peer:
    """The other program, kept running in its own environment."""

    def __init__(self, python: str) -> None:
        command = [python, str(PEER)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, text: str) -> tuple[list[Mark], float]:
        """The peer's names in a text, and how much of the processor they took."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the peer has no pipes")
        self.process.stdin.write(json.dumps(text) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or "null")
        if answer is None:
            raise RuntimeError("the peer gave no answer: is underthesea in that environment?")
        return [(start, end, kind) for start, end, kind in answer["marks"]], answer["seconds"]


def load_measure() -> ModuleType:
    """eval/names/measure.py, which is a program and no package."""
    spec = importlib.util.spec_from_file_location("measure", MEASURE)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{MEASURE} can't be read")
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure"] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Read every page with both sides in turn and print the ratio of their times, and F1 of both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--peer", required=True, help="a Python that has underthesea")
    parser.add_argument("--gold", type=Path)
    args = parser.parse_args()
    measure, peer = load_measure(), Peer(args.peer)
    gold = measure.read_marks(args.gold, args.pages) if args.gold else {}
    texts = {p: text for p, (text, _) in gold.items()} or {
        path.stem: path.read_bytes().decode() for path in sorted(args.pages.glob("*.txt"))
    }
    first = next(iter(texts.values()))
    name_text(first)
    peer.ask(first)
    there, ratios = {}, []
    for _ in range(ROUNDS):
        ours = theirs = 0.0
        for page, text in texts.items():
            start = time.process_time()
            name_text(text)
            ours += time.process_time() - start
            marks, seconds = peer.ask(text)
            there[page] = [measure.Mark(*mark) for mark in marks]
            theirs += seconds
        ratios.append(theirs / ours)
    sys.stdout.write(
        f"{len(texts)} pages: doichieu {1000 * ours / len(texts):.1f} ms a page, underthesea "
        f"{1000 * theirs / len(texts):.1f} ms; {median(ratios):.1f} times as fast (at least {LEAST} asked)\n"
    )
    here = {page: measure.find_names(text) for page, text in texts.items()} if gold else {}
    for name, found in (("doichieu", here), ("underthesea", there)) if gold else ():
        both = [(found[page], marks) for page, (_, marks) in gold.items()]
        sys.stdout.write(f"\n{name}\n{measure.table(both)}\n")


if __name__ == "__main__":
    main()
