"""The set of a text's shingles as numbers, without making its tokens.

Most candidates for a copy share hardly a shingle, so that nothing else of them is needed. A number is made of
the characters of its tokens, by operations on arrays of the whole text, in a third of the time.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from transforms.dedup.shingles import WORDS, measure_shingle
from transforms.dedup.tokens import find_tokens, tokenise
from transforms.text.normalisation import IOTA_SUBSCRIPT

_Numbers = npt.NDArray[np.uint64]
_Places = npt.NDArray[np.intp]
_Codes = npt.NDArray[np.uint8 | np.uint32]
_Flags = npt.NDArray[np.bool_]

_END = 0x2200  # beyond the letters of European languages and their punctuation
_LETTER, _DIGIT, _SEPARATOR = 1, 3, 4  # kinds of characters
_IN_WORD = 1  # the bit that the first two have
_SEPARATORS = ".,:"  # those in a number belong to it
# Odd numbers without a pattern; with 64 bits two of the 10^12 shingles of a billion articles agree by chance.
_BASE = 0x9E3779B97F4A7C15
_SPREAD = np.uint64(0xBF58476D1CE4E5B9)
_NEXT = np.uint64(0x94D049BB133111EB)
_HALF = np.uint64(32)
_FEW = 1 << 13  # characters
_LAST = np.uint64((1 << 15) - 1)  # the bits that are looked at first: 2 in 100 agree by chance


class ShingleSet:
    """The shingles of a text.

    Args:
        tokens: The number of the text's tokens.
        numbers: The number of each shingle, in order.
    """

    def __init__(self, tokens: int, numbers: _Numbers) -> None:
        self.tokens = tokens
        self._numbers = numbers

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The numbers of the shingles."""
        return frozenset(self._numbers.tolist())

    @cached_property
    def _ends(self) -> tuple[_Places, _Flags, int]:
        """The last bits of each number, a table of those that occur, and how many do."""
        ends = (self._numbers & _LAST).view(np.intp)
        table = np.zeros(int(_LAST) + 1, np.bool_)
        table[ends] = True
        return ends, table, int(np.count_nonzero(table))

    def may_contain(self, other: ShingleSet, share: float) -> bool:
        """Return whether this text and another may share so much of the smaller set of shingles.

        Two texts share at most as many shingles as last bits of them, and have at least as many. This takes a
        tenth of the time of comparing the sets.
        """
        ends, _, count = self._ends
        _, table, other_count = other._ends
        fewer = min(count, other_count)
        return fewer > 0 and bool(np.count_nonzero(table.take(ends)) / fewer >= share)


def number_shingles(text: str, *, limit: int) -> ShingleSet:
    """Return the shingles of a text as 64-bit numbers.

    They are those of :func:`transforms.dedup.shingles.make_shingles` over the tokens of
    :func:`transforms.dedup.tokens.tokenise`: two are equal where these are.

    Args:
        text: The text.
        limit: How many tokens count, the first ones.
    """
    folded = text.lower() if text.isascii() else _fold(text)
    found = _find_tokens(folded) if folded else None
    if found is None:
        tokens = tokenise(text)[:limit]
        return _number(*_join(tokens), size=measure_shingle(tokens))
    codes, starts, ends = found
    starts, ends = starts[:limit], ends[:limit]
    return _number(codes, starts, ends, size=min(len(starts), WORDS))


def _fold(text: str) -> str | None:
    """Return a text as tokens have it; None where that may change where they begin."""
    text = unicodedata.normalize("NFKC", text).replace("ß", "ss").replace("ẞ", "ss")
    folded = text.casefold()
    return folded if len(folded) == len(text) and IOTA_SUBSCRIPT not in text else None


def _find_tokens(folded: str) -> tuple[_Codes, _Places, _Places] | None:
    """Return the characters of a text, and where each token starts and ends.

    Returns:
        None where there are letters of other scripts, as in few texts.
    """
    codes = _encode(folded)
    if folded.isascii():
        listed = codes.tobytes().translate(_KINDS)
    else:
        others = codes[codes >= _END]
        if any(map(_find_kind, set(others.tolist()))):
            return None
        listed = _classify()[np.minimum(codes, _END) if len(others) else codes].tobytes()
    kinds = np.frombuffer(listed, np.uint8)
    is_part = np.zeros(len(codes) + 2, np.bool_)
    np.not_equal(kinds & _IN_WORD, 0, out=is_part[1:-1])
    marks = np.flatnonzero(kinds[1:-1] == _SEPARATOR) + 1
    marks = marks[(kinds[marks - 1] == _DIGIT) & (kinds[marks + 1] == _DIGIT)]
    is_part[marks + 1] = True
    edges = np.flatnonzero(is_part[1:] != is_part[:-1])
    starts, ends = edges[::2], edges[1::2]
    numbers = np.searchsorted(starts, marks, side="right") - 1
    mixed = [number for number in set(numbers.tolist()) if _LETTER in listed[starts[number] : ends[number]]]
    if mixed:
        starts, ends = _split_mixed(folded, starts, ends, mixed)
    return codes, starts, ends


def _split_mixed(
    folded: str, starts: _Places, ends: _Places, mixed: Sequence[int]
) -> tuple[_Places, _Places]:
    """Split the tokens in which a number touches a word, such as v1.5 and 2.5kg."""
    parts = [
        (starts[number] + part.start, starts[number] + part.end)
        for number in mixed
        for part in find_tokens(folded[starts[number] : ends[number]])
    ]
    added = np.array(parts, np.intp).T
    # no tokens overlap, so that their starts and their ends have one order
    first, second = (
        np.sort(np.concatenate((np.delete(each, mixed), more)))
        for each, more in zip((starts, ends), added, strict=True)
    )
    return first, second


def _join(tokens: Sequence[str]) -> tuple[_Codes, _Places, _Places]:
    """Return tokens as :func:`_find_tokens` does."""
    lengths = np.fromiter(map(len, tokens), np.intp, len(tokens))
    ends = np.cumsum(lengths)
    return _encode("".join(tokens)), ends - lengths, ends


def _number(codes: _Codes, starts: _Places, ends: _Places, *, size: int) -> ShingleSet:
    if not size:
        return ShingleSet(0, np.zeros(0, np.uint64))
    powers, inverses = _list_powers(max(_FEW, 1 << len(codes).bit_length()))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(np.multiply(codes, powers[: len(codes)], dtype=np.uint64), out=sums[1:])
    tokens = _mix((sums[ends] - sums[starts]) * inverses[starts])
    count = len(tokens) - size + 1
    shingles = np.full(count, size, np.uint64)
    for place in range(size):
        shingles = shingles * _NEXT + tokens[place : place + count]
    return ShingleSet(len(tokens), _mix(shingles))


def _mix(numbers: _Numbers) -> _Numbers:
    """Let each bit of a number depend on all of them."""
    numbers = (numbers ^ (numbers >> _HALF)) * _SPREAD
    return numbers ^ (numbers >> _HALF)


def _encode(text: str) -> _Codes:
    """Return the number of each character."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _list_powers(count: int) -> tuple[_Numbers, _Numbers]:
    """Return the powers of the base, and their inverses by 64-bit multiplication."""
    powers, inverses = (
        np.multiply.accumulate(np.concatenate([[np.uint64(1)], np.full(count - 1, base, np.uint64)]))
        for base in (_BASE, pow(_BASE, -1, 1 << 64))
    )
    return powers, inverses


@cache
def _classify() -> npt.NDArray[np.uint8]:
    """Tell the kind of each character, and behind them that of symbols."""
    return np.append(np.fromiter(map(_find_kind, range(_END)), np.uint8, _END), np.uint8(0))


def _find_kind(code: int) -> int:
    character = chr(code)
    if character.isdecimal():
        return _DIGIT
    if character.isalnum() or character == "_":
        return _LETTER
    return _SEPARATOR if character in _SEPARATORS else 0


_KINDS = bytes(map(_find_kind, range(256)))  # of the characters of most texts
