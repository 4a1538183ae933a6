"""Split a page into candidates: the pieces of text of which its article may consist."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from transforms.extraction.body.concealed import find_shown, list_undisplayed_inline
from transforms.extraction.body.layout import Layout, LayoutRecorder
from transforms.records import BlockKind
from transforms.text.normalisation import squeeze

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list"),
    **dict.fromkeys(("tr", "caption"), "table"),
    "blockquote": "quote",
}
_CELLS = frozenset({"td", "th"})
_BORDERS = frozenset(_KINDS) | {"p", "div", "section", "article", "main", "aside", "nav", "header", "footer"}
_BORDERS |= {"ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "figure", "figcaption", "form", "fieldset"}
_BORDERS |= {"address", "details", "summary", "center", "pre", "hr", "body", "html", "dir", "menu"}
# Elements without text for readers: programs, pictures, controls. A <noscript> repeats what scripts draw.
_SKIPPED = frozenset({"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"})
_SKIPPED |= {"embed", "canvas", "video", "audio", "button", "select", "textarea", "datalist", "map"}
_INHERITED = ("list", "quote")
_CACHE_SIZE = 4_096
# A row with longer texts is no row of figures but a part of a page that is laid out as a table.
_MAX_ROW = 300
_MAX_CELL = 80
# How an element shapes the text: most only carry it.
_INLINE, _BORDER, _CELL, _BREAK, _LINK, _SKIP = range(6)


@dataclass(slots=True)
class Candidate:
    """A piece of text on a page, between two borders of its layout.

    Attributes:
        kind: The kind of block that it would be.
        tag: The tag of the element that holds it.
        text: Its text, with single spaces.
        links: The share of its characters that are in links, from 0 to 1.
        element: The number of the element that holds it, in the page's layout.
    """

    kind: BlockKind
    tag: str
    text: str
    links: float
    element: int


def list_candidates(tree: HtmlElement) -> tuple[list[Candidate], Layout]:
    """Return a page's pieces of text that readers see, in order, and the elements that hold them."""
    reader = _CandidateReader()
    enter, leave, add_text, pieces = reader.enter, reader.leave, reader.add_text, reader.pieces
    roles = _Roles()
    undisplayed = frozenset(list_undisplayed_inline(tree))
    events = iterwalk(tree, events=("start", "end"))
    for event, element in events:
        role = roles[element.tag]
        if event == "start":
            if role == _SKIP:
                events.skip_subtree()
                continue
            if role:
                enter(role, element)
            if undisplayed and element in undisplayed:
                events.skip_subtree()
                continue
            text = element.text
        else:
            if role:
                leave(role)
            text = element.tail
        if text:
            # most texts are white space between two elements, which is of no interest without any other text
            if not pieces and text.isspace():
                reader.begins_blank = True
            else:
                add_text(text)
    return reader.finish()


@lru_cache(_CACHE_SIZE)
def _find_role(tag: str) -> int:
    if tag in _BORDERS or "-" in tag:
        return _BORDER
    if tag in _SKIPPED:
        return _SKIP
    if tag in _CELLS:
        return _CELL
    return {"br": _BREAK, "a": _LINK}.get(tag, _INLINE)


class _Roles(dict[str, int]):
    """How the elements of one page shape its text, by their tags: a look-up takes less time than a call."""

    def __missing__(self, tag: str) -> int:
        role = self[tag] = _find_role(tag)
        return role


class _CandidateReader:
    """The state while a page's tree is read: the open elements, and the text since the last border.

    Attributes:
        pieces: The pieces of that text.
        begins_blank: Whether white space is before them.
    """

    def __init__(self) -> None:
        self._candidates: list[Candidate] = []
        self._layout = LayoutRecorder()
        self._open: list[tuple[str, BlockKind]] = [("html", "paragraph")]
        self.pieces: list[str] = []
        self.begins_blank = False
        self._linked: list[str] = []
        self._open_links = 0
        self._rows: list[int] = []
        self._cell_ends: set[int] = set()

    def enter(self, role: int, element: HtmlElement) -> None:
        if role == _BORDER:
            self._end_text()
            tag = element.tag
            kind, outer = _KINDS.get(tag, "paragraph"), self._open[-1][1]
            # a paragraph in a list or in a quotation is still part of it
            kind = outer if kind == "paragraph" and outer in _INHERITED else kind
            self._open.append((tag, kind))
            self._layout.open(tag, element, len(self._candidates))
            if tag == "tr":
                self._rows.append(len(self._candidates))
        elif role == _LINK:
            self._open_links += 1
        elif role == _CELL:
            self._layout.open(element.tag, element, len(self._candidates))
        elif role == _BREAK:
            self._end_text()

    def leave(self, role: int) -> None:
        if role == _BORDER:
            self._end_text()
            if self._open[-1][0] == "tr":
                self._join_row(self._rows.pop())
            self._open.pop()
            self._layout.close(len(self._candidates))
        elif role == _LINK:
            self._open_links -= 1
        elif role == _CELL:
            self.pieces.append(" | ")
            self._layout.close(len(self._candidates))

    def add_text(self, text: str) -> None:
        self.pieces.append(text)
        if self._open_links:
            self._linked.append(text)

    def finish(self) -> tuple[list[Candidate], Layout]:
        self._end_text()
        candidates, layout = self._candidates, self._layout.finish(len(self._candidates))
        concealed = self._layout.list_concealed()
        shown = find_shown([c.text for c in candidates], concealed) if concealed else None
        if shown is None:
            return candidates, layout
        return list(compress(candidates, shown.tolist())), layout.keep_candidates(shown)

    def _join_row(self, start: int) -> None:
        """Join the pieces of a table's row, if elements in its cells have split it, into one candidate."""
        pieces = self._candidates[start:]
        size = sum(len(piece.text) for piece in pieces)
        if not len(pieces) > 1 or size > _MAX_ROW or any(len(piece.text) > _MAX_CELL for piece in pieces):
            return
        text = pieces[0].text
        for number, piece in enumerate(pieces[1:], start=start + 1):
            text += (" | " if number in self._cell_ends else " ") + piece.text
        links = sum(piece.links * len(piece.text) for piece in pieces) / size
        self._candidates[start:] = [Candidate("table", "tr", text, links, self._layout.current)]
        self._layout.empty_inner_elements(start)

    def _end_text(self) -> None:
        if self.pieces:
            self._add_candidate(self.pieces, begins_blank=self.begins_blank)
        self.begins_blank = False

    def _add_candidate(self, pieces: list[str], *, begins_blank: bool) -> None:
        """Make a candidate of the text since the last border, if it is more than white space."""
        text = squeeze("".join(pieces))
        linked = text  # most texts with links are nothing else
        if len(self._linked) < len(pieces):
            linked = squeeze("".join(self._linked)) if self._linked else ""
        if self._rows:
            number = len(self._candidates)
            self._cell_ends |= {number} if text[:1] == "|" else set()
            self._cell_ends |= {number + 1} if text[-1:] == "|" and len(text) > 1 else set()
        if begins_blank or len(pieces) > 1 or text == "|":
            text = text.strip("| ")
        if text:
            tag, kind = self._open[-1]
            links = min(1.0, len(linked) / len(text)) if linked else 0.0
            self._candidates.append(Candidate(kind, tag, text, links, self._layout.current))
        pieces.clear()
        self._linked.clear()
