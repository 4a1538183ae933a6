"""Find numbers and fractions in words: "twenty-five thousand", "two hundred and fifty", "a third of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from transforms.claims.word_tables import read_word_tables

# What makes a fraction a share of something, and not a part of a year, an hour or a game.
_BEFORE = (
    r"by|than|about|around|nearly|almost|roughly|some|over|least|to|in|only|just|um|fast|rund|de|à|en|über"
)
_SHARE_BEFORE = re.compile(rf"\b(?:{_BEFORE})(?: a)? ?$")
_TIME = r"(?:a |an |the )?(?:year|hour|century|decade|day|season|time|game|match)"
_SHARE_AFTER = re.compile(rf" (?:of|its|the|their|his|all|der|des|du|de|del|seiner|ihrer)\b(?! {_TIME})")
_NO_SHARE_BEFORE = re.compile(
    r"\b(?:first|second|latter|other|last|next|early|this|that|each|previous|year)[ -]$"
)
_VERBS = ("halve", "halved", "halves", "halving", "halbieren", "halbiert", "半減")
_EAST_ASIAN = ("半分", "半数")


def find_spelled_numbers(lower: str) -> Iterator[tuple[int, int, float, bool]]:
    """Find the numbers in words of a sentence in lower case.

    Yields:
        Start, end, value, and whether the value is a percentage.
    """
    if not has_number_word(lower):
        return
    for found in _compile_fractions().finditer(lower):
        words = found[1]
        if words in _VERBS or words in _EAST_ASIAN or _is_share(lower, *found.span(1)):
            yield found.start(1), found.end(1), read_word_tables().fractions[words], True
    for found in _compile_words().finditer(lower):
        value = _parse(found[0])
        if value is not None:
            yield *found.span(), value, False


def has_number_word(lower: str) -> bool:
    """Return whether a text in lower case may have a number in words."""
    return bool(_compile_search().find_matches_as_indexes(lower))


def find_number_words(lower: str) -> list[int]:
    """Return the places in a text in lower case where a number in words may be."""
    return [start for _, start, _ in _compile_search().find_matches_as_indexes(lower)]


def _is_share(lower: str, start: int, end: int) -> bool:
    before = lower[max(0, start - 12) : start]
    if _NO_SHARE_BEFORE.search(before):
        return False
    if _SHARE_AFTER.match(lower, end):
        return True
    following = lower[end : end + 1]
    return bool(_SHARE_BEFORE.search(before)) and (
        not following or following in ".,;:)–—" or following == " "
    )


def _parse(words: str) -> float | None:
    """Return the value of number words, or `None` where there is only a word such as "thousand"."""
    tables = read_word_tables()
    total, current, has_number = 0.0, 0.0, False
    for word in re.split(r"[ -]", words):
        if word in tables.numbers:
            value = tables.numbers[word]
            current = current * value if word == "dozen" and current else current + value
            has_number = True
        elif word in {"a", "an"}:
            current, has_number = 1.0, True
        elif word in tables.scales or word in tables.comma_scales:
            scale = tables.scales.get(word) or tables.comma_scales[word]
            if scale == 100:  # noqa: PLR2004 -- hundreds are within thousands
                current = (current or 1.0) * scale
            else:
                total += (current or 1.0) * scale
                current = 0.0
    return total + current if has_number else None


@cache
def _compile_words() -> re.Pattern[str]:
    tables = read_word_tables()
    numbers = "|".join(sorted(map(re.escape, tables.numbers), key=len, reverse=True))
    words = [word for word in (*tables.scales, *tables.comma_scales) if len(word) > len("mio")]
    scales = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    one, scale = f"(?:{numbers})", f"(?:{scales}|mil)"
    start = rf"\b(?:{one}|an? (?={scale}\b|dozen\b)(?:{scale}|dozen))"
    joint = r"(?:[ -]| (?:and|et|y) (?<=hundred and )| and (?<=thousand and ))"
    return re.compile(rf"{start}(?:{joint}(?:{one}|{scale}))*\b")


@cache
def _compile_fractions() -> re.Pattern[str]:
    words = sorted(map(re.escape, read_word_tables().fractions), key=len, reverse=True)
    spaced = [word for word in words if word.isascii() or re.match(r"\w", word)]
    return re.compile(
        rf"(?<![^\W\d_]-)(?:\b|(?<=[\u3040-\u9fff]))({'|'.join(spaced)})(?:\b|(?=[\u3040-\u9fff]))"
    )


@cache
def _compile_search() -> AhoCorasick:
    tables = read_word_tables()
    return AhoCorasick(
        [*tables.numbers, *tables.fractions, "a hundred", "a million", "a thousand", "a billion"]
    )
