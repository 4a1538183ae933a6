"""A term is weighted by its rarity, in a small warehouse and in a large one."""

from __future__ import annotations

import math
from collections import Counter
from datetime import UTC, datetime

import pytest

from transforms.records import Terms
from transforms.stories.weighting import weigh_terms

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_terms(**counts: int) -> Terms:
    return Terms(article_id="a", at=NOON, counts=tuple(sorted(counts.items())))


def test_a_vector_has_length_1() -> None:
    weights = weigh_terms(make_terms(quay=2, strik=1, tyne=5), {}, 30)
    assert math.hypot(*weights.values()) == pytest.approx(1)


@pytest.mark.parametrize("articles", [5, 20, 1000])
def test_a_term_of_nearly_every_article_hardly_counts(articles: int) -> None:
    weights = weigh_terms(make_terms(nissan=1, tyne=1), {"nissan": articles, "tyne": 1}, articles)
    assert weights.get("nissan", 0.0) < 0.5 * weights["tyne"]
    if articles > 500:
        assert "nissan" not in weights


def test_two_articles_on_one_event_keep_their_shared_words() -> None:
    assert weigh_terms(make_terms(quay=1, tyne=1), {"quay": 2, "tyne": 2}, 2).keys() == {"quay", "tyne"}


def test_words_common_in_news_count_less_from_the_start() -> None:
    weights = weigh_terms(make_terms(compani=1, lacquer=1), {}, 5)
    assert weights["compani"] < 0.6 * weights["lacquer"]


def test_names_and_figures_count_more_than_words() -> None:
    terms = Terms(article_id="a", at=NOON, counts=(("f:38000000000 yen", 1), ("n:papin", 1), ("papin", 1)))
    weights = weigh_terms(terms, Counter(), 20)
    assert weights["n:papin"] == weights["f:38000000000 yen"] > weights["papin"]


def test_a_name_of_common_words_counts_less_too() -> None:
    terms = Terms(article_id="a", at=NOON, counts=(("n:japan", 1), ("n:solberg", 1)))
    weights = weigh_terms(terms, {}, 5)
    assert weights["n:japan"] < 0.6 * weights["n:solberg"]


def test_repetition_counts_but_less_than_in_proportion() -> None:
    weights = weigh_terms(make_terms(quay=10, strik=1), {}, 30)
    assert weights["strik"] < weights["quay"] < 10 * weights["strik"]


def test_no_terms_have_no_weights() -> None:
    assert weigh_terms(make_terms(), {}, 30) == {}
