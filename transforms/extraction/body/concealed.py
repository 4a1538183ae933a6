"""Leave out text that readers do not see: hidden elements, and repetitions of text elsewhere on the page.

Much that is hidden when a page arrives is shown later: panels that a click opens, text that scripts put in
its place, articles that a paywall uncovers. So an element is left out only if nothing about it says that it
will be shown, and only if all such elements hold little beside the shown text. Of 1,280 labelled pages 21
hide some of the article's text; one of them loses a line of it, two lose lines that are not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
from lxml.html import HtmlElement

from transforms.extraction.body.class_hints import MAX_ATTRIBUTE
from transforms.text.normalisation import compact_text

Concealment = Literal["hidden", "repeated"]
"""How an element is concealed: from all readers, or from screen readers, which have its text elsewhere."""

_INVISIBLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
# What a click, a script or a subscription shows. React puts pieces that it streams in elements named S:0,
# S:1 … and moves them to their places.
_SHOWN_LATER = re.compile(
    r"accord|collaps|toggl|expand|tab(?![a-z])|tabs|panel|faq|answer|more(?![a-z])|slide|carousel|spoiler|reveal"
    r"|drop-?down|pay-?wall|subscri|premium|member|metered|locked|piano|reg-?wall|(?:article|story)-?body"
    r"|(?<!\S)[SB]:[0-9a-f]+(?!\S)",
    re.IGNORECASE,
)
_MANY_NAMES = 2_048  # that are kept: pages of a site have the same, and names of attributes recur everywhere
_ROLES = frozenset({"region", "tabpanel", "main", "article"})
_WHOLE = ("html", "body", "main", "article")
_PULL_QUOTES = ("aside", "blockquote")
_PULL_QUOTE = re.compile(r"pull-?quote", re.IGNORECASE)
_MAX_SHARE = 0.5  # of the shown text; more than that is the article itself, which a script shows
_MIN_PROSE = 40  # characters; shorter texts are labels and buttons
_MIN_REPEATED = 30  # letters and digits; shorter texts recur by chance


def find_concealment(element: HtmlElement) -> Concealment | None:
    """Find out whether and how an element is concealed, given that one of its attributes says so."""
    if is_undisplayed(element):
        return None if is_shown_later(element) else "hidden"
    is_quote = element.tag in _PULL_QUOTES or _PULL_QUOTE.search(element.get("class", "")[:MAX_ATTRIBUTE])
    return "repeated" if element.get("aria-hidden") == "true" and not is_quote else None


def is_undisplayed(element: HtmlElement) -> bool:
    """Return whether an element is not displayed, as far as its own attributes say."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _INVISIBLE.search(style[:MAX_ATTRIBUTE]) is not None


def find_shown(
    texts: Sequence[str], spans: Sequence[tuple[Concealment, int, int]]
) -> npt.NDArray[np.bool_] | None:
    """Find the texts of a page that its readers see, and see once.

    Args:
        texts: The page's texts in order.
        spans: How elements are concealed, and the first of the texts in each and the one after its last.

    Returns:
        For each text whether it is shown; None when all of them are.
    """
    shown = np.ones(len(texts), bool)
    repeated = np.zeros(len(texts), bool)
    for how, start, end in spans:
        if how == "hidden":
            shown[start:end] = False
        else:
            repeated[start:end] = True
    sizes = np.array([len(text) if len(text) >= _MIN_PROSE else 0 for text in texts], np.int64)
    if sizes[~shown].sum() > sizes[shown].sum() * _MAX_SHARE:
        shown[:] = True
    repetitions = [n for n in np.flatnonzero(repeated & shown).tolist() if sizes[n]]
    if repetitions:
        shown[list(_find_repetitions(texts, shown & ~repeated, repetitions))] = False
    return None if shown.all() else shown


def _find_repetitions(
    texts: Sequence[str], others: npt.NDArray[np.bool_], repetitions: Sequence[int]
) -> Iterator[int]:
    """Yield the numbers of those texts that one of the others has in it."""
    page = compact_text("\n".join(texts[number] for number in np.flatnonzero(others).tolist()))
    for number in repetitions:
        key = compact_text(texts[number])
        if len(key) >= _MIN_REPEATED and key in page:
            yield number


def is_shown_later(element: HtmlElement) -> bool:
    """Return whether something about a hidden element says that readers get to see it."""
    if (
        element.tag in _WHOLE
        or element.get("role") in _ROLES
        or element.get("aria-labelledby")
        or element.get("itemtype")
    ):
        return True
    parent, before = element.getparent(), element.getprevious()
    if _is_named_so(element) or (parent is not None and _is_named_so(parent)):
        return True
    return before is not None and (
        before.tag == "button"
        or before.get("role") == "button"
        or before.get("aria-expanded") is not None
        or next(before.iter("button"), None) is not None
    )


def _is_named_so(element: HtmlElement) -> bool:
    names = (element.get("class", ""), element.get("id", ""), *map(str, element.keys()[:20]))
    return any(_is_name_of_shown(name[:MAX_ATTRIBUTE]) for name in names)


@lru_cache(_MANY_NAMES)
def _is_name_of_shown(name: str) -> bool:
    return _SHOWN_LATER.search(name) is not None
