"""Story identifiers: which existing story a group of articles continues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from transforms.text.normalisation import identify


def assign_story_ids(groups: Sequence[Sequence[str]], before: Mapping[str, str]) -> list[str]:
    """Assign a story identifier to each group of articles.

    A story continues in the group that has most of its articles. A group that continues several stories
    gets the identifier of the oldest. A group that continues none gets an identifier made from its first
    article, so that it is the same wherever the group is found. No two groups get one identifier, and none
    gets that of a story whose articles went to another group.

    Args:
        groups: The identifiers of each group's articles, the oldest article first.
        before: The story that each existing article was in.

    Returns:
        One story identifier per group, in the order of `groups`.
    """
    successors: dict[str, tuple[int, int]] = {}  # of each story: shared articles, and the negated group index
    for index, group in enumerate(groups):
        for story_id, count in Counter(before[each] for each in group if each in before).items():
            successors[story_id] = max(successors.get(story_id, (0, 0)), (count, -index))
    assigned: dict[int, str] = {}
    for group in groups:  # the story of the first article is the oldest
        for story_id in dict.fromkeys(before[each] for each in group if each in before):
            assigned.setdefault(-successors[story_id][1], story_id)
    taken = set(before.values())
    for index, group in enumerate(groups):
        if index not in assigned:
            assigned[index] = _make_story_id(group, before, taken)
            taken.add(assigned[index])
    return [assigned[index] for index in range(len(groups))]


def _make_story_id(group: Sequence[str], before: Mapping[str, str], taken: AbstractSet[str]) -> str:
    first = next((each for each in group if each not in before), group[0])
    # An article that left its story may be the one which that story's identifier was made from.
    story_id = identify("story", first, before[first]) if first in before else identify("story", first)
    while story_id in taken:
        story_id = identify("story", first, story_id)
    return story_id
