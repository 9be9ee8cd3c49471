"""The other side of names.py: underthesea, in an environment of its own that has it and not this project.

Reads page texts as JSON lines and answers each with {"marks": [[start, end, "P" | "O" | "L"], ...], "seconds"}.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator

LETTERS = {"PER": "P", "ORG": "O", "LOC": "L"}

Mark = tuple[int, int, str]


def main() -> None:
    """Answer each line: the names of its text, and how much of the processor they took."""
    underthesea = __import__("underthesea")
    underthesea.ner("Một câu để nạp mô hình.")
    for line in sys.stdin:
        text = json.loads(line)
        start = time.process_time()
        marks = [
            mark
            for place, sentence in sentences_of(text, underthesea.sent_tokenize)
            for mark in placed(sentence, place, underthesea.ner(sentence))
        ]
        answer = {"marks": marks, "seconds": time.process_time() - start}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def sentences_of(text: str, split: Callable[[str], list[str]]) -> Iterator[tuple[int, str]]:
    """The sentences that the peer makes of each line, with their places."""
    at = 0
    for line in text.splitlines():
        for sentence in split(line) if line.strip() else ():
            found = text.find(sentence, at)
            if found >= 0:
                at = found + len(sentence)
                yield found, sentence


def placed(line: str, offset: int, words: list[tuple[str, str, str, str]]) -> list[Mark]:
    """The peer's labelled words as places in the page: a B begins a name, an I goes on with one of its kind."""
    marks: list[Mark] = []
    at = 0
    for word, _, _, label in words:
        first = word.split()[0] if word.split() else word
        found = line.find(first, at)
        if found < 0:
            continue
        end = line.find(word, found) + len(word) if line.startswith(word, found) else found + len(first)
        at = end
        kind = LETTERS.get(label[2:])
        if kind is None:
            continue
        if label[0] == "I" and marks and marks[-1][2] == kind and not line[marks[-1][1] - offset : found].strip():
            marks[-1] = (marks[-1][0], end + offset, kind)
        else:
            marks.append((found + offset, end + offset, kind))
    return marks


if __name__ == "__main__":
    main()
