"""Articles are similar by the terms they share, unless they share only the wording of a template."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from transforms.records import Terms
from transforms.stories.similarity import measure_similarity

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDING = tuple(f"word{number}" for number in range(20))


def make_terms(*terms: str, at: datetime = NOON) -> Terms:
    return Terms(article_id="a", at=at, counts=tuple((term, 1) for term in sorted(terms)))


def measure(one: Terms, other: Terms) -> float:
    vectors = [{term: len(each.counts) ** -0.5 for term, _ in each.counts} for each in (one, other)]
    similarity = measure_similarity([one, other], vectors)
    assert np.array_equal(similarity, similarity.T)
    assert not similarity.diagonal().any()
    return float(similarity[0, 1])


def test_similarity_is_the_cosine_of_the_terms() -> None:
    assert measure(make_terms("quay", "tyne", "vote", "ship"), make_terms("quay")) == pytest.approx(0.5)
    assert measure(make_terms("quay"), make_terms("bun")) == 0


@pytest.mark.parametrize(("days", "share"), [(0.4, 1.0), (2, 0.92), (7, 0.5), (14, 0.2)])
def test_similarity_decays_with_the_days_between(days: float, share: float) -> None:
    one = make_terms("quay", "tyne")
    assert measure(one, replace(one, at=NOON + timedelta(days=days))) == pytest.approx(share, abs=0.01)


def test_the_same_wording_with_the_same_figures_is_one_event() -> None:
    one = make_terms(*WORDING, "f:1200", "f:38 %", "n:tarn")
    assert measure(one, one) == pytest.approx(1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("f:1200", "f:38 %"), ("f:1700", "f:12 %")),
        (("n:tarn", "n:lidvik"), ("n:zeta", "n:porto")),
        (("d:3", "f:1200", "f:38 %"), ("d:4", "f:1200", "f:38 %")),
        (("d:2024",), ("d:2025",)),
    ],
    ids=["figures", "names", "months", "years"],
)
def test_the_same_wording_with_other_particulars_is_another_event(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert measure(make_terms(*WORDING, *one), make_terms(*WORDING, *other)) < -0.4


def test_other_particulars_in_other_wording_do_not_reduce_the_similarity() -> None:
    one = make_terms(*WORDING[:8], "f:1200", "f:38 %")
    other = make_terms(*WORDING[5:13], "f:1700", "f:12 %")
    assert measure(one, other) == pytest.approx(0.3)


def test_another_month_reduces_the_similarity_of_any_wording() -> None:
    one, other = make_terms(*WORDING[:9], "d:3"), make_terms(*WORDING[5:14], "d:4")
    assert measure(one, other) == pytest.approx(0.4 - 0.04)


def test_headlines_in_the_same_words_on_different_people_are_two_events() -> None:
    frame = ("name", "chief", "financial", "officer", "compani", "chairman")
    one, other = make_terms(*frame, "lidvik"), make_terms(*frame, "castelmora")
    assert measure(one, other) < -0.4
    assert measure(one, one) == pytest.approx(1)


def test_the_order_of_articles_does_not_matter() -> None:
    chance = np.random.default_rng(7)
    articles = [make_terms(*chance.choice([*WORDING, "n:x", "f:1 %"], 9, replace=False)) for _ in range(30)]
    vectors = [dict(zip(*weigh(each), strict=True)) for each in articles]
    forwards = measure_similarity(articles, vectors)
    backwards = measure_similarity(articles[::-1], vectors[::-1])
    assert np.allclose(forwards, backwards[::-1, ::-1], rtol=0, atol=1e-12)


def weigh(article: Terms) -> tuple[list[str], list[float]]:
    weights = [1 / (3 + len(term) + number) for number, (term, _) in enumerate(article.counts)]
    length = sum(weight * weight for weight in weights) ** 0.5
    return [term for term, _ in article.counts], [weight / length for weight in weights]
