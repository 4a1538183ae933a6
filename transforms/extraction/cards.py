"""Cards: linked headings above summaries, of which section fronts consist.

Pages of articles have such headings too, of related articles: there the summaries, if any, are not part of
the text. And headings of an article may be links to themselves, for sharing the section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import PageElements
from transforms.records import Block
from transforms.text.normalisation import squeeze

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_MAX_LEVELS = 4  # from a heading up to the element that has its summary as well
_PIECE = 40  # characters of the beginning of a block by which it is found


def count_cards(page: PageElements, blocks: Sequence[Block]) -> int:
    """Count the headings, of second level or lower, that consist of a link and are above blocks of a text.

    Args:
        page: The page.
        blocks: The blocks of its text.
    """
    beginnings = {block.text[:_PIECE] for block in blocks if block.kind != "heading"}
    return sum(1 for heading in page.headings if _is_link(heading) and _has_summary(heading, beginnings))


def _is_link(heading: HtmlElement) -> bool:
    if heading.tag not in _HEADINGS:
        return False
    text = squeeze(heading.text_content())
    parent = heading.getparent()
    links = [link for link in heading.iter("a") if squeeze(link.text_content()) == text]
    if parent is not None and parent.tag == "a":
        links.append(parent)
    return bool(text) and any(not str(link.get("href", "")).startswith("#") for link in links)


def _has_summary(heading: HtmlElement, beginnings: set[str]) -> bool:
    """Return whether a block begins in what belongs to a heading, which ends at the next one."""
    return any(beginning in text for text in _list_below(heading) for beginning in beginnings)


def _list_below(heading: HtmlElement) -> Iterator[str]:
    """Yield the texts after a heading, on each level on which it is the only heading so far."""
    element = heading
    for _ in range(_MAX_LEVELS):
        for sibling in element.itersiblings():
            if sibling.tag in _HEADINGS or next(sibling.iter(*_HEADINGS), None) is not None:
                return
            yield squeeze(sibling.text_content()) if isinstance(sibling.tag, str) else ""
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "html"):
            return
        element = parent
