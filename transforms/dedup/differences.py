"""Differences between two texts, paragraph by paragraph and word by word, for people to read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from transforms.dedup.alignment import MAX_TOKENS, Gap, align_tokens, find_gaps
from transforms.text.writing_systems import CJK

DifferenceKind = Literal["same", "added", "removed"]

# A word, a single Chinese or Japanese letter, or a mark, each with the white space after it. A number keeps
# its points and commas: 1,700 that becomes 1,900 is one figure that replaces another.
_UNIT = re.compile(rf"\s*(?:\d+(?:[.,:]\d+)+|[{CJK}]|[^\W{CJK}]+|[^\w\s]|$)\s*")
_MIN_SIMILARITY = 0.4  # the share of common words from which a paragraph is a new form of another
_MAX_PAIRED = 2_500  # pairs of paragraphs that are compared within one change, 20 µs each
# Between two longer changes so few words that agree are chance, such as "of the", and count as changed too.
_MAX_CHANCE = 3


class Part(NamedTuple):
    """A stretch of text that both versions have, or that only one of them has."""

    kind: DifferenceKind
    text: str


def compare_paragraphs(before: str, after: str) -> list[list[Part]]:
    """Compare two versions of a text whose paragraphs are separated by blank lines.

    Paragraphs that both versions have are matched first. Between them, paragraphs that share enough of their
    words, in order, are two versions of one, and are compared word by word. All others were added or removed
    as a whole, and so are those that moved.

    Args:
        before: The former text.
        after: The present text.

    Returns:
        The parts of each paragraph of either version, in reading order.
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    matches = [*align_tokens(old, new), (len(old), len(new))]
    paragraphs: list[list[Part]] = []
    start, other_start = 0, 0
    for end, other_end in matches:
        paragraphs += _compare_runs(old[start:end], new[other_start:other_end])
        if end < len(old) and other_end < len(new):
            paragraphs.append([Part("same", new[other_end])])
        start, other_start = end + 1, other_end + 1
    return paragraphs


def compare_words(before: str, after: str) -> list[Part]:
    """Compare two versions of a passage word by word.

    Args:
        before: The former passage.
        after: The present one.

    Returns:
        The parts in order; in each change the removed part is before the added one. The parts that are not
        removed make `after`; those that are not added make `before`, with the white space of `after`.
    """
    if before == after:
        return [Part("same", after)] if after else []
    old, new = _cut(before), _cut(after)
    if max(len(old), len(new)) > MAX_TOKENS:
        return [Part("removed", before), Part("added", after)]
    matches = align_tokens([unit.strip() for unit in old], [unit.strip() for unit in new])
    gaps = _merge_gaps(list(find_gaps(matches, len(old), len(new))), new)
    return list(_join(old, new, gaps))


def _compare_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Part]]:
    """Yield the paragraphs of a stretch in which the two versions have none in common."""
    start, other_start = 0, 0
    for end, other_end in (*_pair(old, new), (len(old), len(new))):
        yield from ([Part("removed", text)] for text in old[start:end])
        yield from ([Part("added", text)] for text in new[other_start:other_end])
        if end < len(old):
            yield compare_words(old[end], new[other_end])
        start, other_start = end + 1, other_end + 1


def _pair(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs, in order, whose similarities have the largest sum.

    The similarity is the share of common words, counted as often as both have them (Dice's coefficient).
    This is the alignment of Needleman and Wunsch (1970) without a cost for gaps.
    """
    if not old or not new or len(old) * len(new) > _MAX_PAIRED:
        return []
    words, other_words = ([Counter(map(str.strip, _cut(text))) for text in side] for side in (old, new))
    sums = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]  # of the paragraphs from a place to the end
    chosen: set[tuple[int, int]] = set()
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            skipped = max(sums[i + 1][j], sums[i][j + 1])
            similarity = _measure_similarity(words[i], other_words[j])
            paired = sums[i + 1][j + 1] + similarity
            if similarity >= _MIN_SIMILARITY and paired > skipped:
                chosen.add((i, j))
            sums[i][j] = paired if (i, j) in chosen else skipped
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if (i, j) in chosen:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif sums[i + 1][j] >= sums[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _measure_similarity(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _cut(text: str) -> list[str]:
    """Return the units of a text; a vowel sign or an accent of its own is part of the word before it."""
    units: list[str] = []
    for unit in filter(None, _UNIT.findall(text)):
        follows = units and not units[-1][-1].isspace()
        if follows and (_is_mark(unit[0]) or (_is_mark(units[-1][-1]) and unit[0].isalnum())):
            units[-1] += unit
        else:
            units.append(unit)
    return units


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _merge_gaps(gaps: Sequence[Gap], new: Sequence[str]) -> list[Gap]:
    """Join changes between which only a few words agree, fewer than in either change."""
    merged: list[Gap] = []
    for gap in gaps:
        if merged:
            last = merged[-1]
            between = sum(unit.strip().isalnum() for unit in new[last.other_end : gap.other_start])
            if between <= _MAX_CHANCE and between < min(_measure(last), _measure(gap)):
                merged[-1] = Gap(last.start, gap.end, last.other_start, gap.other_end)
                continue
        merged.append(gap)
    return merged


def _measure(gap: Gap) -> int:
    return max(gap.end - gap.start, gap.other_end - gap.other_start)


def _join(old: Sequence[str], new: Sequence[str], gaps: Sequence[Gap]) -> Iterator[Part]:
    parts: list[Part] = []
    done = 0
    for gap in gaps:
        parts += [
            Part("same", "".join(new[done : gap.other_start])),
            Part("removed", "".join(old[gap.start : gap.end])),
            Part("added", "".join(new[gap.other_start : gap.other_end])),
        ]
        done = gap.other_end
    parts.append(Part("same", "".join(new[done:])))
    for kind, run in groupby((part for part in parts if part.text), key=lambda part: part.kind):
        yield Part(kind, "".join(part.text for part in run))
