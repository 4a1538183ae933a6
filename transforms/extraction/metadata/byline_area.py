"""The short lines around a page's headline: its byline and its date, as readers see them."""

from __future__ import annotations

from datetime import datetime

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_prose
from transforms.cleaning.rulebook import load_rules
from transforms.cleaning.titles import is_like_title
from transforms.extraction.metadata.visible_dates import Moment, find_moment
from transforms.text.normalisation import squeeze

_HEADINGS = ("h1", "h2")
_PARTS = (
    "p",
    "div",
    "span",
    "li",
    "time",
    "address",
    "a",
    "td",
    "small",
    "em",
    "i",
    "b",
    "strong",
    "h3",
    "h4",
    "h5",
    "h6",
)
_NESTING = ("p", "div", "li", "ul", "table", "h3", "h4")
_LONGEST = 120
_FARTHEST = 40  # elements after the headline; beyond them dates and names belong to other articles


def read_byline_area(tree: HtmlElement, title: str | None) -> tuple[str, ...]:
    """Return the short lines right after the page's headline, up to the first sentence.

    The headline is the first heading that is like `title`; without one there is no masthead.
    """
    lines: dict[str, None] = {}
    passed: int | None = None
    for element in tree.iter():
        if passed is None:
            if title and element.tag in _HEADINGS and is_like_title(_text(element), title):
                passed = 0
            continue
        passed += 1
        if passed > _FARTHEST:
            break
        if element.tag in _PARTS and not any(child.tag in _NESTING for child in element):
            line = _text(element)
            if is_prose(line):
                break
            if line and len(line) <= _LONGEST:
                lines[line] = None
    return tuple(lines)


def find_byline_date(lines: tuple[str, ...], *, now: datetime) -> Moment | None:
    """Return the date in a masthead's lines: of a line that is a date, or a byline with one."""
    rules = [rule for rule in load_rules() if rule.name in ("dateline-alone", "byline")]
    dated = (line for line in lines if any(rule.accepts(line) for rule in rules))
    return next((moment for line in dated if (moment := find_moment(line, now=now))), None)


def _text(element: HtmlElement) -> str:
    return squeeze(" ".join(str(text) for text in element.itertext()))
