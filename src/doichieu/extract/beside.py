"""What stands in a tree right by the headline or the text and is the story's own: its stamps and signatures."""

from __future__ import annotations

from doichieu.extract.boxes import Box, Tree
from doichieu.extract.signatures import read_signature
from doichieu.extract.stamps import find_stamp
from doichieu.extract.wording import Wording

_NEAR = 6
_AT_HAND = 3
_FEW_LINES = 2


def is_foreign(tree: Tree, title: int, number: int) -> bool:
    """Whether a line by the headline is the site's (its head, a menu, its clock) or stands in a box of others."""
    element = tree.lines[number].element
    trail = element is not None and "crumb" in element.path
    for box in tree.at[number].up():
        if box.holds(title):
            return False
        if box.cut not in {None, "navigation", "share"} or _is_of_site(box, trail):
            return True
    return False


def _is_of_site(box: Box, trail: bool) -> bool:
    clock = "clock" in box.hints and "header" not in box.hints
    menu = box.tag in {"nav", "menu"} or ("navigation" in box.hints and len(box.lines) > _FEW_LINES)
    return box.tag == "header" or clock or (menu and not trail)


def signs_story(tree: Tree, title: int | None, number: int, wording: Wording) -> bool:
    """Whether a line of a cut box is the story's own: a stamp right by the headline, a name right behind the text."""
    kind = tree.at[number].cut
    if kind == "imprint":
        return _closes_story(tree, number, wording)
    if kind not in {"navigation", "share", "related", "tags"} or title is None or not 0 < number - title <= _AT_HAND:
        return False
    return find_stamp(tree.lines[number].text, wording) is not None


def _closes_story(tree: Tree, number: int, wording: Wording) -> bool:
    """Whether a foot is the story's own, not the site's: a writer's name right behind the text, in one box with it."""
    behind = range(number - 1, max(-1, number - 1 - _AT_HAND), -1)
    text = next((i for i in behind if tree.prose(i) and not tree.at[i].cut), None)
    if text is None or tree.is_linked(number):
        return False
    signature = read_signature(tree.lines[number].text, wording)
    if signature is None or not signature.authors:
        return False
    around = [box for box in tree.at[number].up() if box.holds(text)]
    # A label says whose name it is; without one, only the box of the story does.
    if signature.labelled:
        return any(box.tag not in {"", "html", "body"} for box in around)
    return any(box.tag == "article" or "content" in box.hints for box in around)


def is_linked_writer(tree: Tree, title: int | None, number: int, wording: Wording) -> bool:
    """Whether a link under the headline is the writer's name, by the markup or by a stamp next to it."""
    if title is None or not 0 < number - title <= _NEAR:
        return False
    signature = read_signature(tree.lines[number].text, wording)
    if not signature or not signature.authors:
        return False
    beside = range(max(0, number - 2), min(number + 3, len(tree.lines)))
    return "byline" in tree.at[number].hints or any(
        find_stamp(tree.lines[i].text, wording) for i in beside if i != title
    )
