"""Find the line of a TOML file that a message should name: `tomllib` returns values without their places."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+)"
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_LINE = re.compile(
    rf"\s*(?:\[\[\s*(?P<array>{_DOTTED})\s*\]\]|\[\s*(?P<table>{_DOTTED})\s*\]|(?P<key>{_DOTTED})\s*=)"
)
_Path = tuple[int | str, ...]


def find_line(text: str, path: Sequence[int | str]) -> int | None:
    """Find the line on which a value is set.

    The text is read line by line and not parsed, so a line of a multi-line string that looks like a key
    may be taken for one.

    Args:
        text: The text of a TOML file.
        path: The keys that lead to the value and, in arrays, its positions from 0, such as
            ``("feeds", 2, "url")``. It is what pydantic calls the location of an error.

    Returns:
        The line, counted from 1. For a value that is not set, the line of the innermost table or key on the
        way to it, or else the header of the first table within it; ``None`` when there is neither.
    """
    wanted = tuple(path)
    table: _Path = ()
    positions: dict[_Path, int] = {}
    outer: tuple[int, int] | None = None  # how much of the path is there, and on which line
    inner: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        found = _LINE.match(line)
        if found is None:
            continue
        name = _split(found["array"] or found["table"] or found["key"])
        if found["key"]:
            here = table + name
        else:
            here = table = _follow(name, positions, adds=found["array"] is not None)
        if here == wanted:
            return number
        if wanted[: len(here)] == here and (outer is None or len(here) > outer[0]):
            outer = len(here), number
        if inner is None and here[: len(wanted)] == wanted:
            inner = number
    return inner or (outer[1] if outer else None)


def _split(name: str) -> _Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name))


def _follow(keys: _Path, positions: dict[_Path, int], *, adds: bool) -> _Path:
    """Return the path of a table: in an array of tables, that of its newest element.

    Args:
        keys: The name of the table in its header.
        positions: The position of the newest element of each array of tables so far.
        adds: Whether the header adds an element, as ``[[feeds]]`` does.
    """
    path: _Path = ()
    for depth, key in enumerate(keys, start=1):
        path += (key,)
        if adds and depth == len(keys):
            positions[path] = positions.get(path, -1) + 1
        if path in positions:
            path += (positions[path],)
    return path
