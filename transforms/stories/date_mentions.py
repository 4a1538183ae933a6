"""Date mentions: the months, days and years that a text names, as far as it writes months out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from transforms.text.calendar_names import number_months

# No abbreviations of other languages: too many of them are words as well ("ene", "set", "dic").
_LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv")
_NUMBERS = number_months(full=_LANGUAGES, short=("en",))
# Some months are words as well ("may", "mars", "mar") and need a capital where no day is beside them. These
# are written in lower case and mean nothing else.
_AMBIGUOUS = frozenset(("mai", "mars", "mayo", "marzo", "april", "august"))
# These are words or names in another language, with a capital too, and need a day ("Marca", "Mei").
_WITH_DAY = frozenset(("marca", "maja", "mei", "maj"))
_LOWER_CASE = frozenset(number_months(full=set(_LANGUAGES) - {"de", "en"}, short=()))
_UNAMBIGUOUS = _LOWER_CASE - _AMBIGUOUS - _WITH_DAY
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
_WRITTEN = re.compile(
    rf"(?<![\w.,:])(?:(?P<before>[0-3]?\d){_ORDINAL}\s(?:of\s|de\s)?)?"
    rf"\b(?P<month>{_NAMES})\b\.?(?:\s(?P<after>[0-3]?\d){_ORDINAL}(?![\w%]|[.,:]\d))?",
    re.IGNORECASE,
)
_AUTOMATON = AhoCorasick(list(_NUMBERS))
_REACH = 12  # characters on either side of a month in which its day is, and a sign that must not follow
_EASTERN = re.compile(r"(?P<month>1[0-2]|[1-9])[月월](?: ?(?P<after>[0-3]?\d)[日일])?")
# Looking behind the first digits and not before them lets the search skip to the next ones.
_YEAR = re.compile(r"(?:19|20)(?<![\w.,$€£¥]..)\d\d(?![\w%]|[.,]\d)")
_LAST_DAY = 31


def find_date_mentions(text: str) -> Iterator[str]:
    """Yield the months, days and years that a text names, as often as it names them.

    Dates in digits alone are left out, since 3/4 may be either of two days.

    Yields:
        Months as ``12``, days as ``12-14`` after their month, and years as ``2008``.
    """
    for month, day, _ in find_written_dates(text):
        yield str(month)
        if day:
            yield f"{month}-{day}"
    for match in _EASTERN.finditer(text) if "月" in text or "월" in text else ():
        day = int(match["after"] or 0)
        yield str(int(match["month"]))
        if 0 < day <= _LAST_DAY:
            yield f"{int(match['month'])}-{day}"
    yield from _YEAR.findall(text)


@lru_cache(2)
def find_written_dates(text: str) -> tuple[tuple[int, int | None, tuple[int, int]], ...]:
    """Find the dates of a text whose month is written out.

    Those of a text are kept for the next question: its amounts and its calendar days are looked for in turn.

    Returns:
        The month, the day of the month if one is beside it, and where the date starts and ends.
    """
    return tuple(_list_written_dates(text))


def _list_written_dates(text: str) -> Iterator[tuple[int, int | None, tuple[int, int]]]:
    for match in _find_written(text):
        name = match["month"]
        day = int(match["before"] or match["after"] or 0)
        if day or name in _UNAMBIGUOUS or (name[0].isupper() and name.casefold() not in _WITH_DAY):
            yield _NUMBERS[name.casefold()], day if 0 < day <= _LAST_DAY else None, match.span()


def _find_written(text: str) -> Iterator[re.Match[str]]:
    """Find the dates whose month is written out; a search for the names says where to look for one."""
    lowered = text.lower()
    if len(lowered) != len(text):  # places would differ
        yield from _WRITTEN.finditer(text)
        return
    padded = f" {lowered} "
    done = 0
    for _, start, end in _AUTOMATON.find_matches_as_indexes(lowered, overlapping=True):
        if start < done or padded[start].isalnum() or padded[end + 1].isalnum():
            continue
        match = _WRITTEN.search(text, max(done, start - _REACH), end + _REACH)
        if match:
            done = match.end()
            yield match
