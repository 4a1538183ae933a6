"""Postings: which term is in which text, how often, and where."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pytest

from transforms.records import ArticleText
from warehouse.postings import SplitTexts

FIRST = 11


@pytest.mark.parametrize("vocabulary", [40, 90_000], ids=["few words", "more than 16 bits number"])
def test_a_posting_has_all_places_of_a_term_in_title_and_text(vocabulary: int) -> None:
    rng = random.Random(vocabulary)
    articles = ("a", "b", "c", *(f"d{number:02}" for number in range(40)))
    texts = [
        (article, is_title, [f"w{rng.randrange(vocabulary)}" for _ in range(rng.choice([0, 5, 4_000]))])
        for article in articles
        for is_title in (True, False)
    ]
    texts[3] = ("b", False, ["日産", "産"] * 3)
    texts[6] = ("d00", True, ["ß", "w1"])
    split = SplitTexts.split(make_texts(texts), split_at_spaces)
    assert set(split.vocabulary.filter(pa.array(~split.are_words)).to_pylist()) == {"日産", "産", "ß", "w1"}
    # by chance, several words have one number, as those of one term have
    numbers = np.array([hash_term(term) for term in split.vocabulary.to_pylist()], np.int32)
    document = {article: FIRST + place for place, article in enumerate(articles)}

    places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for article, is_title, words in texts:
        for place, word in enumerate(words):
            at = place - len(words) if is_title else place + 1
            places[hash_term(word), document[article]].append(at)
    assert split.tabulate_postings(FIRST, numbers).to_pylist() == [
        {
            "term": term,
            "document": place,
            "count": sum(3 if position < 0 else 1 for position in positions),
            "positions": positions,
        }
        for (term, place), positions in sorted(places.items())
    ]
    assert split.tabulate_documents(FIRST).to_pylist() == [
        {
            "document": place,
            "article_id": article,
            "terms": sum(
                len(words) * (3 if title else 1) for other, title, words in texts if other == article
            ),
        }
        for article, place in document.items()
    ]


def test_texts_without_terms_have_documents_and_no_postings() -> None:
    split = SplitTexts.split(make_texts([("a", True, []), ("a", False, [])]), split_at_spaces)
    assert split.tabulate_documents(1).to_pylist() == [{"document": 1, "article_id": "a", "terms": 0}]
    assert split.tabulate_postings(1, np.empty(0, np.int32)).num_rows == 0


def make_texts(parts: list[tuple[str, bool, list[str]]]) -> list[ArticleText]:
    """Return the articles of titles and texts, the last one first."""
    words = {(article, is_title): " ".join(terms) for article, is_title, terms in parts}
    return [
        ArticleText(
            article_id=article,
            title=words[article, True],
            text=words[article, False],
            published_on=None,
            reported_at=datetime(2026, 3, 1, tzinfo=UTC),
        )
        for article, is_title, _ in parts[::-1]
        if is_title
    ]


def split_at_spaces(passages: Sequence[str]) -> pa.Array:
    return pa.array([passage.split() for passage in passages], pa.list_(pa.string()))


def hash_term(term: str) -> int:
    """Return the same small number for a term in every run."""
    return sum(map(ord, term)) + 7 * len(term)
