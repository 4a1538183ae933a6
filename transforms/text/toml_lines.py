"""Find the line of a TOML file that a message should name: `tomllib` returns values without their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_PART = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+)"
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_LINE = re.compile(
    rf"\s*(?:\[\[\s*(?P<array>{_DOTTED})\s*\]\]|\[\s*(?P<table>{_DOTTED})\s*\]|(?P<key>{_DOTTED})\s*=)"
)
_DEEPEST = 16  # parts of a name; no setting has as many
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
    lines, within = _list_lines(text)
    ways = (wanted[:length] for length in range(len(wanted) - 1, 0, -1))
    outer = next((lines[way] for way in ways if way in lines), None)
    return lines.get(wanted) or within.get(wanted) or outer


@lru_cache(maxsize=1)  # a file with one mistake has many: each table of 500 feeds took another reading
def _list_lines(text: str) -> tuple[dict[_Path, int], dict[_Path, int]]:
    """Return the first line on which each path is set, and the first one within each path."""
    table: _Path = ()
    positions: dict[_Path, int] = {}
    lines: dict[_Path, int] = {}
    within: dict[_Path, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        found = _LINE.match(line)
        if found is None:
            continue
        name = _split(found["array"] or found["table"] or found["key"])
        if found["key"]:
            here = table + name
        else:
            here = table = _follow(name, positions, adds=found["array"] is not None)
        lines.setdefault(here, number)
        for length in range(len(here)):
            within.setdefault(here[:length], number)
    return lines, within


def _split(name: str) -> _Path:
    return tuple(part.strip("\"'") for part in re.findall(_PART, name)[:_DEEPEST])


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
