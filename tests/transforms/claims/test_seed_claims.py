"""The figures of the seed corpus, where it is present, are claims with evidence in the text."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in
from corpus import read_seed, require_seeds

from transforms.records import Article, Claim

# the beginning of the file's name, quantity, lowest and highest value, unit, former value
SEED_CLAIMS = [
    ("000", "job-cuts", 20_000, 20_000, "people", None),
    ("000", "plant-closures", 7, 7, "plants", None),
    ("000", "cost-savings", 250e9, 250e9, "JPY", None),
    ("000", "production-cut", 50, None, "percent", None),
    ("001", "job-cuts", 20_000, 20_000, "people", None),
    ("001", "plant-closures", 7, 7, "plants", None),
    ("001", "cost-savings", 250e9, 250e9, "JPY", None),
    ("002", "job-cuts", 20_000, 20_000, "people", None),
    ("002", "plants", 10, 10, "plants", 17),
    ("002", "orders", 10_000, 10_000, "vehicles", None),
    ("002", "capital", 1e9, 1e9, "CNY", None),
    ("002", "stake", 40, 40, "percent", None),
    ("002", "stake", 60, 60, "percent", None),
    ("003", "plants", 10, 10, "plants", 17),
    ("003", "employees", 3_900, 3_900, "people", None),
    ("003", "utilisation", 40, 40, "percent", None),
    ("003", "capacity", 240_000, 240_000, "vehicles", None),
    ("003", "profit-effect", None, 450e9, "JPY", None),
    ("004", "plant-closures", 17, 17, "plants", None),
    ("004", "job-cuts", 15, 15, "percent", None),
    ("004", "jobs-saved", 3_900, 3_900, "people", None),
]
# figures of somebody else, of tables and of boilerplate, years, and names
NO_CLAIMS = {"001": {319.801, 2.2488}, "004": {15_900, 1_328, 1961}, "003": {0}, "002": {7}}


@pytest.fixture(scope="module")
def seeds() -> dict[str, tuple[Article, tuple[Claim, ...]]]:
    articles = [(path.name, read_seed(path)) for path in sorted(require_seeds().glob("*.txt"))]
    return {name[:3]: (article, find_claims_in(article.text, article.title)) for name, article in articles}


@pytest.mark.parametrize("expected", SEED_CLAIMS)
def test_a_figure_of_a_seed_is_a_claim(
    seeds: dict[str, tuple[Article, tuple[Claim, ...]]],
    expected: tuple[str, str, float | None, float | None, str, float | None],
) -> None:
    seed, quantity, low, high, unit, former = expected
    found = [
        claim
        for claim in seeds[seed][1]
        if (claim.quantity, claim.value_low, claim.value_high) == (quantity, low, high)
    ]
    assert [(claim.unit, claim.change_from) for claim in found] == [(unit, former)]


def test_no_claim_of_a_seed_is_somebody_elses_figure_a_year_or_boilerplate(
    seeds: dict[str, tuple[Article, tuple[Claim, ...]]],
) -> None:
    for seed, values in NO_CLAIMS.items():
        for claim in seeds[seed][1]:
            assert not values & {claim.value_low, claim.value_high, claim.change_from}, claim


def test_evidence_is_where_it_says(seeds: dict[str, tuple[Article, tuple[Claim, ...]]]) -> None:
    for article, claims in seeds.values():
        for evidence in (each for claim in claims for each in claim.evidence):
            source = article.title if evidence.field == "title" else article.text
            assert source[evidence.start : evidence.end] == evidence.text
