"""The search agrees with tantivy, a search engine that shares no code with it, on matches and on ranks."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tantivy
from duckdb import DuckDBPyConnection
from invented import invent_article

from warehouse.connection import open_writer
from warehouse.load import load_batch

ARTICLES, QUERIES = 150, 12
Ask = Callable[[str], dict[str, float]]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Invented articles in lower case and ASCII letters, by name; no word in them ends in s, ie or oe."""
    rng = random.Random(3)
    texts = {}
    for number in range(ARTICLES):
        words = "".join(
            each if each.isascii() and each.isalpha() else " "
            for each in invent_article(rng, words=60).lower()
        ).split()
        texts[f"n{number}"] = " ".join(word for word in words if not word.endswith(("s", "ie", "oe")))
    return texts


@pytest.fixture(scope="module")
def con(
    make: Any, texts: dict[str, str], empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DuckDBPyConnection]:
    """The articles in a warehouse; the title has words that no query has, as many in each."""
    articles = [make.article(name, title="Zz", text=text) for name, text in texts.items()]
    path = shutil.copyfile(empty_warehouse, tmp_path_factory.mktemp("agreement") / "warehouse.duckdb")
    with open_writer(path, wait=0, threads=1) as con:
        load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
        yield con


@pytest.fixture(scope="module")
def index(texts: dict[str, str]) -> tantivy.Index:
    """The same texts in tantivy, each after the three words that a title of one word counts for."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("name", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", tokenizer_name="whitespace")
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=15_000_000, num_threads=1)
    for name, text in texts.items():
        writer.add_document(tantivy.Document(name=name, text=f"zz zz zz {text}"))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def ask_tantivy(index: tantivy.Index, query: str) -> dict[str, float]:
    searcher = index.searcher()
    found = searcher.search(index.parse_query(query, ["text"]), limit=ARTICLES).hits
    return {f"{searcher.doc(place)['name'][0]}.txt": score for score, place in found}


@pytest.fixture(scope="module")
def ask(con: DuckDBPyConnection) -> Ask:
    """Asks a query once for all tests of the module, since to plan one takes longer than to run it."""
    statement = "SELECT origin, score FROM search_matches(?) JOIN articles USING (article_id)"
    return cache(lambda query: dict(con.execute(statement, [query]).fetchall()))


def draw(texts: dict[str, str], kind: str) -> list[tuple[str, str]]:
    """Return queries in our syntax and in tantivy's."""
    rng = random.Random(kind)
    drawn = []
    for _ in range(QUERIES):
        words = rng.choice(sorted(texts.values())).split()
        place = rng.randrange(len(words) - 3)
        one, two, three = rng.sample(sorted(set(words)), 3)
        phrase = f'"{" ".join(words[place : place + rng.choice((2, 3))])}"'
        drawn.append(
            {
                "words": (f"{one} {two} {three}", f"+{one} +{two} +{three}"),
                "one word": (one, one),
                "phrase": (phrase, phrase),
                "excluded": (f"{one} -{two} -{phrase}", f"+{one} -{two} -{phrase}"),
                "alternatives": (f"{one} OR {two} {three}", f"+({one} {two}) +{three}"),
            }[kind]
        )
    return drawn


@pytest.mark.parametrize("kind", ["words", "one word", "phrase", "excluded", "alternatives"])
def test_the_same_articles_match(ask: Ask, index: tantivy.Index, texts: dict[str, str], kind: str) -> None:
    total = 0
    for ours, theirs in draw(texts, kind):
        found = ask(ours)
        assert found.keys() == ask_tantivy(index, theirs).keys(), ours
        total += len(found)
    assert total > QUERIES


@pytest.mark.parametrize("kind", ["words", "one word", "alternatives"])
def test_the_scores_are_the_same_but_for_the_rounding_of_lengths(
    ask: Ask, index: tantivy.Index, texts: dict[str, str], kind: str
) -> None:
    """Tantivy keeps the length of a text in one byte, so that a score may differ by some percent."""
    for ours, theirs in draw(texts, kind):
        found, expected = ask(ours), ask_tantivy(index, theirs)
        for name, score in found.items():
            assert score == pytest.approx(expected[name], rel=0.06), (ours, name)


def test_phrases_are_ranked_alike(ask: Ask, index: tantivy.Index, texts: dict[str, str]) -> None:
    """A phrase is one word to us, and the sum of its words to tantivy: a factor that all texts share."""
    for ours, theirs in draw(texts, "phrase"):
        found, expected = ask(ours), ask_tantivy(index, theirs)
        factors = [score / expected[name] for name, score in found.items()]
        assert max(factors) <= 1.1 * min(factors), ours
