"""Recognise elements that are displayed and cannot be seen: off the screen, of no size, clipped, transparent.

On 30 of 1,280 labelled pages text is off the screen, of no size or clipped to nothing, and never the
article's: links for search engines, labels for screen readers, fields that only programs fill in. An
opacity of 0 counts without a movement beside it: scripts let paragraphs appear so while readers scroll.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from transforms.extraction.body.class_hints import MAX_ATTRIBUTE
from transforms.extraction.body.concealed import is_undisplayed

_END = r"\s{0,9}(?:;|!|$)"
_UNSEEN = re.compile(
    r"(?:left|right|top|text-indent)\s{0,9}:\s{0,9}-(?:\d{3,9}(?:\.\d{1,9})?r?em|\d{4,9}(?:\.\d{1,9})?(?:px)?)"
    r"|clip\s{0,9}:\s{0,9}rect\((?:\s{0,9}[01](?:px)?\s{0,9}[, ]){2}\s{0,9}[01](?:px)?\b"
    r"|visibility\s{0,9}:\s{0,9}collapse"
    r"|clip-path\s{0,9}:\s{0,9}(?:inset\(\s{0,9}(?:50|100)%|circle\(\s{0,9}0)"
    rf"|transform\s{{0,9}}:\s{{0,9}}scale\(\s{{0,9}}0\s{{0,9}}\){_END}",
    re.IGNORECASE,
)
_NO_HEIGHT = re.compile(rf"(?<![\w-])height\s{{0,9}}:\s{{0,9}}[01](?:px)?{_END}", re.IGNORECASE)
_OVERFLOW = re.compile(r"overflow(?:-y)?\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_NO_OPACITY = re.compile(rf"(?<![\w-])opacity\s{{0,9}}:\s{{0,9}}0(?:\.0{{1,9}})?%?{_END}", re.IGNORECASE)
_MOVED = re.compile("transform|transition|animation|will-change", re.IGNORECASE)
# Around other elements it closes the gaps between them, and they have sizes of their own.
_NO_SIZE = re.compile(rf"font-size\s{{0,9}}:\s{{0,9}}0(?:px|r?em|pt|%)?{_END}", re.IGNORECASE)
# Names that frameworks and site software give to text that is clipped to nothing.
_CLIPPED = frozenset(
    (
        *("sr-only", "srOnly", "screen-reader-text", "screen-reader-only", "screenreader-only"),
        *("visually-hidden", "visuallyhidden", "visuallyHidden", "is-visually-hidden", "u-visually-hidden"),
        *("cdk-visually-hidden", "hidden-visually", "hide-visually", "u-hiddenVisually", "a11y-hidden"),
    )
)


def is_unread(element: HtmlElement) -> bool:
    """Return whether readers cannot see an element within a line, as far as its own attributes say."""
    return is_undisplayed(element) or is_invisible(element)


def is_invisible(element: HtmlElement) -> bool:
    """Return whether an element cannot be seen, by a name or a style of its own."""
    return _is_clipped(element) or _is_tiny(element)


def _is_clipped(element: HtmlElement) -> bool:
    class_ = element.get("class")
    return class_ is not None and not _CLIPPED.isdisjoint(class_[:MAX_ATTRIBUTE].split())


def _is_tiny(element: HtmlElement) -> bool:
    """Return whether the style of an element puts it off the screen, or lets nothing of it be seen."""
    style = element.get("style")
    if style is None:
        return False
    style = style[:MAX_ATTRIBUTE]
    return (
        _UNSEEN.search(style) is not None
        or (_NO_HEIGHT.search(style) is not None and _OVERFLOW.search(style) is not None)
        or (_NO_OPACITY.search(style) is not None and not _MOVED.search(style))
        or (_NO_SIZE.search(style) is not None and bool((element.text or "").strip()))
    )
