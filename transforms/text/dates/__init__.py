"""Read dates as machines and people write them: one reader for feeds, metadata and visible lines.

A date is read from the most exact form to the vaguest, and what a vaguer form gives never replaces what a
more exact one gave: ISO 8601 and epochs (`machine_forms`), then day, month and year in words or digits
(`day_forms`) with the clock beside them (`clocks`), then years of two digits and months without a day.
"""

from transforms.records import Moment
from transforms.text.dates.context import DateContext, make_context
from transforms.text.dates.reader import FoundDate, find_dates, find_moment, is_beyond_limit, read_moment

__all__ = [
    "DateContext",
    "FoundDate",
    "Moment",
    "find_dates",
    "find_moment",
    "is_beyond_limit",
    "make_context",
    "read_moment",
]
