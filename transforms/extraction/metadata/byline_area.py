"""Read the short lines under a page's headline, where readers see the byline and the date."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_prose
from transforms.extraction.metadata.elements import iterate_after, read_element_text

_LINES = (
    *("p", "div", "span", "li", "time", "address", "a", "td", "small", "em", "i", "b", "strong"),
    *("h3", "h4", "h5", "h6"),
)
_NESTING = ("p", "div", "li", "ul", "table", "h3", "h4")
_MAX_LINE = 120  # characters
_MAX_DISTANCE = 40  # elements after the headline; beyond them dates and names belong to other articles


def read_byline_area(headline: HtmlElement | None) -> tuple[str, ...]:
    """Read the short lines right after a page's headline, up to the first sentence.

    Args:
        headline: The headline, if the page has one.

    Returns:
        The lines in order, each once; none without a headline.
    """
    if headline is None:
        return ()
    lines: dict[str, None] = {}
    for element in islice(iterate_after(headline), _MAX_DISTANCE):
        if element.tag in _LINES and not any(child.tag in _NESTING for child in element):
            line = read_element_text(element)
            if is_prose(line):
                break
            if line and len(line) <= _MAX_LINE:
                lines[line] = None
    return tuple(lines)
