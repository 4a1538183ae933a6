"""Stated figures: whether two texts give the same numbers and months, as copies do, or other ones.

Reports from one template share their sentences and none of their figures, however few of the sentences are
left in both. A figure that moved to another sentence is still the same; only one that differs is looked for
between the words that match.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from typing import NamedTuple

from transforms.text.calendar_names import number_months, read_full_names
from transforms.text.writing_systems import is_unspaced

# A number with its decimals and groups of digits, also apart by a space, and with East Asian myriads.
_NUMBER = re.compile(r"\d+(?:[.,:]\d+| \d{3}(?!\d))*(?:[万億兆亿萬만억조]\d*)?")
# The number of a telephone, and the code of a product or a campaign; the latter is a name.
_NO_FIGURE = re.compile(r"(?<!\d)\d{1,4}(?:-\d{1,4}){2,}(?!\d)|(?<![A-Za-z\d])[A-Z]{1,2}\d{1,6}[A-Z]\w*")
_LONGEST_MONTH = 12  # letters, a point and a space
_DAY = re.compile(r"[12]\d|3[01]")
_MONTH_BEFORE = re.compile(r"([^\W\d_]+)\.? $")
_MONTH_BEHIND = re.compile(r"(?:st|nd|rd|th|\.)? (?:de |of )?([^\W\d_]+)")
_SEPARATOR = re.compile(r"[., :]")
_SAYS_LITTLE = re.compile(r"0?\d|1[0-2]|(?:19|20)\d\d")  # a year, a month, or one of a few
_YEAR_DIGITS = 4
_MONTH_SIGNS, _DAY_SIGNS, _YEAR_SIGNS = "月월", ("日", "일"), "年년"
_WORD = re.compile(r"[^\W\d_]+")
# The share of figures that differ between reports of other months or makers; the rest agree by chance, or are
# background. The least share expected of copies is what editions of one report differ in.
_DIFFERING, _MIN_EXPECTED, _MAX_EXPECTED = 0.88, 0.12, 0.8
_OTHER_MONTH = 2.0  # nats; seven times as likely between look-alikes


class StatedFigures(NamedTuple):
    """The figures of a text.

    Attributes:
        numbers: The numbers without separators, each with its start in the NFKC-normalised text, in order.
            Years, days, telephone numbers and those up to 12 are left out, since reports on other events
            share them; so are codes such as *R26A1*.
        months: The numbers of the months named, 1 to 12.
    """

    numbers: tuple[tuple[int, str], ...]
    months: frozenset[int]


def find_stated_figures(text: str) -> StatedFigures:
    """Find the numbers and months of a text in any language; months in those of the names that are facts."""
    text = unicodedata.normalize("NFKC", text)
    numbers: list[tuple[int, str]] = []
    months: set[int] = set()
    names = _read_months()
    for match in _NUMBER.finditer(_NO_FIGURE.sub(lambda found: " " * len(found.group()), text)):
        unit = text[match.end() : match.end() + 1] or " "
        number = match.group()
        if unit in _MONTH_SIGNS:
            months.add(int(_SEPARATOR.sub("", number)[:2]))
        elif not (_says_little(number, unit) or _is_day(match, text, names)):
            numbers.append((match.start(), _SEPARATOR.sub("", number)))
    months.update(names[word] for word in _WORD.findall(text) if word in names)
    return StatedFigures(numbers=tuple(numbers), months=frozenset(months))


def count_figures(
    one: StatedFigures, other: StatedFigures, anchors: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Count the numbers in which two texts agree, and those that stand for each other and differ.

    Args:
        one: The figures of the one text.
        other: The figures of the other.
        anchors: The places of words that match, in order, as pairs of offsets in both texts.

    Returns:
        How many numbers occur in both texts, wherever; and how many that occur in one alone have such a
        number of the other text between the same two anchors. A number that was only left out or added counts
        as neither.
    """
    mine, theirs = (Counter(number for _, number in figures.numbers) for figures in (one, other))
    alone = _count_alone(one, theirs, [anchor for anchor, _ in anchors])
    other_alone = _count_alone(other, mine, [anchor for _, anchor in anchors])
    return (mine & theirs).total(), (alone & other_alone).total()


def weigh_figures(agreeing: int, differing: int, *, expected: float, other_months: bool) -> float:
    """Weigh whether the figures of two texts come from two events rather than from one.

    Args:
        agreeing: How many numbers the texts have in common.
        differing: How many of their numbers stand for each other and differ.
        expected: The share of its figures that a copy is expected to have changed: that of its other words.
        other_months: Whether both texts name months, and none that is the same.

    Returns:
        The logarithm of the likelihood ratio, in nats: above 0 where two reports from one template are
        likelier than a copy.
    """
    changed = min(max(expected, _MIN_EXPECTED), _MAX_EXPECTED)
    weight = differing * log(_DIFFERING / changed) + agreeing * log((1 - _DIFFERING) / (1 - changed))
    return weight + (_OTHER_MONTH if other_months else 0.0)


def _count_alone(figures: StatedFigures, others: Mapping[str, int], anchors: Sequence[int]) -> Counter[int]:
    """Count the numbers that are not among `others`, by how many anchors come before."""
    return Counter(bisect_right(anchors, start) for start, number in figures.numbers if number not in others)


def _says_little(number: str, unit: str) -> bool:
    """Return whether a number is a year, a month or a small count; 1911辆 has a counter, and is none."""
    is_counted = len(number) == _YEAR_DIGITS and unit not in _YEAR_SIGNS and is_unspaced(unit)
    return _SAYS_LITTLE.fullmatch(number) is not None and not is_counted


def _is_day(number: re.Match[str], text: str, months: Mapping[str, int]) -> bool:
    """Return whether a number is the day of a month, by the sign or the name of the month beside it."""
    if not _DAY.fullmatch(number.group()):
        return False
    if text[number.end() : number.end() + 1] in _DAY_SIGNS:
        return True
    before = _MONTH_BEFORE.search(text, max(0, number.start() - _LONGEST_MONTH), number.start())
    behind = _MONTH_BEHIND.match(text, number.end())
    return any(found and found[1] in months for found in (before, behind))


@cache
def _read_months() -> Mapping[str, int]:
    """Return the number of each month by its names, as written."""
    numbers = number_months(full=("de", "en", "es", "fr", "it"), short=("en",))
    return {name: numbers[name.casefold()] for name in read_full_names() if name.casefold() in numbers}
