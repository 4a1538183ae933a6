"""Rows for programs, exact and written as they come: CSV, JSON, JSON Lines and a Markdown table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from flows.log_output import escape_controls, escape_lines
from flows.rows.destination import Destination
from flows.rows.result import QueryResult
from flows.rows.values import write_exact, write_json

_QUOTED = frozenset('",\r\n')
_BREAKS = re.compile("\r?\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BEGIN = re.compile("[\\s\x00-\x1f\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*")
_FORMULA_MARKS = ("=", "+", "-", "@")
_MAX_NUMBER = 60  # characters; a longer text is no number, however it begins
_NUMBER = re.compile(r"[+-]?(?:\d[\d,. ]*|\.\d+)(?:[eE][+-]?\d+)?\s?%?")
_SPECIAL, _ESCAPED = re.compile(r"[\\|]"), r"\\\g<0>"


def write_csv(result: QueryResult, destination: Destination) -> None:
    """Write rows as CSV (RFC 4180, with line feeds); NULL is empty, and an empty text is ``""``.

    A text that a spreadsheet would take for a formula begins with an apostrophe, unless the destination is
    raw; a text that is a number stays one. On a terminal controls are shown as escapes.
    """
    show = _make_cell_writer(destination)
    destination.text.write(",".join(map(show, result.names)) + "\n")
    for row in result.rows:
        destination.text.write(",".join(map(show, row)) + "\n")


def write_json_array(result: QueryResult, destination: Destination) -> None:
    """Write rows as an array of objects, one a line."""
    names, opening, stream = _distinguish(result.names), "[", destination.text
    for row in result.rows:
        stream.write(f"{opening}\n  {write_json(dict(zip(names, row, strict=True)))}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def write_json_lines(result: QueryResult, destination: Destination) -> None:
    """Write rows as objects, one a line."""
    names = _distinguish(result.names)
    destination.text.writelines(write_json(dict(zip(names, row, strict=True))) + "\n" for row in result.rows)


def write_markdown(result: QueryResult, destination: Destination) -> None:
    """Write rows as a table of Markdown as GitHub has it; on a terminal controls are shown as escapes."""
    show = escape_controls if destination.console else str
    stream = destination.text
    stream.write(show(_write_markdown_row(result.names)) + "\n")
    stream.write(_write_markdown_row(["---"] * len(result.names)) + "\n")
    stream.writelines(
        show(_write_markdown_row([write_exact(value) for value in row])) + "\n" for row in result.rows
    )


def _distinguish(names: Sequence[str]) -> list[str]:
    """Return names of which none occurs twice: the second `a` is `a_1`."""
    distinct: list[str] = []
    for name in names:
        number, wanted = 0, name
        while wanted in distinct:
            number += 1
            wanted = f"{name}_{number}"
        distinct.append(wanted)
    return distinct


def _make_cell_writer(destination: Destination) -> Callable[[Any], str]:
    def write(value: Any) -> str:
        if value is None:
            return ""
        text = write_exact(value)
        if isinstance(value, str) and not destination.is_raw and is_formula(text):
            text = f"'{text}"
        return _quote(escape_lines(text) if destination.console else text)

    return write


def is_formula(text: str) -> bool:
    """Return whether spreadsheets may take a text for a formula.

    That is one that begins with an equals sign, a plus or minus sign or an at sign, in any width, also behind
    spaces, tabs and line breaks; but for numbers. See https://owasp.org/www-community/attacks/CSV_Injection.
    """
    begin = _BEGIN.match(text)
    assert begin is not None  # it matches the empty text too
    rest = text[begin.end() :]
    normal = unicodedata.normalize("NFKC", rest[: _MAX_NUMBER + 1])
    is_number = len(rest) <= _MAX_NUMBER and _NUMBER.fullmatch(normal.strip()) is not None
    return normal.startswith(_FORMULA_MARKS) and not is_number


def _quote(text: str) -> str:
    if text and _QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _write_markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_BREAKS.sub('<br>', _SPECIAL.sub(_ESCAPED, cell)) for cell in cells)} |"
