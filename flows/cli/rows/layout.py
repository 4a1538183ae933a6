"""Lay out rows within the width of a terminal: as a table, or as records of `column  value` lines.

Widths are counted in cells: a Chinese or Japanese character takes two.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console
from rich.text import Text

from flows.rows.kinds import Kind

_GAP = 2  # cells between two columns
_MIN_TEXT = 12  # a column of text is cut to no less
_MIN_NAME = 6
_MAX_LINES = 4  # of a value in a record, unless it is to be whole


def lay_out_table(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    kinds: Sequence[Kind],
    width: int | None,
    wraps_last: bool = False,
) -> list[str] | None:
    """Return the lines of a table, or None where it does not fit.

    Args:
        names: The names of the columns, for the first line.
        rows: The texts of each row, without line breaks.
        kinds: The kind of each column. Numbers are aligned at the right.
        width: The width of the terminal in cells; None for no limit.
        wraps_last: Whether the last column is wrapped to several lines where it is wider than its room.
    """
    if wraps_last and "text" in kinds[:-1]:  # others are cut only where the last cannot make room
        firm: list[Kind] = ["moment" if kind == "text" else kind for kind in kinds[:-1]]
        lines = lay_out_table(names, rows, kinds=[*firm, kinds[-1]], width=width, wraps_last=True)
        if lines is not None:
            return lines
    natural = [
        max([cell_len(name), *(cell_len(row[index]) for row in rows)]) for index, name in enumerate(names)
    ]
    widths = natural
    if width is not None and sum(natural) + _GAP * (len(natural) - 1) > width:
        shrunk = _shrink(names, rows, natural, kinds, width)
        if shrunk is None:
            return None
        widths = shrunk
    cells: list[Sequence[str]] = [names, ["─" * size for size in widths]]
    for row in rows:
        first, *others = _wrap(row[-1], widths[-1]) if wraps_last else [row[-1]]
        cells += [[*row[:-1], first], *([*[""] * (len(row) - 1), other] for other in others)]
    return [
        (" " * _GAP)
        .join(
            _fit(text, size, right=kind == "number")
            for text, size, kind in zip(line, widths, kinds, strict=True)
        )
        .rstrip()
        for line in cells
    ]


def lay_out_record(
    names: Sequence[str], values: Sequence[str], *, width: int | None, whole: bool
) -> Iterator[str]:
    """Yield the lines of a record: each column's name and its value.

    Args:
        names: The names of the columns.
        values: The texts of their values; line breaks begin new lines.
        width: The width of the terminal in cells; None for no limit.
        whole: Whether long values are given whole, and not cut in the middle after four lines.
    """
    indent = max(map(cell_len, names), default=0)
    if width is not None:
        indent = min(indent, max(_MIN_NAME, width // 3))
    room = None if width is None else max(width - indent - _GAP, _MIN_NAME)
    for name, value in zip(names, values, strict=True):
        text = value if whole or room is None else cut_middle(value, room * _MAX_LINES - room // 2)
        label = _fit(name, indent)
        for line in _wrap(text, room):
            yield f"{label}{' ' * _GAP}{line}".rstrip()
            label = " " * indent


def cut_middle(text: str, width: int) -> str:
    """Return `text` with so much of its middle replaced by ``…`` that it takes no more than `width` cells."""
    if cell_len(text) <= width:
        return text
    tail = (width - 1) // 3
    head = chop_cells(text, width - 1 - tail)[0] if width > 1 else ""
    end = chop_cells(text[::-1], tail)[0][::-1] if tail else ""
    return f"{head}…{end}"


def _shrink(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    natural: Sequence[int],
    kinds: Sequence[Kind],
    width: int,
) -> list[int] | None:
    """Return the widths of columns cut so that they fit, the widest ones first; None if they cannot fit."""
    floors = [
        min(natural[index], _MIN_TEXT)
        if kinds[index] == "text"
        else max([min(cell_len(name), _MIN_NAME), *(cell_len(row[index]) for row in rows)])
        for index, name in enumerate(names)
    ]
    room = width - _GAP * (len(names) - 1)
    if sum(floors) > room:
        return None
    limit = max(natural)
    widths = list(natural)
    while sum(widths) > room:
        limit -= 1
        widths = [max(floor, min(size, limit)) for size, floor in zip(natural, floors, strict=True)]
    spare = room - sum(widths)  # below one cell for each column that was cut
    for index, size in enumerate(natural):
        if spare and widths[index] < size:
            widths[index] += 1
            spare -= 1
    return widths


def _fit(text: str, width: int, *, right: bool = False) -> str:
    text = cut_middle(text, width)
    if right:
        return " " * (width - cell_len(text)) + text
    return set_cell_size(text, width)


def _wrap(text: str, width: int | None) -> list[str]:
    if width is None:
        return text.split("\n")
    return [line.plain.rstrip() for line in Text(text).wrap(_open_ruler(), width)] or [""]


@functools.cache
def _open_ruler() -> Console:
    return Console()
