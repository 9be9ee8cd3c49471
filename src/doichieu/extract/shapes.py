"""What a line is by its shape and words alone, wherever it stands."""

from __future__ import annotations

import re

from doichieu.extract.lines import Label, Line, heading_key
from doichieu.extract.signatures import read_signature
from doichieu.extract.stamps import beside_stamps, find_stamp
from doichieu.extract.wording import Wording

_LEFTOVER = re.compile(r"^[\W_]*(?:(?:--|<!--|-->|</?\w+/?>|\{\{.*?\}\}|\[/?\w+\]|&\w+;|null|undefined|NaN)[\W_]*)*$")
# What print and players leave: `file:///… 1/2`, `1/2`, `0:00 / 2:13`, `1.5x`, `31°C`.
_MARK = re.compile(
    r"(?:[\d\s/.,:APM-]{1,30}\s)?(?:https?|file)://\S+(?:\s+\d{1,3}\s?/\s?\d{1,3})?|\d{1,3}\s?/\s?\d{1,3}|\d[.,]?\d?x"
    r"|(?:\d{1,2}:)?\d{1,2}:\d\d(?:\s?/\s?(?:\d{1,2}:)?\d{1,2}:\d\d)|-?\d{1,2}\s?°\s?C?"
)
# Behind the point of a gallery's captions stands their count: `1/5`.
_CLOSED = re.compile(r"[.!?…;:。！？](?:[\"”’')\]]|/\.){0,8}$|[.!?…][\"”’')\]]{0,8}\s\d{1,3}/\d{1,3}$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘'(\[]?[^\W\d_a-z]|[。！？]")
_POINT = re.compile(r"[.!?;:…](?:\s|$)")
_BETWEEN = re.compile(r"\s+[|»›•]\s+")
_FEWEST_NAMES = 2
_LONGEST_NAME = 24
_REPEATED = 4
_LONGEST_RUN = 700
_MOST_HEADLINE_WORDS = 32
_LONGEST_HEADLINE = 190
_WORDS_OF_A_NAME = 6
_LONGEST_CAPTION = 280
_LONGEST_FORM = 160
_LONGEST_LINK = 250
_LONGEST_CONTROL = 200
_LONGEST_WHOLE = 100
_LONGEST_CREDIT = 90
_END = 20
_BARS = frozenset("|»›•")
_WHOLE = {
    "heading": Label("widget_heading", False, "heading of a page box"),
    "comment": Label("comment_form", False, "comment form"),
    "control": Label("navigation", False, "control of the page"),
}
LINK_AMONG = Label("related_link", False, "link to another story among the paragraphs")
_LINK = Label("related_link", False, "link to another story")
_CONTROL = Label("navigation", False, "control or imprint of the site")
_AGE = Label("related_teaser", False, "age of another story")


def label_line(line: Line, wording: Wording) -> Label | None:
    """What the words of a line say that it is, None when its place must tell."""
    text = line.text
    if not (text[0].isalnum() or any(c.isalnum() for c in text)) or (len(text) < 40 and _LEFTOVER.match(text)):
        return Label("artefact", False, "leftover of markup, no words")
    if is_mark(text):
        return Label("artefact", False, "mark of a printed page or a player")
    if _is_menu(text):
        return Label("navigation", False, "menu of the site")
    for tell in (_furniture, _turn, _caption, _stamp, _credit):
        label = tell(text, wording)
        if label:
            return label
    return None


def is_mark(text: str) -> bool:
    """Whether a line is what a print or a player leaves: an address, a count of pages, a running time."""
    return len(text) < _LONGEST_LINK and _MARK.fullmatch(text) is not None


def is_headline(text: str) -> bool:
    """Whether a line has the shape of a headline: a few words to two dozen, in one piece, not closed by a point."""
    if len(text) > _LONGEST_HEADLINE or (is_closed(text) and text[-1] not in "?!”\"'…)") or text[-1] in ",;:":
        return False
    return 1 <= len(text.split()) <= _MOST_HEADLINE_WORDS and not _SENTENCE_END.search(text) and text[0] not in "-+*•"


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _CLOSED.search(text, max(0, len(text) - _END)) is not None


def begins_in_midst(text: str) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    return text[0] in ",;.)"


def is_prose(text: str) -> bool:
    """Whether a line is running text: closed by a point or colon, or of several sentences."""
    return len(text) > 40 and (is_closed(text) or _SENTENCE_END.search(text) is not None)


def is_run_of_headlines(text: str) -> bool:
    """Whether a long line holds no sentence at all, and the same words over and over: headlines set side by side."""
    if not 150 <= len(text) <= _LONGEST_RUN or _POINT.search(text):
        return False
    words = text.split()
    runs = [tuple(words[i : i + _REPEATED]) for i in range(len(words) - _REPEATED + 1)]
    return len(words) > 30 and len(set(runs)) < len(runs)


def _is_menu(text: str) -> bool:
    """Whether a line is a row of short names between bars or arrows."""
    if _BARS.isdisjoint(text):
        return False
    names = _BETWEEN.split(text.strip(" |»›•"))
    return len(names) > _FEWEST_NAMES and max(map(len, names)) <= _LONGEST_NAME and not any(c.isdigit() for c in text)


def _furniture(text: str, wording: Wording) -> Label | None:
    whole = _WHOLE.get(wording.whole.get(heading_key(text), "")) if len(text) <= _LONGEST_WHOLE else None
    if whole:
        return whole
    begins = (
        (wording.marks, _LONGEST_LINK, LINK_AMONG),
        (wording.openings, _LONGEST_LINK, _LINK),
        (wording.comment_openings, _LONGEST_FORM, _WHOLE["comment"]),
        (wording.control_openings, _LONGEST_CONTROL, _CONTROL),
    )
    for opening, longest, label in begins:
        if len(text) < longest and opening.match(text):
            return label
    return _AGE if wording.ages.fullmatch(text) else None


def _turn(text: str, wording: Wording) -> Label | None:
    if wording.askers.match(text) and not _names_writer(text, wording):
        return Label("question", True, "turn of the interviewer")
    if wording.asked.match(text):
        return Label("answer", True, "turn of the interviewee")
    return None


def _names_writer(text: str, wording: Wording) -> bool:
    """Whether a line labels a writer, and dates the story at most."""
    stretches = beside_stamps(text, wording)
    signature = read_signature(text[slice(*stretches[0])], wording) if len(stretches) == 1 else None
    return signature is not None and bool(signature.authors)


def _caption(text: str, wording: Wording) -> Label | None:
    if ":" not in text or len(text) > _LONGEST_CAPTION or wording.labels.match(text):
        return None
    credit = wording.photo.search(text)
    if (
        credit
        and not text[: credit.start("name")].strip(" :(").count(" ")
        and credit["name"].count(" ") >= _WORDS_OF_A_NAME
    ):
        return None
    if credit and len(_SENTENCE_END.findall(text, 0, credit.start() + 1)) <= 1:
        return Label("caption", True, "caption with its photo credit")
    return None


def _stamp(text: str, wording: Wording) -> Label | None:
    stamp = find_stamp(text, wording)
    if stamp and (not stamp.rest or stamp.update):
        return Label("dateline", True, "time of publication")
    return None


def _credit(text: str, wording: Wording) -> Label | None:
    if len(text) > _LONGEST_CREDIT or not wording.sources.search(text):
        return None
    signature = read_signature(text, wording)
    if signature and signature.credits and not signature.authors:
        return Label("source_credit", True, "names the source of the story")
    return None
