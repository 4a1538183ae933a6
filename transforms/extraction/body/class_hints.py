"""Hints from names: what an element's class, id or tag says about its content (body, comments, share bar)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from lxml.html import HtmlElement

from transforms.cleaning.pattern_index import PatternIndex, list_numbers

_NAME_ATTRIBUTES = frozenset({"id", "role", "itemprop", "data-component", "data-testid"})  # beside the class
_HIDING_ATTRIBUTES = frozenset({"hidden", "aria-hidden", "style"})
_SAYING_ATTRIBUTES = _NAME_ATTRIBUTES | _HIDING_ATTRIBUTES
MAX_ATTRIBUTE = 300
"""The characters of an attribute that are read: names are short, and attributes of hostile pages are not."""
_CACHE_SIZE = 20_000
_CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
_WHITE_SPACE = re.compile(r"\s+")
_ALTERNATIVES = re.compile(r"\|(?![^()]*\))")  # outside of brackets, which are not nested in these patterns
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Elements whose tag alone says what they hold.
_TAG_HINTS = {
    "main": "body",
    "article": "article",
    "nav": "frame",
    "footer": "frame",
    "header": "header",
    "aside": "aside",
    "form": "form",
    "fieldset": "form",
    "figure": "media",
    "figcaption": "media",
    "address": "credits",
    "blockquote": "quote",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "summary": "popup",
}
# Hints that only tags give, and no pattern in class_hints.toml.
_TAG_ONLY = ("header", "form", "quote", "list", "table")


@cache
def list_hints() -> tuple[str, ...]:
    """Return the names of all hints. The bit of a hint is its position in this order."""
    return (*_read_file(), *_TAG_ONLY)


@cache
def combine_hints(names: tuple[str, ...]) -> int:
    """Return the bits of the hints with these names."""
    return sum(1 << list_hints().index(name) for name in names)


@lru_cache(maxsize=_CACHE_SIZE)
def read_hints(tag: str, class_: str) -> int:
    """Read the hints that an element's tag and class give.

    Args:
        tag: The element's tag.
        class_: Its class, cut to `MAX_ATTRIBUTE`, since it is kept in memory.

    Returns:
        One bit for each hint, in the order of :func:`list_hints`.
    """
    tag_hint = _TAG_HINTS.get(tag)
    return (combine_hints((tag_hint,)) if tag_hint else 0) | _read_names(class_)


def read_attribute_hints(element: HtmlElement, names: Iterable[str]) -> int:
    """Read the hints that an element's other attributes give: one bit for each.

    Args:
        element: The element.
        names: The names of its attributes. Listing the values together with them takes time by the square of
            their number, half a second for 20,000 attributes.
    """
    hints = 0
    for name in _SAYING_ATTRIBUTES.intersection(names):
        value = element.get(name)[:MAX_ATTRIBUTE]
        if name in _NAME_ATTRIBUTES:
            hints |= _read_names(value)
        elif _is_hiding(name, value):
            hints |= combine_hints(("hidden",))
    return hints


def _read_names(names: str) -> int:
    hints = 0
    for name in names.split():
        hints |= _read_name(name)
    return hints


def _is_hiding(name: str, value: str) -> bool:
    """Return whether an attribute hides its element."""
    if name == "style":
        return _INVISIBLE.search(value) is not None
    return name == "hidden" or value == "true"


@lru_cache(maxsize=_CACHE_SIZE)
def _read_name(name: str) -> int:
    """Read one name. It is cached by itself, since many elements and many sites share names."""
    hyphenated, hints = name, 0
    if not name.islower() or "_" in name:
        hyphenated = _CAMEL_CASE.sub("-", name).lower()
    index, alternatives = _load_alternatives()
    # most names match nothing: trying all patterns on each took 5 ms a page of a site not seen before
    for number in list_numbers(index.select(hyphenated)):
        bit, alternative = alternatives[number]
        if not hints & bit and alternative.search(hyphenated):
            hints |= bit
    return hints


@cache
def _load_alternatives() -> tuple[PatternIndex, tuple[tuple[int, re.Pattern[str]], ...]]:
    """Return each alternative of the patterns of names with the bit of its hint, and what chooses among them.

    One alternative takes a tenth of the time of a whole pattern.
    """
    alternatives = [
        (1 << number, alternative)
        for number, pattern in enumerate(_read_file().values())
        for alternative in _ALTERNATIVES.split(_WHITE_SPACE.sub("", pattern))
    ]
    index = PatternIndex(alternative for _, alternative in alternatives)
    return index, tuple((bit, re.compile(alternative)) for bit, alternative in alternatives)


@cache
def _read_file() -> dict[str, str]:
    """Return the patterns in `class_hints.toml` by the names of their hints; their white space is layout."""
    path = files("transforms.extraction.body").joinpath("class_hints.toml")
    patterns: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["hints"]
    return patterns
