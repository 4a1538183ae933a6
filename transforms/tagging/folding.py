"""The form in which texts are searched: NFKC in small letters, with the way back to the text as it is."""

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
# What normalising may change: all but ASCII, common letters and the usual Japanese, Chinese and Korean
# signs. One expression finds it all; looking every sign up took three times as long.
_ODD = re.compile(
    f"[^\x00-\x7f\xc0-\u012f\u0131-\u024f\u0370-\u052f{NORMALISED}{_MARKS}][{_MARKS}]*|.[{_MARKS}]+",
    re.DOTALL,
)
_SIGNS = str.maketrans("‐‑‒–—−’‘ʼ\u2002\u2003\u2009\u202f\u00a0", "------'''     ")


class _Stretch(NamedTuple):
    """Signs that have another length when folded: ``text[start:end]`` is ``folded[at:until]``."""

    at: int
    until: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is searched. `plain` still has its capitals; `small` is as long, and has none."""

    plain: str
    small: str
    stretches: Sequence[_Stretch]

    def locate(self, at: int, until: int) -> tuple[int, int]:
        """Return where in the text the signs are that were folded to ``small[at:until]``."""
        if not self.stretches:
            return at, until
        start, _ = self._trace(at)
        _, end = self._trace(until - 1)
        return start, end

    def _trace(self, at: int) -> tuple[int, int]:
        number = bisect_right(self.stretches, at, key=lambda stretch: stretch.at) - 1
        if number < 0:
            return at, at + 1
        stretch = self.stretches[number]
        if at < stretch.until:
            return stretch.start, stretch.end
        return at - stretch.until + stretch.end, at - stretch.until + stretch.end + 1


def fold_text(text: str) -> Folded:
    """Fold `text`: NFKC, plain spaces, hyphens and quotes, small letters. (c) and (R) signs part words."""
    pieces: list[str] = []
    stretches: list[_Stretch] = []
    at = taken = 0
    for odd in () if text.isascii() else _ODD.finditer(text):
        plain = _simplify(odd[0])
        pieces += (text[taken : odd.start()], plain)
        at += odd.start() - taken
        if len(plain) != odd.end() - odd.start():
            stretches.append(_Stretch(at, at + len(plain), odd.start(), odd.end()))
        at += len(plain)
        taken = odd.end()
    plain = "".join([*pieces, text[taken:]])
    for space in "\n\r\t":  # three times as quick as translating a long text sign by sign
        plain = plain.replace(space, " ")
    return Folded(plain, plain.lower(), stretches)


def fold(phrase: str) -> str:
    """Return `phrase` as it is to be searched for."""
    return fold_text(phrase).small


@lru_cache(maxsize=4096)
def _simplify(signs: str) -> str:
    if unicodedata.category(signs[0]) in ("So", "No"):  # "Nissan™" is Nissan, not "NissanTM"
        return " "
    plain = unicodedata.normalize("NFKC", signs.translate(_SIGNS)).translate(_SIGNS)
    return "".join(sign if len(sign.lower()) == 1 else sign.lower()[0] for sign in plain)
