"""Settle the year of a time that names none, by the tense of its figure: "sold", "will build".

Without a tense the year is the one that brings the time closest to the day of publication.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from transforms.claims.periods import Period
from transforms.claims.word_search import WordSearch
from transforms.claims.word_tables import list_words

Tense = Literal["ahead", "past"]

_NEXT_CLAUSE = re.compile(
    r"[,;] (?:and|but|while|whereas|although|though|und|aber|doch|et|mais|y|pero|e|ma|en|maar)\b|;"
)
_WORDS = WordSearch({name: list_words("tenses", name) for name in ("ahead", "ahead_in_german", "past")})
_GERMAN = re.compile(
    r"\b(?:der|das|dem|den|des|eine?[nmrs]?|und|für|im|bis|zu|zum|mit|nach|von|rund|ab|neue[nrs]?|jahr)\b"
)
# The future of Romance languages, which has no word of its own: "recortará", "taglieranno".
_FUTURE = re.compile(r"\b(?!(?:pará|ceará|verão)\b)[^\W\d_]{2,}r(?:á|à|án|ão|anno)\b")
_FUTURE_MARKS = ("rá", "rà", "rão", "ranno")
_AUXILIARY = 16
"""The number of characters between "will" and the participle that it makes one of the future."""
_LONG = timedelta(days=62)
"""A time that is longer is that of accounts, whose outcome is expected for some weeks after its end."""
_ACCOUNTS = timedelta(days=60)
_HALF_A_YEAR = timedelta(days=183)


def find_future(lower: str) -> Sequence[int]:
    """Return where verbs in the future of a Romance language begin in a sentence in lower case."""
    if lower.isascii() and "ranno" not in lower:
        return ()
    if not any(mark in lower for mark in _FUTURE_MARKS):
        return ()
    return [found.start() for found in _FUTURE.finditer(lower)]


def read_tense(lower: str, place: int) -> Tense | None:
    """Return whether a figure is still to come or over, by the word of its clause that is closest to it.

    Args:
        lower: The sentence in lower case.
        place: Where the figure is.
    """
    words = _WORDS.find(lower)
    german = words.get("ahead_in_german", ())
    starts = (
        *words.get("ahead", ()),
        *(german if german and _GERMAN.search(lower) else ()),
        *find_future(lower),
    )
    ahead = _list_distances(lower, starts, place)
    past = {
        start: distance
        for start, distance in _list_distances(lower, words.get("past", ()), place).items()
        if not any(0 < start - other <= _AUXILIARY for other in ahead)
    }
    if not ahead and not past:
        return None
    nearest = min(ahead.values(), default=len(lower)), min(past.values(), default=len(lower))
    return "ahead" if nearest[0] <= nearest[1] else "past"


def _list_distances(lower: str, starts: Sequence[int], place: int) -> dict[int, int]:
    """Return how far words are from a figure, of those in its clause."""
    return {
        start: abs(place - start)
        for start in starts
        if not _NEXT_CLAUSE.search(lower, *sorted((place, start)))
    }


def settle_period(period: Period, tense: Tense | None, published: date | None) -> Period:
    """Return a time in the year that the tense of its figure asks for.

    A time in the past tense has begun, and one of the future has not ended. A figure since a past time is
    one up to the day of publication.

    Args:
        period: The time.
        tense: The tense of its figure.
        published: The day of publication.
    """
    if published is None:
        return period._replace(ends=None) if period.is_open else period
    if period.is_guessed and period.ends is not None:
        period = move_period(period, _count_years(period, period.ends, tense, published))
    if not period.is_open:
        return period
    is_over = tense != "ahead" and period.begins is not None and period.begins <= published
    return period._replace(ends=published if is_over else None)


def _count_years(period: Period, ends: date, tense: Tense | None, published: date) -> int:
    """Return by how many years a time has to be moved."""
    grace = _ACCOUNTS if period.begins and ends - period.begins > _LONG else timedelta(0)
    is_deadline = period.begins is None and tense != "past"
    if (tense == "ahead" or is_deadline) and ends + grace < published:
        return 1
    if tense == "past" and (period.begins or ends - _HALF_A_YEAR) > published:
        return -1
    return 0


def move_period(period: Period, years: int) -> Period:
    """Return a time so many years later; one without an end stays."""
    if not years or period.ends is None:
        return period
    begins, ends = period.begins, period.ends
    last = monthrange(ends.year + years, ends.month)[1]
    return period._replace(
        begins=begins and begins.replace(year=begins.year + years),
        ends=date(ends.year + years, ends.month, last),
    )
