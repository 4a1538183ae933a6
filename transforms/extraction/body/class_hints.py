"""Hints from names: what an element's class, id or tag says about its content (body, comments, share bar)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_NAME_ATTRIBUTES = ("class", "id", "role", "itemprop", "data-component", "data-testid")
HINT_ATTRIBUTES = (*_NAME_ATTRIBUTES, "hidden", "aria-hidden", "style")
"""The attributes that :func:`read_hints` reads. Look them up one by one: listing all attributes of an
element takes time by the square of their number, half a second for 20,000."""
_MAX_ATTRIBUTE = 300  # characters; names are short, and the attributes of hostile pages are not
_CACHE_SIZE = 20_000
_CAMEL_CASE = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
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
    return (*_load_patterns(), *_TAG_ONLY)


@cache
def combine_hints(names: tuple[str, ...]) -> int:
    """Return the bits of the hints with these names."""
    return sum(1 << list_hints().index(name) for name in names)


def read_hints(tag: str, attributes: Mapping[str, str]) -> int:
    """Read the hints that an element's tag and attributes give.

    Args:
        tag: The element's tag.
        attributes: Those of its attributes that are in `HINT_ATTRIBUTES`.

    Returns:
        One bit for each hint, in the order of :func:`list_hints`.
    """
    if not attributes:
        return _read_names(tag, "")
    names = " ".join([attributes[name][:_MAX_ATTRIBUTE] for name in _NAME_ATTRIBUTES if name in attributes])
    hints = _read_names(tag, names)
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if hidden or ("style" in attributes and _INVISIBLE.search(attributes["style"][:_MAX_ATTRIBUTE])):
        hints |= 1 << list_hints().index("hidden")
    return hints


@lru_cache(maxsize=_CACHE_SIZE)
def _read_names(tag: str, names: str) -> int:
    tag_hint = _TAG_HINTS.get(tag)
    hints = 1 << list_hints().index(tag_hint) if tag_hint else 0
    for name in names.split():
        hints |= _read_name(name)
    return hints


@lru_cache(maxsize=_CACHE_SIZE)
def _read_name(name: str) -> int:
    """Read one name. It is cached by itself, since many elements and many sites share names."""
    hyphenated, hints = _CAMEL_CASE.sub("-", name).lower(), 0
    for bit, pattern in enumerate(_load_patterns().values()):
        if pattern.search(hyphenated):
            hints |= 1 << bit
    return hints


@cache
def _load_patterns() -> dict[str, re.Pattern[str]]:
    path = files("transforms.extraction.body").joinpath("class_hints.toml")
    patterns = tomllib.loads(path.read_text(encoding="utf-8"))["hints"]
    return {name: re.compile(pattern, re.VERBOSE) for name, pattern in patterns.items()}
