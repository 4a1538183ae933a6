"""Pairs of articles in different languages: those that are found, beside a comparison of all pairs."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import combinations

import numpy as np
import pytest

from transforms.stories.languages import crossings
from transforms.stories.languages.crossings import find_crossings
from transforms.stories.languages.table import SharedTable

_TERMS = [
    *(f"amount:{number}" for number in range(300, 330)),
    *(f"about:{number}000" for number in range(10, 20)),
    *(f"name:{letter}" for letter in "abcdefghijkl"),
    *("company:nissan", "topic:exports", "day:2026-03-02", "day:2026-03-05", "place:jp"),
]


def make_table(seed: int, articles: int) -> tuple[SharedTable, list[datetime]]:
    """Return articles with some of the terms each, which are up to six days apart."""
    rng = random.Random(seed)
    vocabulary = sorted(_TERMS)
    rows = [sorted(rng.sample(range(len(vocabulary)), rng.randrange(2, 14))) for _ in range(articles)]
    table = SharedTable(
        languages=[rng.choice(("de", "en", "ja", None)) for _ in rows],
        starts=np.cumsum([0, *map(len, rows)]),
        vocabulary=vocabulary,
        columns=np.array([column for row in rows for column in row]),
        frequencies=np.zeros(len(vocabulary), dtype=np.int64),
    )
    return table, [datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=rng.randrange(7)) for _ in rows]


@pytest.mark.parametrize("rare", [2, 8, 1_000])
@pytest.mark.parametrize("products_at_once", [1, 1_000_000])
def test_no_similar_pair_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, rare: int, products_at_once: int
) -> None:
    monkeypatch.setattr(crossings, "_RARE", rare)
    monkeypatch.setattr(crossings, "_RARE_SHARE", 0.0)
    monkeypatch.setattr(crossings, "_PRODUCTS_AT_ONCE", products_at_once)
    table, at = make_table(seed=rare, articles=60)
    found = find_crossings(table, at, articles=60)
    matrix = found.matrix
    weights, frequency = matrix.weights.toarray(), matrix.frequency
    wanted = {}
    for one, other in combinations(range(60), 2):
        shared = (weights[one] > 0) & (weights[other] > 0)
        events, names = (
            float(weights[one][kind] @ weights[other][kind])
            for kind in (matrix.tells_event, ~matrix.tells_event)
        )
        groups = {int(group) for group in matrix.group[shared]} - {-1}
        similarity = (events + min(names, 2 * events)) / (1 + ((at[one] - at[other]).days / 7) ** 2)
        spoken = {table.languages[one], table.languages[other]} - {None}
        if len(spoken) == 2 and (shared & (frequency <= rare)).any() and len(groups) > 1:
            wanted[one, other] = similarity
    pairs = found.pairs
    got = dict(
        zip(
            zip(pairs.ones.tolist(), pairs.others.tolist(), strict=True),
            pairs.similarities.tolist(),
            strict=True,
        )
    )
    assert got == {pair: pytest.approx(value) for pair, value in wanted.items() if value >= 0.03}
    assert got or rare == 2
