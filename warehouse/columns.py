"""Convert the fields of records to columns, of Arrow or of JSON.

A path such as ``page.archived.file`` leads from a record through nested records to a value. Where
one of the nested records is `None`, so is the value. A path may offer alternatives, as in
``refusal.reason|fetch.reason``: the first value that is not `None` counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from warehouse.field_names import strip_none

if TYPE_CHECKING:  # it takes 0.06 s to import; see :mod:`warehouse.staged_rows`
    import pyarrow as pa

_MAP = "MAP"
_JSON_TYPES = {
    str: "VARCHAR",
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    date: "DATE",
    datetime: "TIMESTAMPTZ",
}


@cache
def _list_arrow_types() -> dict[type, pa.DataType]:
    import pyarrow as pa  # noqa: PLC0415 -- see above

    return {
        str: pa.string(),
        bytes: pa.binary(),
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        date: pa.date32(),
        datetime: pa.timestamp("us", tz="UTC"),
    }


@cache
def _read_hints(record: type) -> dict[str, Any]:
    """Return the types of the fields of a record; to evaluate its annotations takes 0.3 ms."""
    return get_type_hints(record)


def list_paths(record: type, *, inline: Sequence[str] = (), without: Sequence[str] = ()) -> tuple[str, ...]:
    """Return a path for each field of `record`, in the order of the fields.

    Args:
        record: A dataclass or a named tuple.
        inline: Fields that hold a record; the paths of that record's fields take their place.
        without: Paths to leave out.
    """
    paths: list[str] = []
    for name, hint in _read_hints(record).items():
        nested = _read_hints(strip_none(hint)) if name in inline else {}
        paths += [f"{name}.{field}" for field in nested] or [name]
    return tuple(path for path in paths if path not in without)


@cache
def column_type(record: type, path: str) -> pa.DataType:
    """Return the Arrow type of the value that `path` leads to, from the annotations of `record`.

    Raises:
        KeyError: A record on the path has no such field.
    """
    return _arrow_type(_find_hint(record, path))


@cache
def json_type(record: type, path: str) -> Any:
    """Return the type of the value that `path` leads to, as DuckDB's `from_json` takes it.

    Raises:
        KeyError: JSON has no such value, or a record on the path no such field.
    """
    return _json_type(_find_hint(record, path))


def _find_hint(record: type, path: str) -> Any:
    hint: Any = record
    for attribute in path.partition("|")[0].split("."):
        hint = strip_none(_read_hints(hint)[attribute])
    return hint


def gather_column(rows: Sequence[object], path: str, kind: pa.DataType) -> pa.Array:
    """Return the values that `path` leads to, one for each of `rows`, as an Arrow array.

    DuckDB refuses a whole batch for one lone surrogate, so each is replaced by a question mark.

    Args:
        rows: Records of one type.
        path: Where the value is in each record.
        kind: The type of the array, as :func:`column_type` returns it.
    """
    import pyarrow as pa  # noqa: PLC0415 -- see above

    values = _read_values(rows, path)
    if _holds_records(kind):
        values = [_unpack(value) for value in values]
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_replace_surrogates(value) for value in values], kind)


def gather_values(rows: Sequence[object], path: str, kind: Any) -> list[Any]:
    """Return the values that `path` leads to, one for each of `rows`, as JSON writes them.

    Args:
        rows: Records of one type.
        path: Where the value is in each record.
        kind: The type of the values, as :func:`json_type` returns it.
    """
    values = _read_values(rows, path)
    if isinstance(kind, str) and kind.startswith(_MAP):
        return [None if value is None else dict(value) for value in values]
    return values if isinstance(kind, str) else [_unpack(value) for value in values]


def _read_values(rows: Sequence[object], path: str) -> list[Any]:
    if "|" not in path:
        try:
            return list(map(attrgetter(path), rows))
        except AttributeError:  # a record on the path is missing from a row
            pass
    choices = [choice.split(".") for choice in path.split("|")]
    return [_follow(row, choices) for row in rows]


def _follow(row: object, choices: Sequence[Sequence[str]]) -> Any:
    found: Any = None
    for choice in choices:
        found = row
        for attribute in choice:
            found = getattr(found, attribute, None)
        if found is not None:
            break
    return found


@cache
def _holds_records(kind: pa.DataType) -> bool:
    """Return whether values of a type are records or lists of them; all others are converted as they are.

    Looking at each of the 600 numbers and words of an article's terms took as long as all else in loading it.
    """
    import pyarrow as pa  # noqa: PLC0415 -- see above

    return pa.types.is_struct(kind) or (pa.types.is_list(kind) and _holds_records(kind.value_type))


_PLAIN = frozenset((str, int, float, type(None)))  # the types of most values in records


def _unpack(value: Any) -> Any:
    """Turn a record, or each record in a tuple, into a dictionary."""
    if isinstance(value, tuple):
        return [_unpack(part) for part in value]
    kind: Any = type(value)  # mypy: a type of a dataclass is not Hashable
    names = _list_fields(kind)
    if names is None:
        return value
    found = [getattr(value, name) for name in names]
    return {
        name: each if type(each) in _PLAIN else _unpack(each) for name, each in zip(names, found, strict=True)
    }


@cache
def _list_fields(kind: type) -> tuple[str, ...] | None:
    """Return the names of the fields of a record, None for a type of other values."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _replace_surrogates(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case list() | tuple():
            return type(value)(_replace_surrogates(part) for part in value)
        case dict():
            return {name: _replace_surrogates(part) for name, part in value.items()}
        case _:
            return value


def _arrow_type(hint: Any) -> pa.DataType:
    """Translate a type: tuples to lists, tuples of pairs to maps, records to structs, choices to text."""
    import pyarrow as pa  # noqa: PLC0415 -- see above

    hint = strip_none(hint)
    if get_origin(hint) is Literal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return pa.string()
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        if get_origin(part) is tuple:
            return pa.map_(*(_arrow_type(side) for side in get_args(part)))
        return pa.list_(_arrow_type(part))
    if is_dataclass(hint):
        return pa.struct([(name, _arrow_type(part)) for name, part in get_type_hints(hint).items()])
    return _list_arrow_types()[hint]


def _json_type(hint: Any) -> Any:
    """Translate a type as :func:`_arrow_type` does, into the words of `from_json`."""
    hint = strip_none(hint)
    if get_origin(hint) is Literal or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return "VARCHAR"
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        if get_origin(part) is tuple:
            return f"{_MAP}({', '.join(_json_type(side) for side in get_args(part))})"
        return [_json_type(part)]
    if is_dataclass(hint):
        return {name: _json_type(part) for name, part in get_type_hints(hint).items()}
    return _JSON_TYPES[hint]
