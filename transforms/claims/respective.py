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
_Item = TypeVar("_Item")


def find_respective_owners(lower: str, links: Sequence[Link], names: Sequence[NamedPlace]) -> dict[int, str]:
    """Return the owners of figures that stand in the order of as many names, by the places of their links.

    Args:
        lower: The sentence in lower case.
        links: Its figures, in order.
        names: The names in it, in order.
    """
    if len(links) == 1 or not any(word in lower for word in _WORDS):
        return {}

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


def _split(items: Sequence[_Item], is_joined: Callable[[_Item, _Item], bool]) -> list[list[_Item]]:
    """Part a sequence into runs of neighbours that are joined."""
    runs = [[item] for item in items[:1]]
    for one, other in pairwise(items):
        if is_joined(one, other):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs
