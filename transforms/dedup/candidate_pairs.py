"""Resemblance: which fingerprints are worth an exact comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from transforms.records import Fingerprint

# As in warehouse/queries/read_candidates.sql, for the articles of one batch among themselves: a band that
# many hold, as reports of one template do, brings up its earliest alone, and tells less than a rare one.
_HELD = 32
_MOST, _MOST_BY_ONE_BAND = 16, 4


def find_candidate_pairs(
    new: Sequence[Fingerprint], everyone: Sequence[Fingerprint]
) -> Iterator[tuple[Fingerprint, Fingerprint]]:
    """Yield pairs of which one is of `new`, the other of `everyone`, the later one first, each pair once.

    An article is paired with those of the same page, and with the earliest that has the same text; if it
    is that itself, with the others that have it, and with the earliest of those other texts that it
    shares the rarest bands with, at most 16, and at most 4 where it shares a single band with each. So
    however many copies there are of a text, they stand between no other two.
    """
    by_age = sorted(everyone, key=order_fingerprint)
    ages = {one.article_id: age for age, one in enumerate(by_age)}
    texts: defaultdict[str, list[int]] = defaultdict(list)
    pages: defaultdict[str | None, list[int]] = defaultdict(list)
    for age, one in enumerate(by_age):
        if one.bands:
            texts[one.text_sha256].append(age)
            pages[one.url].append(age)
    first = {ages_of_text[0] for ages_of_text in texts.values()}
    found: set[tuple[int, int]] = set()
    for age in (ages[one.article_id] for one in new if one.bands):
        same = texts[by_age[age].text_sha256]
        others = same if age in first else same[:1]
        if by_age[age].url is not None:
            others = [*others, *pages[by_age[age].url]]
        found.update((max(age, other), min(age, other)) for other in others if other != age)
    fresh = sorted(first & {ages[one.article_id] for one in new})
    found.update(_pair_first(fresh, {age: by_age[age].bands for age in first}))
    for later, earlier in sorted(found):
        yield by_age[later], by_age[earlier]


def _pair_first(fresh: Sequence[int], bands: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different texts, by the ages of the first articles that have them."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for age in sorted(bands):
        for band in bands[age]:
            holders[band].append(age)
    for age in fresh:
        weights: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        for band in bands[age]:
            for other in holders[band][:_HELD]:
                weights[other] += 1 / len(holders[band])
                shared[other] += 1
        ranked = sorted((-weight, other) for other, weight in weights.items() if other != age)
        for rank, (_, other) in enumerate(ranked[:_MOST]):
            if rank < _MOST_BY_ONE_BAND or shared[other] > 1:
                yield max(age, other), min(age, other)


def order_fingerprint(fingerprint: Fingerprint) -> tuple[datetime, date, str]:
    """Return what decides which of two articles is the earlier.

    Published at the same moment, the one seen on an earlier day: loading the copy of an archive turns no
    link round. Within a day the identifier decides, so that the order of loading does not.
    """
    return fingerprint.at, fingerprint.seen_at.date(), fingerprint.article_id
