"""The names and types of fields, for what writes records as columns and for what makes records of rows.

Readers of the edition import this without Arrow, which takes 40 MB of the memory of a process.
"""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin


def name_column(path: str) -> str:
    """Return the last attribute of `path` without Python's trailing underscore."""
    return path.rpartition(".")[2].rstrip("_")


def strip_none(hint: Any) -> Any:
    """Return a type annotation without its ``| None``."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return hint
