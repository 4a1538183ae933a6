"""Parse dates as publishers write them, and only those that can be trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_MAX_AHEAD = timedelta(days=1)  # clocks and time zones of publishers are off
_MONTH_NAME = re.compile(r"[^\W\d_]{3}")


def parse_date(raw: str | None, *, now: datetime, guess: Sequence[int] | None = None) -> datetime | None:
    """Parse an RFC 822 or ISO 8601 date. A date without a zone is taken as UTC.

    Args:
        raw: The date as it was published.
        now: The present; a date more than a day ahead of it is refused.
        guess: What feedparser read in `raw`, from year to second. It is used for rarer notations and only if
            its numbers occur in `raw`, since feedparser turns ``10000-01-01`` into 2010 and the 30th of
            February into the 2nd of March.

    Returns:
        The time in UTC, or `None` if it is no date or not between 1990 and tomorrow.
    """
    if not raw:
        return None
    parsed = _parse_standard(raw.strip()) or _check_guess(raw, guess)
    if parsed is None:
        return None
    try:
        parsed = (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
    return parsed if _EARLIEST <= parsed <= now + _MAX_AHEAD else None


def _parse_standard(raw: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(raw)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _check_guess(raw: str, guess: Sequence[int] | None) -> datetime | None:
    if guess is None or raw.isdigit():
        return None
    numbers = {int(number) for number in re.findall(r"\d+", raw) if len(number) <= len("2026")}
    if {guess[0], guess[2]} <= numbers and (guess[1] in numbers or _MONTH_NAME.search(raw)):
        year, month, day, hour, minute, second = guess[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    return None
