"""Lineage: which of the stories there were a group of articles goes on with, and so its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from transforms.text.normalisation import identify


def assign_story_ids(groups: Sequence[Sequence[str]], before: Mapping[str, str]) -> list[str]:
    """Return a story identifier for each of `groups`, whose articles come oldest first.

    `before` leads from known articles to their story. A story goes on in the group that has most of
    its articles; a group that several stories go on in takes the oldest one's name. A group without a
    past is named for its first article, and so has the same name wherever it is found. No two groups
    have one name, and none has that of a story whose articles went elsewhere.
    """
    heirs: dict[str, tuple[int, int]] = {}
    for number, group in enumerate(groups):
        for story_id, count in Counter(before[each] for each in group if each in before).items():
            heirs[story_id] = max(heirs.get(story_id, (0, 0)), (count, -number))
    names: dict[int, str] = {}
    for group in groups:  # their first articles tell which story is the oldest
        for story_id in dict.fromkeys(before[each] for each in group if each in before):
            names.setdefault(-heirs[story_id][1], story_id)
    taken = set(before.values())
    for number, group in enumerate(groups):
        if number not in names:
            names[number] = _name_anew(group, before, taken)
            taken.add(names[number])
    return [names[number] for number in range(len(groups))]


def _name_anew(group: Sequence[str], before: Mapping[str, str], taken: AbstractSet[str]) -> str:
    first = next((each for each in group if each not in before), group[0])
    # One that broke away from a story may have given that story its name, and did so before.
    name = identify("story", first, before[first]) if first in before else identify("story", first)
    while name in taken:
        name = identify("story", first, name)
    return name
