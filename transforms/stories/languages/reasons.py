"""Reasons: the terms that an article shares with the reports of its story in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.stories.languages.crossings import Crossings

_MAX_TERMS = 5


def list_reasons(crossings: Crossings, groups: Iterable[Sequence[int]]) -> list[tuple[str, ...]]:
    """List for each article of some groups, in their order, up to 5 terms, those that weigh most first.

    Args:
        crossings: What articles in different languages have in common.
        groups: The rows of the members of each group.
    """
    return [reason for group in groups for reason in _list_of_group(crossings, group)]


def _list_of_group(crossings: Crossings, group: Sequence[int]) -> Iterable[tuple[str, ...]]:
    languages = [crossings.table.languages[row] for row in group]
    if len({each for each in languages if each}) < len(("one", "other")):
        return [()] * len(group)
    weighed = [_weigh(crossings, row) for row in group]
    return [
        _rank(
            mine,
            {
                term
                for other, theirs in zip(languages, weighed, strict=True)
                if other and language and other != language
                for term in theirs
            },
        )
        for language, mine in zip(languages, weighed, strict=True)
    ]


def _weigh(crossings: Crossings, row: int) -> dict[str, float]:
    weights = crossings.matrix.weights
    places = range(int(weights.indptr[row]), int(weights.indptr[row + 1]))
    return {
        crossings.table.vocabulary[int(weights.indices[place])]: float(weights.data[place])
        for place in places
    }


def _rank(mine: dict[str, float], theirs: set[str]) -> tuple[str, ...]:
    common = [term for term, weight in mine.items() if weight > 0 and term in theirs]
    return tuple(sorted(common, key=lambda term: (-round(mine[term], 9), term))[:_MAX_TERMS])
