"""Clustering by average linkage (UPGMA), with a threshold relative to the cohesion of the clusters.

The two clusters with the highest mean similarity of their pairs are merged first (Sokal and Michener, "A
statistical method for evaluating systematic relationships", 1958). Merging stops at a threshold that the
clusters themselves set: reports of one event are as similar to those of another cluster as to each other,
while look-alikes are similar, but less than that. A fixed threshold would have to lie between the loosest
event and the closest look-alikes, and there is no such value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

_Matrix = npt.NDArray[np.float64]

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
_EXCLUDED = -9.0  # below any similarity


class Clustering:
    """Articles, numbered from 0, that are merged into clusters.

    Args:
        similarity: The similarity of every two articles; symmetric, with a diagonal of zeros.
        term_counts: The number of terms of each article.
        article_count: The number of articles that the weights of the terms are based on.
    """

    def __init__(self, similarity: _Matrix, term_counts: Sequence[int], *, article_count: int) -> None:
        count = len(term_counts)
        self._mean = similarity.copy()  # over the pairs of members of two clusters
        self._sizes = np.ones(count)
        self._inner = np.zeros(count)  # the sum over the pairs of members of one cluster
        prior = _PRIOR_COHESION * (1 + _SMALL_SAMPLE_EXCESS / (article_count + _SMALL_SAMPLE))
        self._prior = np.array([prior * terms / (terms + _HALVING_TERMS) for terms in term_counts])
        self._active = np.ones(count, dtype=bool)
        self._cannot_link = np.eye(count, dtype=bool)
        self._members = [[index] for index in range(count)]
        self._cohesion = np.maximum(self._prior, _MIN_COHESION)

    def must_link(self, one: int, other: int) -> bool:
        """Merge the clusters of two articles, whatever their similarity.

        Returns:
            Whether the articles are in one cluster now; ``False`` if they cannot be linked.
        """
        first, second = sorted((self._find(one), self._find(other)))
        if first != second and self._cannot_link[first, second]:
            return False
        if first != second:
            self._merge(first, second)
        return True

    def cannot_link(self, one: int, other: int) -> bool:
        """Exclude that the clusters of two articles are ever merged.

        Returns:
            Whether that holds now; ``False`` if the articles are in one cluster already.
        """
        first, second = self._find(one), self._find(other)
        if first != second:
            self._cannot_link[first, second] = self._cannot_link[second, first] = True
        return first != second

    def cluster(self) -> Iterable[Sequence[int]]:
        """Merge the most similar clusters until none are similar enough, and return all clusters."""
        count = len(self._members)
        if not count:
            return []
        relative = self._mean / np.sqrt(np.outer(self._cohesion, self._cohesion))
        relative[self._cannot_link | ~np.outer(self._active, self._active)] = _EXCLUDED
        nearest = relative.argmax(axis=1)
        best = relative[np.arange(count), nearest]
        while best[kept := int(best.argmax())] >= _THRESHOLD:
            kept, gone = sorted((kept, int(nearest[kept])))
            self._merge(kept, gone)
            row = self._mean[kept] / np.sqrt(self._cohesion[kept] * self._cohesion)
            row[self._cannot_link[kept] | ~self._active] = _EXCLUDED
            relative[kept] = relative[:, kept] = row
            relative[gone] = relative[:, gone] = best[gone] = _EXCLUDED
            for index in np.flatnonzero(self._active & ((nearest == kept) | (nearest == gone))):
                nearest[index] = relative[index].argmax()
                best[index] = relative[index, nearest[index]]
            nearest[kept] = row.argmax()
            best[kept] = row[nearest[kept]]
            closer = row > best
            nearest[closer], best[closer] = kept, row[closer]
        return [members for members, active in zip(self._members, self._active, strict=True) if active]

    def _find(self, article: int) -> int:
        return next(
            cluster
            for cluster, members in enumerate(self._members)
            if self._active[cluster] and article in members
        )

    def _merge(self, kept: int, gone: int) -> None:
        sizes = self._sizes
        both = sizes[kept] + sizes[gone]
        self._inner[kept] += self._inner[gone] + self._mean[kept, gone] * sizes[kept] * sizes[gone]
        self._prior[kept] = (self._prior[kept] * sizes[kept] + self._prior[gone] * sizes[gone]) / both
        row = (self._mean[kept] * sizes[kept] + self._mean[gone] * sizes[gone]) / both
        self._mean[kept] = self._mean[:, kept] = row
        self._cannot_link[kept] |= self._cannot_link[gone]
        self._cannot_link[:, kept] = self._cannot_link[kept]
        sizes[kept] = both
        pairs = both * (both - 1) / 2
        cohesion = (self._prior[kept] * _PRIOR_PAIRS + self._inner[kept]) / (_PRIOR_PAIRS + pairs)
        self._cohesion[kept] = max(cohesion, _MIN_COHESION)
        self._active[gone] = False
        self._members[kept] += self._members[gone]
