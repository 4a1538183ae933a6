"""Resemblance: which fingerprints are worth an exact comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from transforms.records import Fingerprint

# As in warehouse/queries/read_candidates.sql, for the articles of one batch among themselves: a band that
# many hold, as reports of one template do, brings up its earliest alone, and tells less than a rare one.
_HELD = 32
_MOST, _MOST_BY_ONE_BAND = 16, 4


def find_resembling(
    new: Sequence[Fingerprint], everyone: Sequence[Fingerprint]
) -> Iterator[tuple[Fingerprint, Fingerprint]]:
    """Yield pairs of which one is of `new`, the other of `everyone`, the later one first, each pair once.

    An article is paired with those it shares the rarest bands with, at most 16 of them, and at most 4
    where it shares a single band with each.
    """
    by_age = sorted(everyone, key=order_fingerprint)
    ages = {one.article_id: age for age, one in enumerate(by_age)}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for age, one in enumerate(by_age):
        for band in one.bands:
            holders[band].append(age)
    told: set[tuple[int, int]] = set()
    for age in sorted(ages[one.article_id] for one in new):
        weights: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        for band in by_age[age].bands:
            for other in holders[band][:_HELD]:
                weights[other] += 1 / len(holders[band])
                shared[other] += 1
        ranked = sorted(((-weight, other) for other, weight in weights.items() if other != age))
        for rank, (_, other) in enumerate(ranked[:_MOST]):
            pair = (max(age, other), min(age, other))
            if (rank < _MOST_BY_ONE_BAND or shared[other] > 1) and pair not in told:
                told.add(pair)
                yield by_age[pair[0]], by_age[pair[1]]


def order_fingerprint(fingerprint: Fingerprint) -> tuple[datetime, date, str]:
    """Return what decides which of two articles is the earlier.

    Published at the same moment, the one seen on an earlier day: loading the copy of an archive turns no
    link round. Within a day the identifier decides, so that the order of loading does not.
    """
    return fingerprint.at, fingerprint.seen_at.date(), fingerprint.article_id
