"""Amounts: the numbers of a text with their units, in one form for all languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from transforms.stories.date_mentions import find_written_dates
from transforms.stories.languages.eastern_numbers import find_eastern_numbers
from transforms.text.figures import YEARS, is_in_range
from transforms.text.word_lists import read_stop_words
from transforms.text.writing_systems import UNSPACED_LANGUAGES

_NUMBER = re.compile(
    r"(?P<before>(?:US|C|A)?[$€£¥]\s?)?"
    r"(?<![\w.,:])(?P<number>\d{1,3}(?:[,. '’]\d{3})+(?!\d)|\d+)(?P<decimals>[.,]\d+)?(?![:\d])"
    r"(?P<rest>(?:[\s-]?(?:%|[^\W\d_]+['’.]?)){0,4})"
)
_WORDS_AFTER = re.compile(r"(?:[\s-][^\W\d_]+){1,3}")
_REST = re.compile(r"%|[^\W\d_]+")
_DIGIT, _NO_DIGIT = re.compile(r"\d"), re.compile(r"\D")
_MONEY_BEFORE = re.compile(r"(?:US)?[$€£¥]$")
_LONGEST_SIGN, _LONGEST_UNIT = 4, 6  # characters
_PER, _CENT = frozenset(("per", "pro", "por")), (["cent"], ["cento"], ["ciento"])
_POINT_GROUPS = frozenset(("de", "es", "it", "nl", "pt", "da", "id", "fr", "sv", "nb", "pl", "ru", "tr"))
_SPELLED = frozenset(("en", "de", "fr"))
_YEAR_DIGITS = 4
_MIN_ALONE = 13  # a lesser count says nothing without that which is counted
_PLAIN_MONEY = 10**6  # from here on a sum is the same with its currency and without ("from 79 billion")
_MAX_VALUE = 10**16  # from here on a number is no amount
_ROUND_DIGITS = 2


def find_amounts(text: str, language: str | None) -> Iterator[str]:
    """Find the amounts of a text.

    Money and percentages have a unit, and so have counts up to twelve; greater counts have none, since "87
    firms", "87 suppliers" and ``87社`` are one. Years, dates and times are no amounts.

    Args:
        text: The text, normalised by NFKC.
        language: Its ISO 639-1 code, which decides what a point in a number means; `None` if unknown.

    Yields:
        Value and unit, such as ``254318``, ``68200000000``, ``12000 JPY``, ``5.8 %`` or ``7 models``.
    """
    found = _find_eastern(text) if language in UNSPACED_LANGUAGES else _find_western(text, language)
    for value, unit in found:
        if amount := _name(value, unit):
            yield amount


def round_amount(amount: str) -> set[str]:
    """Return an amount with two significant digits, rounded and cut off, as others may report it."""
    number, _, unit = amount.partition(" ")
    value = float(number)
    rounded = float(f"{value:.{_ROUND_DIGITS - 1}e}")
    step = 10.0 ** (len(f"{value:.0f}") - _ROUND_DIGITS)
    cut = value // step * step if step >= 1 else rounded
    return {_format(each, unit) for each in {rounded, cut}}


def _find_western(text: str, language: str | None) -> Iterator[tuple[float, str]]:
    yield from _find_spelled(text, language)
    scales, money = (_read_units()[kind] for kind in ("scale", "money"))
    text = _remove_dates(text)
    done = 0
    # looking for digits first is four times as quick as trying the whole expression at each character
    while digit := _DIGIT.search(text, done):
        match = _NUMBER.search(text, max(done, digit.start() - _LONGEST_SIGN))
        if match is None:
            return
        before, number, decimals, rest = match.group("before", "number", "decimals", "rest")
        done = match.end("decimals") if decimals else match.end("number")
        value = _read_western(number, decimals or "", language)
        words = [word.casefold() for word in _REST.findall(rest)]
        scaled = bool(words) and words[0] in scales
        while words and words[0] in scales:  # 27,6 mil millones
            value *= 10.0 ** int(scales[words.pop(0)])
        unit = (before and money.get(before.strip().casefold())) or _find_unit(words, language)
        is_year = len(number) == _YEAR_DIGITS and not scaled and is_in_range(value, YEARS)
        if not (is_year and unit in {"", "time"}):
            yield value, unit


def _find_spelled(text: str, language: str | None) -> Iterator[tuple[float, str]]:
    """Find the number words up to twelve, with what they count."""
    if language not in _SPELLED:
        return
    lowered = text.lower()
    automaton, values = _compile_number_words()
    for number, start, end in automaton.find_matches_as_indexes(lowered):
        if not (lowered[start - 1 : start].isalnum() or lowered[end : end + 1].isalnum()):
            match = _WORDS_AFTER.match(lowered, end)
            if match and (unit := _find_unit(_REST.findall(match.group()), language)):
                yield values[number], unit


def _find_unit(words: Sequence[str], language: str | None) -> str:
    """Return the unit that the words after a number name, with an adjective before it at the most."""
    units, stops = _read_units(), read_stop_words(language)
    money, counted = units["money"], units["unit"]
    for place, word in enumerate(words):
        if word in _PER and words[place + 1 : place + 2] in _CENT:
            return "%"
        if place and word in stops:
            return ""
        if unit := money.get(word) or counted.get(word):
            return unit
    return ""


def _remove_dates(text: str) -> str:
    kept, done = [], 0
    for _, _, (start, end) in find_written_dates(text):
        kept.append(text[done:start])
        done = end
    return "|".join((*kept, text[done:]))


@cache
def _compile_number_words() -> tuple[AhoCorasick, list[float]]:
    words = _read_units()["number"]
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), [
        float(each) for each in words.values()
    ]


def _read_western(number: str, decimals: str, language: str | None) -> float:
    head, point, tail = number.rpartition(".")
    if point and tail.isdigit() and language not in _POINT_GROUPS:  # 1.250 has decimals, 1.250,400 has groups
        number, decimals = head, f".{tail}"
    digits = number if number.isdigit() else _NO_DIGIT.sub("", number)
    return float(digits + decimals.replace(",", "."))


def _find_eastern(text: str) -> Iterator[tuple[float, str]]:
    units = _read_units()
    for value, has_digits, start, end in find_eastern_numbers(text):
        after = text[end : end + _LONGEST_UNIT]
        prefixes = (after[:length] for length in range(len(after), 0, -1))
        unit = next((units["eastern"][each] for each in prefixes if each in units["eastern"]), "")
        if unit == "date" or not (has_digits or unit):
            continue
        if sign := _MONEY_BEFORE.search(text, max(0, start - _LONGEST_SIGN), start):
            unit = units["money"][sign.group().casefold()]
        yield (10 * value, "%") if unit == "tenths" else (value, unit)


def _name(value: float, unit: str) -> str | None:
    if not 0 < value < _MAX_VALUE:
        return None
    if unit == "%" or (unit.isupper() and value < _PLAIN_MONEY):
        return _format(value, unit)
    if value >= _MIN_ALONE:
        return _format(value, "")
    return _format(value, unit) if unit and unit != "time" and value > 1 else None


def _format(value: float, unit: str) -> str:
    is_whole = value < _MAX_VALUE and value == int(value)
    number = str(int(value)) if is_whole else f"{round(value, 4):.16g}"  # takes twice as long
    return f"{number} {unit}" if unit else number


@cache
def _read_units() -> Mapping[str, Mapping[str, str]]:
    """Return the words of the data file: by kind, the meaning of each."""
    text = (files("transforms.stories.languages") / "units.toml").read_text(encoding="utf-8")
    return {
        kind: {word: meaning for meaning, listed in meanings.items() for word in listed}
        for kind, meanings in tomllib.loads(text).items()
    }
