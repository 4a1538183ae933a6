"""Two clusters are merged while they are about as similar as their own members are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from transforms.stories.clustering import Clustering
from transforms.stories.similarity import SimilarPairs

MANY = 1_000_000  # articles, so that no term looks rarer than it is


def make_clustering(
    blocks: Sequence[int], inside: float, between: float, *, terms: int = 100, article_count: int = MANY
) -> Clustering:
    """Make blocks of articles, with one similarity inside all blocks and one between them."""
    of = np.repeat(np.arange(len(blocks)), blocks)
    similarity = np.where(np.equal.outer(of, of), inside, between).astype(float)
    return Clustering(list_pairs(similarity), [terms] * len(of), article_count=article_count)


def list_pairs(similarity: npt.NDArray[np.float64]) -> SimilarPairs:
    """Return the pairs above the diagonal of a matrix that are similar at all."""
    ones, others = np.nonzero(np.triu(similarity, 1))
    return SimilarPairs(ones=ones, others=others, similarities=similarity[ones, others])


def cluster(clustering: Clustering) -> list[list[int]]:
    return sorted(sorted(group) for group in clustering.cluster())


def test_no_articles_make_no_clusters() -> None:
    assert cluster(Clustering(list_pairs(np.zeros((0, 0))), [], article_count=0)) == []


@pytest.mark.parametrize(("similarity", "groups"), [(0.05, 2), (0.1, 2), (0.13, 1), (0.5, 1)])
def test_two_articles_are_merged_if_they_are_similar_enough(similarity: float, groups: int) -> None:
    assert len(cluster(make_clustering([1, 1], 0.0, similarity))) == groups


@pytest.mark.parametrize(("inside", "groups"), [(0.25, 1), (0.6, 2)])
def test_cohesive_clusters_need_a_higher_similarity_than_loose_ones(inside: float, groups: int) -> None:
    assert len(cluster(make_clustering([6, 6], inside, 0.2))) == groups


def test_a_chain_of_similar_articles_does_not_become_one_cluster() -> None:
    positions = np.arange(60)
    similarity = np.maximum(0, 0.4 - 0.1 * np.abs(np.subtract.outer(positions, positions)))
    assert max(map(len, cluster(Clustering(list_pairs(similarity), [100] * 60, article_count=MANY)))) <= 6


def test_articles_with_few_terms_need_less_similarity() -> None:
    assert len(cluster(make_clustering([1, 1], 0.0, 0.08, terms=100))) == 2
    assert len(cluster(make_clustering([1, 1], 0.0, 0.08, terms=6))) == 1


def test_in_a_small_warehouse_more_similarity_is_needed() -> None:
    assert len(cluster(make_clustering([1, 1], 0.0, 0.13, article_count=5))) == 2


def test_the_most_similar_articles_are_merged_first() -> None:
    similarity = np.array([[0, 0.2, 0.0], [0.2, 0, 0.5], [0.0, 0.5, 0]])
    assert cluster(Clustering(list_pairs(similarity), [100] * 3, article_count=MANY))[-1] == [1, 2]


def test_a_must_link_pair_is_in_one_cluster_without_any_similarity() -> None:
    clustering = make_clustering([1, 1, 1], 0.0, 0.0)
    assert clustering.must_link(0, 2)
    assert cluster(clustering) == [[0, 2], [1]]


def test_a_cannot_link_pair_is_in_two_clusters_though_all_articles_are_similar() -> None:
    clustering = make_clustering([5], 0.9, 0.0)
    assert clustering.cannot_link(1, 3)
    groups = cluster(clustering)
    assert len(groups) == 2
    assert not any({1, 3} <= set(group) for group in groups)


def test_an_earlier_constraint_prevails_over_a_later_one() -> None:
    clustering = make_clustering([4], 0.9, 0.0)
    assert clustering.must_link(0, 1)
    assert not clustering.cannot_link(0, 1)
    assert clustering.cannot_link(0, 2)
    assert not clustering.must_link(1, 2)
    assert clustering.must_link(0, 1)


def test_clusters_are_those_of_a_search_through_all_pairs_at_every_step() -> None:
    chance = np.random.default_rng(3)
    for _ in range(40):
        count = int(chance.integers(2, 14))
        similarity = np.triu(np.round(chance.random((count, count)) ** 3, 2), 1)
        groups = cluster(Clustering(list_pairs(similarity), [100] * count, article_count=MANY))
        assert groups == search_all_pairs(similarity + similarity.T)


def search_all_pairs(similarity: npt.NDArray[np.float64]) -> list[list[int]]:
    """Cluster by the definition: at each step the two clusters with the highest relative similarity."""
    groups = [[index] for index in range(len(similarity))]
    while True:
        ranked = [
            (-round(relate(similarity, one, other), 12), one, other)
            for one, other in combinations(groups, 2)
            if relate(similarity, one, other) >= 0.6
        ]
        if not ranked:
            return sorted(groups)
        _, one, other = min(ranked)
        groups = sorted([*(group for group in groups if group not in (one, other)), sorted([*one, *other])])


def relate(similarity: npt.NDArray[np.float64], one: list[int], other: list[int]) -> float:
    mean = similarity[np.ix_(one, other)].mean()
    return float(mean / np.sqrt(measure_cohesion(similarity, one) * measure_cohesion(similarity, other)))


def measure_cohesion(similarity: npt.NDArray[np.float64], group: list[int]) -> float:
    inner = similarity[np.ix_(group, group)].sum() / 2
    prior = 0.2 * (1 + 10 / (MANY + 10)) * 100 / 105
    return float((prior * 10 + inner) / (10 + len(group) * (len(group) - 1) / 2))
