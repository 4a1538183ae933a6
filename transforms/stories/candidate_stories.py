"""Candidate stories: the stories that new articles are compared with when there are too many."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.records import StoryMember, Terms


def choose_candidate_stories(
    new: Sequence[Terms],
    existing: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    article_count: int,
    limit: int,
) -> list[StoryMember]:
    """Choose the stories that share the rarest terms with new articles.

    Args:
        new: The terms of the new articles.
        existing: The members of all open stories.
        frequencies: In how many articles each term occurs.
        article_count: How many articles those are.
        limit: How many members to return at most.

    Returns:
        All of `existing` where they are not too many. Otherwise whole stories, ranked by the sum of the
        inverse document frequencies of the terms that they share with `new`, as long as they fit.
    """
    if len(existing) <= limit:
        return list(existing)
    wanted = {term for one in new for term, _ in one.counts}
    stories: defaultdict[str, list[StoryMember]] = defaultdict(list)
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for member in existing:
        stories[member.story_id].append(member)
        shared[member.story_id].update(term for term, _ in member.terms.counts if term in wanted)
    weights = {
        story_id: sum(math.log(1 + article_count / frequencies.get(term, 1)) for term in sorted(terms))
        for story_id, terms in shared.items()
    }
    chosen: list[StoryMember] = []
    for story_id in sorted(stories, key=lambda story_id: (-weights[story_id], story_id)):
        if len(chosen) + len(stories[story_id]) <= limit:
            chosen += stories[story_id]
    return chosen
