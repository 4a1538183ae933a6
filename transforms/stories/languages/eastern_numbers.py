"""Eastern numbers: those of Japanese, Chinese and Korean text, such as 25万4318, 5.8亿, 二千 or 791억."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = "一二三四五六七八九十百千"
# Each part has one way to be read, and no number has more parts: a row of thousands of digits before a colon,
# which is no number, was tried in as many ways as it can be divided.
_NUMBER = re.compile(
    rf"(?<![\da-zA-Z数几幾{_WORDS}])(?<!\d[.,:])"
    rf"(?:\d[\d,]*(?!\d)(?:\.\d+(?!\d))?[千百천백]?+[兆億亿万萬조억만]?+|[{_WORDS}]++[兆億亿万萬]?+){{1,16}}(?![:\d])"
)
_PART = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?|[一二三四五六七八九])?(?P<scale>[十百千万萬億亿兆백천만억조])?"
)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_SCALES = {
    "十": 10,
    **dict.fromkeys("百백", 100),
    **dict.fromkeys("千천", 1_000),
    **dict.fromkeys("万萬만", 10**4),
    **dict.fromkeys("億亿억", 10**8),
    **dict.fromkeys("兆조", 10**12),
}
_MYRIAD = 10**4  # from here on a scale counts all that is before it: 31万, 31万9千


def find_eastern_numbers(text: str) -> Iterator[tuple[float, bool, int, int]]:
    """Yield the value of each number, whether it is in digits, and where it starts and ends."""
    for match in _NUMBER.finditer(text):
        written = match.group()
        yield _read(written), any(map(str.isdigit, written)), match.start(), match.end()


def _read(written: str) -> float:
    total = section = 0.0
    for match in _PART.finditer(written):
        number, scale = match["number"], _SCALES.get(match["scale"] or "", 1)
        value = 0.0 if number is None else _DIGITS.get(number) or float(number.replace(",", ""))
        if scale < _MYRIAD:
            section += value * scale if number else scale if match["scale"] else 0
            continue
        total += (section + value or 1) * scale
        section = 0.0
    return total + section
