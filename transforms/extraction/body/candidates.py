"""A page's tree, walked once into the pieces of text of which its article may be made."""

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
# What is no text: programs, pictures, things to press. A <noscript> repeats what scripts draw.
_SILENT = frozenset({"head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"})
_SILENT |= {"embed", "canvas", "video", "audio", "button", "select", "textarea", "datalist", "map"}
_PARTS = ("list", "quote")


@dataclass(slots=True)
class Candidate:
    """A piece of text on a page, between two borders of its layout.

    `tag` is the element that it stands in, `place` that element's number in the page's layout;
    `links` is the share of its characters that stand inside links.
    """

    kind: BlockKind
    tag: str
    text: str
    links: float
    place: int


def list_candidates(tree: HtmlElement) -> tuple[list[Candidate], Layout]:
    """Return the page's pieces of text in order, and the elements that hold them."""
    walk = _Walk()
    events = iterwalk(tree, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if tag in _SILENT:
                events.skip_subtree()
            else:
                walk.enter(tag, element)
                if text := element.text:
                    walk.write(text)
        else:
            if tag not in _SILENT:
                walk.leave(tag)
            if tail := element.tail:
                walk.write(tail)
    walk.flush()
    return walk.candidates, walk.layout


class _Walk:
    """One point of the walk: the open elements, and the text since the last border."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.layout = Layout()
        self._open: list[tuple[str, BlockKind]] = [("html", "paragraph")]
        self._pieces: list[str] = []
        self._linked: list[str] = []
        self._links = 0

    def enter(self, tag: str, element: HtmlElement) -> None:
        if tag in _BORDERS or "-" in tag:
            self.flush()
            kind, held = _KINDS.get(tag, "paragraph"), self._open[-1][1]
            # a paragraph of a list or of a quotation is still a part of it
            kind = held if kind == "paragraph" and held in _PARTS else kind
            self._open.append((tag, kind))
            self.layout.open(tag, element)
        elif tag in _CELLS:
            self.layout.open(tag, element)
        elif tag == "br":
            self.flush()
        elif tag == "a":
            self._links += 1

    def leave(self, tag: str) -> None:
        if tag in _BORDERS or "-" in tag:
            self.flush()
            self._open.pop()
            self.layout.close()
        elif tag in _CELLS:
            self._pieces.append(" | ")
            self.layout.close()
        elif tag == "a":
            self._links -= 1

    def write(self, text: str) -> None:
        self._pieces.append(text)
        if self._links:
            self._linked.append(text)

    def flush(self) -> None:
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
