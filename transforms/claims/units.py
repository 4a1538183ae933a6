"""Read what a number counts or measures from the words after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from transforms.claims.numerals import Number
from transforms.claims.quantities import Quantities
from transforms.claims.word_tables import list_words, read_word_tables
from transforms.tagging.folding import fold
from transforms.tagging.inflection import inflect_noun
from transforms.text.writing_systems import IDEOGRAPHS, KATAKANA, is_katakana

_WORD = re.compile(r"(?:^|[ -]| (?=['\"“]))['\"“]?([^\W_][\w'.&-]*|%)")
_PLAIN_WORD = re.compile(r"[ -]([^\W_][\w'.&]*)")
_PARTING = (" ", "-")
_PUNCTUATION = ("", ".", ",", ";", ":", ")", "?", "!", "/", "'", '"', "”")
_MAX_BETWEEN = 3  # words between a number and the noun that it counts
_MAX_FURTHER = 2  # words after a noun in which another follows
_MAX_NOUN = 4  # words of the longest noun
_DETERMINERS = r"(?: (?:its|the|their|our|his|all))+(?: (?:current|existing|roughly|about|some))?"
_EAST_ASIAN_YEAR = re.compile("年(?![度代間型以ぶ連前後])")  # a time, and no span
_KOREAN_POWERS = "천만억조"
_NUMBERS = "|".join(read_word_tables().numbers)
_PARTITIVE = re.compile(
    rf" (?:of|out of)(?:{_DETERMINERS}|(?= (?:\d|(?:{_NUMBERS})\b)))"
    r"|(?: of| out of| av)(?= [\w.&-]+(?:['’]s?|s) )"  # "seven of Nissan's plants"
    r"|(?: de las| delle| dei| dos| das| van de| der| des| de ses| de los| de sus| seiner| ihrer)(?= )"
    r"|(?: van| av| z| ze| de| di| dei| delle| dos| das| von| sur)"
    r"(?: (?:de|zijn|haar|hun|sina|swoich|ses|suoi|sue))?"
    rf"(?= (?:\d|(?:{_NUMBERS})\b))"
)
_DUTCH_OF = re.compile(
    r" van\b(?! (?:sales|sale|deliver|regist|mode|drivers?|orders?|buyers?))"
)  # and no car
_EXTRA_PEOPLE = ("気", "乗", "目", "材", "間", "工", "口", "種", "事")
# What a number counts before it could count a job or a car: the age of a worker, the doors of a car.
_NO_ADJECTIVES = frozenset(list_words("nouns", "no_adjectives"))
_NO_NOUNS = frozenset(list_words("nouns", "no_nouns"))
_KANJI_OR_KATAKANA = re.compile(f"[{IDEOGRAPHS}{KATAKANA}]")


class Unit(NamedTuple):
    """The words after a number.

    Attributes:
        name: The unit, a currency's code, or `None`.
        start: Where the noun or unit begins.
        end: Where it ends; where the number ends if there is none.
        base: Where the number begins of which this one counts a part, or -1.
        counted: The offset of the name of a model that is counted.
        has_noun: Whether it counts something that is none of the units.
        is_excluded: Whether the number measures something that no quantity has, such as percentage points.
    """

    name: str | None
    start: int
    end: int
    base: int = -1
    counted: int | None = None
    has_noun: bool = False
    is_excluded: bool = False


def is_currency(unit: str) -> bool:
    """Return whether a unit is the code of a currency."""
    return len(unit) == len("JPY") and unit.isupper()


class UnitReader:
    """Reads the units of a file of quantities, and percentages and currencies."""

    def __init__(self, quantities: Quantities) -> None:
        tables = read_word_tables()
        self._nouns: dict[str, str] = {}
        self._limits = {unit.unit: (unit.limit, unit.beyond) for unit in quantities.units if unit.beyond}
        counters: list[tuple[str, str]] = []
        for unit in quantities.units:
            for word in unit.words:
                self._nouns |= {form.replace("-", " "): unit.unit for form in map(fold, inflect_noun(word))}
            counters += [(fold(counter), unit.unit) for counter in unit.counters]
        self._first_words = frozenset(noun.partition(" ")[0] for noun in self._nouns)
        special = (*tables.percent, *tables.points, *tables.currencies, *list_words("foreign", "words"))
        self._special_words = frozenset(words.partition(" ")[0].rstrip(".") for words in special)
        self._hangul = tuple(word for word in tables.currencies if "가" <= word[0] <= "힣")
        self._counters = dict(sorted(counters, key=lambda each: -len(each[0])))
        counted = "|".join(map(re.escape, self._counters))
        self._counter = re.compile(rf"(?:つの|の)?({counted})" if counted else r"(?!)")
        self._percent = re.compile(rf"[ -]?(?:{_alternatives(tables.percent)})(?![a-z])")
        self._points = re.compile(rf"[ -]?(?:{_alternatives(tables.points)})(?![a-z])")
        foreign = _alternatives(list_words("foreign", "words"))
        counters_of_others = _alternatives(list_words("foreign", "counters"))
        self._foreign = re.compile(rf"[ -](?:{foreign})(?![a-z])|(?:{counters_of_others})")
        self._currency = re.compile(rf"[ -]?({_alternatives(tables.currencies)})(?![a-z])")

    def read(self, lower: str, number: Number, names: Mapping[int, int]) -> Unit:
        """Read the unit after a number, or `None` as its name if there is none."""
        end = number.end
        following = lower[end : end + 1]
        word = _PLAIN_WORD.match(lower, end) if following in _PARTING else None
        is_special = word[1].rstrip(".") in self._special_words if word else following not in _PUNCTUATION
        if word and lower[end - 1] in _KOREAN_POWERS and word[1].startswith(self._hangul):
            is_special = True  # 697억 엔이었다: particles and endings follow at once
        if not is_special and not number.percent:
            return self._limit(self._read_noun(lower, end, names), number) if word else Unit(None, end, end)
        sign = self._read_sign(lower, number)
        if sign is not None:
            return sign
        if number.year and _EAST_ASIAN_YEAR.match(lower, end):
            return Unit(None, end, end + 1)
        counter = self.read_counter(lower, end)
        if counter is None and self._foreign.match(lower, end):
            return Unit(None, end, end, is_excluded=True)
        return counter or self._read_noun(lower, end, names)

    def _limit(self, unit: Unit, number: Number) -> Unit:
        """Return a unit, or the one that a number beyond its limit counts."""
        limit, beyond = self._limits.get(unit.name or "", (number.value, None))
        return unit._replace(name=beyond) if number.value > limit else unit

    def _read_sign(self, lower: str, number: Number) -> Unit | None:
        """Read percent, percentage points or a currency after a number."""
        end = number.end
        percent = self._percent.match(lower, end)
        stop = percent.end() if percent else end
        if self._points.match(lower, stop):
            return Unit(None, end, end, is_excluded=True)
        if percent or number.percent:
            return Unit("percent", stop, stop, self._find_base(lower, stop))
        currency = self._currency.match(lower, end)
        if currency is None:
            return None
        return Unit(read_word_tables().currencies[currency[1]], currency.end(), currency.end())

    def _find_base(self, lower: str, end: int) -> int:
        """Return where the whole begins of which a number is a part: "two of its five plants"; or -1."""
        part = _PARTITIVE.match(lower, end)
        whole = _WORD.match(lower, part.end()) if part else None
        is_number = whole and (whole[1] in read_word_tables().numbers or whole[1][0].isdecimal())
        return whole.start(1) if whole and is_number else -1

    def read_counter(self, lower: str, end: int) -> Unit | None:
        """Read a counter, which follows its number at once."""
        found = self._counter.match(lower, end)
        if found is None:
            return None
        after = lower[found.end() : found.end() + 1]
        if (found[1].isascii() and after.isascii() and after.isalnum()) or (
            found[1] in {"人", "名"} and after in _EXTRA_PEOPLE
        ):
            return None
        if is_katakana(found[1][-1]) and after and is_katakana(after):
            return None  # キロワット
        if found[1] == "台" and after in ("湾", "北", "風"):
            return None
        return Unit(self._counters[found[1]], found.start(1), found.end())

    def skip_unit(self, lower: str, end: int) -> int:
        """Return the offset after the sign for percent, the currency or the counter at an offset."""
        word = _PLAIN_WORD.match(lower, end)
        if word and word[1].rstrip(".") not in self._special_words:
            return end
        for pattern in (self._percent, self._currency, self._counter):
            found = pattern.match(lower, end)
            if found:
                return found.end()
        return end

    def _find_further(self, lower: str, place: int) -> tuple[str, int] | None:
        """Return the noun at the end of a compound whose first noun ends at a place: "vehicle plants"."""
        for _ in range(_MAX_FURTHER):
            word = _PLAIN_WORD.match(lower, place)
            if word is None or word[1] in _NO_ADJECTIVES or lower[place] != " ":
                return None
            found = self._find_noun(lower, place) if word[1].rstrip(".") in self._first_words else None
            if found is not None:
                return found
            place = word.end()
        return None

    def _find_noun(self, lower: str, place: int) -> tuple[str, int] | None:
        """Return the unit of the longest noun at a place, and where it ends."""
        words: list[tuple[str, int]] = []
        if _DUTCH_OF.match(lower, place):
            return None
        while len(words) < _MAX_NOUN and (word := _PLAIN_WORD.match(lower, place)):
            place = word.end()
            words.append((word[1], place))
        for length in range(len(words), 0, -1):
            unit = self._nouns.get(" ".join(word for word, _ in words[:length]).rstrip("."))
            if unit is not None:
                return unit, words[length - 1][1]
        return None

    def _read_noun(self, lower: str, end: int, names: Mapping[int, int]) -> Unit:
        """Read the noun that a number counts, over adjectives and over "of its five"."""
        place, base = end, -1
        part = _PARTITIVE.match(lower, end)
        if part:
            place, base = part.end(), self._find_base(lower, end)
            whole = _WORD.match(lower, place) if base >= 0 else None
            place = whole.end() if whole else place
        for skipped in range(_MAX_BETWEEN + 1):
            start = place + 1
            if start in names and lower[place : place + 1] == " ":
                noun = self._find_noun(lower, names[start])  # "12,000 Rogue SUVs"
                stop = noun[1] if noun and noun[0] == "vehicles" else names[start]
                return Unit("vehicles", start, stop, base, counted=start)
            word = _PLAIN_WORD.match(lower, place)
            if word is None:
                break
            found = self._find_noun(lower, place) if word[1].rstrip(".") in self._first_words else None
            if found is not None:
                is_plural = lower[found[1] - 1] == "s"  # and no part of a compound: "workers drive new cars"
                is_whole = is_plural or found[0] == "people"  # Dutch "6.000 mensen werken": no plants
                further = None if is_whole else self._find_further(lower, found[1])
                return Unit(
                    *(further[0], start, further[1]) if further else (found[0], start, found[1]), base
                )
            is_hyphened = skipped == 0 and lower[place] == "-"
            is_further = word[1] == "more" and not lower.startswith(" than", word.end())
            if (word[1] in _NO_ADJECTIVES and not is_further) or word[1][0].isdecimal() or is_hyphened:
                break
            place = word.end()
        return Unit(None, end, end, base, has_noun=_has_noun(lower, end))


def _has_noun(lower: str, end: int) -> bool:
    """Return whether a noun follows a number."""
    word = _PLAIN_WORD.match(lower, end)
    if word is None:
        return _KANJI_OR_KATAKANA.match(lower, end) is not None
    return word[1] not in _NO_ADJECTIVES and word[1] not in _NO_NOUNS and not word[1][0].isdecimal()


@lru_cache(maxsize=4)
def compile_unit_reader(quantities: Quantities) -> UnitReader:
    """Compile the reader of units, once for each file."""
    return UnitReader(quantities)


def _alternatives(words: Mapping[str, str] | tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
