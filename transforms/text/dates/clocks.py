"""Find the clock beside a date in a folded text: its hours in any form, its day period and its zone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from functools import cache

from transforms.text.calendar_names import read_calendar_names
from transforms.text.dates.context import DateContext
from transforms.text.dates.folding import fold_date_text
from transforms.text.dates.label_words import names_publication, names_update
from transforms.text.dates.stated_zones import find_zone, find_zone_before

_REACH = 40  # characters between a date and its clock
_BEFORE = 60  # characters before a date in which its clock and zone are
_MAX_WORDS = 4  # between a date and its clock
_HALF = 12
_DAY = 24
_LAST_MINUTE = 59
_ENGLISH = (("am", 0, _HALF), ("pm", _HALF, _DAY), ("a", 0, _HALF), ("p", _HALF, _DAY))
_AMBIGUOUS = 2  # letters of a word that is another one in other languages
# A full stop parts hours and minutes where the language writes them so (by the CLDR, or by habit), or where a
# word says that it is a clock.
_DOTTED = frozenset({"ca", "cs", "da", "et", "fi", "hu", "id", "it", "nb", "nl", "no", "pl", "sl", "sv"})
_CLOCK_WORD = re.compile(
    r"(?:\b(?:kl|klo|klokken|um|at|pukul|pkl|jam|ore|ora|alle|godz|saat|ob|om|o|as|a|a las|h|v|ve"
    r"|kell|plkst)|@)\.?[\s:]{0,2}$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s?(?:uhr|uur|hrs?|hs|h|u|น\.?|ч\.?|g\.?)(?![^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# The zones of day periods that are written in one language: Chinese ones are China's, as its dates are.
_PERIOD_ZONES = {
    **dict.fromkeys(("오전", "오후"), "Asia/Seoul"),
    **dict.fromkeys(("上午", "下午", "晚上", "早上", "凌晨", "中午"), "Asia/Taipei"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day in a text.

    Attributes:
        start: Where it begins, with its day period.
        end: Where it ends, with its zone.
        hour: The hour, over 23 for one past midnight of the day that is named.
        minute: The minute.
        second: The second; None where it is not given.
        zone: The zone that is written with it, if any.
        period_zone: The zone of the country in whose language the day period is: 오후, 下午.
        is_ambiguous: Whether an abbreviation is written with it that means several zones.
    """

    start: int
    end: int
    hour: int
    minute: int
    second: int | None
    zone: tzinfo | None
    period_zone: str | None
    is_ambiguous: bool


def find_clock(text: str, start: int, end: int, context: DateContext, *, low: int) -> Clock | None:
    """Find the clock that belongs to a date: after it, or else before it, with no other figures between.

    Args:
        text: The folded text.
        start: Where the date begins.
        end: Where it ends.
        context: Decides on zones and on day periods of two letters.
        low: Where the date before it ends, whose clock is not its own.
    """
    after = next(_iterate_clocks(text, end, min(len(text), end + _REACH), context), None)
    if after and _is_gap(text[end : after.start]):
        return after
    before = list(_iterate_clocks(text, max(low, start - _BEFORE), start, context))[-1:]
    return before[0] if before and _is_gap(text[before[0].end : start]) else None


def read_clock_at(text: str, start: int, context: DateContext) -> Clock | None:
    """Read the clock that begins at a place of a folded text."""
    return next((clock for clock in _iterate_clocks(text, start, len(text), context)), None)


def _iterate_clocks(text: str, low: int, high: int, context: DateContext) -> Iterator[Clock]:
    for found in _load_pattern().finditer(text, low, high):
        if clock := _read_clock(text, found, context):
            yield clock


def _read_clock(text: str, found: re.Match[str], context: DateContext) -> Clock | None:
    end = found.end()
    if unit := _UNIT.match(text, end):
        end = unit.end()
    stated = find_zone(text, end, context)
    period = _find_period(found["post"], context) or _find_period(found["pre"], context)
    if found["dot"] is not None and not (
        period or unit or stated or context.language in _DOTTED or _CLOCK_WORD.search(text, 0, found.start())
    ):
        return None
    if found["bare"] is not None and not period:
        return None
    if stated and found["post"] and period is None:  # 10:15 P DT: the letter belongs to the zone
        return None
    minute = int(found["m1"] or found["m2"] or found["m3"] or found["dot"] or found["m5"] or 0)
    if found["half"]:
        minute = 30
    second = found["s1"] or found["s3"] or found["s4"]
    hour = int(found["h"] if found["h"] is not None else found["h5"])
    if hour > _DAY or minute > _LAST_MINUTE or (hour == _DAY and minute):
        return None
    return Clock(
        start=found.start(),
        end=stated.end if stated else end,
        hour=_place_hour(hour, minute, period),
        minute=minute,
        second=int(second) if second else None,
        zone=stated.zone if stated else find_zone_before(text, found.start()),
        period_zone=_PERIOD_ZONES.get((found["post"] or found["pre"] or "")[:2]),
        is_ambiguous=stated is not None and stated.zone is None,
    )


def _place_hour(hour: int, minute: int, period: tuple[int, int] | None) -> int:
    """Return the hour of 24 for one of 12 with its day period: the one in the period or nearest to it."""
    if period is None or hour > _HALF:
        return hour
    start, end = period
    if end - start == _HALF:  # a half day: twelve is its first hour
        return hour % _HALF + start
    middle = (start + end) / 2
    hours = (hour % _HALF, hour % _HALF + _HALF)
    return min(
        hours, key=lambda each: min(abs(each + minute / 60 - middle + turn) for turn in (-_DAY, 0, _DAY))
    )


def _find_period(word: str | None, context: DateContext) -> tuple[int, int] | None:
    """Return the hours from and to which a day period lasts; None where there is none.

    A word of two letters is one in its own language only: *de* is a half day in Hungarian, not in Spanish.
    """
    if word is None:
        return None
    key = _squeeze_period(word)
    meanings = _load_periods()[key]
    if context.language in meanings:
        return meanings[context.language]
    if key.isascii() and len(key) <= _AMBIGUOUS and "en" not in meanings:
        return None
    return meanings.get("en") or next(iter(meanings.values()))


def _is_gap(text: str) -> bool:
    """Return whether nothing but a few words and no figure stands between a date and its clock."""
    words = _WORD.findall(text)
    return not any(character.isdigit() for character in text) and (
        len(words) <= _MAX_WORDS and not names_update(text) and not names_publication(text)
    )


@cache
def _load_periods() -> dict[str, dict[str, tuple[int, int]]]:
    """Return the day periods, folded, with the hours of each by language."""
    found: defaultdict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for name, start, end in _ENGLISH:
        found[name]["en"] = (start, end)
    for language, calendar in read_calendar_names().items():
        for name, start, end in calendar.day_periods:
            found[_squeeze_period(fold_date_text(name))].setdefault(language, (start, end))
    return found


def _squeeze_period(word: str) -> str:
    """Return a day period in small letters; an abbreviation without its full stops and spaces."""
    word = word.casefold()
    return word.replace(".", "").replace(" ", "") if "." in word else word


@cache
def _load_pattern() -> re.Pattern[str]:
    """Compile the pattern of a clock; its day periods are those of all languages, the longest first."""
    names = sorted(_load_periods(), key=len, reverse=True)
    long = "|".join(re.escape(name) for name in names if len(name) > _AMBIGUOUS or not name.isascii())
    short = "|".join(
        r"\.?\s?".join(map(re.escape, name)) + r"\.?"
        for name in names
        if len(name) <= 3 and name.isalpha()  # noqa: PLR2004 -- abbreviations with or without full stops
    )
    period = rf"(?:{long}|{short})(?![^\W\d_])"
    before = rf"(?![ap][\s.]*\d){period}"  # one letter is none there: à 3:15
    return re.compile(
        rf"(?:(?:(?<![^\W\d_])|(?<=[\u2e80-\uffdc]))(?P<pre>{before})[\s,]{{0,2}})?(?<!\d)(?<!\d[.,:/-])(?:(?P<h5>[01]\d|2[0-3])(?P<m5>[0-5]\d)"
        r"(?=\s?(?:hrs?|GMT|UTC|gmt)\b)|(?P<h>[0-2]?\d)(?:"
        r":(?P<m1>[0-5]\d)(?::(?P<s1>[0-5]\d|60)(?:[.,]\d{1,9})?)?"
        r"|\s?h(?:rs?|s|eures?|oras?)?\.?\s?(?P<m2>[0-5]\d)(?:\s?min\b)?"
        r"|\s?h(?:rs?|s|eures?|oras?)?(?![^\W_])|\s?uhr\b"
        r"|\s?(?:時|时|點|点|시|นาฬิกา)\s?"
        r"(?:(?P<m3>\d{1,2})\s?(?:分|분|นาที)(?:\s?(?P<s3>\d{1,2})\s?(?:秒|초|วินาที))?|(?P<half>半|반))?"
        r"|\.(?P<dot>[0-5]\d)(?:\.(?P<s4>[0-5]\d))?(?!\.?\d)"
        rf"|(?P<bare>)(?=\s?{period})))(?!\d)(?:\s?(?P<post>{period}))?",
        re.IGNORECASE,
    )
