"""Find the numbers in a sentence however they are written: 20,000, 20 000, 2万, 二万, twenty thousand, 1.5bn.

No library was found that holds up. Of 60 forms, which `tests/data/number_forms.toml` has among others,
quantulum3 0.10 reads 22 at 1 ms each, text2num 3.1 18 (it reads numbers in words, and takes "20,000" for two
numbers), Babel's `parse_decimal` 13, which needs the language and raises on "20 000"; kanjize 1.6 reads 11 of
the 13 Japanese ones, and japanese-numbers 0.2 10. None of them knows 割, 3分の1, Mrd. or crore.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from transforms.claims.number_words import MIL, NumberWord, read_spelled_numbers
from transforms.claims.word_tables import read_word_tables
from transforms.text.figures import YEARS

_KANJI_DIGITS = "〇一二三四五六七八九"
_KANJI = f"{_KANJI_DIGITS}两兩十百"
# Not within a name or another number: N7, GT-R50, 10.30.15. A currency and Japanese may be right before it.
# It looks back after the first digit, which lets the search skip to the next one.
_GROUPED = r"\d{0,2}(?:(?:,\d{2})*(?:,\d{3})+|(?:\.\d{3})+|(?:[ ']\d{3})+)(?!\d)(?:[.,]\d+(?!\d))?"
_DIGITS = re.compile(rf"\d(?<![\d.,:/].)(?<![^\W\d_]-.)(?:{_GROUPED}|\d*(?:[.,]\d+)?)")
_POWERS = "万萬億亿兆만억조"
# Korean may have a space within a number (1만 5000명), and 여 for "and some" behind it.
# Thousands and a rest may share a power: 3천367억.
_THOUSANDS = r"(?:[千천]\d[\d,]*)?"
_MYRIADS = (
    rf"{_THOUSANDS}(?:[{_KANJI}千천]*[{_POWERS}]"
    rf"(?:(?:(?<=[만억조]) )?\d[\d,]*{_THOUSANDS}[千천]?|[{_KANJI}千]+)?)*[千천]?(?!\d)여?"
)
_EAST_ASIAN = re.compile(rf"(?<![数何第\d.,])(?:\d[\d,]*(?:\.\d+)?|[{_KANJI}千]+){_MYRIADS}")
_SECTION = re.compile(rf"(\d[\d,]*(?:\.\d+)?|[{_KANJI}千]*)([千천]?)([{_POWERS}]?)")
_FRACTION = re.compile(r"([1-9])/([2-9]|10)(?= of\b)")
_SCALE = re.compile(r"[ -]?(mil millones|[^\W\d_]+)\b\.?")
_MYRIAD = re.compile(f"[千천{_POWERS}]")
_SPANISH = re.compile(rf"(?<![\d.,])(\d{{1,3}}) mil (\d{{1,3}})(?![\d.,]*\d)|{MIL.pattern}")
_TIME_MARKS = (":", "/")
_CURRENCY_SIGNS = ("€", "$", "£")
_NAME_BEFORE = re.compile(r"[^\W\d_]\.?$")
_NO_NAME = re.compile(r"[^\w.$]")
_DOTTED = frozenset(("mio", "mrd", "tsd", "mln", "tys", "mld", "bln"))
_POLISH_MONEY = re.compile(r" (?:jen|zł|dolar|juan|won|rupi|funt)")
_JAPANESE_BEFORE = re.compile("[\u3040-\u9fff]$")


class Number(NamedTuple):
    """A number at ``sentence[start:end]`` with the words that multiply it.

    Attributes:
        start: Its first character.
        end: The character after its last one.
        value: Its value.
        bare: The value without the words that multiply it.
        percent: Whether it is a fraction in words or in 割, whose value is a percentage.
        year: Whether it could be a year: four digits in a row.
        abbreviated: Whether one letter multiplies it, as in 20k.
    """

    start: int
    end: int
    value: float
    bare: float
    percent: bool
    year: bool
    abbreviated: bool = False


def find_numbers(cased: str, lower: str, words: Sequence[NumberWord]) -> list[Number]:
    """Find the numbers in a sentence, in order.

    Args:
        cased: The sentence as it is written, normalised.
        lower: The same in lower case, character by character.
        words: The words in it that may be numbers.
    """
    found = [*_find_digits(cased, lower)]
    for start, end, value, percent in read_spelled_numbers(lower, words) if words else ():
        found.append(Number(start, end, value, value, percent, year=False))
    if "mil " in lower:
        found = [*_find_spanish(lower), *found]
    if not lower.isascii():
        found = [*_find_east_asian(lower), *found]  # first, since they hold digits as well
    if len(found) <= 1:
        return found
    kept: list[Number] = []
    for number in sorted(found, key=lambda each: (each.start, each.start - each.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _find_digits(cased: str, lower: str) -> Iterator[Number]:
    for found in _DIGITS.finditer(lower):
        start, end = found.span()
        if _is_in_name(cased, start):
            continue
        written = found[0]
        fraction = _FRACTION.match(lower, start) if lower[end : end + 1] == "/" else None
        if fraction:
            share = 100 * int(fraction[1]) / int(fraction[2])
            yield Number(start, fraction.end(), share, share, percent=True, year=False)
            continue
        if lower[end : end + 1] in _TIME_MARKS and lower[end + 1 : end + 2].isdecimal():
            continue  # 10:30, 25/26
        scale, comma, scaled_end = _read_scale(lower, end)
        if scale is None and lower[end : end + 1].isalnum() and not _is_followed(lower, end):
            continue  # 300ZX, 4WD, 2nd
        bare = parse_digits(written, decimal=scale is not None, comma=comma)
        value = bare * (scale or 1.0)
        year = scale is None and len(written) == len("2026") and written.isdecimal() and int(written) in YEARS
        short = scaled_end - end == 1
        yield Number(start, scaled_end, round(value, 6), bare, percent=False, year=year, abbreviated=short)


def _find_spanish(lower: str) -> Iterator[Number]:
    """Find numbers whose thousands have a word: "229 mil 296 unidades", "mil trabajadores"."""
    for found in _SPANISH.finditer(lower):
        value = float(1000 * int(found[1] or 1) + int(found[2] or 0))
        yield Number(*found.span(), value, value, percent=False, year=False)


def _is_in_name(cased: str, start: int) -> bool:
    """Return whether a letter is right before a number, as in N7, which no currency is."""
    if not cased[start - 1 : start].isalpha() and cased[start - 1 : start] != ".":
        return False
    before = cased[max(0, start - 5) : start]
    if not _NAME_BEFORE.search(before) or _JAPANESE_BEFORE.search(before):
        return False
    symbols = read_word_tables().symbols
    word = _NO_NAME.split(before.lower())[-1]
    return word not in symbols


def _is_followed(lower: str, end: int) -> bool:
    """Return whether a counter or a unit follows a number at once, and not the rest of a name."""
    return not lower[end].isascii() or bool(_UNIT_AT_ONCE.match(lower, end))


_UNIT_AT_ONCE = re.compile(r"(?:km|kwh|gwh|mi|pc|pct)(?![a-z0-9])")  # 408km다


def _read_scale(lower: str, end: int) -> tuple[float | None, bool, int]:
    """Read the word that multiplies a number: its value, whether its language has decimal commas, its end."""
    following = lower[end : end + 1]
    is_apart = following in {" ", "-"}
    if not is_apart and not following.isalpha():
        return None, False, end
    if is_apart and lower[end + 1 : end + 2] not in _list_scale_initials():
        return None, False, end
    tables = read_word_tables()
    scale, comma, place = 1.0, False, end
    while found := _SCALE.match(lower, place):
        word = found[1]
        is_letter = len(word) <= len("m") and found[0][0] in " -" and word != "k"
        if is_letter and lower[found.end(1) : found.end(1) + 1] not in _CURRENCY_SIGNS:
            break  # "5 m" is a length, and "5 M€" is money
        value = tables.scales.get(word)
        if value is None:
            value = tables.comma_scales.get(word)
            comma = comma or value is not None
        if value is None:
            break
        scale *= value
        dotted = found[0].endswith(".") and word in _DOTTED
        place = found.end() if dotted else found.end(1)
        if word == "bln" and _POLISH_MONEY.match(lower, place):
            scale *= 1000  # of bilion, which English calls a trillion
    return (scale, comma, place) if place > end else (None, False, end)


@cache
def _list_scale_initials() -> frozenset[str]:
    tables = read_word_tables()
    return frozenset(word[0] for word in (*tables.scales, *tables.comma_scales))


def parse_digits(written: str, *, decimal: bool, comma: bool) -> float:
    """Return the value of a number in digits.

    A single point or comma before three digits is read by the next word: 1.234 million are decimals, 20.000
    jobs are thousands, and a comma parts thousands unless the language has decimal commas.

    Args:
        written: Digits, with points, commas, spaces or apostrophes.
        decimal: Whether a word such as "million" follows.
        comma: Whether that word belongs to a language with decimal commas.
    """
    if written.isdecimal():
        return float(written)
    plain = written.replace(" ", "").replace("'", "")
    marks = [character for character in plain if character in ".,"]
    if not marks:
        return float(plain)
    last = marks[-1]
    tail = len(plain) - plain.rindex(last) - 1
    groups = tail == len("000") and not plain.startswith("0")
    if len(set(marks)) == 1 and groups:
        is_decimal = len(marks) == 1 and decimal and (last == ",") == comma
    else:
        is_decimal = len(marks) == 1 or len(set(marks)) > 1
    head, _, rest = plain.rpartition(last) if is_decimal else (plain, "", "")
    return float(head.replace(".", "").replace(",", "") + (f".{rest}" if rest else ""))


def _find_east_asian(lower: str) -> Iterator[Number]:
    for percent in _CHINESE_PERCENT.finditer(lower) if "百分之" in lower else ():
        value = _parse_decimal(percent[1])
        yield Number(percent.start(), percent.end(), value, value, percent=True, year=False)
    for found in _EAST_ASIAN.finditer(lower):
        start, end = found.span()
        written = found[0]
        share = _SHARE.match(lower, start)
        if share:
            yield Number(start, share.end(), _parse_share(share), 0.0, percent=True, year=False)
        elif lower.startswith("成", end) and _CHINESE_TENTHS.match(lower, end):
            value = 10 * _parse_decimal(written)
            yield Number(start, end + 1, value, value, percent=True, year=False)
        elif lower.startswith("割", end) and not lower.startswith(("割り", "割れ"), end):
            parts = _TENTHS.match(lower, end)
            rest = _parse_myriads(parts[1]) if parts else 0.0
            value = 10 * _parse_myriads(written) + rest
            yield Number(start, parts.end() if parts else end + 1, value, value, percent=True, year=False)
        elif _MYRIAD.search(written) or not written[0].isdecimal():
            if lower.startswith("数", end):
                continue  # 十数万: nobody says how many
            value = _parse_myriads(written)
            yield Number(start, end, round(value, 6), value, percent=False, year=False)


_SHARE = re.compile(rf"(\d+|[{_KANJI_DIGITS}]+)分の(\d+|[{_KANJI_DIGITS}]+)")
_TENTHS = re.compile(rf"割(\d|[{_KANJI_DIGITS}])分")

# 百分之九, 百分之六点五; 四成 is 40 percent, and 成为, 成立 and the like are other words.
_CHINESE_PERCENT = re.compile(rf"百分之([{_KANJI}]+(?:点[{_KANJI_DIGITS}]+)?|\d+(?:\.\d+)?)")
_CHINESE_TRILLION = re.compile("[万萬][亿億]")
_CHINESE_TENTHS = re.compile(r"成(?=[、，,。；;）)的多左右以产員员市销利营]|$)")


def _parse_decimal(written: str) -> float:
    """Return the value of a number such as 九, 十二, 六点五 or 6.5."""
    whole, _, rest = written.partition("点")
    digits = "".join(str(_KANJI_DIGITS.index(digit)) for digit in rest)
    return _parse_myriads(whole) + (float(f"0.{digits}") if digits else 0.0)


def _parse_share(share: re.Match[str]) -> float:
    whole, part = _parse_myriads(share[1]), _parse_myriads(share[2])
    return 100 * part / whole if whole else 0.0


def _parse_myriads(written: str) -> float:
    """Return the value of a number such as 1兆2000億, 3千, 二万五千 or 十二."""
    total = waiting = 0.0  # for the power of the next section, as the thousands of 3천367억
    myriads = read_word_tables().myriads
    for section in _SECTION.finditer(_CHINESE_TRILLION.sub("兆", written)):
        number, thousand, myriad = section.groups()
        if not section[0]:
            continue
        value = float(number.replace(",", "")) if number[:1].isdecimal() else _parse_kanji(number)
        if thousand:
            value = (value or 1.0) * myriads[thousand]
        waiting += value
        if myriad:
            total, waiting = total + waiting * myriads[myriad], 0.0
    return total + waiting


def _parse_kanji(written: str) -> float:
    total = current = 0
    for character in written.replace("两", "二").replace("兩", "二"):
        if character in _KANJI_DIGITS:
            current = 10 * current + _KANJI_DIGITS.index(character)
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            current = 0
    return float(total + current)
