"""Postings: which term is in which text, how often, and where."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
import pyarrow as pa
import pytest

from warehouse.postings import SplitTexts

FIRST = 11


@pytest.mark.parametrize("vocabulary", [40, 90_000], ids=["few words", "more than 16 bits number"])
def test_a_posting_has_all_places_of_a_term_in_title_and_text(vocabulary: int) -> None:
    rng = random.Random(vocabulary)
    texts = [
        (article, is_title, [f"w{rng.randrange(vocabulary)}" for _ in range(rng.choice([0, 5, 4_000]))])
        for article in ("a", "b", "c", *(f"d{number:02}" for number in range(40)))
        for is_title in (True, False)
    ]
    texts.append(("e", False, ["w1", "w1"]))  # one without a title
    split = SplitTexts.read(tabulate(texts))
    numbers = np.array(rng.sample(range(10**6), len(split.vocabulary)), np.int32)
    number = dict(zip(split.vocabulary.to_pylist(), numbers.tolist(), strict=True))
    document = {article: FIRST + place for place, article in enumerate(dict.fromkeys(t[0] for t in texts))}

    places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for article, is_title, words in texts:
        for place, word in enumerate(words):
            at = place - len(words) if is_title else place + 1
            places[number[word], document[article]].append(at)
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
    split = SplitTexts.read(tabulate([("a", True, []), ("a", False, [])]))
    assert split.tabulate_documents(1).to_pylist() == [{"document": 1, "article_id": "a", "terms": 0}]
    assert split.tabulate_postings(1, np.empty(0, np.int32)).num_rows == 0


def tabulate(texts: list[tuple[str, bool, list[str]]]) -> pa.Table:
    """Return rows as the query returns them."""
    articles, are_titles, terms = (list(column) for column in zip(*texts, strict=True))
    return pa.table(
        {"article_id": articles, "is_title": are_titles, "terms": pa.array(terms, pa.list_(pa.string()))}
    )
