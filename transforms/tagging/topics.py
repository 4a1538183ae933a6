"""Decide which topics an article treats: the weights of all that supports each are added up.

One lone common word is never enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from transforms.tagging.matching import Match
from transforms.tagging.passages import Passage, drop_overlapping
from transforms.tagging.patterns import Pattern
from transforms.tagging.taxonomy import Pair, Topic

# An action reaches its object within a clause: "cut output because costs rose" cuts no costs. In "recalls
# more than 9,000 cars" and "has since cut jobs" no clause begins.
_CLAUSE_BORDER = re.compile(
    r",(?!\d)|[;:。、()–—]|\b(?:because|while|whereas|after|before|although|though|but|despite|amid|which|who|if|when"
    r"|(?<!more )(?<!less )(?<!fewer )than|unless|until|(?<!has )(?<!have )(?<!had )since)\b",
    re.IGNORECASE,
)
_MAX_BACKWARDS = 25  # characters; in "jobs are to be cut" the object comes first, and closer
# "The workforce at its plant in Japan will be cut": the passive is the action's, and its object may be far.
_PASSIVE_VERB = re.compile(r"\b(?:be|been|being|are|is|was|were)(?: \w+ly)? $", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|been|being|are|is|was|were)\b", re.IGNORECASE)
_PAIR_WEIGHT = 1.0
_TITLE_FACTOR = 1.5
_MAX_REPEATS = 2  # a word that occurs ten times is still one word
_MIN_DECISIVE = 0.5  # weak words add to others, but do not make a topic among themselves


def find_topic_matches(topic: Topic, passages: Sequence[Passage]) -> list[list[Match]]:
    """Find what supports a topic in an article.

    Returns:
        The phrases and pairs in each of `passages`, in order of place; nothing in any of them where their
        weights add up to less than the topic's threshold.
    """
    if not _can_suffice(topic, passages):
        return [[] for _ in passages]
    support = []
    for passage in passages:
        excluded = passage.list_matches(("exclude", topic.tag))
        phrases = drop_overlapping(passage.list_matches(("phrase", topic.tag)), excluded)
        pairs = [
            match
            for pair in topic.pairs
            if ("action", pair.owner) in passage.matches
            for match in _find_pairs(pair, passage, excluded)
        ]
        support.append(drop_overlapping([*phrases, *pairs]))
    return support if _sum_weights(passages, support) >= topic.threshold else [[] for _ in passages]


def _can_suffice(topic: Topic, passages: Sequence[Passage]) -> bool:
    """Return whether the topic is possible at all, which spares most topics the closer look.

    It is when there is the action of a pair, which a passage has with its object alone, or when the phrases
    would be enough if none overlapped.
    """
    phrases = (match for passage in passages for match in passage.list_matches(("phrase", topic.tag)))
    if _TITLE_FACTOR * sum(match.pattern.weight for match in phrases) >= topic.threshold:
        return True
    return any(("action", pair.owner) in passage.matches for passage in passages for pair in topic.pairs)


def _sum_weights(passages: Sequence[Passage], support: Sequence[Sequence[Match]]) -> float:
    weights: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for passage, matches in zip(passages, support, strict=True):
        factor = _TITLE_FACTOR if passage.field == "title" else 1.0
        for match in matches:
            weights[match.pattern.owner, match.pattern.written].append(factor * match.pattern.weight)
    decisive = any(match.pattern.weight >= _MIN_DECISIVE for matches in support for match in matches)
    return sum(sum(sorted(each)[-_MAX_REPEATS:]) for each in weights.values()) if decisive else 0.0


def _find_pairs(pair: Pair, passage: Passage, excluded: Sequence[Match]) -> list[Match]:
    """Find each action with the nearest object that it reaches, as one match over both."""
    objects = drop_overlapping(passage.list_matches(("object", pair.owner)), excluded)
    ends = [thing.end for thing in objects]  # in order, since they do not overlap
    pattern = Pattern(role="action", owner=pair.owner, written=pair.owner, weight=_PAIR_WEIGHT)
    found = []
    for action in drop_overlapping(passage.list_matches(("action", pair.owner)), excluded):
        close = objects[
            bisect_left(ends, action.start - pair.within) : bisect_left(ends, action.end + 2 * pair.within)
        ]
        reachable = [thing for thing in close if _reaches(passage, action, thing, pair)]
        if reachable:
            nearest = min(reachable, key=lambda thing: _measure_gap(action, thing))
            found.append(Match(min(action.start, nearest.start), max(action.end, nearest.end), pattern))
    return found


def _reaches(passage: Passage, action: Match, thing: Match, pair: Pair) -> bool:
    """Return whether an action and an object are close together, in one clause and in a possible order."""
    backwards = thing.start < action.start
    start, end = (thing.end, action.start) if backwards else (action.end, thing.start)
    if not 0 <= end - start <= pair.within:
        return False
    if backwards and end - start > _MAX_BACKWARDS and not _PASSIVE_VERB.search(passage.text, start, end):
        return False
    return (
        passage.sentence_at(action.start) == passage.sentence_at(thing.start)
        and not _CLAUSE_BORDER.search(passage.text, start, end)
        and (not backwards or pair.any_order or bool(_PASSIVE.search(passage.text, start, end)))
    )


def _measure_gap(action: Match, thing: Match) -> int:
    return max(thing.start - action.end, action.start - thing.end)
