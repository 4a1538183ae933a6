"""Articles are similar by the terms they share, unless they share only the wording of a template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from scipy.sparse import csr_array

from transforms.records import Terms
from transforms.stories.similarity import measure_similarity
from transforms.stories.weighting import TermMatrix, is_common, normalise_rows

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDING = tuple(f"word{number}" for number in range(20))


def make_terms(*terms: str, at: datetime = NOON) -> Terms:
    return Terms(article_id="a", at=at, counts=tuple((term, 1) for term in sorted(terms)))


def make_matrix(articles: Sequence[Terms], weigh: Callable[[str], float]) -> TermMatrix:
    vocabulary = sorted({term for each in articles for term, _ in each.counts})
    occurrences = csr_array([[float((term, 1) in each.counts) for term in vocabulary] for each in articles])
    return TermMatrix(
        vocabulary=vocabulary,
        kinds=np.array([term.rpartition(":")[0] for term in vocabulary], dtype="U1"),
        common=np.array([is_common(term) for term in vocabulary]),
        occurrences=occurrences,
        weights=normalise_rows(csr_array(occurrences.multiply([weigh(term) for term in vocabulary]))),
    )


def measure(one: Terms, other: Terms) -> float:
    similarity = measure_similarity([one, other], make_matrix([one, other], lambda _: 1.0))
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
    forwards = measure_similarity(articles, make_matrix(articles, weigh))
    backwards = measure_similarity(articles[::-1], make_matrix(articles[::-1], weigh))
    assert np.array_equal(forwards, backwards[::-1, ::-1])


def weigh(term: str) -> float:
    return 1 / (3 + len(term))
