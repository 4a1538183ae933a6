"""Find names of months in a text, in all languages of the calendar at once."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from transforms.text.calendar_names import read_calendar_names
from transforms.text.dates.calendars import PERSIAN_MONTHS
from transforms.text.dates.folding import fold_date_text
from transforms.text.dates.weekday_names import find_weekdays

_NUMBERED = ("ja", "ko", "zh")  # they write 11月: a number, which is no name
_DAY = re.compile(r"\d{1,2}[.\s]{0,2}$")
_PREFIXES = "בהלמو"  # Hebrew and Arabic write "in" and "and" in one with the name


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthName:
    """The name of a month in a text: its place, and its number from 1 to 12."""

    start: int
    end: int
    number: int


def find_month_names(text: str, lowered: str, language: str | None) -> Iterator[MonthName]:
    """Yield the names of months in a folded text, in order.

    In no other way than by its language is *listopad* November, as in Polish and Czech, or October, as in
    Croatian: by that of the page, or of the day of the week before the date.

    Args:
        text: The text.
        lowered: The text in small letters.
        language: The language of the page.
    """
    automaton, names = _load_names()
    matches = automaton.find_matches_as_indexes(lowered, overlapping=True)
    whole = [
        (start, -end, index)
        for index, start, end in matches
        if not _is_letter(text[end : end + 1]) and _may_begin(text, start)
    ]
    found: list[MonthName] = []
    for start, negative_end, index in sorted(whole):
        numbers = names[index]
        decided = [number for number, languages in numbers.items() if language in languages]
        if len(numbers) > 1 and not decided:
            spoken = _find_languages(text, start)
            decided = [number for number, languages in numbers.items() if not spoken.isdisjoint(languages)]
        if (found and start < found[-1].end) or (len(numbers) > 1 and len(decided) != 1):
            continue
        number = decided[0] if decided else next(iter(numbers))
        # Arabic papers give both of a month's names: نوفمبر/تشرين الثاني
        is_second = found and found[-1].number == number and text[found[-1].end : start].strip() == "/"
        begin = found.pop().start if is_second else start
        found.append(MonthName(start=begin, end=-negative_end, number=number))
    yield from found


@cache
def _load_names() -> tuple[AhoCorasick, list[dict[int, set[str]]]]:
    """Return an automaton of all names, and for each the months that it names with the languages."""
    found: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language, calendar in read_calendar_names().items():
        if language not in _NUMBERED:
            tables = zip(calendar.months, calendar.short_months, calendar.other_months, strict=True)
            for number, (name, short, other) in enumerate(tables, start=1):
                for each in (name, *short, *other):
                    found[fold_date_text(each).lower()][number].add(language)
    for number, names in enumerate(PERSIAN_MONTHS, start=1):
        for each in names:
            found[fold_date_text(each)][number].add("fa")
    return AhoCorasick(list(found)), [dict(each) for each in found.values()]


def _find_languages(text: str, start: int) -> frozenset[str]:
    """Return the languages of the day of the week before a day and the name of its month."""
    weekdays = find_weekdays(text, len(_DAY.sub("", text[:start])))
    return frozenset().union(*weekdays.values())


def _is_letter(character: str) -> bool:
    """Return whether a character is a letter or a vowel sign of one; no character is none."""
    return bool(character) and unicodedata.category(character)[0] in "LM"


def _may_begin(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return not _is_letter(before) or (before in _PREFIXES and not _is_letter(text[start - 2 : start - 1]))
