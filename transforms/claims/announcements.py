"""Tell the times at which something was announced from those of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from transforms.claims.amounts import Amount
from transforms.claims.linking import Link
from transforms.claims.periods import Period

# "The 9,000 announced in November" were not cut in November, nor those "under the plan of November".
_TOLD = re.compile(
    r"\b(?:announced|unveiled|disclosed|revealed|said|projected|predicted|guided|annonc\w+|anunci\w+) $"
    r"|\b(?:plan|programme|program),? (?:(?:from|dating from) )?$"
)
_TOLD_REACH = 24  # characters
_UNTIL = ("by ", "until ", "through ", "d'ici ")
_IS_TOLD = re.compile(
    r"\s*(?:angekündigt|verkündet|bekannt\s?gegeben|bekanntgegeben|mitgeteilt|に(?:発表|公表|明らかに))"
)
# "In November Nissan announced 9,000 job cuts": the time of a plan that may have been replaced since.
_TELLS = re.compile(
    r"[^\d。]{0,45}?\b(?:announced|unveiled|presented|disclosed|revealed|angekündigt|verkündet|vorgestellt"
    r"|annoncé|anunció|anunciado|anunciou|annunciato)\b|[^。]{0,40}?(?:を|と)(?:発表|公表)し(?:た|て)"
    r"|份?[^。，,\d]{0,8}?(?:公布|宣布|发布|披露)"
)
_MONTH = timedelta(days=31)
_YEAR = re.compile(r"\d{4}|年")
_NEWS = timedelta(days=10)
"""How long after a month "announced in November" still means the news itself."""


def list_told(
    lower: str, periods: Sequence[Period], *, is_change: bool, published: date | None
) -> list[Period]:
    """Return the times of a sentence in lower case at which something was announced.

    Args:
        lower: The sentence.
        periods: Its times.
        is_change: Whether the figure is that of a plan, and not one of sales in the month that was announced.
        published: The day of publication: nothing was announced later.
    """
    return [
        period
        for period in periods
        if (
            _TOLD.search(lower, max(0, period.start - _TOLD_REACH), period.start)
            and not lower.startswith(_UNTIL, period.start)
        )
        or _IS_TOLD.match(lower, period.end)
        or (is_change and _is_over(lower, period, published) and _TELLS.match(lower, period.end))
    ]


def _is_over(lower: str, period: Period, published: date | None) -> bool:
    """Return whether a time has begun; a month without a year may be that of last year."""
    if published is None or period.begins is None or period.ends is None:
        return False
    is_month = period.ends - period.begins < _MONTH and not _YEAR.search(lower, period.start, period.end)
    return period.begins <= published or is_month


def is_former_plan(told: Sequence[Period], link: Link, others: Sequence[Amount], published: date) -> bool:
    """Return whether the figure of a plan is told as that of an earlier announcement.

    Args:
        told: The times at which something was announced.
        link: The figure.
        others: The other figures of the sentence.
        published: The day of publication.
    """
    nearest = min(told, key=lambda each: measure_distance(each, link), default=None)
    if nearest is None or nearest.begins is None or nearest.ends is None:
        return False
    return not nearest.begins <= published <= nearest.ends + _NEWS and not has_figure_between(
        nearest, link, others
    )


def measure_distance(period: Period, link: Link) -> int:
    """Return the number of characters between a time and a figure."""
    return max(period.start - link.amount.end, link.amount.left - period.end)


def has_figure_between(period: Period, link: Link, others: Sequence[Amount]) -> bool:
    """Return whether another figure is between a time and a figure."""
    first = min(link.amount.end, period.end)
    last = max(link.amount.left, period.start)
    return any(
        first <= other.start < last and not period.start <= other.start < period.end for other in others
    )
