"""How an attribute of a record becomes an Arrow column, and of which type.

A path such as ``page.archived.file`` leads through records; where one of them is null, so is the
column. Of ``refusal.reason|fetch.reason`` the first that is not null counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

_TYPES = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def name_column(path: str) -> str:
    """Return the column's name: the last attribute of `path`, without Python's underscore."""
    return path.rpartition(".")[2].rstrip("_")


@cache
def column_type(record: type, path: str) -> pa.DataType:
    """Return the type of the column that `path` makes of `record`s, from the records' annotations."""
    hint: Any = record
    for attribute in path.partition("|")[0].split("."):
        hint = _required(get_type_hints(hint)[attribute])
    return _arrow_type(hint)


def gather_column(rows: Sequence[object], path: str, kind: pa.DataType) -> pa.Array:
    """Make a column of what `path` leads to in each of `rows`.

    DuckDB refuses a whole batch for one lone surrogate; they become question marks.
    """
    choices = [choice.split(".") for choice in path.split("|")]
    values = [_choose(row, choices) for row in rows]
    if pa.types.is_nested(kind):
        values = [_plain(value) for value in values]
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_encodable(value) for value in values], kind)


def _choose(row: object, choices: Sequence[Sequence[str]]) -> Any:
    found: Any = None
    for choice in choices:
        found = row
        for attribute in choice:
            found = getattr(found, attribute, None)
        if found is not None:
            break
    return found


def _plain(value: Any) -> Any:
    """Take a record apart, or those in a tuple."""
    if isinstance(value, tuple):
        return [_plain(part) if is_dataclass(part) else part for part in value]
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _encodable(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case list() | tuple():
            return type(value)(_encodable(part) for part in value)
        case dict():
            return {name: _encodable(part) for name, part in value.items()}
        case _:
            return value


def _arrow_type(hint: Any) -> pa.DataType:
    """Translate a type: tuples to lists, tuples of pairs to maps, records to structs, choices to text."""
    hint = _required(hint)
    if get_origin(hint) is Literal or enum_of(hint):
        return pa.string()
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        if get_origin(part) is tuple:
            return pa.map_(*(_arrow_type(side) for side in get_args(part)))
        return pa.list_(_arrow_type(part))
    if is_dataclass(hint):
        return pa.struct([(name, _arrow_type(part)) for name, part in get_type_hints(hint).items()])
    return _TYPES[hint]


def enum_of(hint: Any) -> type[StrEnum] | None:
    """Return the enum that a type annotation names, `None` where it names none."""
    required = _required(hint)
    return required if isinstance(required, type) and issubclass(required, StrEnum) else None


def _required(hint: Any) -> Any:
    """Take ``| None`` off a type."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return hint
