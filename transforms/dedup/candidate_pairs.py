"""Candidate pairs: which fingerprints are worth an exact comparison.

This is locality-sensitive hashing (LSH): articles that share a band fall into one bucket, and only
articles of one bucket are compared. A bucket that many articles share, as reports from one template do,
contributes its earliest members alone, and counts for less than a small one.

Here the articles of one batch are paired with each other; ``warehouse/candidate_choice.py`` finds the stored
articles that are worth comparing with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from transforms.records import BAND_HOLDERS, MAX_CANDIDATES, MAX_SINGLE_BAND_CANDIDATES, Fingerprint


def find_candidate_pairs(
    new: Sequence[Fingerprint], everyone: Sequence[Fingerprint]
) -> Iterator[tuple[Fingerprint, Fingerprint]]:
    """Yield the pairs of articles that may be copies of each other.

    An article is paired with the articles of the same page and with the earliest article that has exactly
    its text. When it is that earliest article itself, it is paired with all others of the same text, and
    with the earliest articles of other texts, ranked by the rarity of the bands they share: at most 16,
    and at most 4 that share a single band only. As each text is represented by its earliest article, many
    copies of one text cannot crowd out other candidates.

    Args:
        new: The articles to find candidates for, all of them in `everyone` too.
        everyone: The articles to choose candidates from. Articles without bands are left out.

    Yields:
        Each pair once, the later article first; at least one of the two is in `new`.
    """
    by_age = sorted(everyone, key=get_age_key)
    ages = {one.article_id: age for age, one in enumerate(by_age)}
    texts: defaultdict[str, list[int]] = defaultdict(list)
    pages: defaultdict[str | None, list[int]] = defaultdict(list)
    for age, one in enumerate(by_age):
        if one.bands:
            texts[one.text_sha256].append(age)
            pages[one.url].append(age)
    firsts = {ages_of_text[0] for ages_of_text in texts.values()}
    found: set[tuple[int, int]] = set()
    for age in (ages[one.article_id] for one in new if one.bands):
        same = texts[by_age[age].text_sha256]
        others = same if age in firsts else same[:1]
        if by_age[age].url is not None:
            others = [*others, *pages[by_age[age].url]]
        found.update((max(age, other), min(age, other)) for other in others if other != age)
    new_firsts = sorted(firsts & {ages[one.article_id] for one in new})
    found.update(_pair_by_bands(new_firsts, {age: by_age[age].bands for age in firsts}))
    for later, earlier in sorted(found):
        yield by_age[later], by_age[earlier]


def get_age_key(fingerprint: Fingerprint) -> tuple[datetime, date, str]:
    """Return the sort key that puts the earlier of two articles first.

    Of two articles published at the same moment, the one that was seen on an earlier day comes first, so
    that loading a copy of an archive reverses no link. Within a day the identifier decides, so that the
    order of loading does not.
    """
    return fingerprint.at, fingerprint.seen_at.date(), fingerprint.article_id


def _pair_by_bands(new: Sequence[int], bands: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of different texts; an age represents the first article with a text."""
    buckets: defaultdict[int, list[int]] = defaultdict(list)
    for age in sorted(bands):
        for band in bands[age]:
            buckets[band].append(age)
    for age in new:
        weights: defaultdict[int, float] = defaultdict(float)
        shared: defaultdict[int, int] = defaultdict(int)
        for band in bands[age]:
            for other in buckets[band][:BAND_HOLDERS]:
                weights[other] += 1 / len(buckets[band])
                shared[other] += 1
        ranked = sorted((-weight, other) for other, weight in weights.items() if other != age)
        for rank, (_, other) in enumerate(ranked[:MAX_CANDIDATES]):
            if rank < MAX_SINGLE_BAND_CANDIDATES or shared[other] > 1:
                yield max(age, other), min(age, other)
