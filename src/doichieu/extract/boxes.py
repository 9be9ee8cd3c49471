"""The tree of an HTML page, as far as its lines show it: which boxes hold what, and which are not the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doichieu.extract.hints import hints_of
from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import is_headline
from doichieu.extract.signatures import read_signature
from doichieu.extract.story import is_text
from doichieu.extract.wording import Wording

# Kinds of box that are no story. The first hold none of it however much text they have, as long as there is other.
_NEVER_STORY = ("hidden", "overlay", "comment", "imprint")
_CUTTING = (*_NEVER_STORY, "advert", "navigation", "share", "form", "author_box", "tags", "related")
_FRAMES = frozenset({"share", "form", "related"})
_TAG = re.compile(r"[^.#]*")
_WHOLE = frozenset({"", "html", "body"})
_MOST_OF_THE_PAGE = 0.5
_MUCH_OF_THE_CONTENT = 0.3
_ENOUGH_BESIDE = 150
_TEASER_LINES = 6
_TEASER_SIZE = 700
_SHORTEST_TEXT = 30
_LINKED = 0.66


class Box:
    """One node of the tree: what its name says, the lines inside it, and how much of them is running text.

    `prose` counts all of it, `content` what a box inside has that the page names as its content, `clean` only
    what stands in no box that is cut; `cut` is why it is no story.
    """

    __slots__ = ("clean", "content", "cut", "first", "hints", "last", "parent", "prose", "tag")

    def __init__(self, step: str, parent: Box | None, wording: Wording) -> None:
        label, _, behind = step.partition(":")
        marks = behind.lstrip("0123456789")
        self.tag = _TAG.match(label)[0]  # type: ignore[index]
        self.hints = hints_of(label + marks, wording.language)
        self.parent = parent
        self.first = self.last = -1
        self.prose = 0
        self.content = 0
        self.clean = 0
        self.cut: str | None = None

    def up(self) -> Iterator[Box]:
        """The box and all that hold it, from the inside."""
        box: Box | None = self
        while box:
            yield box
            box = box.parent

    def holds(self, number: int) -> bool:
        """Whether a line stands in it."""
        return self.first <= number <= self.last

    @property
    def lines(self) -> range:
        """The numbers of its lines."""
        return range(self.first, self.last + 1)


class Tree:
    """The boxes of a page: `at` is the innermost one of each line, `boxes` are all, each behind its parent."""

    def __init__(self, lines: list[Line], shapes: list[Label | None], wording: Wording) -> None:
        self.lines = lines
        self.shapes = shapes
        self._wording = wording
        self._known: dict[str, Box] = {}
        self.at = [self._box(line.element.path if line.element else "") for line in lines]
        self.boxes = list(self._known.values())
        self._prose = [self._prose_of(number) for number in range(len(lines))]
        self._measure()

    def judge(self, *, hidden: bool = True) -> None:
        """Set which boxes are cut, those that the page hides among them unless told otherwise, and what is left."""
        total = max((box.prose for box in self.boxes), default=0)
        for box in self.boxes:
            box.cut = self._why_cut(box, total, hidden)
            box.clean = 0
        for number, box in enumerate(self.at):
            if not box.cut:
                box.clean += self._prose[number]
        for box in reversed(self.boxes):
            if box.parent:
                box.parent.clean += box.clean

    def is_linked(self, number: int) -> bool:
        """Whether most of a line is a link."""
        line = self.lines[number]
        return line.element is not None and line.element.link_chars > _LINKED * line.size

    def tag(self, number: int) -> str:
        """The block tag of a line."""
        element = self.lines[number].element
        return element.tag if element else ""

    def prose(self, number: int) -> int:
        """The characters of a line when it is running text, else 0."""
        return self._prose[number]

    def _box(self, path: str) -> Box:
        known = self._known.get(path)
        if known:
            return known
        above, _, step = path.rpartition(">")
        parent = self._box(above) if above else None
        box = self._known[path] = Box(step, parent, self._wording)
        return box

    def _measure(self) -> None:
        for number, box in enumerate(self.at):
            box.first = number if box.first < 0 else box.first
            box.last = number
            box.prose += self._prose[number]
        for box in reversed(self.boxes):
            outer = box.parent
            if outer:
                outer.first = box.first if outer.first < 0 else min(outer.first, box.first)
                outer.last = max(outer.last, box.last)
                outer.prose += box.prose
        for box in self.boxes:
            if "content" in box.hints:
                for outer in box.up():
                    outer.content = max(outer.content, box.prose)

    def _prose_of(self, number: int) -> int:
        line, shape = self.lines[number], self.shapes[number]
        if (shape and not shape.kept) or line.size < _SHORTEST_TEXT or self.is_linked(number):
            return 0
        return line.size if is_text(line) else 0

    def _why_cut(self, box: Box, total: int, hidden: bool) -> str | None:
        if box.parent and box.parent.cut:
            return box.parent.cut
        if box.tag in _WHOLE:
            return None
        kinds = box.hints - (set() if hidden else {"hidden"})
        kind = next((kind for kind in _CUTTING if kind in kinds), None)
        if kind and not self._is_story(box, kind, total):
            return kind
        return "teaser" if self._is_teaser(box) else None

    def _is_story(self, box: Box, kind: str, total: int) -> bool:
        """Whether a box is story in spite of its name: most of the page's text, or an embedded quotation."""
        if kind != "hidden" and box.content > _MUCH_OF_THE_CONTENT * total:
            return True
        if kind in _NEVER_STORY:
            return total - box.prose < _ENOUGH_BESIDE
        if kind in _FRAMES and "embed" in box.hints:
            return True
        content = next((outer for outer in box.up() if "content" in outer.hints), None)
        if content and box.prose > _MUCH_OF_THE_CONTENT * content.prose:
            return True
        return box.prose > _MOST_OF_THE_PAGE * total

    def _is_teaser(self, box: Box) -> bool:
        """A small box that gives its story's age, or that a linked headline opens with text of its own below."""
        inside = box.lines
        if not 2 <= len(inside) <= _TEASER_LINES or box.prose > _TEASER_SIZE:
            return False
        if any(self.tag(i) == "h1" for i in inside):
            return False
        if any(self._wording.ages.fullmatch(self.lines[i].text) for i in inside):
            return True
        head = next((i for i in inside if len(self.lines[i].text.split()) > 2), None)
        if head is None or not self.is_linked(head) or not is_headline(self.lines[head].text):
            return False
        # A name over no text is the writer's.
        return box.prose > 0 or read_signature(self.lines[head].text, self._wording) is None
