"""A form of words for the time of a figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from transforms.claims.period_days import Days


class Form(NamedTuple):
    """A form in which a time is said.

    Attributes:
        hint: The key of its words among `HINTS`, or ``month`` if it has the name of one.
        read: Reads its days of what its expression has found.
        words: Its expression.
        is_guessed: Whether its words may name no year.
    """

    hint: str
    read: Callable[[re.Match[str], int, date | None], Days]
    words: str
    is_guessed: bool = False
