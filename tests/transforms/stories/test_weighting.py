"""A term is weighted by its rarity, in a small warehouse and in a large one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from transforms.records import Terms
from transforms.stories.pack_terms import pack_terms
from transforms.stories.term_table import tabulate_terms
from transforms.stories.weighting import TermFrequencies, weigh_terms

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_terms(**counts: int) -> Terms:
    return pack_terms("a", NOON, counts.items())


def count(frequencies: Mapping[str, int], article_count: int) -> TermFrequencies:
    packed = pack_terms("a", NOON, frequencies.items())
    return TermFrequencies(
        articles=article_count, keys=np.array(packed.keys, np.int64), counts=np.array(packed.counts, np.int64)
    )


def weigh_all(
    articles: Sequence[Terms], frequencies: Mapping[str, int], article_count: int
) -> list[dict[str, float]]:
    """Return the weights above 0 of the terms of each article."""
    weights = weigh_terms(tabulate_terms(articles), count(frequencies, article_count)).weights
    rows = [
        weights.data[weights.indptr[row] : weights.indptr[row + 1]].tolist() for row in range(len(articles))
    ]
    return [
        {term: weight for term, weight in zip(each.terms, row, strict=True) if weight}
        for each, row in zip(articles, rows, strict=True)
    ]


def weigh(terms: Terms, frequencies: Mapping[str, int], article_count: int) -> dict[str, float]:
    [weights] = weigh_all([terms], frequencies, article_count)
    return weights


def test_a_vector_has_length_1() -> None:
    weights = weigh(make_terms(quay=2, strik=1, tyne=5), {}, 30)
    assert math.hypot(*weights.values()) == pytest.approx(1)


@pytest.mark.parametrize("articles", [5, 20, 1000])
def test_a_term_of_nearly_every_article_hardly_counts(articles: int) -> None:
    weights = weigh(make_terms(nissan=1, tyne=1), {"nissan": articles, "tyne": 1}, articles)
    assert weights.get("nissan", 0.0) < 0.5 * weights["tyne"]
    if articles > 500:
        assert "nissan" not in weights


def test_two_articles_on_one_event_keep_their_shared_words() -> None:
    assert weigh(make_terms(quay=1, tyne=1), {"quay": 2, "tyne": 2}, 2).keys() == {"quay", "tyne"}


def test_words_common_in_news_count_less_from_the_start() -> None:
    weights = weigh(make_terms(compani=1, lacquer=1), {}, 5)
    assert weights["compani"] < 0.6 * weights["lacquer"]


def test_names_and_figures_count_more_than_words() -> None:
    terms = make_terms(**{"f:38000000000 yen": 1, "n:papin": 1, "papin": 1})
    weights = weigh(terms, {}, 20)
    assert weights["n:papin"] == weights["f:38000000000 yen"] > weights["papin"]


def test_a_name_of_common_words_counts_less_too() -> None:
    terms = make_terms(**{"n:japan": 1, "n:solberg": 1})
    weights = weigh(terms, {}, 5)
    assert weights["n:japan"] < 0.6 * weights["n:solberg"]


def test_repetition_counts_but_less_than_in_proportion() -> None:
    weights = weigh(make_terms(quay=10, strik=1), {}, 30)
    assert weights["strik"] < weights["quay"] < 10 * weights["strik"]


def test_no_terms_have_no_weights() -> None:
    assert weigh(make_terms(), {}, 30) == {}


def test_articles_are_weighed_alike_alone_and_beside_others() -> None:
    one, other = make_terms(quay=2, strik=1), make_terms(strik=3, tyne=1)
    frequencies = {"quay": 1, "strik": 2, "tyne": 1}
    assert weigh_all([one, replace(other, article_id="b")], frequencies, 30) == [
        weigh(one, frequencies, 30),
        weigh(other, frequencies, 30),
    ]


def test_a_term_is_at_least_as_frequent_as_among_the_articles_at_hand() -> None:
    articles = [make_terms(quay=1, tyne=1), replace(make_terms(quay=1), article_id="b")]
    assert weigh_all(articles, {}, 30) == weigh_all(articles, {"quay": 2, "tyne": 1}, 30)
