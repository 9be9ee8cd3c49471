"""The lines of a flattened page as a sequence, and where its story, a box or another story begins or goes on."""

from __future__ import annotations

from msgspec import Struct

from doichieu.extract.cohesion import ALONE_COHERENT, COHERENT, INCOHERENT, Vocabulary
from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import is_headline
from doichieu.extract.stamps import find_stamp
from doichieu.extract.story import is_text, signature_label
from doichieu.extract.wording import Wording
from doichieu.text.tokens import words

_WORDS_OF_A_TITLE = 4
_BOX_LINES = 12
_LOOKED_AHEAD = 100
_LONGER_THAN_TEASERS = 300
_SOME = 2
_READ = 2_000
_OWN = 0.2
_CLEARLY = 0.1


class Flat(Struct, frozen=True):
    """A page's lines, what the words of each tell (`shapes`, None where its place must), and which are signatures."""

    lines: list[Line]
    shapes: list[Label | None]
    signs: list[bool]
    wording: Wording

    def is_headline(self, number: int) -> bool:
        """Whether a line may be the headline of a story."""
        text = self.lines[number].text
        return self.shapes[number] is None and is_headline(text) and len(text.split()) >= _WORDS_OF_A_TITLE

    def is_paragraph(self, number: int) -> bool:
        """Whether a line is running text and nothing else."""
        return self.shapes[number] is None and not self.signs[number] and is_text(self.lines[number])

    def is_dated(self, number: int) -> bool:
        """Whether the stamp of the story stands one or two lines on, with no other headline between."""
        for at in range(number + 1, min(number + 3, len(self.lines))):
            label = self.shapes[at] or signature_label(self.lines[at], self.wording)
            if label and label.role == "dateline":
                return True
            if self.is_headline(at):
                return False
        return False

    def opens_box(self, number: int) -> bool:
        """Whether other stories or forms begin here."""
        shape = self.shapes[number]
        if shape:
            return shape.role in {"widget_heading", "comment_form"}
        line = self.lines[number]
        if not is_headline(line.text):
            return False
        twice = number + 1 < len(self.lines) and line.text == self.lines[number + 1].text
        return twice or self.has_stamp(number)

    def has_stamp(self, number: int) -> bool:
        """A headline with, one or two lines on, the stamp or age of its story and at most the name of a section."""
        for at in range(number + 1, min(number + 3, len(self.lines))):
            if self.is_stamp(at):
                return True
            if is_headline(self.lines[at].text) and not find_stamp(self.lines[at].text, self.wording):
                return False
        return False

    def is_stamp(self, number: int) -> bool:
        """Whether a line is the stamp or age of a story in a box."""
        text = self.lines[number].text
        if self.wording.ages.fullmatch(text):
            return True
        stamp = find_stamp(text, self.wording)
        if not stamp:
            return False
        return not stamp.rest or (len(stamp.rest) < 30 and ("T" in stamp.value or stamp.end == len(text)))


class Story:
    """The story as far as it is found: its lines, its words, and how many paragraphs it has."""

    def __init__(self, headline: str) -> None:
        self.headline = headline
        self.numbers: list[int] = []
        self.words = Vocabulary()
        self.paragraphs = 0

    @property
    def told(self) -> bool:
        """Whether any of its text is found."""
        return self.paragraphs > 0

    def add(self, page: Flat, number: int) -> None:
        """One more line."""
        opens = not self.numbers
        self.numbers.append(number)
        self.words.add(page.lines[number].text)
        self.paragraphs += not opens and page.shapes[number] is None and is_text(page.lines[number])


def goes_on(page: Flat, number: int, story: Story) -> bool:
    """Whether the story goes on behind a line that looks like its end: more text than headlines, in its own words."""
    shape = page.shapes[number]
    if shape and shape.role == "comment_form":
        return False
    if page.signs[number] and story.paragraphs < _SOME and page.is_dated(number):
        # A name over the stamp of the page is that of its writer, who signs above the text.
        return True
    if not page.signs[number] and _takes_up(page, behind_box(page, number, story), number, story):
        return True
    free, led = _ahead(page, number + 1)
    size = sum(map(len, free))
    if not free or (len(free) < led and size < 1.5 * story.words.size):
        return False
    needed = COHERENT if len(free) > 1 else ALONE_COHERENT
    if len(free) > _SOME and len(free) >= _SOME * led:
        needed = INCOHERENT
    coherence = story.words.share(text[:_READ] for text in free[:4])
    return coherence is not None and coherence >= needed


def _takes_up(page: Flat, start: int, number: int, story: Story) -> bool:
    """Whether paragraphs in a row behind a box are about the headline of the story, not about one in the box."""
    found = []
    for at in range(start, min(start + _LOOKED_AHEAD, len(page.lines))):
        if not page.is_paragraph(at):
            break
        found.append(page.lines[at].text[:_READ])
    if len(found) < _SOME:
        return False
    told = {word for text in found for word in words(text)}
    others = [page.lines[at].text for at in range(number, start) if page.is_headline(at)]
    own = _share(story.headline, told)
    return own >= _OWN and all(own >= _share(other, told) + _CLEARLY for other in others)


def _share(headline: str, told: set[str]) -> float:
    """The share of a headline's words that a text has."""
    own = set(words(headline))
    return len(own & told) / len(own) if own else 0.0


def _ahead(page: Flat, start: int) -> tuple[list[str], int]:
    """The paragraphs from here to the next form, and how many more a headline leads in as it does a teaser."""
    free: list[str] = []
    led = 0
    after_headline = False
    for at in range(start, min(start + _LOOKED_AHEAD, len(page.lines))):
        shape, text = page.shapes[at], is_text(page.lines[at])
        if shape and shape.role == "comment_form":
            break
        plain = shape is None and not page.signs[at]
        if plain and text:
            if after_headline and len(page.lines[at].text) < _LONGER_THAN_TEASERS:
                led += 1
            else:
                free.append(page.lines[at].text)
        after_headline = plain and not text
    return free, led


def behind_box(page: Flat, number: int, story: Story) -> int:
    """The first line behind the heading of a box, and the headlines, teasers and stamps under it."""
    at = number + 1
    item = page.is_headline(number)
    bare = False
    while at < len(page.lines) and at <= number + _BOX_LINES:
        if page.is_stamp(at):
            item = False
        elif page.shapes[at] is not None:
            break
        elif is_text(page.lines[at]):
            # Where a headline of the box stands bare, a paragraph below the last one is no teaser.
            if not item or bare or not _is_teaser(page, at, story):
                break
            item = False
        elif is_headline(page.lines[at].text):
            item, bare = True, bare or item
        else:
            break
        at += 1
    return at


def _is_teaser(page: Flat, number: int, story: Story) -> bool:
    """Whether a paragraph under a headline of a box goes with it: its stamp follows, or it has other words."""
    if number + 1 < len(page.lines) and page.is_stamp(number + 1):
        return True
    text = page.lines[number].text
    coherence = story.words.share([text[:_READ]])
    return len(text) < _LONGER_THAN_TEASERS and coherence is not None and coherence < ALONE_COHERENT
