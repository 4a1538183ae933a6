"""Rows for eyes: a table as wide as the terminal, or records where a table does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import click

from flows.cli.rows.layout import lay_out_record, lay_out_table
from flows.rows.destination import Destination
from flows.rows.kinds import find_kind
from flows.rows.result import QueryResult, Row
from flows.rows.values import show_numbers, show_value

_MAX_ROWS = 1_000  # on a terminal, where nobody reads more


def display_result(
    result: QueryResult, destination: Destination, *, as_records: bool, is_listing: bool
) -> None:
    """Write rows as a table, and their number below it.

    On a terminal a table is as wide as that. Where it does not fit, cells of text are cut in the middle;
    where that is not enough, or there is one row alone, each row is a record of `column  value` lines, whose
    long values are cut too. Elsewhere nothing is cut.

    Args:
        result: The rows.
        destination: Where to write them.
        as_records: Whether to write records, with whole values.
        is_listing: Whether the last column is prose: it is wrapped and not cut, and rows are not counted.
    """
    names = [show_value(name) for name in result.names]
    limit = _MAX_ROWS if destination.console else None
    rows = list(islice(result.rows, limit))
    more = sum(1 for _ in result.rows)
    width = destination.width
    lines = None if as_records else _tabulate(names, rows, width, wraps_last=is_listing)
    is_whole = lines is not None and (is_listing or lines == _tabulate(names, rows, None))
    if lines and (is_whole or len(rows) > 1):
        _write(destination, lines, bold=1)
    elif rows:
        whole = as_records or len(names) == 1
        is_whole = _display_records(names, rows, destination, whole=whole)
    if is_listing:
        return
    shown = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    shown += f" of {len(rows) + more:,}; --format csv writes all" if more else ""
    shown += "" if is_whole else ", some cut at …; --format record shows them whole"
    destination.text.write(f"({shown})\n")


def _tabulate(
    names: Sequence[str], rows: Sequence[Row], width: int | None, *, wraps_last: bool = False
) -> list[str] | None:
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in names]
    kinds = [find_kind(column) for column in columns]
    cells = [
        show_numbers(column) if kind == "number" else [show_value(value) for value in column]
        for column, kind in zip(columns, kinds, strict=True)
    ]
    texts = list(zip(*cells, strict=True)) if rows else []
    return lay_out_table(names, texts, kinds=kinds, width=width, wraps_last=wraps_last)


def _display_records(
    names: Sequence[str], rows: Sequence[Row], destination: Destination, *, whole: bool
) -> bool:
    """Write each row as a record, and return whether all values are whole."""
    is_whole = True
    for number, row in enumerate(rows, start=1):
        if len(rows) > 1:
            _write(destination, [f"── row {number:,}"], bold=1)
        values = [show_value(value, lines=whole) for value in row]
        lines = list(lay_out_record(names, values, width=destination.width, whole=whole))
        is_whole &= whole or lines == list(lay_out_record(names, values, width=destination.width, whole=True))
        _write(destination, lines)
    return is_whole


def _write(destination: Destination, lines: Sequence[str], *, bold: int = 0) -> None:
    """Write lines, the first `bold` of them in bold type on a terminal that has it."""
    is_styled = destination.console is not None and destination.console.color_system is not None
    heading = [click.style(line, bold=True) if is_styled else line for line in lines[:bold]]
    destination.text.write("".join(line + "\n" for line in [*heading, *lines[bold:]]))
