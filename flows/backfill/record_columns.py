"""Records as Arrow columns and back: the types of a record's fields give the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import pyarrow as pa

_Record = TypeVar("_Record")

_PLAIN = {
    str: pa.string(),
    bytes: pa.large_binary(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def make_schema(record: type) -> pa.Schema:
    """Make the schema of rows that hold one record each."""
    return pa.schema([pa.field(name, _find_type(hint)) for name, hint in _list_hints(record)])


def write_rows(records: Sequence[object]) -> list[dict[str, Any]]:
    """Make the rows of records, of values that Arrow takes."""
    return [cast("dict[str, Any]", _write(type(record), record)) for record in records]


def read_row(record: type[_Record], row: dict[str, Any]) -> _Record:
    """Make a record of its row; all its fields have to be there."""
    return cast("_Record", _read(record, row))


@cache
def _list_hints(record: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(record)
    return tuple((field.name, hints[field.name]) for field in fields(record))


def _find_type(hint: Any) -> pa.DataType:
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return pa.string()
    if origin in (Union, UnionType):
        return _find_type(_drop_none(inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return pa.list_(_find_type(inner[0]))
    if origin is tuple:
        return pa.struct([pa.field(f"part_{number}", _find_type(one)) for number, one in enumerate(inner)])
    if is_dataclass(hint):
        return pa.struct([pa.field(name, _find_type(one)) for name, one in _list_hints(cast("type", hint))])
    raise TypeError(f"there is no column for {hint}")


def _write(hint: Any, value: Any) -> Any:
    if value is None or hint in _PLAIN:
        return value
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _write(_drop_none(inner), value)
    if origin is tuple and inner[-1] is Ellipsis:
        return list(value) if inner[0] in _PLAIN else [_write(inner[0], one) for one in value]
    if origin is tuple:
        return {
            f"part_{number}": _write(one, part)
            for number, (one, part) in enumerate(zip(inner, value, strict=True))
        }
    if is_dataclass(hint):
        return {name: _write(one, getattr(value, name)) for name, one in _list_hints(cast("type", hint))}
    return str(value)  # an enumeration, or a literal


def _read(hint: Any, value: Any) -> Any:
    if value is None or hint in _PLAIN:
        return value
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _read(_drop_none(inner), value)
    if origin is tuple and inner[-1] is Ellipsis:
        return tuple(value) if inner[0] in _PLAIN else tuple(_read(inner[0], one) for one in value)
    if origin is tuple:
        return tuple(_read(one, part) for one, part in zip(inner, value.values(), strict=True))
    if is_dataclass(hint):
        made = cast("type", hint)
        return made(**{name: _read(one, value[name]) for name, one in _list_hints(made)})
    return hint(value) if isinstance(hint, type) else value  # an enumeration, or a literal


def _drop_none(inner: tuple[Any, ...]) -> Any:
    (only,) = (one for one in inner if one is not NoneType)
    return only
