"""HTML to one text: every line that a reader of the page sees, furniture included, with the tree beside it.

One element a line: block tags and `br` break lines, cells of a row are parted by tabs, white space is collapsed
as a browser does. Scripts, styles, templates, comments, form values and what a browser shows only in
want of something else (`noscript`, `object`) are left out; what the page's style hides is in, marked
`hidden` in its path. The parser is libxml2's, read as a stream, so that depth costs nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree  # type: ignore[import-untyped]
from msgspec import Struct

from doichieu.errors import ItemError
from doichieu.model.source import Declared, Element
from doichieu.model.span import Range
from doichieu.sources.declared import TELLING, Findings, read_declared
from doichieu.sources.nesting import DEEPEST, bound_nesting

RENDERING = "html-1"
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "marquee",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "title",
        "select",
        "textarea",
        "datalist",
        "audio",
        "video",
        "canvas",
        "noembed",
        "noframes",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# Of the tags that no drawing holds, those that carry text (HTML Standard, "parsing foreign content").
_NO_DRAWING = frozenset(
    ["b", "blockquote", "center", "div", "dl", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "ol", "p", "pre", "span"]
) | {"strong", "table", "ul"}
# Set apart by style where they follow a link at once.
_PARTED = frozenset({"a", "span", "time", "small"})
# A date or clock in an element of its own has no word at its side, whatever the source leaves out between them.
_STAMP = re.compile(r"\d{1,2}(?:[/.\-]\d{1,2}[/.\-]\d{4}|:\d{2})(?!\d)")
_STAMP_BEFORE = re.compile(r"(?<!\d)(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2}:\d{2})$")
_BOLD = frozenset({"b", "strong"})
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{3}", re.I
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "dialog", "search", "main", "article"})
_NAMING = ("id", "class", "itemprop", "role")
_DEEPEST = 64
_LONGEST_SEGMENT = 120
_MOST_IN_PATHS = 60_000_000
# The parser is fed in pieces, so that a page that nests too deep costs no more than one of them.
_PIECE = 32_768
# The parser may open a tag of its own beside each of the page's.
_TOO_DEEP = 4 * DEEPEST


class _TooDeepError(Exception):
    """More tags are open at once than the parser gets through in good time."""


class Rendering(Struct, frozen=True):
    """The text of a page, its lines in the tree, and the values that stand in no visible text."""

    text: str
    elements: tuple[Element, ...]
    declared: tuple[Declared, ...]


class _Node(Struct, gc=False):
    """An open tag: where it is, what it does to the text inside it, the block it stands in, and its children so far."""

    tag: str
    name: str
    path: str
    block: bool
    unseen: bool
    link: bool
    bold: bool
    home: _Node | None = None
    children: int = 0


class _Run(Struct):
    """The line being gathered: its pieces, the block it belongs to, and how much is linked or bold."""

    node: _Node
    pieces: list[str]
    linked: int = 0
    bold: int = 0


def render_html(html: str) -> Rendering:
    """The rendering of a page, whatever its state: markup is repaired as libxml2 does.

    Where more than `DEEPEST` tags are open at once, they are balanced first. Raises ItemError where that doesn't help.
    """
    try:
        return _render(html, DEEPEST)
    except _TooDeepError:
        pass
    try:
        return _render(bound_nesting(html, _BLOCKS | _CELLS, _VOID), _TOO_DEEP)
    except _TooDeepError:
        raise ItemError("The page's tags are nested too deep to be read; save it again from a browser.") from None


def _render(html: str, deepest: int) -> Rendering:
    target = _Renderer(deepest)
    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    data = html.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except etree.LxmlError:
        target.finish()
    return Rendering("\n".join(target.lines), tuple(target.elements), read_declared(target.findings))


class _Renderer:
    """Receives the parser's events and writes lines."""

    def __init__(self, deepest: int) -> None:
        root = _Node("", "", "", True, False, False, False)
        root.home = root
        self._stack = [root]
        self._deepest = deepest
        self._room = _MOST_IN_PATHS
        self._run = _Run(root, [])
        self._pre = 0
        self._at = 0
        self.lines: list[str] = []
        self.elements: list[Element] = []
        self.findings = Findings()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An opening tag."""
        if tag in TELLING:
            self.findings.at = self._at
            self.findings.start(tag, attributes)
        if tag in {"br", "hr"}:
            self._flush()
        if tag in _VOID:
            return
        node = self._open(tag, attributes)
        if node.unseen:
            return
        if tag in _CELLS:
            self._part_cells()
        elif node.block:
            if self._run.pieces:
                self._flush()
        elif tag in _PARTED and self._after_link and self._run.pieces and not self._run.pieces[-1][-1].isspace():
            self._run.pieces.append(" ")
        self._pre += tag == "pre"

    def end(self, tag: str) -> None:
        """A closing tag, given or implied."""
        if tag in TELLING:
            self.findings.end(tag)
        if tag in _VOID or len(self._stack) == 1 or self._stack[-1].name != tag:
            return
        node = self._stack.pop()
        if node.block and self._run.pieces and node.tag not in _CELLS and not node.unseen:
            self._flush()
        self._after_link = tag == "a"
        self._after_inline = not node.block
        self._pre -= tag == "pre" and not node.unseen

    def data(self, text: str) -> None:
        """Text between tags."""
        if self.findings.gathering:
            self.findings.data(text)
        if self._stack[-1].unseen:
            return
        if self._pre:
            self._preformatted(text)
        elif text.isspace() and _BLANKS.fullmatch(text):
            if self._run.pieces:
                self._add(" ")
        else:
            self._add(_BLANKS.sub(" ", text))

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Processing instructions are no text."""

    def close(self) -> None:
        """The end of the page."""
        self.finish()

    def finish(self) -> None:
        """Write what is still open."""
        self._flush()

    _after_link = False
    _after_inline = False

    def _open(self, tag: str, attributes: dict[str, str]) -> _Node:
        parent, depth = self._stack[-1], len(self._stack)
        if depth > self._deepest:
            raise _TooDeepError
        if parent.unseen and tag in _NO_DRAWING:
            self._end_drawing()
        parent.children += 1
        shown = _heading(tag, attributes) if "role" in attributes else tag
        cell = tag in _CELLS
        node = _Node(
            tag=shown,
            name=tag,
            path=parent.path,
            block=cell or shown in _BLOCKS or tag in _BLOCKS,
            unseen=parent.unseen or tag in _UNSEEN,
            link=parent.link or tag == "a",
            bold=parent.bold or tag in _BOLD,
        )
        hidden = "hidden" in attributes or ("style" in attributes and bool(_HIDING.search(attributes["style"])))
        if (node.block or hidden) and not node.unseen and depth <= _DEEPEST and self._room > 0:
            label, marks = _label(shown, tuple(map(attributes.get, _NAMING)), hidden) if attributes else (shown, "")
            step = f"{label}:{parent.children}{marks}"
            node.path = f"{parent.path}>{step}" if parent.path else step
            self._room -= len(node.path)
            node.block = node.block or hidden
        node.home = node if node.block else parent.home
        self._stack.append(node)
        return node

    def _end_drawing(self) -> None:
        """Show what stands in a drawing that was never closed."""
        unseen = [node for node in self._stack if node.unseen]
        if unseen[0].name == "svg":
            for node in unseen:
                node.unseen = node.name in _UNSEEN - {"svg"}

    def _add(self, piece: str) -> None:
        if not piece:
            return
        run, node = self._run, self._stack[-1]
        if not run.pieces:
            if piece == " ":
                return
            run.node = node.home or node
        elif self._after_inline and self._parts_stamps(run.pieces[-1], piece):
            run.pieces.append(" ")
        self._after_inline = False
        run.pieces.append(piece)
        size = len(piece) - piece.count(" ")
        run.linked += size if node.link else 0
        run.bold += size if node.bold else 0
        self._after_link = self._after_link and piece == " "

    @staticmethod
    def _parts_stamps(before: str, piece: str) -> bool:
        """Whether two pieces stand together without a space where one is a date or clock of its own."""
        if not (before[-1].isalnum() and piece[0].isalnum()):
            return False
        return _STAMP.match(piece) is not None or _STAMP_BEFORE.search(before, max(0, len(before) - 11)) is not None

    def _preformatted(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._flush()
            self._add(_BLANKS.sub(" ", line))

    def _part_cells(self) -> None:
        run = self._run
        if run.pieces:
            run.pieces.append("\t")
            run.node = self._stack[-2]

    def _flush(self) -> None:
        run = self._run
        if not run.pieces:
            return
        text = "".join(run.pieces).strip()
        if "\t" in text:
            text = re.sub(" *\t *", "\t", text)
        if "  " in text:
            text = re.sub(" {2,}", " ", text)
        if text:
            place = Range(self._at, self._at + len(text))
            self.lines.append(text)
            self.elements.append(Element(place, run.node.tag, run.node.path, run.linked, run.bold))
            self._at = place.end + 1
        self._run = _Run(run.node, [])


def _heading(tag: str, attributes: dict[str, str]) -> str:
    """The tag, or the heading that ARIA makes of it."""
    if attributes.get("role") != "heading":
        return tag
    level = attributes.get("aria-level", "2")
    return f"h{level}" if level in "123456" and level else "h2"


@lru_cache(maxsize=10_000)
def _label(tag: str, naming: tuple[str | None, ...], hidden: bool) -> tuple[str, str]:
    """What one step of a path says before and behind its number: `div#id.class.class` and `[role]`."""
    ident, classes, prop, roles = naming
    names = [f".{name}" for name in (classes or "").split()[:8]]
    if ident:
        names.insert(0, "#" + ident.strip())
    marks = [prop or "", "hidden" if hidden else ""]
    marks += [role for role in (roles or "").split() if role in _ROLES]
    label = "".join(names).replace(">", "").replace(":", "-").replace("[", "").replace("]", "")[:_LONGEST_SEGMENT]
    return tag + label, "".join(f"[{mark}]" for mark in marks if mark.isidentifier())
