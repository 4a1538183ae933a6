"""How a column is shown: as text, as moments, or as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["text", "moment", "number"]
"""How a column is shown: text may be cut where there is no room, moments and numbers never are."""


def find_kind(column: Sequence[Any]) -> Kind:
    """Return the kind of a column with these values."""
    if all(value is None for value in column):
        return "text"
    if all(value is None or isinstance(value, int | float | Decimal) for value in column):
        return "text" if any(isinstance(value, bool) for value in column) else "number"
    moments = date | time | timedelta
    if not any(isinstance(value, moments) for value in column):
        return "text"
    return (
        "moment"
        if all(value in (None, "never") or isinstance(value, moments) for value in column)
        else "text"
    )
