"""Split a page into candidates: the pieces of text of which its article may consist."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from transforms.extraction.body.layout import Layout
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
    """Return a page's pieces of text in order, and the elements that hold them."""
    reader = _CandidateReader()
    events = iterwalk(tree, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if tag in _SKIPPED:
                events.skip_subtree()
            else:
                reader.enter(tag, element)
                if text := element.text:
                    reader.add_text(text)
        else:
            if tag not in _SKIPPED:
                reader.leave(tag)
            if tail := element.tail:
                reader.add_text(tail)
    reader.flush()
    return reader.candidates, reader.layout


class _CandidateReader:
    """The state while a page's tree is read: the open elements, and the text since the last border."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.layout = Layout()
        self._open: list[tuple[str, BlockKind]] = [("html", "paragraph")]
        self._pieces: list[str] = []
        self._linked: list[str] = []
        self._open_links = 0

    def enter(self, tag: str, element: HtmlElement) -> None:
        if tag in _BORDERS or "-" in tag:
            self.flush()
            kind, outer = _KINDS.get(tag, "paragraph"), self._open[-1][1]
            # a paragraph in a list or in a quotation is still part of it
            kind = outer if kind == "paragraph" and outer in _INHERITED else kind
            self._open.append((tag, kind))
            self.layout.open(tag, element)
        elif tag in _CELLS:
            self.layout.open(tag, element)
        elif tag == "br":
            self.flush()
        elif tag == "a":
            self._open_links += 1

    def leave(self, tag: str) -> None:
        if tag in _BORDERS or "-" in tag:
            self.flush()
            self._open.pop()
            self.layout.close()
        elif tag in _CELLS:
            self._pieces.append(" | ")
            self.layout.close()
        elif tag == "a":
            self._open_links -= 1

    def add_text(self, text: str) -> None:
        self._pieces.append(text)
        if self._open_links:
            self._linked.append(text)

    def flush(self) -> None:
        """Make a candidate of the text since the last border, if there is any."""
        if not self._pieces:
            return
        text = (
            squeeze("".join(self._pieces)).strip("| ") if len(self._pieces) > 1 else squeeze(self._pieces[0])
        )
        if text:
            tag, kind = self._open[-1]
            linked = len(squeeze("".join(self._linked))) if self._linked else 0
            self.candidates.append(
                Candidate(kind, tag, text, min(1.0, linked / len(text)), self.layout.current)
            )
        self._pieces.clear()
        self._linked.clear()
