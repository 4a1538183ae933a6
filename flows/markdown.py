"""Write tables as Markdown, in which words of publishers are shown and not interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flows.log_output import escape_controls
from transforms.text.redaction import mask_text

_MARKS = frozenset("<>&|`*_[]\\#!~{}")


def write_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table with a heading above it; nothing where it has no rows."""
    lines = ["| " + " | ".join(escape(str(cell)) for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"## {title}", "", f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|", *lines])


def escape(text: str) -> str:
    """Escape a text of a publisher so that Markdown and HTML show it as it is, on one line."""
    flat = escape_controls(mask_text(" ".join(text.split())))
    return "".join(f"&#{ord(mark)};" if mark in _MARKS else mark for mark in flat)
