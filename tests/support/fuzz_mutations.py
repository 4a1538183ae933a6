"""Change inputs at random, the same way for the same seed: bytes, slices, numbers, tokens, encodings."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

MAX_INPUT = 200_000
"""The bytes of the largest input: repetition shows in them, and thousands are read a minute."""
_MAX_CHANGES = 6
_NUMBER = re.compile(rb"[0-9]{1,20}")
_NUMBERS = (b"0", b"-1", b"00", b"1e999", b"nan", b"4294967296", b"18446744073709551616", b"9" * 4_301)
_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "latin-1", "shift_jis", "gb18030", "euc_kr", "utf-7", "cp1251")
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\r\n\r\n",
    b"&#xD800;", b"&#0;", b"&#x110000;", b"&nbsp", b"&amp;amp;", b"&", b"<![CDATA[", b"]]>", b"<!--", b"-->",
    b"<?", b"<", b">", b"</", b"/>", b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"\\u0000", b"\\ud800",
    b"=", b"#", b"\t",
    "\u202e\u200b\ufdfa\u0301İß日".encode(), b"http://[::1", b"http://wheel.example:99999/", b"javascript:x",
    b"https://wheel.example/" + b"a" * 8_200, b"2026-02-30T25:61:61+99:99", b"Mon, 32 Foo 99999 10:00 XYZ",
    b"Mon, 02 Mar 2026 10:00:00 +99999999999999999999",
)  # fmt: skip
_Change = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


def mutate(rng: random.Random, seeds: Sequence[bytes], tokens: Sequence[bytes] = ()) -> bytes:
    """Return one of the seeds with up to six changes.

    Args:
        rng: Decides everything.
        seeds: Inputs of one kind.
        tokens: Bytes that mean something in this kind, beside those that do in many.
    """
    data = rng.choice(seeds)[:MAX_INPUT]
    for _ in range(rng.randrange(_MAX_CHANGES + 1)):
        data = rng.choice(_CHANGES)(rng, data, seeds, [*TOKENS, *tokens])[:MAX_INPUT]
    return data


def _slice(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + int(rng.expovariate(1 / 40)))


def _change_bytes(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _place in range(rng.randrange(1, 9) if data else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _remove(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    return data[:start] + data[end:]


def _repeat(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    times = rng.choice((2, 3, 20, 500))
    return data[:start] + data[start:end] * times + data[end:]


def _move(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    rest = data[:start] + data[end:]
    place = rng.randrange(len(rest) + 1)
    return rest[:place] + data[start:end] + rest[place:]


def _insert(rng: random.Random, data: bytes, _: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + rng.choice(tokens) * rng.choice((1, 1, 1, 2, 50, 2_000)) + data[place:]


def _renumber(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    number = rng.choice(found)
    return data[: number.start()] + rng.choice(_NUMBERS) + data[number.end() :]


def _splice(rng: random.Random, data: bytes, seeds: Sequence[bytes], _: Sequence[bytes]) -> bytes:
    other = rng.choice(seeds)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _cut(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _encode(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


def _swap_case(rng: random.Random, data: bytes, _: Sequence[bytes], __: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    return data[:start] + data[start:end].swapcase() + data[end:]


_CHANGES: tuple[_Change, ...] = (
    _change_bytes, _remove, _repeat, _move, _insert, _insert, _renumber, _splice, _cut, _encode, _swap_case,
)  # fmt: skip
