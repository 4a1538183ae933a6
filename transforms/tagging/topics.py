"""Which topics an article treats: the sum of what speaks for each, never one lone common word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from transforms.tagging.matching import Hit, Pattern
from transforms.tagging.passages import Passage, drop_overlapping
from transforms.tagging.taxonomy import Pair, Topic

# An action reaches its object within a clause: "cut output because costs rose" cuts no costs.
_CLAUSE_BORDER = re.compile(
    r",(?!\d)|[;:。、()–—]|\b(?:because|while|whereas|after|before|although|though|but|despite|amid|which|who|if|when|than"
    r"|unless|until|since)\b",
    re.IGNORECASE,
)
_BACKWARDS = 25  # "jobs are to be cut": the object comes first, and closer
_PASSIVE = re.compile(r"\b(?:be|been|being|are|is|was|were)\b", re.IGNORECASE)
_PAIR_WEIGHT = 1.0
_TITLE_FACTOR = 1.5
_MOST_REPEATS = 2  # a word said ten times still is one word
_TELLING = 0.5  # weak words lend a hand, but do not make a topic among themselves


def find_support(topic: Topic, passages: Sequence[Passage]) -> list[list[Hit]]:
    """Return what speaks for `topic` in each of `passages`, in order; nothing if it is not enough."""
    if not _can_suffice(topic, passages):
        return [[] for _ in passages]
    support = []
    for passage in passages:
        excluded = passage.list_hits(("exclude", topic.tag))
        phrases = drop_overlapping(passage.list_hits(("phrase", topic.tag)), excluded)
        pairs = [
            hit
            for number, pair in enumerate(topic.pairs)
            for hit in _find_pairs(topic.tag, number, pair, passage)
        ]
        support.append(drop_overlapping([*phrases, *pairs]))
    return support if _add_up(passages, support) >= topic.threshold else [[] for _ in passages]


def _can_suffice(topic: Topic, passages: Sequence[Passage]) -> bool:
    """Tell whether there may be a pair, or phrases enough if none overlaps; for most topics neither."""
    phrases = (hit for passage in passages for hit in passage.list_hits(("phrase", topic.tag)))
    if _TITLE_FACTOR * sum(hit.cue.weight for hit in phrases) >= topic.threshold:
        return True
    pairs = [f"{topic.tag}/{number}" for number in range(len(topic.pairs))]
    return any(
        ("action", pair) in passage.hits and ("object", pair) in passage.hits
        for passage in passages
        for pair in pairs
    )


def _add_up(passages: Sequence[Passage], support: Sequence[Sequence[Hit]]) -> float:
    weights: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for passage, hits in zip(passages, support, strict=True):
        factor = _TITLE_FACTOR if passage.field == "title" else 1.0
        for hit in hits:
            weights[hit.cue.owner, hit.cue.written].append(factor * hit.cue.weight)
    telling = any(hit.cue.weight >= _TELLING for hits in support for hit in hits)
    return sum(sum(sorted(each)[-_MOST_REPEATS:]) for each in weights.values()) if telling else 0.0


def _find_pairs(tag: str, number: int, pair: Pair, passage: Passage) -> list[Hit]:
    owner = f"{tag}/{number}"
    actions, objects = passage.list_hits(("action", owner)), passage.list_hits(("object", owner))
    if not actions or not objects:
        return []
    excluded = passage.list_hits(("exclude", tag))
    objects = drop_overlapping(objects, excluded)
    ends = [thing.end for thing in objects]  # in order, since they do not overlap
    cue = Pattern(role="action", owner=owner, written=owner, weight=_PAIR_WEIGHT)
    found = []
    for action in drop_overlapping(actions, excluded):
        close = objects[
            bisect_left(ends, action.start - pair.within) : bisect_left(ends, action.end + 2 * pair.within)
        ]
        reachable = [thing for thing in close if _reaches(passage, action, thing, pair.within)]
        if reachable:
            nearest = min(reachable, key=lambda thing: _measure_gap(action, thing))
            found.append(Hit(min(action.start, nearest.start), max(action.end, nearest.end), cue))
    return found


def _reaches(passage: Passage, action: Hit, thing: Hit, within: int) -> bool:
    backwards = thing.start < action.start
    start, end = (thing.end, action.start) if backwards else (action.end, thing.start)
    return (
        0 <= end - start <= (min(within, _BACKWARDS) if backwards else within)
        and passage.sentence_at(action.start) == passage.sentence_at(thing.start)
        and not _CLAUSE_BORDER.search(passage.text, start, end)
        and (not backwards or bool(_PASSIVE.search(passage.text, start, end)))
    )


def _measure_gap(action: Hit, thing: Hit) -> int:
    return max(thing.start - action.end, action.start - thing.end)
