"""Split a page into candidates: the pieces of text of which its article may consist."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from transforms.extraction.body.concealed import find_shown
from transforms.extraction.body.invisible import is_unread
from transforms.extraction.body.layout import Layout, LayoutRecorder
from transforms.records import BlockKind
from transforms.text.normalisation import measure_length, squeeze

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
_SKIPPED |= {"dialog"}  # a window over the page: a notice, a form, a picture
_INHERITED = ("list", "quote")
_OUTERMOST: tuple[str, BlockKind] = ("html", "paragraph")
# A row with longer texts is no row of figures but a part of a page that is laid out as a table.
_MAX_ROW = 300
_MAX_CELL = 80
_MIN_QUESTION = 4  # words; "Forgot your password?" unfolds nothing
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


def list_candidates(tree: HtmlElement) -> tuple[list[Candidate], Layout]:  # noqa: C901 -- calls take longer
    """Return a page's pieces of text that readers see, in order, and the elements that hold them."""
    reader = _CandidateReader()
    pieces, linked, undisplayed, roles = reader.pieces, reader.linked, reader.undisplayed, _Roles(_ROLES)
    open_links = 0
    events = iterwalk(tree, events=("start", "end"))
    # what most elements and all texts need is not in methods, since a call for each took a fifth of the time
    for event, element in events:
        role = roles[element.tag]
        if event == "start":
            if role == _SKIP and not (element.tag == "button" and _unfolds_text(element)):
                events.skip_subtree()
                continue
            if role == _LINK:
                open_links += 1
            elif role:
                reader.enter(role, element)
            if undisplayed and element in undisplayed:
                undisplayed.remove(element)
                events.skip_subtree()
                continue
            text = element.text
        else:
            if role == _LINK:
                open_links -= 1
            elif role:
                reader.leave(role)
            text = element.tail
        if text:
            if not pieces and text.isspace():  # as most texts are, between two elements
                reader.begins_blank = True
                continue
            pieces.append(text)
            if open_links:
                linked.append(text)
    return reader.finish()


def _unfolds_text(button: HtmlElement) -> bool:
    """Return whether a button is the heading of a text that it unfolds: in a heading, or a question."""
    parent = button.getparent()
    if parent is not None and _KINDS.get(parent.tag) == "heading":
        return True
    text = button.text_content().strip()
    return text.endswith(("?", "？")) and measure_length(text) >= _MIN_QUESTION


_ROLES = {
    **dict.fromkeys(_BORDERS, _BORDER),
    **dict.fromkeys(_CELLS, _CELL),
    **dict.fromkeys(_SKIPPED, _SKIP),
    "br": _BREAK,
    "a": _LINK,
}


class _Roles(dict[str, int]):
    """How the elements of one page shape its text, by their tags: a look-up takes less time than a call."""

    def __missing__(self, tag: str) -> int:
        role = self[tag] = _BORDER if "-" in tag else _INLINE  # elements of the page's own are borders
        return role


class _CandidateReader(LayoutRecorder):
    """The state while a page's tree is read: the open elements, and the text since the last border.

    Attributes:
        pieces: The pieces of that text.
        linked: Those in links.
        begins_blank: Whether white space is before them.
        undisplayed: The elements in the open paragraph that are not displayed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.linked: list[str] = []
        self.begins_blank = False
        self.undisplayed: set[HtmlElement] = set()
        self._candidates: list[Candidate] = []
        # for each open element of the layout the tag and the kind of the text in it; a cell's are its row's
        self._kinds: list[tuple[str, BlockKind]] = [_OUTERMOST]
        self._rows: list[int] = []
        self._cell_ends: set[int] = set()

    def enter(self, role: int, element: HtmlElement) -> None:
        if role == _SKIP:
            return
        kinds = self._kinds
        if role == _CELL:
            kinds.append(kinds[-1])
        else:  # a border or a break
            if self.pieces:
                self._end_text()
            self.begins_blank = False
            if role == _BREAK:
                return
            tag, outer = element.tag, kinds[-1][1]
            # a paragraph in a list or in a quotation is still part of it
            kinds.append((tag, _KINDS.get(tag) or (outer if outer in _INHERITED else "paragraph")))
            if tag == "p":
                if len(element):
                    self.undisplayed.update(filter(is_unread, element))
            elif tag == "tr":
                self._rows.append(len(self._candidates))
        self.parents.append(self.current)
        self.elements.append(element)
        self.current = len(self.elements)
        self.ends.append(0)
        self.first_candidates.append(len(self._candidates))

    def leave(self, role: int) -> None:
        if role == _BORDER:
            if self.pieces:
                self._end_text()
            self.begins_blank = False
            if self._rows and self._kinds[-1][0] == "tr":
                self._join_row(self._rows.pop())
        elif role == _CELL:
            self.pieces.append(" | ")
        else:
            return
        self._kinds.pop()
        self.ends[self.current] = len(self.parents)
        self.current = self.parents[self.current]

    def finish(self) -> tuple[list[Candidate], Layout]:
        if self.pieces:
            self._end_text()
        candidates = self._candidates
        layout, concealed = self.make_layout([candidate.element for candidate in candidates])
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
        self._candidates[start:] = [Candidate("table", "tr", text, links, self.current)]
        self.empty_inner_elements(start)

    def _end_text(self) -> None:
        """Make a candidate of the text since the last border, if it is more than white space."""
        pieces = self.pieces
        text = squeeze(pieces[0] if len(pieces) == 1 else "".join(pieces))
        linked = text  # most texts with links are nothing else
        if len(self.linked) < len(pieces):
            linked = squeeze("".join(self.linked)) if self.linked else ""
        if self._rows:
            number = len(self._candidates)
            self._cell_ends |= {number} if text[:1] == "|" else set()
            self._cell_ends |= {number + 1} if text[-1:] == "|" and len(text) > 1 else set()
        if self.begins_blank or len(pieces) > 1 or text == "|":
            text = text.strip("| ")
        if text:
            tag, kind = self._kinds[-1]
            links = min(1.0, len(linked) / len(text)) if linked else 0.0
            self._candidates.append(Candidate(kind, tag, text, links, self.current))
        pieces.clear()
        self.linked.clear()
