"""Articles are similar by the terms they share, unless they share only the wording of a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from scipy.sparse import csr_array

from transforms.records import Terms
from transforms.stories import similarity, sparse_rows
from transforms.stories.pack_terms import pack_terms
from transforms.stories.similarity import HEAVY_TERMS, find_similar_pairs, select_heavy_terms
from transforms.stories.sparse_rows import normalise_rows
from transforms.stories.term_table import TermTable, tabulate_terms
from transforms.stories.weighting import TermFrequencies, TermMatrix, weigh_terms

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDING = tuple(f"word{number}" for number in range(20))


NOT_COUNTED = TermFrequencies(articles=0, keys=np.empty(0, np.int64), counts=np.empty(0, np.int64))


def make_terms(*terms: str, at: datetime = NOON, name: str = "a") -> Terms:
    return pack_terms(name, at, ((term, 1) for term in terms))


def make_matrix(table: TermTable) -> TermMatrix:
    """Return the matrix of a table in which all terms weigh the same."""
    matrix = weigh_terms(table, NOT_COUNTED)
    return replace(matrix, weights=normalise_rows(matrix.occurrences.copy()))


def measure(one: Terms, other: Terms, *, languages: Sequence[str | None] = ("en", "en")) -> float:
    table = tabulate_terms([one, replace(other, article_id="b")])
    pairs = find_similar_pairs(make_matrix(table), table.at, languages)
    assert len(pairs.ones) <= 1
    return float(pairs.similarities.sum())


def test_similarity_is_the_cosine_of_the_terms() -> None:
    assert measure(make_terms("quay", "tyne", "vote", "ship"), make_terms("quay")) == pytest.approx(0.5)
    assert measure(make_terms("quay"), make_terms("bun")) == 0


def test_articles_in_two_languages_are_not_similar_by_a_single_term() -> None:
    one, other = make_terms("f:25417", "lamp"), make_terms("f:25417", "schraub")
    assert measure(one, other) == measure(one, other, languages=("en", None)) == pytest.approx(0.5)
    for languages in (("en", "de"), ("ja", "en")):
        assert measure(one, other, languages=languages) == 0
        assert measure(one, one, languages=languages) == pytest.approx(1)


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
    drawn = [chance.choice([*WORDING, "n:x", "f:1 %"], 9, replace=False) for _ in range(30)]
    forwards = list_pairs([make_terms(*terms, name=f"{name:02}") for name, terms in enumerate(drawn)])
    backwards = list_pairs([make_terms(*terms, name=f"{99 - name}") for name, terms in enumerate(drawn)])
    assert forwards == {frozenset(29 - row for row in pair): each for pair, each in backwards.items()}


def test_of_many_articles_the_same_pairs_are_found_as_by_comparing_all() -> None:
    chance = np.random.default_rng(5)
    ranks = [np.unique(chance.zipf(1.3, 160) % 3_000) for _ in range(120)]
    table = tabulate_terms(
        [make_terms(*(f"word{rank}" for rank in each), name=f"{name:03}") for name, each in enumerate(ranks)]
    )
    matrix = weigh_terms(table, NOT_COUNTED)
    cosines = np.triu((matrix.weights @ matrix.weights.T).toarray(), 1)
    found = find_similar_pairs(matrix, table.at, ["en"] * len(table))
    assert list(zip(found.ones, found.others, strict=True)) == list(
        zip(*np.nonzero(cosines >= 0.08), strict=True)
    )
    assert len(found.ones) > 100


def list_pairs(articles: Sequence[Terms]) -> dict[frozenset[int], float]:
    table = tabulate_terms(articles)
    pairs = find_similar_pairs(weigh_terms(table, NOT_COUNTED), table.at, ["en"] * len(table))
    return {
        frozenset((one, other)): similarity
        for one, other, similarity in zip(
            pairs.ones.tolist(), pairs.others.tolist(), pairs.similarities.tolist(), strict=True
        )
    }


def test_pairs_are_the_same_however_many_are_compared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(9)
    drawn = [chance.choice([*WORDING, "n:x", "f:1 %"], 9, replace=False) for _ in range(30)]
    articles = [make_terms(*terms, name=f"{name:02}") for name, terms in enumerate(drawn)]
    at_once = list_pairs(articles)
    monkeypatch.setattr(similarity, "_PRODUCTS_AT_ONCE", 40)
    monkeypatch.setattr(sparse_rows, "ENTRIES_AT_ONCE", 25)
    assert len(at_once) > 30
    assert list_pairs(articles) == at_once


def test_the_heavy_terms_of_each_article_are_its_first_ones_by_weight_and_then_by_place() -> None:
    lengths = [0, 3, HEAVY_TERMS, HEAVY_TERMS + 1, 150, 90, 1]
    rng = np.random.default_rng(1)
    rows = [rng.integers(0, 12, length) / 12 for length in lengths]  # many equal weights, and some of zero
    starts = np.concatenate(([0], np.cumsum(lengths)))
    columns = np.concatenate([np.arange(length) for length in lengths])
    matrix = csr_array((np.concatenate(rows), columns, starts), shape=(len(lengths), 150))
    heavy = select_heavy_terms(matrix)
    for number, weights in enumerate(rows):
        ranked = sorted(range(len(weights)), key=lambda place: (-weights[place], place))[:HEAVY_TERMS]
        expected = sorted(place for place in ranked if weights[place] > 0)
        assert heavy.indices[heavy.indptr[number] : heavy.indptr[number + 1]].tolist() == expected
