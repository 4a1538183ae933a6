"""Links: clusters in different languages that report one event become one story.

Within a language nothing changes: two clusters are linked only if no language is in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from transforms.stories.clustering import Clustering
from transforms.stories.similarity import SimilarPairs

# Of the pairs for tuning, each alone in a warehouse, those of one event have .149 and more, and look-alikes
# .113 and less.
_THRESHOLD = 0.13


def link_clusters(
    clustering: Clustering,
    groups: Sequence[Sequence[int]],
    pairs: SimilarPairs,
    languages: Sequence[str | None],
) -> None:
    """Link the clusters in different languages that are similar enough, the most similar ones first.

    Args:
        clustering: The clustering, which has merged the articles of each group.
        groups: The articles of each cluster.
        pairs: The pairs of articles in different languages, with their similarity.
        languages: The language of each article, or `None`.
    """
    spoken = {min(group): {each for member in group if (each := languages[member])} for group in groups}
    leaders = {member: min(group) for group in groups for member in group}
    joined: dict[int, int] = {}  # of each cluster that went into another, that one
    for _, one, other in _rank_links(groups, pairs, leaders):
        first, second = (_find_root(each, joined) for each in (one, other))
        if not spoken[first] & spoken[second] and clustering.must_link(one, other):
            spoken[first] |= spoken[second]
            joined[second] = first


def _find_root(cluster: int, joined: Mapping[int, int]) -> int:
    while cluster in joined:
        cluster = joined[cluster]
    return cluster


def _rank_links(
    groups: Sequence[Sequence[int]], pairs: SimilarPairs, leaders: Mapping[int, int]
) -> list[tuple[float, int, int]]:
    """Return the pairs of clusters that are similar enough: minus their similarity, and their first articles.

    The similarity of two clusters is the mean, over the articles of the smaller one, of the highest with
    one of the other.
    """
    sizes = {min(group): len(group) for group in groups}
    best: defaultdict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    rows = zip(pairs.ones.tolist(), pairs.others.tolist(), pairs.similarities.tolist(), strict=True)
    for one, other, similarity in rows:
        first, second = leaders[one], leaders[other]
        if first == second:
            continue
        smaller, larger = sorted((first, second), key=lambda leader: (sizes[leader], leader))
        member = one if first == smaller else other
        highest = best[smaller, larger]
        highest[member] = max(highest.get(member, 0.0), similarity)
    scores = {
        (smaller, larger): sum(highest.values()) / sizes[smaller]
        for (smaller, larger), highest in best.items()
    }
    return sorted((-score, *key) for key, score in scores.items() if score >= _THRESHOLD)
