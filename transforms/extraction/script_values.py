"""List the values in the data of a page: in its scripts, in the rows that it streams, in attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from lxml.etree import XPath
from lxml.html import HtmlElement

_MAX_SCRIPTS = 3_000_000  # characters of all scripts; beyond them none is read
_MAX_VALUES = 30  # of one script
_MIN_DATA = 200  # characters of a script that may hold an article
_DATA_ATTRIBUTES = XPath("//@*[starts-with(., '{') or starts-with(., '[')][string-length() > 200]")
_VALUE = re.compile(r"(?:=|\bpush\(|(?:JSON\.parse|decodeURIComponent)\()\s*(?=[\[{\"'])")
# How Angular writes the signs of JSON in its state.
_ANGULAR = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ROW = re.compile(r"(?:^|\n)[0-9a-f]+:(?=[\[{])")
_LONG_TEXT = re.compile(r"(?:^|\n)[0-9a-f]+:T([0-9a-f]{1,6}),")


def list_script_values(scripts: Iterable[HtmlElement]) -> Iterator[Any]:
    """Yield the values that scripts hold: whole scripts of JSON, what is assigned, pushed or parsed."""
    texts = [(script, script.text or "") for script in scripts if "ld+json" not in script.get("type", "")]
    if sum(len(text) for _, text in texts) > _MAX_SCRIPTS:
        return
    streamed: list[str] = []
    for script, text in texts:
        if "json" in script.get("type", "").lower():
            yield from _decode(_read_angular(text.strip()))
            continue
        for found in list(_VALUE.finditer(text))[:_MAX_VALUES] if len(text) > _MIN_DATA else ():
            if "decode" in found[0]:
                yield from _decode(unquote(text[found.end() + 1 :].partition(text[found.end()])[0]))
                continue
            for value in _decode(text[found.end() :], is_quoted="parse" in found[0]):
                if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):  # noqa: PLR2004
                    streamed.append(value[1])
                else:
                    yield value
    yield from _read_stream("".join(streamed))


def _read_angular(text: str) -> str:
    """Return a text with Angular's marks replaced by what they stand for, if it has any."""
    if text.startswith(("{&q;", "[{&q;")):
        for mark, sign in _ANGULAR:
            text = text.replace(mark, sign)
    return text


def list_attribute_values(tree: HtmlElement) -> Iterator[Any]:
    """Yield the values that attributes hold, such as the `data-page` of Inertia."""
    found = _DATA_ATTRIBUTES(tree)
    texts = [str(text) for text in found] if isinstance(found, list) else []
    if sum(map(len, texts)) <= _MAX_SCRIPTS:
        for text in texts:
            yield from _decode(text)


def _decode(text: str, *, is_quoted: bool = False) -> Iterator[Any]:
    """Yield the JSON value at the beginning of a text, if there is one; of a quoted one the value in it."""
    try:
        if is_quoted and text.startswith("'"):
            found = _QUOTED.match(text)
            value = found[1].replace("\\'", "'").replace('\\\\"', '\\"') if found else ""
        else:
            value, _ = json.JSONDecoder().raw_decode(text)
        if is_quoted and isinstance(value, str):
            value = json.loads(value)
    except (ValueError, RecursionError):
        return
    if not isinstance(value, str):
        yield value


def _read_stream(text: str) -> Iterator[Any]:
    """Yield the values in the rows of a streamed page: JSON behind a number, and texts by their length."""
    for found in _ROW.finditer(text):
        yield from _decode(text[found.end() :])
    for found in _LONG_TEXT.finditer(text):
        raw = text[found.end() :].encode()[: int(found[1], 16)]
        yield [raw.decode("utf-8", "ignore")]
