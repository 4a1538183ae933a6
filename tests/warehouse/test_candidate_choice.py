"""The candidates of many articles at once are those that one would choose for each by itself."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest

from transforms.records import BAND_HOLDERS
from warehouse.candidate_choice import BandHolders, RankedHolders, choose_candidates

GONE = 5  # a number that no fingerprint has any more


def draw_bands(rng: random.Random, text: int) -> list[int]:
    """Draw bands that articles with like texts share, and common ones."""
    few = random.Random(text // 3)
    return sorted({few.randrange(2**32) for _ in range(4)} | {rng.randrange(12) for _ in range(3)})


def choose_plainly(
    held: dict[int, list[int]], texts: Sequence[int], are_new: Sequence[bool], bands: list[int], text: int
) -> set[int]:
    """Choose the candidates of one article; `held` has by band the ages of its holders."""
    weights: defaultdict[int, Fraction] = defaultdict(Fraction)
    shared: defaultdict[int, int] = defaultdict(int)
    for band in bands:
        for age in sorted(held[band])[:BAND_HOLDERS]:
            weights[age] += Fraction(1, len(held[band]))
            shared[age] += 1
    chosen: set[int] = set()
    for is_same in (True, False):
        met: list[int] = []
        for age in sorted(age for age in weights if not are_new[age] and (texts[age] == text) is is_same):
            if is_same or texts[age] not in {texts[other] for other in met}:
                met.append(age)
        met.sort(key=lambda age: (-weights[age], age))
        chosen |= {age for rank, age in enumerate(met) if rank < (16 if shared[age] > 1 else 4)}
    return chosen


@pytest.mark.parametrize("seed", range(3))
def test_many_articles_have_the_candidates_that_each_has_by_itself(seed: int) -> None:
    rng = random.Random(seed)
    numbers = rng.sample(range(10, 2_000), 600)  # by age
    texts = [rng.randrange(150) for _ in numbers]
    are_new, are_decided = ([rng.random() < share for _ in numbers] for share in (0.1, 0.01))
    held: defaultdict[int, list[int]] = defaultdict(list)
    for age, text in enumerate(texts):
        for band in draw_bands(rng, text):
            held[band].append(age)
    pairs = [(band, numbers[age], len(held[band])) for band in held for age in held[band]]
    pairs += [(band, GONE, len(held[band])) for band in list(held)[:3]]
    rng.shuffle(pairs)
    new_texts = [rng.randrange(150) for _ in range(100)]
    new = [draw_bands(rng, text) for text in new_texts]
    found = choose_candidates(
        BandHolders(
            bands=np.array([band for band, _, _ in pairs], np.uint32),
            fingerprints=np.array([number for _, number, _ in pairs], np.int32),
            counts=np.array([count for _, _, count in pairs], np.int32),
        ),
        RankedHolders(
            numbers=np.array(numbers, np.int32),
            texts=np.array(texts, np.uint64),
            are_new=np.array(are_new),
            are_decided=np.array(are_decided),
        ),
        new,
        np.array(new_texts, np.uint64),
    )
    earliest = {band: sorted(ages)[:BAND_HOLDERS] for band, ages in held.items()}
    expected = {age for age, is_decided in enumerate(are_decided) if is_decided}
    for bands, text in zip(new, new_texts, strict=True):
        expected |= choose_plainly(held, texts, are_new, bands, text)
    shared = {age: sorted(band for band, ages in earliest.items() if age in ages) for age in expected}
    rows = zip(found["number"].to_pylist(), found["bands"].to_pylist(), strict=True)
    assert dict(rows) == {numbers[age]: bands for age, bands in shared.items() if bands}
    assert len(expected) > len(new)


def test_there_are_no_candidates_where_nobody_has_a_band() -> None:
    none = np.empty(0, np.int32)
    holders = BandHolders(bands=none.astype(np.uint32), fingerprints=none, counts=none)
    ranked = RankedHolders(
        numbers=none,
        texts=none.astype(np.uint64),
        are_new=none.astype(np.bool_),
        are_decided=none.astype(np.bool_),
    )
    assert choose_candidates(holders, ranked, [(1, 2), ()], np.array([3, 4], np.uint64)).num_rows == 0
