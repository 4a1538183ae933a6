"""Read dates as machines and people write them: one reader for feeds, metadata and visible lines.

A date is read from the most exact form to the vaguest, and what a vaguer form gives never replaces what a
more exact one gave: ISO 8601 and epochs (`machine_forms`), then day, month and year in words or digits
(`day_forms`) with the clock beside them (`clocks`), then years of two digits and months without a day.

No ready-made reader is used, since none was found that can be trusted unseen. Of 424 strings in
`tests/data/date_strings.toml`, read with their language and zone, dateparser 1.5 gets 305 right and 79
not at all; of 30 it gives another time, and a date for 10 that are none: to it ``2026-11`` is today,
``5/4/2026`` in May in any language, 2569 no Buddhist year, 午後0時 midnight, and ET winter time in July.
`email.utils` reads 106, and 56 of them wrong: it drops PM and most names of zones. The CLDR has names of
months, but not all that news writes (*juill*, Nopember, सितम्बर): `tests/quality/list_calendar_names.py`
adds those.
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
