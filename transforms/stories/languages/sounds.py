"""Sounds: the consonants of a foreign name, which are the same in katakana and in Latin letters.

サンダーランド and Sunderland both have ``SNDRND``. As in Soundex (Russell, US patent 1,261,167, 1918) vowels
are left out and similar consonants are one: Japanese writes l as r, v as b and th as s, and leaves an r
before a consonant out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MIN_LENGTH = 4  # consonants; of names with three, one in ten pairs is alike by chance
_SMALL = "ァィゥェォャュョヮ"
_ROWS = {
    "K": "カキクケコ", "G": "ガギグゲゴ", "S": "サシスセソザジズゼゾヂヅチツ", "T": "タテト",
    "D": "ダデド", "N": "ナニヌネノマミムメモン", "H": "ハヒフヘホ", "B": "バビブベボヴ",
    "P": "パピプペポ", "R": "ラリルレロ",
}  # fmt: skip
_KATAKANA = {letter: code for code, row in _ROWS.items() for letter in row}
_DOUBLED = re.compile(r"(?<=.)(\w)(?=\1)")
# Each with what a word has that it changes: one in three words has none of it.
_RULES: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (("h", "ts", "z", "j", "dg"), re.compile(r"tch|sch|sh|ch(?=[aeiouy])|th|ts|dg(?=e)|z|j"), "s"),
    (("ch", "ck", "q"), re.compile(r"ch|ck|q"), "k"),
    (("x",), re.compile(r"x"), "ks"),
    (("c", "g"), re.compile(r"[cg](?=[eiy])"), "s"),
    (("c",), re.compile(r"c"), "k"),
    (("gh", "wr"), re.compile(r"gh(?![aeiou])|wr(?=[aeiou])"), ""),
    (("f", "ph"), re.compile(r"ph|f"), "h"),
)
_SIMILAR = str.maketrans("vlm", "brn")
_NO_CODE = re.compile(r"[^kgstdnhbpr]+")
_REPEATED = re.compile(r"(\w)\1+")
_SILENT_R = re.compile(r"(?<=[aeiouy])re?(?=[^aeiouyr]|$)")


@lru_cache(65_536)
def spell_katakana(word: str) -> str | None:
    """Return the consonants of a word in katakana, or `None` if they are too few to say anything."""
    codes: list[str] = []
    for place, letter in enumerate(word):
        code = _KATAKANA.get(letter, "")
        if letter in "チツ" and word[place + 1 : place + 2] in _SMALL:
            code = "S"
        if letter in "テデ" and word[place + 1 : place + 2] == "ィ":
            code = "T" if letter == "テ" else "D"
        if code and code != (codes[-1] if codes and word[place - 1] in "ッー" + letter else ""):
            codes.append(code)
    return _finish("".join(codes))


@lru_cache(65_536)
def spell_latin(word: str) -> frozenset[str]:
    """Return the consonants of a word in Latin letters, or nothing if they are too few to say anything.

    An r before a consonant is left out in English names and kept in others: both spellings are returned.
    """
    folded = word.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFD", folded)
        folded = "".join(each for each in parts if not unicodedata.combining(each))
    spelled = {_spell(each) for each in {folded, _SILENT_R.sub("", folded)}}
    return frozenset(each for each in spelled if each)


def _spell(folded: str) -> str | None:
    folded = _DOUBLED.sub("", folded)
    for parts, pattern, replacement in _RULES:
        if any(map(folded.__contains__, parts)):
            folded = pattern.sub(replacement, folded)
    return _finish(_NO_CODE.sub("", folded.translate(_SIMILAR)).upper())


def _finish(codes: str) -> str | None:
    squeezed = _REPEATED.sub(r"\1", codes)
    return squeezed if len(squeezed) >= _MIN_LENGTH else None
