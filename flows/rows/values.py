"""One value of a row, as exact text, as JSON has it, or as text for eyes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from flows.log_output import escape_controls, escape_in_json

_DIGITS = 4  # significant digits of a number for eyes
_MAX_PLACES = 6  # behind the point; smaller numbers are written with an exponent
_WHOLE = 100_000  # above it nobody asks for a fraction
_MAX_SIZE = 1e15  # a DOUBLE has no more digits before the point
_LINE_BREAKS = re.compile(r"\s*\n\s*")
# How DuckDB hands infinite times over: without a time zone.
_INFINITY: dict[date, str] = {
    datetime.max: "infinity",  # noqa: DTZ901
    datetime.min: "-infinity",  # noqa: DTZ901
    date.max: "infinity",
    date.min: "-infinity",
}


def write_exact(value: Any) -> str:
    """Return the exact text of a value; lists and structures are JSON, and NULL is empty."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime() | date():
            return _INFINITY.get(value) or _write_time(value)
        case list() | tuple() | dict():
            return write_json(value)
        case bytes():
            return value.hex()
        case _:
            return str(value)


def write_json(value: Any, *, indent: int | None = None) -> str:
    """Return a value as JSON, on one line or indented by so many spaces.

    Letters are not escaped, controls and characters that reorder text are: nothing of the data is lost, and a
    terminal shows it as it is.
    """
    return escape_in_json(json.dumps(_shape(value), ensure_ascii=False, allow_nan=False, indent=indent))


def show_value(value: Any, *, lines: bool = False) -> str:  # noqa: PLR0911 -- a case for each kind of value
    """Return the text of a value for eyes: numbers rounded to four digits, lists without quotes.

    Args:
        value: The value.
        lines: Whether line breaks are kept; otherwise each is the sign ``⏎``.
    """
    match value:
        case None:
            return "NULL"
        case float() | Decimal():
            return show_numbers([value])[0]
        case list() | tuple():
            return f"[{', '.join(show_value(one) for one in value)}]"
        case dict():
            return f"{{{', '.join(f'{key}: {show_value(one)}' for key, one in value.items())}}}"
        case str():
            if lines:
                return "\n".join(escape_controls(line) for line in value.splitlines())
            return escape_controls(_LINE_BREAKS.sub(" ⏎ ", value.strip()))
        case datetime() if value.microsecond and value not in _INFINITY:
            return write_exact(value.replace(microsecond=0))
        case _:
            return escape_controls(write_exact(value))


def show_numbers(numbers: Sequence[float | Decimal | None]) -> list[str]:
    """Return the numbers of a column for eyes, all with the same number of places behind the point."""
    places = max((_count_places(number) for number in numbers if number is not None), default=0)
    if any(number is not None and abs(float(number)) >= 1 for number in numbers):
        places = min(places, _DIGITS)
    return ["NULL" if number is None else _round(number, places) for number in numbers]


def _round(number: float | Decimal, places: int) -> str:
    if isinstance(number, int):
        return str(number)
    size = abs(float(number))
    if not size < _MAX_SIZE or 0 < size < 10**-_MAX_PLACES:
        return f"{number:.{_DIGITS}g}"
    return f"{number:.{places}f}"


def _count_places(number: float | Decimal) -> int:
    """Return how many places behind the point a number has that is rounded to four digits."""
    size = abs(float(number))
    if isinstance(number, int) or not 0 < size < _MAX_SIZE:
        return 0
    places = max(_DIGITS - 1 - math.floor(math.log10(size)), 1 if size < _WHOLE else 0)
    text = f"{number:.{min(places, _MAX_PLACES)}f}"
    return len(text.partition(".")[2].rstrip("0"))


def _write_time(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    text = value.isoformat(sep=" ")
    return text.removesuffix(":00") if value.tzinfo else text  # +00, as DuckDB writes an offset


def _shape(value: Any) -> Any:  # noqa: PLR0911 -- a case for each kind of value
    """Return a value as JSON can have it: times in ISO 8601, no infinite number."""
    match value:
        case None | bool() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case int():
            return int(value)
        case datetime() | date():
            return _INFINITY.get(value) or value.isoformat()
        case Decimal():
            number = int(value) if value == value.to_integral_value() else float(value)
            return number if number == value or Decimal(repr(number)) == value else str(value)
        case Mapping():
            return {
                key if isinstance(key, str) else write_exact(key): _shape(one) for key, one in value.items()
            }
        case list() | tuple():
            return [_shape(one) for one in value]
        case time():
            return value.isoformat()
        case _:
            return write_exact(value)
