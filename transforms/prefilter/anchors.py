"""The bytes by which a spelling of a name is found, whatever its encoding, its escapes, and what divides it.

A spelling of a word may have one irregular place: a tag, a soft hyphen or a comment between two of its
characters, or a character that is escaped. Then one side of that place is whole, and the longer one is looked
for. Where all characters are escaped, the escape of each is. Places with one of these are anchors; the
neighbours of most tell at once that no name is there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from transforms.prefilter.spellings import (
    choose_key_words,
    encode_everywhere,
    list_cases,
    list_code_points,
    list_escapes,
    list_forms,
)
from transforms.prefilter.unfolding import unescape

Check = Callable[[bytes, int, int], bool]
"""Looks at the neighbours of ``page[start:end]``, and returns whether a name may be there."""

_MIN_FRAGMENT = 4  # bytes; shorter ones are in every page, and the search for them is slow
_LONG_FRAGMENT = 4  # characters
_WINDOW = 100  # bytes on either side of an escaped character that the whole word takes, escaped
_NEAR = 2_000  # bytes of tags between two characters of a name
_REFERENCE = re.compile(rb"&(?:amp;)*#(?:x0*([0-9a-f]{1,6})|0*([0-9]{1,7}))", re.IGNORECASE)
_ESCAPED_BEFORE = re.compile(rb"[&%\\][#ux]{0,2}[0-9a-f]{1,6}$", re.IGNORECASE)
_CONTROLS = {bytes([code]) for code in (*range(0x20), *range(0x7F, 0x100))} - {b"\t", b"\n", b"\r"}
_BEFORE = frozenset({b">", b";"} | _CONTROLS)  # what ends a tag, a reference, or something invisible
_AFTER = frozenset({b"<", b"&", b"%", b"\\"} | _CONTROLS)
# What is invisible in a text and dropped from it: a soft hyphen, a space of no width and the like.
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_PADDED = (b"&#0", b"&#x0", b"&#X0", b"&amp;#", b"&amp;amp;#")
# Encodings in which ASCII characters may be others; UTF-16 has zero bytes and ISO 2022 has escapes.
_LABELS = (b"utf-7", b"UTF-7", b"hz-gb", b"HZ-GB")


def list_anchors(names: Iterable[str], symbols: Iterable[str]) -> Mapping[bytes, tuple[Check, ...]]:
    """List the anchors of names, each with its checks, of which one has to hold.

    Args:
        names: The names, folded.
        symbols: Stock symbols, which are found as they are written alone: they are parts of many numbers and
            words, and whoever prints one prints a name.
    """
    checks: defaultdict[bytes, dict[Check, None]] = defaultdict(dict)
    words = choose_key_words(names)
    for raw in {raw for symbol in symbols for _, raw in encode_everywhere(symbol)}:
        checks[raw][_always] = None
    codes = frozenset(code for word in words for one in word for code in list_code_points(one))
    is_wanted, is_in_word = _check_reference(codes), _check_escape(words, codes)
    for character in {one for word in words for one in word}:
        for escape in list_escapes(character):
            is_there = is_wanted if escape.startswith(b"&#") else _always
            checks[escape][is_in_word if character.isascii() else is_there] = None
    for padded in _PADDED:
        checks[padded][is_wanted] = None
    for word in words:
        for form in list_forms(word):
            for encoding, _ in encode_everywhere(form):
                _add_fragments(checks, form, encoding)
    is_dividing = _check_joint(_list_joints(words))
    for invisible in _list_invisible():
        checks[invisible][is_dividing] = None
    for label in _LABELS:
        checks[label][_always] = None
    return {anchor: tuple(found) for anchor, found in checks.items()}


def _add_fragments(checks: defaultdict[bytes, dict[Check, None]], word: str, encoding: str) -> None:
    """Add the anchors of a word in an encoding: a part of it for each place that may be irregular."""
    size = len(word)
    for place in range(1, size):
        if size - place >= place:
            begin, end = place, min(size, place + _LONG_FRAGMENT)
        else:
            begin, end = 0, min(place, _LONG_FRAGMENT)
        before, after = word[:begin][-1:], word[end:][:1]
        for fragment in list_cases(word[begin:end], all_cases=not begin):
            with suppress(UnicodeEncodeError):
                raw = fragment.encode(encoding)
                if len(raw) >= _MIN_FRAGMENT:
                    checks[raw][_check_neighbours(_Neighbours(before, after, encoding))] = None
                elif begin:
                    checks[b">" + raw][_check_tag_before(word[:begin], encoding)] = None
                else:
                    checks[raw + b"<"][_always] = None
    if size <= _LONG_FRAGMENT:
        for whole in list_cases(word, all_cases=True):
            with suppress(UnicodeEncodeError):
                checks[whole.encode(encoding)][_always] = None


class _Neighbours(NamedTuple):
    """The characters of a word before and after a part of it, and the encoding in which they are written."""

    before: str
    after: str
    encoding: str

    def list_before(self) -> tuple[bytes, ...]:
        """List the bytes of the character before, in both cases."""
        return _encode_cases(self.before, self.encoding)

    def list_after(self) -> tuple[bytes, ...]:
        """List the bytes of the character after, in both cases."""
        return _encode_cases(self.after, self.encoding)


def _encode_cases(character: str, encoding: str) -> tuple[bytes, ...]:
    cases = (character, character.upper()) if character else ()
    return tuple(dict.fromkeys(one.encode(encoding, "ignore") for one in cases))


@cache
def _check_neighbours(neighbours: _Neighbours) -> Check:
    """Make the check of a part of a word: beside it is the next character, or what may divide a word."""
    before, after = neighbours.list_before(), neighbours.list_after()

    def check(page: bytes, start: int, stop: int) -> bool:
        if before and not page.endswith(before, 0, start) and page[start - 1 : start] not in _BEFORE:
            return _ESCAPED_BEFORE.search(page, max(0, start - 10), start) is not None
        return not after or page.startswith(after, stop) or page[stop : stop + 1] in _AFTER

    return check


def _check_tag_before(prefix: str, encoding: str) -> Check:
    """Make the check of the end of a word behind a tag: before the tags is the beginning of the word."""
    size = len(prefix.encode(encoding))

    def check(page: bytes, start: int, _stop: int) -> bool:
        place, nearest = start + 1, max(0, start - _NEAR)
        while page[place - 1 : place] == b">":
            place = page.rfind(b"<", nearest, place)
            if place < 0:
                return False
        return page[max(0, place - size) : place].decode(encoding, "ignore").lower() == prefix

    return check


def _check_escape(words: Collection[str], codes: frozenset[int]) -> Check:
    """Make the check of an escaped character of ASCII: with the escapes around it undone, a word is there."""

    def check(page: bytes, start: int, stop: int) -> bool:
        if page.startswith(b"&", start) and not _refers_to(page, start, codes):
            return False
        around = page[max(0, start - _WINDOW) : stop + _WINDOW].decode("utf-8", "ignore")
        text = unescape(around).lower()
        return any(word in text for word in words)

    return check


def _check_reference(codes: frozenset[int]) -> Check:
    """Make the check of a numeric reference: it is that of one of the characters."""
    return lambda page, start, _: _refers_to(page, start, codes)


def _refers_to(page: bytes, start: int, codes: frozenset[int]) -> bool:
    found = _REFERENCE.match(page, start)
    if found is None:
        return False
    return (int(found[1], 16) if found[1] else int(found[2])) in codes


def _list_joints(words: Iterable[str]) -> frozenset[tuple[bytes, bytes]]:
    return frozenset(
        (left, right)
        for word in words
        for pair in pairwise(word)
        for encoding, _ in encode_everywhere("".join(pair))
        for left in _encode_cases(pair[0], encoding)
        for right in _encode_cases(pair[1], encoding)
    )


def _check_joint(joints: frozenset[tuple[bytes, bytes]]) -> Check:
    """Make the check of something invisible: it is between two neighbouring characters of a word."""
    behind: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for left, right in joints:
        behind[left].append(right)
    sizes = sorted({len(left) for left in behind})

    def check(page: bytes, start: int, stop: int) -> bool:
        lefts = (page[start - size : start] for size in sizes if size <= start)
        return any(page.startswith(tuple(behind[left]), stop) for left in lefts if left in behind)

    return check


def _list_invisible() -> set[bytes]:
    """List how something invisible is written that is dropped from a text."""
    found: set[bytes] = {b"&shy;", b"&ZeroWidthSpace;", b"&NoBreak;"}
    for character in _INVISIBLE:
        found |= {character.encode(), *(one for one in list_escapes(character) if not one.startswith(b"%"))}
    return found


def _always(_page: bytes, _start: int, _stop: int) -> bool:
    return True
