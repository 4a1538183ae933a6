"""Stated names: whether two short texts name other models, makers, places or parts in the same sentences.

A short note from a template may state one figure alone, and one that differs may be a correction. Where what
is named differs with it, the notes are on two events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from operator import attrgetter

from transforms.dedup.alignment import Gap
from transforms.dedup.facts import LabelledToken

# In nats: a thing whose name stands for another one, and a name that both texts have. Where nouns have
# capitals most of them agree, and any edition words a few of them anew.
_OTHER_NAME, _SAME_NAME = 1.0, -0.12
_REPEATED = 2  # as often is a thing named that a note is about; a part that is recalled has no capital

_get_text = attrgetter("text")


def list_names(tokens: Sequence[LabelledToken]) -> list[tuple[int, str]]:
    """Return the names of a text, each with its start; the characters of one in Katakana are one name."""
    names: list[tuple[int, str]] = []
    for token in tokens:
        if token.fact != "name":
            continue
        start, name = names[-1] if names else (0, "")
        if name and start + len(name) == token.start:
            names[-1] = (start, name + token.text)
        else:
            names.append((token.start, token.text))
    return names


def weigh_names(
    one: Sequence[LabelledToken],
    other: Sequence[LabelledToken],
    gaps: Sequence[Gap],
    anchors: Sequence[tuple[int, int]],
) -> float:
    """Weigh whether what two short texts name comes from two events rather than from one.

    Args:
        one: The tokens of the one text.
        other: The tokens of the other.
        gaps: The short gaps of their alignment.
        anchors: The places of words that match, in order, as pairs of offsets in both texts.

    Returns:
        What the names weigh that stand for each other and differ, in nats, less what the common ones weigh;
        never below 0, since reports on other events share names, too. Ordinary words that stand for others
        throughout, more than once, are names of things.
    """
    names, other_names = list_names(one), list_names(other)
    mine, theirs = ({name for _, name in each} for each in (names, other_names))
    alone = _group_alone(names, theirs, [anchor for anchor, _ in anchors])
    other_alone = _group_alone(other_names, mine, [anchor for _, anchor in anchors])
    places = alone.keys() & other_alone.keys()
    distinct = (set().union(*(each[place] for place in places)) for each in (alone, other_alone))
    differing = min(len(places), *map(len, distinct)) + _count_replaced(one, other, gaps)
    return max(0.0, differing * _OTHER_NAME + len(mine & theirs) * _SAME_NAME)


def _group_alone(
    names: Sequence[tuple[int, str]], others: Container[str], anchors: Sequence[int]
) -> Mapping[int, set[str]]:
    """Group the names that are not among `others` by how many anchors come before."""
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for start, name in names:
        if name not in others:
            groups[bisect_right(anchors, start)].add(name)
    return groups


def _count_replaced(one: Sequence[LabelledToken], other: Sequence[LabelledToken], gaps: Sequence[Gap]) -> int:
    """Count the ordinary words, or runs of them, that the other text replaces by the same ones each time."""
    replaced: Counter[tuple[str, str]] = Counter()
    for gap in gaps:
        mine, theirs = one[gap.start : gap.end], other[gap.other_start : gap.other_end]
        if mine and theirs and not any(token.fact for token in (*mine, *theirs)):
            replaced[_join(mine), _join(theirs)] += 1
    text, other_text = _join(one), _join(other)
    return sum(
        times >= _REPEATED and mine not in other_text and theirs not in text
        for (mine, theirs), times in replaced.items()
    )


def _join(tokens: Sequence[LabelledToken]) -> str:
    """Return the tokens with a space around each, so that no part of a word is found."""
    return f" {' '.join(map(_get_text, tokens))} "
