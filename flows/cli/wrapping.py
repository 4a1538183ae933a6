"""Wrap sentences to the width of the terminal, and cut the SQL that an error quotes around its place."""

from __future__ import annotations

import os
import re
import textwrap
from typing import TextIO

from flows.log_output import escape_controls

_QUOTED_SQL = re.compile(r"(?P<place>LINE \d+: )(?P<sql>.*)\n(?P<caret> *\^)\s*$")


def wrap_lines(text: str, stream: TextIO) -> str:
    """Return `text` with its lines wrapped, if `stream` is a terminal.

    Lines that are indented stay as they are. A line that quotes SQL, as DuckDB does at the end of an error,
    is cut around the caret below it.
    """
    if not stream.isatty():
        return text
    width = _measure(stream)
    quoted = _QUOTED_SQL.search(text)
    if quoted is None:
        return _wrap(text, width)
    return _wrap(text[: quoted.start()], width) + _cut_quote(quoted, width)


def hang_lines(label: str, text: str, stream: TextIO) -> str:
    """Return `text` behind `label`, wrapped if `stream` is a terminal, with further lines below its first.

    Line breaks and other controls in the text are shown as escapes.
    """
    text = escape_controls(text)
    if not stream.isatty():
        return label + text
    width = _measure(stream)
    return textwrap.fill(
        text, width, initial_indent=label, subsequent_indent=" " * len(label), break_on_hyphens=False
    )


def _measure(stream: TextIO) -> int:
    """Return the width of a terminal: that of COLUMNS, as for tables, else its own, else 80."""
    given = os.environ.get("COLUMNS", "")
    return (int(given) if given.isdecimal() else 0) or os.get_terminal_size(stream.fileno()).columns or 80


def _wrap(text: str, width: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        line if line[:1].isspace() else textwrap.fill(line, width, break_on_hyphens=False) for line in lines
    )


def _cut_quote(quoted: re.Match[str], width: int) -> str:
    place, sql = quoted["place"], quoted["sql"]
    at, room = len(quoted["caret"]) - len(place) - 1, width - len(place)
    begin = max(0, min(at - room // 2, len(sql) - room))
    return f"{place}{sql[begin : begin + room]}\n{' ' * (len(place) + at - begin)}^"
