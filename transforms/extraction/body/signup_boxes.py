"""Find the boxes on a page in which readers sign up for a newsletter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.class_hints import MAX_ATTRIBUTE

_NAMES = re.compile(r"news-?letter|subscri|sign-?up|mailing-?list", re.IGNORECASE)
_WHOLE = ("html", "body", "main", "article")
_MAX_LEVELS = 8
_MAX_TEXT = 600  # characters


def list_signup_texts(tree: HtmlElement) -> frozenset[str]:
    """Return the pieces of text in the boxes of a page in which readers sign up for a newsletter.

    A box is the outermost brief element around a field for an e-mail address that is named as one. Of 238
    on 1,280 labelled pages one has words of the article.
    """
    boxes = list(dict.fromkeys(_find_boxes(tree)))
    return frozenset(candidate.text for box in boxes for candidate in list_candidates(box)[0])


def _find_boxes(tree: HtmlElement) -> Iterator[HtmlElement]:
    for field in tree.iter("input"):
        if (field.get("type") or "").lower() == "email" and (box := _find_box(field)) is not None:
            yield box


def _find_box(field: HtmlElement) -> HtmlElement | None:
    found: HtmlElement | None = None
    for level, element in enumerate(field.iterancestors()):
        if level == _MAX_LEVELS or element.tag in _WHOLE or not _is_brief(element):
            break
        names = element.get("class", ""), element.get("id", "")
        if any(_NAMES.search(name[:MAX_ATTRIBUTE]) for name in names):
            found = element
    return found


def _is_brief(element: HtmlElement) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _MAX_TEXT:
            return False
    return True
