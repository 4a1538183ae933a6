"""Align the texts of a page with its article as people labelled it: which of the texts are the article's."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SIZE = 4  # words of a shingle
_WORD = re.compile(r"\w+")
_MIN_SHARE = 0.5
_MAX_APART = 60  # words of the article between a short text at one of its ends and the nearest long one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A text of the article: its number on the page, and where its middle and its shingles are."""

    text: int
    place: int
    length: int


def list_words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def cut_shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Return the four-word shingles of a text, with how often each occurs; fewer words are one."""
    return Counter(
        tuple(words[start : start + SIZE]) for start in range(max(1, len(words) - SIZE + 1)) if words
    )


def label_texts(texts: Sequence[str], article: str) -> npt.NDArray[np.bool_]:
    """Find the texts of a page that are the article's.

    A text is when more than half of its shingles are in the article. Of equal texts only as many are as the
    article has, those nearest to the rest of it. A text of fewer than four words is when the article has it
    between what the texts before and after it have there.

    Args:
        texts: The texts in order.
        article: The article.

    Returns:
        For each text whether it is the article's.
    """
    words, wanted = [list_words(text) for text in texts], list_words(article)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(wanted) - SIZE + 1):
        places[tuple(wanted[place : place + SIZE])].append(place)
    found = {
        number: middle
        for number, own in enumerate(words)
        if len(own) >= SIZE and (middle := _find_places(own, places)) is not None
    }
    _drop_copies(found, words)
    matches = [_Match(text=n, place=where[0], length=len(words[n])) for n, where in sorted(found.items())]
    labels = np.zeros(len(texts), bool)
    labels[[match.text for match in matches]] = True
    _label_short_texts(labels, words, wanted, matches)
    return labels


def _find_places(words: Sequence[str], places: dict[tuple[str, ...], list[int]]) -> list[int] | None:
    """Return where the article has the middle of a text; None when it has not more than half of it."""
    shingles = [tuple(words[start : start + SIZE]) for start in range(len(words) - SIZE + 1)]
    hits = [shingle for shingle in shingles if shingle in places]
    return places[hits[len(hits) // 2]] if len(hits) > len(shingles) * _MIN_SHARE else None


def _drop_copies(found: dict[int, list[int]], words: Sequence[Sequence[str]]) -> None:
    """Drop from `found` the copies of texts that the article does not have as often."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in found:
        alike[tuple(words[number])].append(number)
    sure = [n for n, where in found.items() if len(where) == 1 == len(alike[tuple(words[n])])]
    for numbers in alike.values():
        where = found[numbers[0]]
        if len(numbers) <= len(where):
            continue
        distances: dict[int, tuple[int, int]] = {}
        for number in numbers:
            here = bisect(sure, number)
            near = [found[n][0] for n in sure[max(0, here - 1) : here + 1]]
            distances[number] = (min((abs(a - b) for a in where for b in near), default=0), number)
        for number in sorted(numbers, key=distances.__getitem__)[len(where) :]:
            del found[number]


def _label_short_texts(
    labels: npt.NDArray[np.bool_],
    words: Sequence[Sequence[str]],
    wanted: Sequence[str],
    matches: Sequence[_Match],
) -> None:
    if not matches:
        return
    covered = np.zeros(len(wanted), bool)
    shingles = {shingle for match in matches for shingle in cut_shingles(words[match.text])}
    for place in range(len(wanted) - SIZE + 1):
        if tuple(wanted[place : place + SIZE]) in shingles:
            covered[place : place + SIZE] = True
    first: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(wanted):
        first[word].append(place)
    numbers = [match.text for match in matches]
    for number, own in enumerate(words):
        if not 0 < len(own) < SIZE:
            continue
        here = bisect(numbers, number)
        before, after = matches[here - 1] if here else None, matches[here] if here < len(matches) else None
        end = after.place + after.length if after else min(len(wanted), _end(before) + _MAX_APART)
        start = before.place if before else max(0, end - _MAX_APART - (after.length if after else 0))
        for place in first[own[0]]:
            inside = slice(place, place + len(own))
            if start <= place < end and wanted[inside] == own and not covered[inside].any():
                labels[number] = covered[inside] = True
                break


def _end(match: _Match | None) -> int:
    return match.place + match.length if match else 0
