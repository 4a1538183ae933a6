"""Two groups become one as long as they are as like each other as their own members are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from transforms.stories.clustering import Clustering

MANY = 1_000_000  # articles counted: nothing looks rarer than it is


def make_grouping(
    blocks: Sequence[int], inside: float, between: float, *, terms: int = 100, articles: int = MANY
) -> Clustering:
    """Make blocks of articles, all of a block and all of different blocks alike to the same degree."""
    of = np.repeat(np.arange(len(blocks)), blocks)
    likeness = np.where(np.equal.outer(of, of), inside, between).astype(float)
    np.fill_diagonal(likeness, 0.0)
    return Clustering(likeness, [terms] * len(of), articles=articles)


def settle(grouping: Clustering) -> list[list[int]]:
    return sorted(sorted(group) for group in grouping.settle())


def test_nothing_makes_no_groups() -> None:
    assert settle(Clustering(np.zeros((0, 0)), [], articles=0)) == []


@pytest.mark.parametrize(("likeness", "groups"), [(0.05, 2), (0.1, 2), (0.13, 1), (0.5, 1)])
def test_two_articles_are_one_event_if_alike_enough(likeness: float, groups: int) -> None:
    assert len(settle(make_grouping([1, 1], 0.0, likeness))) == groups


@pytest.mark.parametrize(("inside", "groups"), [(0.25, 1), (0.6, 2)])
def test_what_is_alike_enough_for_loose_groups_is_not_for_close_ones(inside: float, groups: int) -> None:
    assert len(settle(make_grouping([6, 6], inside, 0.2))) == groups


def test_a_chain_of_neighbours_does_not_become_a_giant() -> None:
    places = np.arange(60)
    likeness = np.maximum(0, 0.4 - 0.1 * np.abs(np.subtract.outer(places, places)))
    np.fill_diagonal(likeness, 0.0)
    assert max(map(len, settle(Clustering(likeness, [100] * 60, articles=MANY)))) <= 6


def test_headlines_need_not_be_as_alike_as_reports() -> None:
    assert len(settle(make_grouping([1, 1], 0.0, 0.08, terms=100))) == 2
    assert len(settle(make_grouping([1, 1], 0.0, 0.08, terms=6))) == 1


def test_few_articles_must_be_more_alike_than_many() -> None:
    assert len(settle(make_grouping([1, 1], 0.0, 0.13, articles=5))) == 2


def test_the_most_alike_are_put_together_first() -> None:
    likeness = np.array([[0, 0.2, 0.0], [0.2, 0, 0.5], [0.0, 0.5, 0]])
    assert settle(Clustering(likeness, [100] * 3, articles=MANY))[-1] == [1, 2]


def test_articles_that_are_joined_stay_together_though_nothing_is_alike() -> None:
    grouping = make_grouping([1, 1, 1], 0.0, 0.0)
    assert grouping.join(0, 2)
    assert settle(grouping) == [[0, 2], [1]]


def test_articles_that_are_parted_stay_apart_though_all_others_are_alike() -> None:
    grouping = make_grouping([5], 0.9, 0.0)
    assert grouping.part(1, 3)
    groups = settle(grouping)
    assert len(groups) == 2
    assert not any({1, 3} <= set(group) for group in groups)


def test_what_is_settled_between_two_articles_is_not_undone() -> None:
    grouping = make_grouping([4], 0.9, 0.0)
    assert grouping.join(0, 1)
    assert not grouping.part(0, 1)
    assert grouping.part(0, 2)
    assert not grouping.join(1, 2)
    assert grouping.join(0, 1)
