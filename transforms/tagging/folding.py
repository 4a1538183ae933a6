"""Fold texts for searching: NFKC in lower case, with the way back to the places in the original.

Case is folded with :meth:`str.lower` and not with :meth:`str.casefold`, which would make "ss" of "ß": lower
case keeps the length of nearly all characters, so few places have to be mapped back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from transforms.text.writing_systems import NORMALISED, VOICING_MARKS

_MARKS = f"\u0300-\u036f{VOICING_MARKS}"
# What normalising may change: all but ASCII, the common letters and the usual Japanese, Chinese and Korean
# characters. One expression finds it all; looking every character up took three times as long.
_UNUSUAL = re.compile(
    f"[^\x00-\x7f\xc0-\u012f\u0131-\u024f\u0370-\u052f{NORMALISED}{_MARKS}][{_MARKS}]*|.[{_MARKS}]+",
    re.DOTALL,
)
_SQUARED = frozenset(map(chr, range(0x3300, 0x3400)))  # ㎞ and ㍍ are words, and no signs as ™
_MIDDLE_DOT = re.compile(r"(?<=\d)・(?=\d)")  # of decimals, as newspapers set them: 3・2%
_PUNCTUATION = str.maketrans("‐‑‒–—−’‘ʼ\u2002\u2003\u2009\u202f\u00a0", "------'''     ")


class _Resized(NamedTuple):
    """A run whose length changed when it was folded.

    ``text[original_start:original_end]`` became ``folded[start:end]``.
    """

    start: int
    end: int
    original_start: int
    original_end: int


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text as it is searched.

    Attributes:
        cased: The normalised text with its capitals.
        lower: The same in lower case, character by character.
        resized: The runs whose length differs from the original, in order.
    """

    cased: str
    lower: str
    resized: Sequence[_Resized]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that was folded to ``lower[start:end]``."""
        if not self.resized:
            return start, end
        original_start, _ = self._locate_character(start)
        _, original_end = self._locate_character(end - 1)
        return original_start, original_end

    def find_place(self, offset: int) -> int:
        """Return the place in the folded text of a character of the original, the way back of `locate`."""
        if not self.resized:
            return offset
        number = bisect_right(self.resized, offset, key=lambda run: run.original_start) - 1
        if number < 0:
            return offset
        run = self.resized[number]
        return run.start if offset < run.original_end else offset - run.original_end + run.end

    def cut(self, start: int, end: int) -> FoldedText:
        """Return the part ``lower[start:end]``; places in the original count from its first character."""
        resized: tuple[_Resized, ...] = ()
        if self.resized:
            original, _ = self.locate(start, start + 1)
            resized = tuple(
                _Resized(
                    run.start - start,
                    run.end - start,
                    run.original_start - original,
                    run.original_end - original,
                )
                for run in self.resized
                if start <= run.start and run.end <= end
            )
        return FoldedText(self.cased[start:end], self.lower[start:end], resized)

    def _locate_character(self, offset: int) -> tuple[int, int]:
        number = bisect_right(self.resized, offset, key=lambda run: run.start) - 1
        if number < 0:
            return offset, offset + 1
        run = self.resized[number]
        if offset < run.end:
            return run.original_start, run.original_end
        original = offset - run.end + run.original_end
        return original, original + 1


def fold_text(text: str) -> FoldedText:
    """Fold a text for searching: NFKC, plain spaces, hyphens and quotation marks, and lower case.

    Symbols such as ™ and ® become spaces, since "Nissan™" is Nissan and not "NissanTM".
    """
    if text.isascii():
        return _fold_spaces(text, [])
    pieces: list[str] = []
    resized: list[_Resized] = []
    length = done = 0
    for unusual in _UNUSUAL.finditer(text):
        start, end = unusual.span()
        normalised = _normalise(unusual[0])
        pieces += (text[done:start], normalised)
        length += start - done
        if len(normalised) != end - start:
            resized.append(_Resized(length, length + len(normalised), start, end))
        length += len(normalised)
        done = end
    return _fold_spaces("".join([*pieces, text[done:]]), resized)


def _fold_spaces(cased: str, resized: list[_Resized]) -> FoldedText:
    # three times as quick as translating a long text character by character
    if "・" in cased:
        cased = _MIDDLE_DOT.sub(".", cased)
    cased = cased.replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return FoldedText(cased, cased.lower(), resized)


def fold(phrase: str) -> str:
    """Fold a phrase as the texts are folded in which it is searched for."""
    if phrase.isascii() and phrase.isprintable():  # as most of 40,000, in a fifth of the time
        return phrase.lower()
    return fold_text(phrase).lower


@lru_cache(maxsize=4096)
def _normalise(characters: str) -> str:
    is_symbol = unicodedata.category(characters[0]) in ("So", "No")
    if is_symbol and characters[0] not in _SQUARED:
        return " "
    plain = unicodedata.normalize("NFKC", characters.translate(_PUNCTUATION)).translate(_PUNCTUATION)
    # "İ" in lower case is two characters; its first keeps the two forms of the text equally long
    return "".join(each if len(each.lower()) == 1 else each.lower()[0] for each in plain)
