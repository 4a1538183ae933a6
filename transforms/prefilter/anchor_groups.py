"""Search pages for anchors in groups, most of which need no search.

The names of a company in ten scripts have a thousand anchors: letters in many encodings, and the escapes of
each. To search for all of them takes 1.8 ns a byte. Few pages have the letters that a group of them needs, or
the beginnings of its escapes, and whether they have any takes .3 ns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from transforms.prefilter.anchors import Check

# Up to 64 patterns, the library finds by vector instructions where one may begin: 8 GB/s beside 0.6 for more.
_GROUP = 60
_HIGH_BITS = np.uint64(0x80_80_80_80_80_80_80_80)
_BEGINNING = re.compile(rb"%..|&#..|\\u..", re.DOTALL)  # of an escape, with a part of its number

Found = tuple[tuple[Check, ...], int, int]
"""An anchor that a page has: its checks, where it starts, and where it stops."""


class AnchorGroups:
    """Anchors in groups by what a page needs to have one of them.

    Args:
        anchors: The anchors with their checks.
    """

    def __init__(self, anchors: Mapping[bytes, tuple[Check, ...]]) -> None:
        self._plain: list[_Group] = []
        self._escapes: list[tuple[frozenset[bytes], _Group]] = []
        self._letters: list[tuple[int, list[int], _Group]] = []
        ordered = sorted(anchors)  # alike ones together, of which fewer have to be looked at
        escapes = [one for one in ordered if one.isascii() and _BEGINNING.match(one)]
        plain = [one for one in ordered if one.isascii() and not _BEGINNING.match(one)]
        for members in _divide(plain):
            self._plain.append(_Group(members, anchors))
        for members in _divide(escapes):
            self._escapes.append((frozenset(map(_cut_beginning, members)), _Group(members, anchors)))
        for members in _divide([one for one in ordered if not one.isascii()]):
            wanted = _keep_smallest(map(find_high_bytes, members))
            self._letters.append((_choose_any(wanted), wanted, _Group(members, anchors)))
        self._beginnings = [
            (BytesAhoCorasick(members), members)
            for members in _divide(sorted({one for beginnings, _ in self._escapes for one in beginnings}))
        ]

    def find(self, page: bytes) -> Iterator[list[Found]]:
        """Yield what a page has of each group of anchors."""
        for group in self._plain:
            yield group.find(page)
        begun = {
            members[number]
            for automaton, members in self._beginnings
            for number, _, _ in automaton.find_matches_as_indexes(page)
        }
        for beginnings, group in self._escapes:
            if not begun.isdisjoint(beginnings):
                yield group.find(page)
        present = find_high_bytes(page)
        for any_of, wanted, group in self._letters:
            if present & any_of and not all(one & ~present for one in wanted):
                yield group.find(page)


def find_high_bytes(text: bytes) -> int:
    """Return which bytes from 128 on occur in a text, one bit for each."""
    codes = np.frombuffer(text, np.uint8)
    whole = len(codes) // 8 * 8
    eights = codes[:whole].view(np.uint64)  # most are of ASCII alone
    mixed = eights[(eights & _HIGH_BITS) != 0].view(np.uint8)
    counts = np.bincount(mixed, minlength=256) + np.bincount(codes[whole:], minlength=256)
    return int.from_bytes(np.packbits(counts[128:] > 0).tobytes(), "big")


def _keep_smallest(sets: Iterable[int]) -> list[int]:
    """Leave out the sets of bits that have another one within."""
    kept: list[int] = []
    for one in sorted(set(sets), key=int.bit_count):
        if all(other & ~one for other in kept):
            kept.append(one)
    return kept


def _choose_any(sets: Sequence[int]) -> int:
    """Choose a few bits so that each set has one of them, those of many sets first."""
    left = [[1 << place for place in range(one.bit_length()) if one >> place & 1] for one in sets]
    chosen = 0
    while left:
        ((bit, _),) = Counter(chain.from_iterable(left)).most_common(1)
        chosen |= bit
        left = [bits for bits in left if bit not in bits]
    return chosen


def _cut_beginning(escape: bytes) -> bytes:
    found = _BEGINNING.match(escape)
    return found[0] if found else escape


def _divide(members: Sequence[bytes]) -> Iterator[list[bytes]]:
    for first in range(0, len(members), _GROUP):
        yield list(members[first : first + _GROUP])


class _Group:
    """Anchors that are searched for together."""

    def __init__(self, members: list[bytes], anchors: Mapping[bytes, tuple[Check, ...]]) -> None:
        self._automaton = BytesAhoCorasick(members, matchkind=MatchKind.LeftmostFirst)
        self._checks = [anchors[one] for one in members]

    def find(self, page: bytes) -> list[Found]:
        """Return the anchors that a page has."""
        found = self._automaton.find_matches_as_indexes(page)
        return [(self._checks[number], start, stop) for number, start, stop in found]
