"""Give the figures of a list to the names of another: "A and B sold 20,000 and 30,000 cars respectively"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace

_WORDS = ("respectively", "それぞれ")
_BETWEEN_NAMES = re.compile(r"(?:'s|’s)?(?:,? (?:and|&)|,)? |、|と")
_BETWEEN_FIGURES = re.compile(r"(?:,? and|,)? |、|と")
AT_OWNER = re.compile(r" (?:at|for|in the case of) (?:the )?")
"""What leads from a figure to the name of its owner behind it."""
_Item = TypeVar("_Item")


def is_respective(lower: str) -> bool:
    """Return whether a sentence in lower case says that two of its lists are in one order."""
    return any(word in lower for word in _WORDS)


def find_respective_owners(lower: str, links: Sequence[Link], names: Sequence[NamedPlace]) -> dict[int, str]:
    """Return the owners of figures that stand in the order of as many names, or each before its own.

    They are given by the places of their links.

    Args:
        lower: The sentence in lower case.
        links: Its figures, in order.
        names: The names in it, in order.
    """
    if len(links) == 1:
        return {}
    if not is_respective(lower):
        return _find_following(lower, links, names)

    def are_names_joined(one: NamedPlace, other: NamedPlace) -> bool:
        return one.kind == other.kind and _BETWEEN_NAMES.fullmatch(lower, one.end, other.start) is not None

    def are_figures_joined(one: int, other: int) -> bool:
        first, last = links[one], links[other]
        gap = _BETWEEN_FIGURES.fullmatch(lower, first.amount.end, last.amount.left)
        return first.quantity is last.quantity and gap is not None

    owners: dict[int, str] = {}
    lists = _split(names, are_names_joined)
    for figures in _split(range(len(links)), are_figures_joined):
        kinds = links[figures[0]].quantity.owners
        fitting = [each for each in lists if len(each) == len(figures) > 1 and each[0].kind in kinds]
        if len(fitting) == 1:
            owners |= {place: name.tag for place, name in zip(figures, fitting[0], strict=True)}
    return owners


def _find_following(lower: str, links: Sequence[Link], names: Sequence[NamedPlace]) -> dict[int, str]:
    """Return the owners of figures that are each followed by one: "2 percent at Nissan and 3 at Honda"."""
    starts = {name.start: name for name in names}
    owners: dict[int, str] = {}
    for place, link in enumerate(links):
        behind = AT_OWNER.match(lower, link.amount.end)
        name = starts.get(behind.end()) if behind else None
        if name is not None and name.kind in link.quantity.owners:
            owners[place] = name.tag
    return owners if len(set(owners.values())) > 1 else {}


def _split(items: Sequence[_Item], is_joined: Callable[[_Item, _Item], bool]) -> list[list[_Item]]:
    """Part a sequence into runs of neighbours that are joined."""
    runs = [[item] for item in items[:1]]
    for one, other in pairwise(items):
        if is_joined(one, other):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs
