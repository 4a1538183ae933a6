"""Dates as publishers write them, taken only when they can be trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LEEWAY = timedelta(days=1)
_NAME = re.compile(r"[^\W\d_]{3}")


def parse_date(raw: str | None, *, now: datetime, guess: Sequence[int] | None = None) -> datetime | None:
    """Read an RFC 822 or ISO 8601 date; null when it is neither, or not from 1990 to tomorrow.

    A date without a zone is taken as UTC. `guess` is what feedparser made of `raw`, year to
    second; it serves for the rarer notations and only when what it says stands in `raw`, since
    feedparser turns ``10000-01-01`` into 2010 and the 30th of February into the 2nd of March.
    """
    if not raw:
        return None
    parsed = _read_known(raw.strip()) or _check_guess(raw, guess)
    if parsed is None:
        return None
    try:
        parsed = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
    return parsed if _EARLIEST <= parsed <= now + _LEEWAY else None


def _read_known(raw: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(raw)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _check_guess(raw: str, guess: Sequence[int] | None) -> datetime | None:
    if guess is None or raw.isdigit():
        return None
    numbers = {int(number) for number in re.findall(r"\d+", raw) if len(number) <= len("2026")}
    if {guess[0], guess[2]} <= numbers and (guess[1] in numbers or _NAME.search(raw)):
        year, month, day, hour, minute, second = guess[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return None
