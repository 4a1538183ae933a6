"""Read the time for which a figure holds: "by fiscal year 2026", "May through September", 4〜9月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.claims.period_days import read_month_names
from transforms.claims.period_forms import FORMS, HINTS, any_of, compile_form
from transforms.claims.word_search import WordSearch
from transforms.claims.word_tables import list_words, match_words

_LEAVING = frozenset(list_words("times", "leaving"))
# "More than last year": the time of another figure.
_COMPARED = re.compile(rf"(?:^|[^\w])(?:{any_of('compared')}) ?$")
_COMPARED_AFTER = re.compile(rf"の?(?:{any_of('compared_after')})| (?:같은|대비|동기|동월)")
_COMPARED_REACH = 22  # characters
_SINCE = re.compile(rf"(?:{any_of('since')})\b")
_RECORD = re.compile(rf"(?:{match_words(*list_words('times', 'records'))})(?: [\w-]+){{0,3}} $")
_RECORD_REACH = 40  # characters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AFTER_MONTH = 60  # characters of its name and the year behind it
_BEFORE_MONTH = 60  # characters of the longest words before the name of a month

# Korean is read as Japanese, character by character: 2027년까지, 4~6월.
_KOREAN = str.maketrans("년월까지", "年月まで")


class Period(NamedTuple):
    """A time at ``sentence[start:end]``; its days are `None` where the words alone do not tell them.

    Attributes:
        start: Where its words begin.
        end: Where they end.
        begins: Its first day.
        ends: Its last day.
        is_guessed: Whether its words name no year, so that it is the one closest to the day of publication.
        is_open: Whether something holds from then on.
        is_leaving: Whether it may be the time of another figure: "sales fell 6 percent from March".
    """

    start: int
    end: int
    begins: date | None
    ends: date | None
    is_guessed: bool = False
    is_open: bool = False
    is_leaving: bool = False


@lru_cache(maxsize=8)
def find_periods(lower: str, *, fiscal_month: int, published: date | None) -> tuple[Period, ...]:
    """Find the times in a sentence in lower case.

    Args:
        lower: The sentence.
        fiscal_month: The month in which the fiscal years of the company begin.
        published: The day of publication, by which "this year" and months without a year are read.
    """
    if "월" in lower or "년" in lower:
        lower = lower.translate(_KOREAN)
    found = sorted(_list_periods(lower, fiscal_month, published), key=lambda each: (each.start, -each.end))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return tuple(kept)


def _list_periods(lower: str, fiscal_month: int, published: date | None) -> Iterator[Period]:
    months = _compile_months().find(lower).get("month", ())
    hints = _find_hints(lower, has_month=bool(months))
    for name, form in FORMS.items():
        if form.hint in hints:
            first, last = _find_window(lower, form.hint, months)
            for found in compile_form(name).finditer(lower, first, last) if first < last else ():
                if name in {"relative", "relative_years"} and _is_compared(lower, found):
                    continue
                if _SINCE.match(lower, found.start()) and is_record(lower, found.start()):
                    continue
                yield _make(found, *form.read(found, fiscal_month, published), is_guessed=form.is_guessed)


def is_record(lower: str, place: int) -> bool:
    """Return whether "since" at a place says how long a figure was not as high or low: "its lowest since"."""
    return _RECORD.search(lower, max(0, place - _RECORD_REACH), place) is not None


def _find_window(lower: str, hint: str, months: Sequence[int]) -> tuple[int, int]:
    """Return between which places of a sentence the times of a form can be."""
    if hint == "month":
        return max(0, months[0] - _BEFORE_MONTH), min(len(lower), months[-1] + _AFTER_MONTH)
    if hint != "year":
        return 0, len(lower)
    year = _YEAR.search(lower)
    return (max(0, year.start() - _BEFORE_MONTH), len(lower)) if year else (0, 0)


def _is_compared(lower: str, found: re.Match[str]) -> bool:
    """Return whether "last year" is that of a figure which is compared."""
    start = found.start()
    return bool(
        _COMPARED.search(lower, max(0, start - _COMPARED_REACH), start)
        or _COMPARED_AFTER.match(lower, found.end())
    )


def _make(found: re.Match[str], begins: date | None, ends: date | None, *, is_guessed: bool) -> Period:
    said = found.groupdict()
    until = said.get("until") or said.get("until_after")
    since = said.get("since") or said.get("since_after")
    return Period(
        *found.span(),
        None if until else begins,
        ends,
        is_guessed=is_guessed and not (said.get("year") or said.get("relative")),
        is_open=since is not None,
        is_leaving=since in _LEAVING,
    )


def _find_hints(lower: str, *, has_month: bool) -> AbstractSet[str]:
    """Return which hints are in a sentence, and ``month`` if the name of one is."""
    search, hints = _compile_hints()
    found = {
        hints[number]
        for number in {each[0] for each in search.find_matches_as_indexes(lower, overlapping=True)}
    }
    return found | {"month"} if has_month else found


@cache
def _compile_hints() -> tuple[AhoCorasick, Sequence[str]]:
    pairs = [(word, hint) for hint, words in HINTS.items() for word in words]
    return AhoCorasick([word for word, _ in pairs], implementation=Implementation.DFA), [
        hint for _, hint in pairs
    ]


@cache
def _compile_months() -> WordSearch:
    return WordSearch({"month": read_month_names()})
