"""Roles inside the story, once it is told from its furniture: lead, section headings, repeats, signatures."""

from __future__ import annotations

from collections import Counter

from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import LINK_AMONG, begins_in_midst, is_headline, is_prose, is_run_of_headlines
from doichieu.extract.signatures import read_signature
from doichieu.extract.stamps import find_stamp
from doichieu.extract.wording import Wording
from doichieu.model.page import PROSE_ROLES
from doichieu.text.tokens import words

BODY = Label("body", True, "text of the story")
LONGEST_SUBTITLE = 120
_SAME = 0.8
_LENGTHS = 4
_BOX_LINES = 6
_ENDS = 3
_CONTENT = frozenset({"li", "tr", "td", "th", "blockquote", "dd", "dt", "pre"})
_WORDS_BESIDE = 4
_FEWEST_CAPTIONS = 3
_BULLETS = "*•+-"


def same_words(one: str, other: str) -> bool:
    """Whether two headlines are the same but for case, order and a word or two."""
    if max(len(one), len(other)) > _LENGTHS * min(len(one), len(other)):
        return False
    a, b = Counter(words(one)), Counter(words(other))
    total = a.total() + b.total()
    return total > 0 and 2 * (a & b).total() >= _SAME * total


def is_text(line: Line) -> bool:
    """Whether a line is long enough, or closed, to be a paragraph."""
    return is_prose(line.text) or len(line.text) > LONGEST_SUBTITLE


def mark_story(lines: list[Line], labels: list[Label], wording: Wording) -> list[Label]:
    """The labels, with a role of its own for each line that was merely `BODY`."""
    labels = _tell_by_captions(lines, labels)
    done = list(labels)
    title = next((i for i, label in enumerate(labels) if label.role == "title"), None)
    kept = [i for i, label in enumerate(labels) if label.kept and i != title]
    prose = [i for i in kept if labels[i] is BODY and is_text(lines[i])]
    headline = lines[title].text if title is not None else ""
    for place, i in enumerate(kept):
        if labels[i] is BODY:
            at_an_end = place < _ENDS or len(kept) - place <= _ENDS
            at_an_end &= i + 1 == len(lines) or not begins_in_midst(lines[i + 1].text)
            done[i] = _role(lines[i], headline, bool(prose) and i > prose[0], wording, at_an_end)
    _mark_lead(done, prose)
    _mark_issuer(lines, done, kept)
    _mark_repeats(lines, done)
    _mark_boxes(lines, done)
    _mark_copies(lines, done)
    return done


def _tell_by_captions(lines: list[Line], labels: list[Label]) -> list[Label]:
    """The labels, with the captions as the text of a story in pictures that has no other."""
    if any(label.kept and label.role in PROSE_ROLES and is_text(lines[i]) for i, label in enumerate(labels)):
        return labels
    told = {i for i, label in enumerate(labels) if label.role == "caption" and label.kept and is_text(lines[i])}
    if len(told) < _FEWEST_CAPTIONS:
        return labels
    return [BODY if i in told else label for i, label in enumerate(labels)]


def _role(line: Line, headline: str, in_text: bool, wording: Wording, at_an_end: bool) -> Label:
    text = line.text
    if headline and is_headline(text) and same_words(text, headline):
        return Label("artefact", False, "repeats the headline")
    if in_text and is_run_of_headlines(text):
        return Label("related_link", False, "headlines of other stories, set side by side")
    signed = signature_label(line, wording) if at_an_end or wording.labels.match(text) else None
    if signed:
        return signed
    if line.element and line.element.tag in _CONTENT:
        return BODY
    if not is_text(line) and is_headline(text) and text[-1] not in "?":
        return Label("subtitle", True, "heading of a section")
    return BODY


def signature_label(line: Line, wording: Wording) -> Label | None:
    """The label of a line that signs or dates the story and does nothing else, where it stands at one of its ends."""
    stamp = find_stamp(line.text, wording)
    if stamp and (not stamp.rest or len(stamp.rest.split()) <= _WORDS_BESIDE or read_signature(stamp.rest, wording)):
        return Label("dateline", True, "time of publication")
    signature = read_signature(line.text, wording)
    if signature:
        return Label("byline", True, "signature of the writer")
    return None


def _mark_lead(done: list[Label], prose: list[int]) -> None:
    story = [i for i in prose if done[i] is BODY]
    if len(story) > 1 and not any(label.role == "lead" for label in done):
        done[story[0]] = Label("lead", True, "opening paragraph of the story")


def _mark_issuer(lines: list[Line], done: list[Label], kept: list[int]) -> None:
    """A heading with no text below it heads nothing: a few words at the foot name who gives the text out."""
    prose = any(done[i].role in {"lead", "body"} for i in kept[:-1])
    if prose and done[kept[-1]].role == "subtitle" and lines[kept[-1]].element is None:
        done[kept[-1]] = Label("byline", True, "stands where a text is signed")


def _mark_repeats(lines: list[Line], done: list[Label]) -> None:
    """A short line that stands twice at once belongs to a picture: its description and its caption."""
    for i in range(len(lines) - 1):
        if lines[i].text == lines[i + 1].text and {done[i].role, done[i + 1].role} <= {"body", "subtitle", "caption"}:
            done[i] = done[i + 1] = Label("caption", True, "stands twice: description and caption of a picture")


def _mark_copies(lines: list[Line], done: list[Label]) -> None:
    """The opening paragraph a second time is a leftover of the page's template."""
    lead = next((i for i, label in enumerate(done) if label.role == "lead"), None)
    for i, label in enumerate(done):
        if lead is not None and i > lead and label.role == "body" and lines[i].text == lines[lead].text:
            done[i] = Label("artefact", False, "repeats the opening paragraph")


def _is_item(text: str) -> bool:
    """Whether a line is a headline behind a bullet."""
    return text[0] in _BULLETS and len(text) > 1 and text[-1] not in ";," and is_headline(text.lstrip(_BULLETS + " "))


def _mark_boxes(lines: list[Line], done: list[Label]) -> None:
    """Headlines under the heading of a box among the paragraphs are links to other stories."""
    for i, label in enumerate(done):
        if label is LINK_AMONG and i + 1 < len(lines) and done[i + 1].role == "body":
            done[i + 1] = label if _is_item(lines[i + 1].text) else done[i + 1]
        if label.role != "widget_heading":
            continue
        for at in range(i + 1, min(i + 1 + _BOX_LINES, len(lines))):
            if done[at].role not in {"subtitle", "body"} or not is_headline(lines[at].text):
                break
            done[at] = Label("related_link", False, "headline of another story, under the heading of a box")
