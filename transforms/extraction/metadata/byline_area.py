"""Read the short lines under a page's headline, where readers see the byline and the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_prose
from transforms.extraction.metadata.elements import iterate_after, read_element_text

_LINES = (
    *("p", "div", "span", "li", "time", "address", "a", "td", "small", "em", "i", "b", "strong"),
    *("h3", "h4", "h5", "h6"),
)
_PARTS = ("span", "em", "i", "b", "strong", "a", "small")
_NESTING = ("p", "div", "li", "ul", "table", "h3", "h4")
_MAX_LINE = 120  # characters
_MAX_DISTANCE = 40  # elements after the headline; beyond them dates and names belong to other articles
_MAX_SENTENCES = 1  # paragraphs: one may be the summary or a caption, the next is the article
# The address of a page on an author, which ends with the name.
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|in|i)?|auteurs?|autore|contributors?|journalists?|journalistes?|reporters?|writers?"
    r"|columnists?|editors|redakteure?|redacteurs?|profiles?|by|staff)/[^/?#]+/?(?:[?#].*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineArea:
    """What readers see between a headline and the article.

    Attributes:
        lines: The short lines in order, each once.
        links: Those that lead to the page of an author.
    """

    lines: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def read_byline_area(headline: HtmlElement | None) -> BylineArea:
    """Read the short lines right after a page's headline, up to the article.

    One paragraph between them may be the summary, or the caption of a picture, whose own lines are left out:
    they name the photographer.

    Args:
        headline: The headline, if the page has one.
    """
    if headline is None:
        return BylineArea()
    lines = list(_iterate_lines(headline))
    return BylineArea(
        lines=tuple(dict.fromkeys(line for line, _ in lines)),
        links=tuple(
            dict.fromkeys(line for line, element in lines if _AUTHOR_PAGE.search(element.get("href") or ""))
        ),
    )


def _iterate_lines(headline: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the short lines with their elements."""
    paragraphs: list[HtmlElement] = []
    for element in islice(iterate_after(headline), _MAX_DISTANCE):
        if element.tag not in _LINES or any(child.tag in _NESTING for child in element):
            continue
        if any(paragraph in paragraphs for paragraph in element.iterancestors()):
            continue
        line = read_element_text(element)
        if is_prose(line):
            paragraphs.append(_find_block(element))
            if len(paragraphs) > _MAX_SENTENCES:
                break
        elif line and len(line) <= _MAX_LINE:
            yield line, element


def _find_block(element: HtmlElement) -> HtmlElement:
    """Return the element that an inline element is a part of, or the element itself."""
    outer = element.getparent() if element.tag in _PARTS else None
    return element if outer is None else _find_block(outer)
