"""Read the short lines under a page's headline, where readers see the byline and the date."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from transforms.cleaning.prose import is_prose
from transforms.cleaning.rule_files import load_rules
from transforms.cleaning.titles import is_similar_title
from transforms.extraction.metadata.elements import PageElements, iterate_after, read_element_text
from transforms.extraction.metadata.visible_dates import Moment, find_moment

_HEADINGS = ("h1", "h2")
_LINES = (
    *("p", "div", "span", "li", "time", "address", "a", "td", "small", "em", "i", "b", "strong"),
    *("h3", "h4", "h5", "h6"),
)
_NESTING = ("p", "div", "li", "ul", "table", "h3", "h4")
_DATED = ("dateline-alone", "byline", "timed-byline", "dated-byline")
_MAX_LINE = 120  # characters
_MAX_DISTANCE = 40  # elements after the headline; beyond them dates and names belong to other articles


def read_byline_area(page: PageElements, title: str | None) -> tuple[str, ...]:
    """Read the short lines right after a page's headline, up to the first sentence.

    Args:
        page: The page's elements.
        title: The headline as the page states it. The first heading that is like it is where the
            lines begin.

    Returns:
        The lines in order, each once; none when no heading is like the title.
    """
    shown = (heading for heading in page.headings if heading.tag in _HEADINGS)
    headline = next((h for h in shown if title and is_similar_title(read_element_text(h), title)), None)
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


def find_byline_date(lines: tuple[str, ...], *, now: datetime) -> Moment | None:
    """Find the date in the lines under a headline: in a line that is a date, or a byline with one.

    Args:
        lines: The lines.
        now: The present; later dates are not believed.
    """
    rules = [rule for rule in load_rules() if rule.name in _DATED]
    dated = (line for line in lines if any(rule.accepts(line) for rule in rules))
    return next((moment for line in dated if (moment := find_moment(line, now=now))), None)
