"""Make records of the rows that DuckDB returns; the counterpart of :mod:`warehouse.columns`.

A row must hold a column for every field of its record, and no other. So a query that forgets a
field fails, even where the field has a default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from warehouse.field_names import name_column, strip_none

_Record = TypeVar("_Record")
_Maker = Callable[[Sequence[Any]], Any]
_Converter = Callable[[Any], Any]


def make_records(
    record: type[_Record], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> list[_Record]:
    """Return a record for each row.

    A field whose record is not a column by itself, such as `schedule` of a feed, is made of the
    columns that have the names of that record's fields.

    Args:
        record: A dataclass.
        columns: The name of each column.
        rows: The values of each row, in the order of `columns`.

    Raises:
        LookupError: A field has no column, or a column has no field.
    """
    kind: Any = record  # mypy: type[_Record] is not Hashable
    make, used = _plan(kind, tuple(columns))
    if spare := sorted(set(columns) - used):
        raise LookupError(f"{record.__name__} has no field for the columns {', '.join(spare)}")
    return [make(row) for row in rows]


@cache
def _plan(record: type, columns: tuple[str, ...]) -> tuple[_Maker, frozenset[str]]:
    """Return a function that makes a `record` of a row, and the columns that it reads."""
    used: set[str] = set()
    flat: list[tuple[str, int, _Converter | None]] = []
    nested: list[tuple[str, _Maker]] = []
    for name, hint in get_type_hints(record).items():
        column = name_column(name)
        if column in columns:
            used.add(column)
            flat.append((name, columns.index(column), _find_converter(hint)))
        elif is_dataclass(hint) and isinstance(hint, type):
            make, needed = _plan(hint, columns)
            used |= needed
            nested.append((name, make))
        else:
            raise LookupError(f"no column holds {record.__name__}.{name}")

    def make_record(row: Sequence[Any]) -> Any:
        values = {
            name: row[index] if convert is None or row[index] is None else convert(row[index])
            for name, index, convert in flat
        }
        return record(**values, **{name: make(row) for name, make in nested})

    return make_record, frozenset(used)


@cache
def _find_converter(hint: Any) -> _Converter | None:
    """Return a function that turns DuckDB's value into one of type `hint`, or `None` where it is one."""
    hint = strip_none(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda struct: make_records(hint, tuple(struct), [tuple(struct.values())])[0]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if get_origin(hint) is not tuple:
        return None
    part = get_args(hint)[0]
    if get_origin(part) is tuple:
        return lambda pairs: tuple(pairs.items())
    convert = _find_converter(part)
    return tuple if convert is None else lambda values: tuple(map(convert, values))
