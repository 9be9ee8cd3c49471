"""Interviews: which paragraphs ask, and which answer."""

from __future__ import annotations

import re

from doichieu.extract.lines import Label, Line
from doichieu.extract.wording import Wording

_ASKS = re.compile(r"\?[\"”’')]*$")
_SPEAKER = re.compile(r"^[\-*\s]*[^\W\d_][^:.?!\n]{2,80}:\s")
_TURN = re.compile(r"[*\-+•]\s*(?=\S)")
_QUESTION = Label("question", True, "turn of the interviewer")
_ANSWER = Label("answer", True, "turn of the interviewee")
_TEASERS = Label("related_link", False, "headlines of other stories before the first question")
_CLOSED = re.compile(r"[.:…!;](?:[\"”’')\]]|/\.)*$")
_FEWEST = 2
_NEAR = 4


def mark_turns(lines: list[Line], labels: list[Label], wording: Wording) -> list[Label]:
    """The labels with the turns of an interview marked, where the story is one; paragraphs continue an answer."""
    asked = [i for i in range(len(lines)) if _asks(lines, labels, i, wording)]
    labelled = [i for i in asked if wording.askers.match(lines[i].text)]
    if len(labelled) >= _FEWEST:
        asked = [i for i in asked if i in labelled or wording.thanks.match(lines[i].text)]
    if len(asked) < _FEWEST or not (labelled or _alternate(asked, labels)):
        return labels
    done = list(labels)
    turns = set(asked)
    if labelled:
        for i in _teasers(lines[: asked[0]], labels):
            done[i] = _TEASERS
    for i in range(asked[0], len(lines)):
        if i in turns:
            done[i] = _QUESTION
        elif labels[i].role in {"body", "lead"} and labels[i].kept:
            done[i] = _ANSWER
    return done


def _teasers(before: list[Line], labels: list[Label]) -> list[int]:
    """Lines between the opening paragraph and the first turn that no point closes: an editor's text ends in one."""
    found = [i for i, line in enumerate(before) if labels[i].role == "body" and not _CLOSED.search(line.text)]
    return [i for i in found if labels[i].kept and any(label.role == "lead" for label in labels[:i])]


def _asks(lines: list[Line], labels: list[Label], number: int, wording: Wording) -> bool:
    line, label = lines[number], labels[number]
    if not label.kept or label.role not in {"question", "body", "lead", "subtitle"}:
        return False
    if label.role == "question" or wording.thanks.match(line.text):
        return True
    if _SPEAKER.match(line.text) or not _ASKS.search(line.text):
        return False
    element = line.element
    return element is None or element.bold_chars * 2 > line.size or _is_turn(lines, labels, number)


def _is_turn(lines: list[Line], labels: list[Label], number: int) -> bool:
    """Whether a paragraph and the next one open with the mark of a turn, a dash or an asterisk."""
    ahead = range(number + 1, min(number + 1 + _NEAR, len(lines)))
    following = next((lines[i] for i in ahead if labels[i].kept), None)
    return bool(following and _TURN.match(lines[number].text) and _TURN.match(following.text))


def _alternate(asked: list[int], labels: list[Label]) -> bool:
    """Whether every question has an answer behind it, and there are enough to make an interview."""
    answers = sum(
        any(label.role in {"body", "lead"} for label in labels[here + 1 : there])
        for here, there in zip(asked, [*asked[1:], len(labels)], strict=True)
    )
    return len(asked) > _FEWEST and answers >= len(asked) - 1
