"""Read the date in the address of an article: /2026/11/12/, /2026-11-12-, /20261112/, /12-11-2026/."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from transforms.text.dates import DateContext, Moment, read_moment

_YEAR = r"(?P<y>199\d|20\d\d)"
_DATES = (
    # not the three of /2026/10/3-ways-to-save
    re.compile(rf"/{_YEAR}/(?P<m>[01]?\d)/(?P<d>[0-3]?\d)(?=[/_.]|$)"),
    re.compile(rf"/{_YEAR}(?P<s>[_-])(?P<m>[01]?\d)(?P=s)(?P<d>[0-3]?\d)(?=[/_.-]|$)"),
    re.compile(rf"/{_YEAR}/(?P<m>[a-z]{{3,9}})/(?P<d>[0-3]?\d)(?=[/_.-]|$)"),
    # one in 7,000 numbers of eight digits is a day since 1990
    re.compile(rf"[/_-]{_YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)(?=[/_.-]|$)"),
    re.compile(rf"[/_-]{_YEAR}-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?=[/_.-]|$)"),
    # the day first, at the beginning or the end of a part
    re.compile(rf"/(?P<d>[0-3]\d)-(?P<m>[01]\d)-{_YEAR}(?=[/_.-]|$)"),
    re.compile(rf"[_-](?P<d>[0-3]\d)-(?P<m>[01]\d)-{_YEAR}(?=[/_.]|$)"),
)
_LAST_MONTH = 12


def find_address_date(url: str | None, context: DateContext) -> Moment | None:
    """Find the day in the path of an address; None without one.

    Args:
        url: The address.
        context: The present.
    """
    path = unquote(urlsplit(url or "").path).lower()
    for pattern in _DATES:
        if (found := pattern.search(path)) and _is_clear(found, context):
            moment = read_moment(f"{found['d']} {found['m']} {found['y']}", context)
            if found["m"].isdigit():
                moment = read_moment(f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}", context)
            if moment:
                return moment
    return None


def _is_clear(found: re.Match[str], context: DateContext) -> bool:
    """Return whether a date begins with its year, or with what can only be its day."""
    is_year_first = found.start("y") < found.start("d")
    return is_year_first or int(found["d"]) > _LAST_MONTH or context.is_month_first is False
