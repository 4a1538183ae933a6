"""Find the day of the week beside a date: it decides between two days, or two months, that a date may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from transforms.text.calendar_names import read_calendar_names
from transforms.text.dates.folding import fold_date_text

_REACH = 24  # characters before a date in which its day of the week is
_BEFORE = re.compile(r"(?:^|[^\w])(?P<two>[^\W\d_]+[ -](?P<one>[^\W\d_]+)|[^\W\d_]+)\.?[\s,()]{0,3}$")
_BEHIND = re.compile(r"[\s,]{0,3}\((?P<one>[^\W\d_]+)\.?\)")  # without brackets it is of another date


def find_weekdays(text: str, start: int, end: int | None = None) -> Mapping[int, frozenset[str]]:
    """Return what the name right beside a date may be: days of the week, 0 for Monday, by their languages.

    Args:
        text: A folded text.
        start: Where the date begins.
        end: Where it ends; a name in brackets may be behind it then.

    Returns:
        Nothing where no day is named; several where one name is of several days, such as *mar*.
    """
    found = _BEFORE.search(text[max(0, start - _REACH) : start].lower())
    names = _load_weekdays()
    for name in (found["two"], found["one"] or "") if found else ():
        if name in names:
            return names[name]
    behind = _BEHIND.match(text, end) if end is not None else None
    return names.get(behind["one"].lower(), {}) if behind else {}


@cache
def _load_weekdays() -> dict[str, dict[int, frozenset[str]]]:
    found: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language, calendar in read_calendar_names().items():
        for number, (name, short) in enumerate(zip(calendar.weekdays, calendar.short_weekdays, strict=True)):
            for each in (name, *short):
                found[fold_date_text(each).lower()][number].add(language)
    return {name: {day: frozenset(codes) for day, codes in days.items()} for name, days in found.items()}
