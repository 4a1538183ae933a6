"""Clustering by average linkage (UPGMA), with a threshold relative to the cohesion of the clusters.

The two clusters with the highest mean similarity of their pairs are merged first (Sokal and Michener, "A
statistical method for evaluating systematic relationships", 1958). Merging stops at a threshold that the
clusters themselves set: reports of one event are as similar to those of another cluster as to each other,
while look-alikes are similar, but less than that. A fixed threshold would have to lie between the loosest
event and the closest look-alikes, and there is no such value.

Only similar pairs are stored, so time and memory grow with their number and not with the square of the
articles. The pairs of clusters that may be merged are in a heap; one that has changed since is passed over.
Those of single articles stay in arrays, sorted: only of a cluster that is merged the pairs with others are
summed in a dictionary, which for all clusters of 10,000 articles with 160,000 pairs would take 18 MB more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice

import numpy as np

from transforms.stories.similarity import SimilarPairs

# On 407 labelled texts (36 events in pairs of look-alikes) B-cubed F1 is .91 to .93 with any threshold from
# .51 to .69; on either half of the pairs it is .90 to .92 and .93 to .95. One fixed threshold for all
# clusters reached .89, on the halves .85 and .88. With the prior at .16 to .25, or its weight at 5 or 20, F1
# is .92 to .93.
_THRESHOLD = 0.6  # the mean similarity of two clusters, as a share of the geometric mean of their cohesions
_PRIOR_COHESION = 0.2  # how similar reports of one event usually are; assumed of a single article
_PRIOR_PAIRS = 10  # how many pairs of members weigh as much as the prior
_HALVING_TERMS = 5  # an article with this many terms, as a bare headline has, gets half of the prior
# While there are few articles their terms look rarer, and so the articles more similar, than they are: the
# prior is up to `1 + _SMALL_SAMPLE_EXCESS / _SMALL_SAMPLE` times as high.
_SMALL_SAMPLE_EXCESS, _SMALL_SAMPLE = 10, 10
_MIN_COHESION = 0.02
_ENTRIES_AT_ONCE = 10_000  # 200 bytes each

_Entry = tuple[float, int, int, int, int]  # minus the relative similarity, two clusters and their versions


class Clustering:
    """Articles, numbered from 0, that are merged into clusters.

    A cluster has the number of its first article.

    Args:
        pairs: The similar pairs of articles; all others have a similarity of 0.
        term_counts: The number of terms of each article.
        article_count: The number of articles that the weights of the terms are based on.
    """

    def __init__(self, pairs: SimilarPairs, term_counts: Iterable[int], *, article_count: int) -> None:
        prior = _PRIOR_COHESION * (1 + _SMALL_SAMPLE_EXCESS / (article_count + _SMALL_SAMPLE))
        self._prior = [prior * terms / (terms + _HALVING_TERMS) for terms in term_counts]
        self._cohesion = [max(each, _MIN_COHESION) for each in self._prior]
        self._members = [[index] for index in range(len(self._prior))]
        self._cluster_of = list(range(len(self._prior)))
        self._inner = [0.0] * len(self._prior)  # the sum over the pairs of members of one cluster
        self._versions = [0] * len(self._prior)
        # by cluster that was merged, the clusters with similar members, and the sum over the pairs of members
        self._sums: dict[int, dict[int, float]] = {}
        self._cannot_link: dict[int, set[int]] = {}
        self._pairs = pairs
        self._similar = _SimilarArticles(pairs, len(self._prior))

    def must_link(self, one: int, other: int) -> bool:
        """Merge the clusters of two articles, whatever their similarity.

        Returns:
            Whether the articles are in one cluster now; ``False`` if they cannot be linked.
        """
        first, second = sorted((self._cluster_of[one], self._cluster_of[other]))
        if second in self._cannot_link.get(first, ()):
            return False
        if first != second:
            self._merge(first, second)
        return True

    def cannot_link(self, one: int, other: int) -> bool:
        """Exclude that the clusters of two articles are ever merged.

        Returns:
            Whether that holds now; ``False`` if the articles are in one cluster already.
        """
        first, second = self._cluster_of[one], self._cluster_of[other]
        if first != second:
            self._cannot_link.setdefault(first, set()).add(second)
            self._cannot_link.setdefault(second, set()).add(first)
        return first != second

    def cluster(self) -> list[Sequence[int]]:
        """Merge the most similar clusters until none are similar enough, and return all clusters."""
        singles = self._rank_pairs()
        heap = [*islice(singles, 1), *self._rank_merged()]
        heapify(heap)
        while heap:
            _, kept, gone, *versions = heappop(heap)
            if not any(versions) and (following := next(singles, None)):
                heappush(heap, following)  # there is one of them at a time, the first
            if versions != [self._versions[kept], self._versions[gone]]:
                continue
            self._merge(kept, gone)
            for other, total in self._sums[kept].items():
                if entry := self._rank(min(kept, other), max(kept, other), total):
                    heappush(heap, entry)
        return self.list_clusters()

    def list_clusters(self) -> list[Sequence[int]]:
        """Return the clusters as they are now."""
        return [members for members in self._members if members]

    def _rank_pairs(self) -> Iterator[_Entry]:
        """Yield the heap's entries of the pairs of articles that are clusters by themselves, in order.

        Only one in ten is similar enough, so that all are looked at together first. Those of which an article
        was merged meanwhile are left out. In a heap, 250,000 of them would take 50 MB.
        """
        pairs, cohesions = self._pairs, np.array(self._cohesion)
        is_single = np.array(self._versions) == 0
        relative = pairs.similarities / np.sqrt(cohesions[pairs.ones] * cohesions[pairs.others])
        chosen = (relative >= _THRESHOLD) & is_single[pairs.ones] & is_single[pairs.others]
        columns = [each[chosen] for each in (-relative, pairs.ones, pairs.others)]
        order = np.lexsort(columns[::-1])
        for start in range(0, len(order), _ENTRIES_AT_ONCE):
            part = order[start : start + _ENTRIES_AT_ONCE]
            for rank, one, other in zip(*(each[part].tolist() for each in columns), strict=True):
                is_changed = self._versions[one] or self._versions[other]
                if not (is_changed or other in self._cannot_link.get(one, ())):
                    yield rank, one, other, 0, 0

    def _rank_merged(self) -> Iterator[_Entry]:
        """Yield the heap's entries of the clusters that constraints have merged, with all others."""
        for one, sums in self._sums.items():
            for other, total in sums.items():
                # of two merged ones, each has the other
                if other in self._sums and other < one:
                    continue
                if entry := self._rank(min(one, other), max(one, other), total):
                    yield entry

    def _rank(self, one: int, other: int, total: float) -> _Entry | None:
        """Return the heap's entry of two clusters, or `None` if they are not similar enough.

        Args:
            one: The lesser cluster.
            other: The greater one.
            total: The sum over the pairs of members of the two.
        """
        pairs = len(self._members[one]) * len(self._members[other])
        cohesion = math.sqrt(self._cohesion[one] * self._cohesion[other])
        relative = total / pairs / cohesion
        if relative < _THRESHOLD or other in self._cannot_link.get(one, ()):
            return None
        return -relative, one, other, self._versions[one], self._versions[other]

    def _merge(self, kept: int, gone: int) -> None:
        size, other_size = len(self._members[kept]), len(self._members[gone])
        both = size + other_size
        sums, other_sums = self._sum_pairs(kept), self._sum_pairs(gone)
        self._inner[kept] += self._inner[gone] + sums.pop(gone, 0.0)
        self._prior[kept] = (self._prior[kept] * size + self._prior[gone] * other_size) / both
        cohesion = (self._prior[kept] * _PRIOR_PAIRS + self._inner[kept]) / (
            _PRIOR_PAIRS + both * (both - 1) / 2
        )
        self._cohesion[kept] = max(cohesion, _MIN_COHESION)
        del self._sums[gone]
        for other, total in other_sums.items():
            if other != kept:
                sums[other] = sums.get(other, 0.0) + total
                if other in self._sums:
                    del self._sums[other][gone]
                    self._sums[other][kept] = sums[other]
        for other in self._cannot_link.pop(gone, ()):
            self._cannot_link[other].discard(gone)
            self.cannot_link(kept, other)
        for member in self._members[gone]:
            self._cluster_of[member] = kept
        self._members[kept] += self._members[gone]
        self._members[gone] = []
        self._versions[kept] += 1
        self._versions[gone] += 1

    def _sum_pairs(self, cluster: int) -> dict[int, float]:
        """Return the sums of a cluster; of an article that is one by itself they are made now."""
        sums = self._sums.get(cluster)
        if sums is None:
            sums = self._sums[cluster] = {}
            for article, similarity in self._similar.list_pairs(cluster):
                other = self._cluster_of[article]
                sums[other] = sums.get(other, 0.0) + similarity
        return sums


class _SimilarArticles:
    """The articles that are similar to each article.

    Args:
        pairs: The similar pairs.
        articles: The number of articles.
    """

    def __init__(self, pairs: SimilarPairs, articles: int) -> None:
        rows = np.concatenate((pairs.ones, pairs.others))
        order = np.argsort(rows, kind="stable")
        self._starts = np.searchsorted(rows[order], np.arange(articles + 1))
        self._others = np.concatenate((pairs.others, pairs.ones))[order]
        self._similarities = np.concatenate((pairs.similarities, pairs.similarities))[order]

    def list_pairs(self, article: int) -> Iterator[tuple[int, float]]:
        """Return the articles that are similar to one, each with the similarity."""
        chosen = slice(self._starts[article], self._starts[article + 1])
        return zip(self._others[chosen].tolist(), self._similarities[chosen].tolist(), strict=True)
