"""Mistakes in the configuration, told with the line they stand in."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from pydantic_core import ErrorDetails


def explain_config_error(fault: ErrorDetails, path: Path | None, text: str, known: Collection[str]) -> str:
    """Return a sentence on what pydantic found wrong in `text`, the file at `path`.

    `known` are the names of all settings, for a misspelt one.
    """
    where = ".".join(str(step + 1) if isinstance(step, int) else step for step in fault["loc"])
    line = _find_line(text, fault["loc"])
    place = f"{path}, line {line}: " if path and line else f"{path}: " if path else ""
    if fault["type"] != "extra_forbidden":
        return f"{place}{where}: {fault['msg'][:1].lower()}{fault['msg'][1:]}"
    close = difflib.get_close_matches(str(fault["loc"][-1]), known, n=1)
    return f"{place}{where} is not a setting" + (f"; did you mean {close[0]}?" if close else "")


def _find_line(text: str, loc: tuple[int | str, ...]) -> int | None:
    """Find the line that sets `loc`: tomllib tells values, not where they stood."""
    found, table = None, ""
    counts: dict[str, int] = {}
    wanted = ".".join(str(step) for step in loc)
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped.startswith("[["):
            name = stripped.strip("[] ")
            counts[name] = counts.get(name, -1) + 1
            table = f"{name}.{counts[name]}"
        elif stripped.startswith("["):
            table = stripped.split("]")[0].strip("[ ")
        key = stripped.split("=")[0].strip().strip("\"'") if "=" in stripped else ""
        here = f"{table}.{key}".strip(".") if key else table
        if here == wanted:
            return number
        if here and wanted.startswith(f"{here}."):
            found = number
    return found
