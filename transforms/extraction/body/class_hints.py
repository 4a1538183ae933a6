"""What the names of a page's parts tell of what stands in them: a body, comments, a share bar."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_NAMES = ("class", "id", "role", "itemprop", "data-component", "data-testid")
# The attributes that are asked for, one by one: listing all of an element's takes time by the square
# of their number, half a second for 20,000.
TELLING = (*_NAMES, "hidden", "aria-hidden", "style")
_LONGEST = 300  # characters of an attribute; names are brief, and hostile pages' attributes are not
_REMEMBERED = 20_000
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Elements that say by themselves what they hold.
_TAGS = {
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
_UNNAMED = ("header", "form", "quote", "list", "table")


@cache
def list_hints() -> tuple[str, ...]:
    """Return the names of all signs; a sign's bit is its place in this order."""
    return (*_load_patterns(), *_UNNAMED)


def read_signs(tag: str, attributes: Mapping[str, str]) -> int:
    """Return the signs that an element bears, one bit each, in the order of :func:`list_hints`."""
    if not attributes:
        return _read_names(tag, "")
    names = " ".join([attributes[name][:_LONGEST] for name in _NAMES if name in attributes])
    signs = _read_names(tag, names)
    unseen = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if unseen or ("style" in attributes and _UNSEEN.search(attributes["style"][:_LONGEST])):
        signs |= 1 << list_hints().index("hidden")
    return signs


@lru_cache(maxsize=_REMEMBERED)
def _read_names(tag: str, names: str) -> int:
    said = _TAGS.get(tag)
    bits = 1 << list_hints().index(said) if said else 0
    for name in names.split():
        bits |= _read_name(name)
    return bits


@lru_cache(maxsize=_REMEMBERED)
def _read_name(name: str) -> int:
    """Read one name: names are shared by many elements, and by many sites."""
    seen, bits = _CAMEL.sub("-", name).lower(), 0
    for place, pattern in enumerate(_load_patterns().values()):
        if pattern.search(seen):
            bits |= 1 << place
    return bits


@cache
def _load_patterns() -> dict[str, re.Pattern[str]]:
    path = files("transforms.extraction.body").joinpath("class_hints.toml")
    texts = tomllib.loads(path.read_text(encoding="utf-8"))["signs"]
    return {name: re.compile(text, re.VERBOSE) for name, text in texts.items()}
