"""Read the time for which a figure holds: "by fiscal year 2026", "May through September", 4〜9月."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.claims.period_days import (
    Days,
    read_closing,
    read_first_months,
    read_fiscal,
    read_fiscal_years,
    read_month,
    read_month_names,
    read_months,
    read_part,
    read_part_ja,
    read_relative,
    read_span,
    read_year,
    read_year_end,
)
from transforms.claims.word_search import WordSearch
from transforms.claims.word_tables import list_words, match_words

_YEAR_NAMES = (
    "fiscal year",
    "fiscal",
    "financial year",
    "fy",
    "business year",
    "geschäftsjahr",
    "exercice",
    "ejercicio",
)
_RELATIVES = ("this", "last", "next", "the current", "the previous")
_UNITS = ("fiscal year", "financial year", "fiscal", "year", "month")
_IN = "in|for|during|of|at|im|en|für|pour|durante|a|ad|nel|em|no|tijdens|au mois de|au mois d'|im monat"


def _any_of(*names: str) -> str:
    words = {word for name in names for word in list_words("times", name)}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_UNTIL = rf"(?P<until>{_any_of('until')})"
_SINCE = rf"(?P<since>{_any_of('since', 'leaving')})"
_LEAVING = frozenset(list_words("times", "leaving"))
_SINCE_AFTER = r"(?P<since_after>から|以降|부터|起)"
_YEARS = tuple(
    word
    for name in ("this_year", "next_year", "last_year", "this_fiscal")
    for word in list_words("times", name)
)
_YEAR_ENDS = match_words(*list_words("times", "year_end"))
# "More than last year": the time of another figure.
_COMPARED = re.compile(rf"(?:^|[^\w])(?:{_any_of('compared')}) ?$")
_COMPARED_AFTER = re.compile(rf"の?(?:{_any_of('compared_after')})| (?:같은|대비|동기|동월)")
_COMPARED_REACH = 22  # characters
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
    for form, (needed, read) in _FORMS.items():
        if needed in hints:
            first = max(0, months[0] - _BEFORE_MONTH) if needed == "month" else 0
            for found in _compile(form).finditer(lower, first):
                if form not in {"relative", "relative_years"} or not _is_compared(lower, found):
                    yield _make(found, *read(found, fiscal_month, published), is_guessed=form in _GUESSED)


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
        is_guessed=is_guessed and not said.get("year"),
        is_open=since is not None,
        is_leaving=since in _LEAVING,
    )


# The words without which a sentence has no time of some form: looking for all of them at once, and for the
# names of months, takes a tenth of the time of trying all expressions.
_HINTS: dict[str, Sequence[str]] = {
    "fiscal": _YEAR_NAMES,
    "fiscal_ja": ("年度", "회계연도", "회계年도", "财年", "財年"),
    "closing": ("月期",),
    "month_ja": ("月",),
    "part": (
        "half",
        "quarter",
        *(f"{one}{two}" for n in "1234" for one, two in (("q", n), (n, "q"))),
        "h1",
        "h2",
        "1h",
        "2h",
    ),
    "span": ("year", "half", "quarter", "months"),
    "part_ja": ("四半期", "上期", "下期", "半期"),
    "year": ("19", "20"),
    "year_ja": ("年",),
    "relative": (*(f"{word} {unit}" for word in _RELATIVES for unit in _UNITS), *"今来前昨"),
    "years": _YEARS,
    "year_end": list_words("times", "year_end"),
}
_FORMS: dict[str, tuple[str, Callable[[re.Match[str], int, date | None], Days]]] = {
    "fiscal": ("fiscal", read_fiscal),
    "fiscal_years": ("fiscal", read_fiscal_years),
    "year_fiscal": ("fiscal", read_fiscal),
    "fiscal_ja": ("fiscal_ja", read_fiscal),
    "closing": ("closing", read_closing),
    "months": ("month", read_months),
    "months_ja": ("month_ja", read_months),
    "month_ja": ("month_ja", read_month),
    "part": ("part", read_part),
    "first_months": ("span", read_first_months),
    "part_ja": ("part_ja", read_part_ja),
    "span": ("span", read_span),
    "month": ("month", read_month),
    "month_year": ("month", read_month),
    "year": ("year", read_year),
    "year_ja": ("year_ja", read_year),
    "relative": ("relative", read_relative),
    "relative_years": ("years", read_relative),
    "year_end": ("year_end", read_year_end),
}
_GUESSED = frozenset(("months", "months_ja", "month_ja", "span", "month", "year_end"))
"""The forms whose words may name no year."""


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
    pairs = [(word, hint) for hint, words in _HINTS.items() for word in words]
    return AhoCorasick([word for word, _ in pairs], implementation=Implementation.DFA), [
        hint for _, hint in pairs
    ]


@cache
def _compile_months() -> WordSearch:
    return WordSearch({"month": read_month_names()})


@cache
def _compile(form: str) -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, read_month_names()), key=len, reverse=True))
    year, until_after = r"(?P<year>(?:19|20)\d{2})", "(?P<until_after>まで)?"
    either_year = r"(?<![\d和成])(?P<year>(?:19|20)?\d{2})"  # not 平成30年, which is 2018
    fiscal_words = r"(?:fiscal(?: year)?|financial year|business year|fy)"
    part = r"(?: (?:end|close|start|beginning) of)?(?: the)?"
    opening = rf"(?<!\w)(?:(?:{_UNTIL}|{_SINCE}|{_IN})(?: the)?{part}(?: |(?<=')))?"
    near = r"(?:late |early |mid-)?"
    return re.compile(
        {
            "fiscal": (
                rf"{opening}(?:{'|'.join(_YEAR_NAMES)})(?: ?\(fy\))? ?(?P<year>20\d{{2}}|\d{{2}})(?!\d|,\d)"
            ),
            "year_fiscal": rf"{opening}{year}(?:[-/](?:20)?\d{{2}})? (?:fiscal|financial|business) year\b",
            "fiscal_years": (
                r"\b(?:between|from) (?:the )?(?:fiscal|financial|fy)(?: years?)? ?(?P<first>20\d{2})"
                r" (?:and|to|through) (?:(?:fiscal|financial|fy)(?: year)? ?)?(?P<last>20\d{2})(?!\d|,\d)"
            ),
            "fiscal_ja": rf"{either_year}(?:年度|회계年도|회계연도|财年|財年)(?!比){until_after}",
            "closing": rf"{either_year}年(?P<month>\d{{1,2}})月期{until_after}",
            "months": (
                rf"\b(?:from |between |in the |in |for |during )?{near}(?P<first>{month})"
                r"(?: ?- ?| to | through | and | until | till | bis | à | a | und | et | y | e )"
                rf"{near}(?P<last>{month})\b(?: {year})?"
            ),
            "months_ja": (
                rf"(?:{either_year}年)?(?P<first>\d{{1,2}})月?(?:〜|～|-|~|から)(?P<last>\d{{1,2}})月期?"
            ),
            "month_ja": (
                rf"(?:{either_year}年)?(?<!\d)(?P<month>\d{{1,2}})月(?![期間号〜～~-]|\d{{1,2}}日)"
                rf"(?:{_SINCE_AFTER}|{until_after})"
            ),
            "part": (
                rf"\b(?:in |for |during |by )?(?:the |its )?(?:fy ?(?P<first_year>(?:20)?\d{{2}}),? )?"
                r"(?:(?P<number>first|second|third|fourth)[ -](?P<fiscal_part>fiscal )?"
                r"(?:(?P<half>half)|quarter)"
                r"|(?P<letter>q|h)(?P<digit>[1-4])|(?P<leading_digit>[1-4])(?P<leading_letter>q|h))"
                rf"(?:,? (?:of )?(?:the )?(?:(?P<fiscal>{fiscal_words}) ?)?"
                r"(?P<year>(?:19|20)\d{2}|(?<=fy)\d{2}))?"
                r"(?:(?<=[qh])'?(?P<short_year>\d{2}))?(?![\d%]|,\d)\b"
            ),
            "first_months": (
                r"\b(?:in |for |during )?(?:the |its )?first (?P<span>three|six|nine|3|6|9)[ -]months of"
                rf"(?: the)?(?: (?P<fiscal>{fiscal_words}))? ?{year}(?!\d|,\d)"
            ),
            "part_ja": (
                rf"{either_year}年(?P<fiscal>度)?の?"
                r"(?:第?(?P<quarter>[1-4一二三四])四半期|(?P<half>上|下)(?:半)?期)"
            ),
            "span": (
                r"\b(?:in |for |during )?(?:the |its )?(?:first )?(?:(?:full|fiscal|financial|business)[ -])?"
                r"(?P<span>year|half|quarter|(?:three|six|nine|twelve|3|6|9|12)(?=[ -]month))"
                r"(?:[ -](?:months?|year))?(?: period)?"
                r" (?:to|through|ended|ending|ends|that (?:ended|ends|will end)|until)(?: in| on)?"
                rf"(?: the end of)? (?:\d{{1,2}} )?(?P<month>{month})\b(?: \d{{1,2}}\b)?(?:,? {year})?"
            ),
            # by itself "may" is no month
            "month": (
                rf"{opening.removesuffix('?')}{near}(?P<month>{month})\b\.?"
                rf"(?! \d{{1,2}}\b(?![.,]\d{{3}}))(?:,? {year})?"
            ),
            "month_year": rf"\b(?P<month>{month})\b\.?,? {year}",
            "year": (
                rf"\b(?:{_UNTIL}|in|during|for|since|im jahr|en|through)(?: the)?(?: end of)?"
                rf"(?: (?:late|early|mid|the year|(?:the )?calendar(?: year)?))?[ -]{year}(?!\d|,\d)\b"
            ),
            "year_ja": rf"{year}年(?!\d|度|代|型){until_after}",
            "relative": (
                rf"\b(?:{'|'.join(_RELATIVES)}) (?:{'|'.join(_UNITS)})\b"
                "|(?:今|来|前|昨)(?:年度|期|年|月)(?![同比度の]期?|比|末|内|底)"
            ),
            "relative_years": match_words(*_YEARS),
            "year_end": (
                rf"(?:\b{_UNTIL}(?: the| den| het| la| o| el)? )?(?:{_YEAR_ENDS})"
                rf"(?P<until_after>までに?|까지|前)?(?: {year})?"
            ),
        }[form]
    )
