"""HTML, where tree and text work together: the box with the most running text, its headline, and what is cut.

Nothing here knows a language but for the wording of its pack: boxes are told by their names in the markup, by
how much of them is links, by headlines that are links, and by where the text of the page stands.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from msgspec import Struct

from doichieu.extract.beside import is_foreign, is_linked_writer, signs_story
from doichieu.extract.boxes import Box, Tree
from doichieu.extract.cohesion import INCOHERENT, Vocabulary
from doichieu.extract.datelines import stamp_above
from doichieu.extract.flat import label_flat
from doichieu.extract.foreign import cut_cards, cut_dated
from doichieu.extract.lines import Label, Line
from doichieu.extract.shapes import is_headline, is_prose, label_line
from doichieu.extract.stamps import find_stamp
from doichieu.extract.story import BODY, is_text, mark_story, same_words, signature_label
from doichieu.extract.wording import Wording
from doichieu.text.canonical import canonical

_FALLING = (1.0, 0.7, 0.5, 0.35, 0.2)
_NAMED_CONTENT = 1.5
_ENOUGH = 200
_WORTH_CLIMBING = 1.12
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEAR = 6
_LONG = 120
_FEW = 0.2
_SMALL = 0.25
_BOX_LINES = 8
_SECTION_WORDS = 4
_WORDS_OF_A_TITLE = 4
_FEWEST_SIBLINGS = 2

_CUT = {
    "hidden": Label("artefact", False, "hidden from readers by the style of the page"),
    "comment": Label("comment_form", False, "comments of readers"),
    "advert": Label("artefact", False, "advertisement"),
    "share": Label("navigation", False, "buttons to share the page"),
    "form": Label("navigation", False, "form of the site"),
    "overlay": Label("navigation", False, "notice laid over the page"),
    "imprint": Label("navigation", False, "foot of the site"),
    "navigation": Label("navigation", False, "menu or control of the site"),
    "author_box": Label("related_teaser", False, "box about the writer"),
    "tags": Label("related_link", False, "keywords of the page"),
}
_LINK = Label("related_link", False, "nothing but a link")
_BESIDE = Label("navigation", False, "stands outside the story")
_FOREIGN = Label("related_teaser", False, "box at the end that shares no words with the story")
_CAPTION = Label("caption", True, "caption of a picture")


class _Page(Struct, frozen=True):
    """A page with its tree, the box of its story, the line of its headline and that of a stamp above it."""

    lines: list[Line]
    shapes: list[Label | None]
    wording: Wording
    tree: Tree
    root: Box
    title: int | None
    above: int | None


def label_tree(lines: list[Line], titles: list[str], wording: Wording) -> list[Label]:
    """A label for each line; `titles` are the headlines that the page declares, the likeliest first."""
    shapes = [label_line(line, wording) for line in lines]
    tree = Tree(lines, shapes, wording)
    tree.judge()
    root = _find_root(tree)
    if root is None:
        tree.judge(hidden=False)
        root = _find_root(tree)
    if root is None:
        return _label_without_story(tree, wording)
    title = _find_title(tree, root, [canonical(t) for t in titles])
    above = stamp_above(lines, title, wording, partial(is_foreign, tree, title)) if title is not None else None
    page = _Page(lines, shapes, wording, tree, root, title, above)
    boxed = _boxed(page) | _foreign_end(page)
    labels = [_label(page, number, boxed) for number in range(len(lines))]
    return mark_story(lines, cut_dated(lines, cut_cards(lines, labels, wording)), wording)


def _label_without_story(tree: Tree, wording: Wording) -> list[Label]:
    """The labels of a page that has no running text: what is no link and stands in no box may be a short notice."""
    labels = label_flat(tree.lines, wording)
    for number, label in enumerate(labels):
        why = tree.at[number].cut
        if label.kept and (why or tree.is_linked(number)):
            labels[number] = _CUT.get(why or "") or _LINK
    return labels


def _find_root(tree: Tree) -> Box | None:
    """The box of the story: where the most running text stands close together, widened while it holds more."""
    scores: dict[Box, float] = {}
    for number, box in enumerate(tree.at):
        prose = 0 if box.cut else tree.prose(number)
        if prose:
            start = box.parent if len(box.lines) == 1 and box.parent else box
            for weight, outer in zip(_FALLING, start.up(), strict=False):
                scores[outer] = scores.get(outer, 0.0) + weight * prose
    if not scores:
        return None
    best = max(scores, key=lambda box: scores[box] * (_NAMED_CONTENT if "content" in box.hints else 1.0))
    return _narrow(tree, _widen(tree, best))


def _narrow(tree: Tree, root: Box) -> Box:
    """The part of the box that is the first story, where another with a main heading of its own follows."""
    heads = [i for i in root.lines if tree.tag(i) == "h1" and not tree.at[i].cut]
    if len(heads) < 2:
        return root
    own = [box for box in tree.at[heads[0]].up() if not box.holds(heads[1]) and box.clean >= _ENOUGH]
    return own[-1] if own else root


def _widen(tree: Tree, root: Box) -> Box:
    """The box around, as long as it adds text and no other story."""
    for box in list(root.up())[1:]:
        if box.tag in {"html", "body"} and root.tag not in {"html", "body"} and box.clean < 1.5 * root.clean:
            break
        added = box.clean - root.clean
        if box.clean >= _WORTH_CLIMBING * root.clean and not _holds_other_story(tree, root, box, added):
            root = box
    return root


def _holds_other_story(tree: Tree, root: Box, outer: Box, added: int) -> bool:
    """Whether what the outer box adds has a main heading, or stands in an article of its own."""
    for number in outer.lines:
        if root.holds(number) or tree.at[number].cut:
            continue
        if number > root.last and tree.tag(number) == "h1":
            return True
        if (
            number > root.last
            and tree.prose(number)
            and any(box.tag == "article" for box in tree.at[number].up() if box.first > root.last)
        ):
            return True
    return added <= 0


def _find_title(tree: Tree, root: Box, titles: list[str]) -> int | None:
    """The headline: in or above the story's box, the main heading or what the page declares as its title."""
    first = next((i for i in root.lines if tree.prose(i) and not tree.at[i].cut), root.first)
    best, best_score = None, 0.9
    for number in range(first + 1):
        line, box = tree.lines[number], tree.at[number]
        if (tree.is_linked(number) and tree.tag(number) not in {"h1", "h2"}) or len(line.text) > 300:
            continue
        score = _fit(line.text, titles) + {"h1": 1.0, "h2": 0.4}.get(tree.tag(number), 0.0)
        score += 0.5 if "headline" in box.hints else 0.0
        score -= 1.5 if box.cut else 0.0
        if score >= best_score:
            best, best_score = number, score
    if best is None:
        return next((i for i in reversed(range(max(0, first - _NEAR), first)) if _heads_text(tree, i, first)), None)
    return _behind_site_name(tree, best, first, titles) if tree.is_linked(best) else best


def _behind_site_name(tree: Tree, number: int, first: int, titles: list[str]) -> int:
    """The story's own heading below a linked one, which may be the name of the site; the linked one if there is none.

    Where the page declares no such title, the line that stands as a headline does is enough.
    """
    below = [i for i in range(number + 1, first) if _may_head(tree, i)]
    headings = [i for i in below if tree.tag(i) in {"h1", "h2"}]
    if headings or _fit(tree.lines[number].text, titles):
        return next(iter(headings), number)
    return next((i for i in reversed(below) if first - i <= _NEAR and _heads_text(tree, i, first)), number)


def _may_head(tree: Tree, number: int) -> bool:
    """Whether a line has the shape of a headline, and is no link, stamp or furniture."""
    text = tree.lines[number].text
    plain = tree.shapes[number] is None and not tree.is_linked(number) and not tree.at[number].cut
    return plain and is_headline(text) and not is_prose(text) and len(text.split()) >= _WORDS_OF_A_TITLE


def _heads_text(tree: Tree, number: int, first: int) -> bool:
    """Whether a line stands as a headline does where none is marked: as a small heading, in bold, or with stamps and
    controls only before the text."""
    if not _may_head(tree, number):
        return False
    line = tree.lines[number]
    bold = line.element is not None and 2 * line.element.bold_chars > line.size
    between = [tree.shapes[i] for i in range(number + 1, first)]
    marked = bold or tree.tag(number) in _HEADINGS
    return marked or all(shape is not None and shape.role in {"dateline", "navigation"} for shape in between)


def _fit(text: str, titles: list[str]) -> float:
    """How well a line is what the page declares as its title; sites add their name behind it."""
    for rank, title in enumerate(titles[:4]):
        if same_words(text, title) or (len(text) > 15 and title.casefold().startswith(text.casefold())):
            return 1.2 - 0.1 * rank
    return 0.0


def _boxed(page: _Page) -> dict[int, Label]:
    """The lines of boxes that only their wording tells: all that stands with the heading of a box."""
    found: dict[int, Label] = {}
    done: set[Box] = set()
    tree, root = page.tree, page.root
    for number in root.lines:
        shape = page.shapes[number]
        if not shape or shape.role not in {"widget_heading", "comment_form"} or tree.at[number].cut:
            continue
        box = _enclosing(tree, root, number)
        if box in done:
            continue
        done |= {box} if box else set()
        for i in box.lines if box else _under(page, number):
            if i != number:
                found[i] = _CUT["comment"] if shape.role == "comment_form" else _other(page, i)
    return found


def _foreign_end(page: _Page) -> dict[int, Label]:
    """The last small boxes of the story's own, when they have a heading and none of the story's words."""
    tree, root = page.tree, page.root
    story = [i for i in root.lines if tree.prose(i) and not tree.at[i].cut]
    found: dict[int, Label] = {}
    alike = Counter(_kind(box) for box in tree.boxes if box.clean)
    while story:
        box = _enclosing(tree, root, story[-1])
        if not box or box.clean > _SMALL * root.clean or not any(tree.tag(i) in _HEADINGS for i in box.lines):
            break
        if alike[_kind(box)] > _FEWEST_SIBLINGS:
            break
        words = Vocabulary()
        for i in story:
            if not box.holds(i):
                words.add(page.lines[i].text)
        share = words.share(page.lines[i].text for i in box.lines)
        if share is None or share >= INCOHERENT:
            break
        found |= dict.fromkeys(box.lines, _FOREIGN)
        story = [i for i in story if not box.holds(i)]
    return found


def _kind(box: Box) -> tuple[int, str, frozenset[str]]:
    """What boxes have in common that are parts of one whole: the box around them, their tag and what they name."""
    return id(box.parent), box.tag, box.hints


def _enclosing(tree: Tree, root: Box, number: int) -> Box | None:
    """The widest box around a line, inside the story's, that holds little of the story's text."""
    found = None
    for box in tree.at[number].up():
        if box is root or box.clean > _FEW * root.clean:
            break
        found = box if len(box.lines) > 1 else found
    return found


def _under(page: _Page, number: int) -> list[int]:
    """The links and headlines right under a heading that stands among the paragraphs."""
    found = []
    for i in range(number + 1, min(number + 1 + _BOX_LINES, page.root.last + 1)):
        if not page.tree.is_linked(i) and (page.tree.tag(i) == "p" or is_text(page.lines[i])):
            break
        found.append(i)
    return found


def _other(page: _Page, number: int) -> Label:
    """Furniture of other stories, by shape."""
    stamp = find_stamp(page.lines[number].text, page.wording)
    if stamp and len(stamp.rest.split()) <= _SECTION_WORDS:
        return Label("related_teaser", False, "time stamp of another story")
    if page.tree.is_linked(number) or is_headline(page.lines[number].text):
        return Label("related_link", False, "headline of another story")
    return Label("related_teaser", False, "text of another story")


def _label(page: _Page, number: int, boxed: dict[int, Label]) -> Label:
    if number == page.title:
        return Label("title", True, "headline of the story")
    if number == page.above:
        return Label("dateline", True, "time of publication")
    shape, why = page.shapes[number], page.tree.at[number].cut
    if why and not signs_story(page.tree, page.title, number, page.wording):
        return shape if shape and not shape.kept else _CUT.get(why) or _other(page, number)
    if shape and not shape.kept:
        return shape
    if number in boxed:
        return boxed[number]
    inside = page.root.holds(number) and not (page.root.holds(page.title or -1) and number < (page.title or -1))
    return _inside(page, number) if inside else _outside(page, number)


def _inside(page: _Page, number: int) -> Label:
    """A line of the story's own box."""
    line, box, shape = page.lines[number], page.tree.at[number], page.shapes[number]
    hints = {
        hint for outer in box.up() if outer is not page.root and page.root.holds(outer.first) for hint in outer.hints
    }
    if shape:
        return shape
    if hints & {"caption", "figure"} and len(line.text) < 600:
        return _CAPTION
    whole_paragraph = page.tree.tag(number) == "p" and is_prose(line.text) and line.size > _LONG
    if page.tree.is_linked(number) and page.tree.tag(number) not in _HEADINGS and not whole_paragraph:
        own = is_linked_writer(page.tree, page.title, number, page.wording)
        return (signature_label(line, page.wording) if own else None) or _LINK
    if "byline" in hints and not is_text(line) and len(box.lines) <= _NEAR:
        return signature_label(page.lines[number], page.wording) or Label("navigation", False, "data of the page")
    near_title = page.title is not None and 0 < number - page.title <= _NEAR
    if near_title or number >= page.root.last - 3:
        return signature_label(page.lines[number], page.wording) or BODY
    return BODY


def _outside(page: _Page, number: int) -> Label:
    """A line outside the story's box: between headline and text, or right behind it, it may still belong to it."""
    line, shape = page.lines[number], page.shapes[number]
    title = page.title
    between = title is not None and title < number <= page.root.last
    behind = page.root.last < number <= page.root.last + 3
    if between:
        signed = shape if shape and shape.kept else signature_label(page.lines[number], page.wording)
        if signed:
            return signed
        near = page.root.parent and (page.root.parent.parent or page.root.parent).holds(number)
        if near and is_text(line) and not page.tree.is_linked(number):
            return Label("lead", True, "opening paragraph of the story")
    if behind:
        signed = (
            shape
            if shape and shape.kept and shape.role != "caption"
            else signature_label(page.lines[number], page.wording)
        )
        if signed and signed.role in {"byline", "source_credit"}:
            return signed
    return _BESIDE
