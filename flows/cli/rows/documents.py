"""Rows for programs, exact and written as they come: CSV, JSON, JSON Lines and a Markdown table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from flows.cli.rows.result import QueryResult
from flows.cli.rows.values import write_exact, write_json

_QUOTED = frozenset('",\r\n')
_BREAKS = re.compile(r"\r?\n|\r")
_SPECIAL, _ESCAPED = re.compile(r"[\\|]"), r"\\\g<0>"


def write_csv(result: QueryResult, stream: TextIO) -> None:
    """Write rows as CSV (RFC 4180, with line feeds); NULL is empty, and an empty text is ``""``."""
    stream.write(",".join(map(_quote, result.names)) + "\n")
    for row in result.rows:
        cells = ("" if value is None else _quote(write_exact(value)) for value in row)
        stream.write(",".join(cells) + "\n")


def write_json_array(result: QueryResult, stream: TextIO) -> None:
    """Write rows as an array of objects, one a line."""
    names, opening = _distinguish(result.names), "["
    for row in result.rows:
        stream.write(f"{opening}\n  {write_json(dict(zip(names, row, strict=True)))}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def write_json_lines(result: QueryResult, stream: TextIO) -> None:
    """Write rows as objects, one a line."""
    names = _distinguish(result.names)
    stream.writelines(write_json(dict(zip(names, row, strict=True))) + "\n" for row in result.rows)


def write_markdown(result: QueryResult, stream: TextIO) -> None:
    """Write rows as a table of Markdown as GitHub has it."""
    stream.write(_write_markdown_row(result.names))
    stream.write(_write_markdown_row(["---"] * len(result.names)))
    stream.writelines(_write_markdown_row([write_exact(value) for value in row]) for row in result.rows)


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


def _quote(text: str) -> str:
    if text and _QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _write_markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_BREAKS.sub('<br>', _SPECIAL.sub(_ESCAPED, cell)) for cell in cells)} |\n"
