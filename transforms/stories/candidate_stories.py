"""The vicinity: of many stories, those that new articles may have to do with."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.records import StoryMember, Terms


def choose_candidate_stories(
    new: Sequence[Terms],
    known: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    articles: int,
    most: int,
) -> list[StoryMember]:
    """Return at most `most` members: those of the stories that share the rarest terms with `new`, whole.

    Of `articles` articles each term occurs in as many as `frequencies` says. All of `known` come
    back if they are not too many.
    """
    if len(known) <= most:
        return list(known)
    wanted = {term for one in new for term, _ in one.counts}
    stories: defaultdict[str, list[StoryMember]] = defaultdict(list)
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for member in known:
        stories[member.story_id].append(member)
        shared[member.story_id].update(term for term, _ in member.terms.counts if term in wanted)
    weights = {
        story_id: sum(math.log(1 + articles / frequencies.get(term, 1)) for term in sorted(terms))
        for story_id, terms in shared.items()
    }
    chosen: list[StoryMember] = []
    for story_id in sorted(stories, key=lambda story_id: (-weights[story_id], story_id)):
        if len(chosen) + len(stories[story_id]) <= most:
            chosen += stories[story_id]
    return chosen
