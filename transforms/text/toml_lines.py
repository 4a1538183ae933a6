"""On which line of a TOML file a table or a key stands, for messages that name it."""

from __future__ import annotations

import re


def find_line(text: str, table: str, key: str | None = None, *, number: int = 0) -> int:
    """Return the line, counted from 1, of `key` in `table`, or of the table's header.

    `table` is its dotted name; of an array of tables, `number` picks one. A key that is not
    found leads to the header, a table that is not found to a key of that name, else to line 1.
    """
    lines = text.splitlines()
    header = re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]+")
    inside = re.compile(rf"\s*\[+\s*{re.escape(table)}\.|\s*{re.escape(table)}\s*=")
    starts = [at for at, line in enumerate(lines) if header.match(line)]
    starts = starts or [at for at, line in enumerate(lines) if inside.match(line)]
    if number >= len(starts):
        return 1
    entry = re.compile(rf"\s*['\"]?{re.escape(key or '')}['\"]?\s*=")
    for at in range(starts[number] + 1, len(lines)) if key else ():
        if lines[at].lstrip().startswith("["):
            break
        if entry.match(lines[at]):
            return at + 1
    return starts[number] + 1
