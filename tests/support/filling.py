"""Make records in which every field has a different value, so that no two fields can be confused."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import count
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from warehouse.field_names import strip_none

_Record = TypeVar("_Record")
_NUMBERS = count(1)


def fill(record: type[_Record], **named: Any) -> _Record:
    """Return a record with a value in every field.

    Args:
        record: The class of the record.
        **named: Values of fields; the values of all others are made up.
    """
    hints = get_type_hints(record)
    return record(**{name: named.get(name, _make(hint)) for name, hint in hints.items()})


def _make(hint: Any) -> Any:
    """Return a value of the type `hint` that is neither empty nor a default."""
    number = next(_NUMBERS)
    hint = strip_none(hint)
    if get_origin(hint) is Literal:
        return get_args(hint)[-1]
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        return tuple(_make(part) for part in parts if part is not Ellipsis)
    if is_dataclass(hint) and isinstance(hint, type):
        return fill(hint)
    if issubclass(hint, StrEnum):
        return [*hint][number % len(hint)]
    return {
        str: f"word {number}",
        bytes: b"",
        bool: True,
        int: number,
        float: number / 1_024,
        date: date(2026, 1, 1) + timedelta(days=number),
        datetime: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
    }[hint]
