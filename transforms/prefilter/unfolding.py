"""The texts that a page may mean, with its escapes undone and its tags dropped or replaced by spaces."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from transforms.text.normalisation import scrub

_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|br|button|caption|center|dd|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|meta|nav|noscript|ol|option|p|pre"
    r"|script|section|select|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|ul|video)\b[^<>]*>",
    re.IGNORECASE,
)
_JSON_ESCAPE = re.compile(r"(?:\\+u[0-9a-fA-F]{4})+")
_UNITS = re.compile(r"u([0-9a-fA-F]{4})")


def unfold(text: str) -> Iterator[str]:
    """Yield what a page may say.

    The page is tried with its tags, whose attributes may name something, and as a reader sees it, who joins
    what inline tags divide and separates the content of blocks.
    """
    plain = unescape(text)
    yield plain
    yield _TAG.sub("", _BLOCK.sub(" ", plain))


def unescape(text: str) -> str:
    """Undo the escapes of HTML, twice since feeds escape markup again, of JSON and of addresses."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "\\" in text:
        text = _JSON_ESCAPE.sub(_decode_units, text)
    return scrub(unquote(text) if "%" in text else text)


def _decode_units(found: re.Match[str]) -> str:
    raw = bytes.fromhex("".join(_UNITS.findall(found[0])))
    return raw.decode("utf-16-be", "replace")
