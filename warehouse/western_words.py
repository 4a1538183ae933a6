"""Find the words of texts in Western letters, as the macro `tokens` does, in a tenth of its time.

Most texts have the characters of Windows-1252 alone, in which each is a byte. So the words of all texts of a
batch are found at once, as arrays of their bytes. Texts with other characters are left to the macro, and so
are those with a letter that has no plain form, such as *ß*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_WESTERN = "cp1252"
_SPACE, _APOSTROPHE, _LINE, _UNKNOWN = b" '_\x80"
# An ending before an accented letter is none for people, but one for the macro: letters are plain ones there.
_ENDING_INSIDE = re.compile(r"['’]s(?=[^\W\d_])(?![a-z])", re.IGNORECASE)


def fold_western(text: str) -> bytes | None:
    """Return a text with plain small letters and digits, an apostrophe for each, and spaces for all else.

    Returns:
        A byte for each character; None for a text that has others than Western ones.
    """
    try:
        folded = text.encode(_WESTERN).translate(_FOLDED)
    except UnicodeEncodeError:
        return None
    is_odd = _UNKNOWN in folded or not (text.isascii() or _ENDING_INSIDE.search(text) is None)
    return None if is_odd else folded


def find_western_words(texts: Sequence[bytes]) -> tuple[pa.Array, npt.NDArray[np.intp]]:
    """Find the words of texts, without possessive endings.

    Args:
        texts: The texts, as :func:`fold_western` returns them.

    Returns:
        The words of all texts in their order, and how many each text has.
    """
    joined = b" ".join((*texts, b"  "))  # so that two characters follow each
    codes = np.frombuffer(joined, np.uint8)
    is_part = np.zeros(len(codes) + 1, np.bool_)
    np.take(_IS_PART, codes, out=is_part[1:])
    marks = np.flatnonzero(codes == _APOSTROPHE)
    marks = marks[(codes[marks + 1] == ord("s")) & ~(is_part[marks + 3] | (codes[marks + 2] == _LINE))]
    is_part[marks + 2] = False
    edges = np.flatnonzero(is_part[1:] != is_part[:-1])
    starts, ends = edges[::2], edges[1::2]
    offsets = np.concatenate(([0], np.cumsum(ends - starts)))
    words = pa.LargeStringArray.from_buffers(
        len(starts), pa.py_buffer(offsets), pa.py_buffer(codes[is_part[1:]])
    )
    limits = np.cumsum([len(text) + 1 for text in texts])
    return words, np.diff(np.searchsorted(starts, limits), prepend=0)


def _fold(code: int) -> int:
    """Return the byte that stands for one of Windows-1252."""
    character = bytes([code]).decode(_WESTERN, "replace")
    if character in "'’":
        return _APOSTROPHE
    if character in "\xad\0":  # a soft hyphen is no part of its word; the macro does not read beyond a zero
        return _UNKNOWN
    if unicodedata.category(character)[0] not in "LN":
        return _LINE if character == "_" else _SPACE
    letter = unicodedata.normalize("NFD", character.lower())
    is_plain = letter[0].isascii() and all(map(unicodedata.combining, letter[1:]))
    return ord(letter[0]) if is_plain else _UNKNOWN


_FOLDED = bytes(map(_fold, range(256)))
_IS_PART: npt.NDArray[Any] = np.array([chr(code).isalnum() and code < _UNKNOWN for code in range(256)])
