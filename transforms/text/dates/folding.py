"""Fold a text into the form in which dates are looked for: one kind of digits, dashes, spaces and letters."""

from __future__ import annotations

import re
import unicodedata

# Accents of Latin, Greek and Cyrillic (news leaves them out at will), vowel points of Hebrew and Arabic, and
# characters that only direct the text.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u0640\u064b-\u0655\u0670\u00ad\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff]"
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
        **dict.fromkeys("’‘ʼ´`׳", "'"),
        **dict.fromkeys("يى", "ی"),
        **dict.fromkeys("،、", ","),
        "ك": "ک",
        "ı": "i",
        "•": "|",
    }
)
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_IDEOGRAPHIC = re.compile(r"[〇零一二三四五六七八九十]{1,4}(?=\s?[年月日号號時时點点分])")
_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TEN = "十"
_SPACE = re.compile(r"\s+|(?<=\d{4}):(?=\d\d:\d\d)")  # server logs have a colon between year and clock


def fold_date_text(text: str) -> str:
    """Return a text with ASCII digits, plain dashes and single spaces, without accents.

    Letters keep their case, since zones are written in capitals. Numbers in Chinese characters before 年, 月,
    日 or a unit of time become digits.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
        text = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text.translate(_PLAIN))
        if "年" in text or "月" in text:
            text = _IDEOGRAPHIC.sub(_read_ideographic, text)
    return _SPACE.sub(" ", text).strip()


def _read_ideographic(found: re.Match[str]) -> str:
    """Return the digits of 二〇二六, 十二 or 二十一."""
    tens, ten, ones = found[0].partition(_TEN)
    if not ten:
        return "".join(str(_DIGITS[character]) for character in found[0])
    return str(_DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0))
