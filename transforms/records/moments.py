"""Dates with their precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Precision = Literal["second", "minute", "day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time in UTC and its precision; that of a day, a month or a year is its first midnight."""

    at: datetime
    precision: Precision
