"""A warehouse of generated articles of any number, to measure queries on.

Words are drawn by Zipf's law: the n-th most frequent is n times as rare as the first. Everything is
determined by the seed. The rows are written as Arrow tables into the store. The search index is made of the
numbers of the drawn words, as loading would make it of the texts, which takes five times as long; a test
compares both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection
from numpy.random import Generator
from numpy.typing import NDArray

from warehouse.connection import open_writer
from warehouse.transaction import transaction

VOCABULARY = 200_000  # words
CHUNK = 25_000  # articles of a sorted run of the search index
_TITLE, _SENTENCE, _PARAGRAPH = 8, 12, 60  # words
_MEAN = 200  # words of a text
_SOURCES, _TAGS, _STORY = 500, 60, 5
_LANGUAGES = np.array(["en"] * 8 + ["de", "fr"])
_FIRST, _SECONDS = datetime(2020, 1, 1, tzinfo=UTC), 6 * 365 * 86_400
_SYLLABLES = ["".join(pair) for pair in product("bdfgklmnprtvz", "aeiou")]
_INSERT_WORDS = "INSERT INTO store.vocabulary SELECT word, number + 1 FROM words"
_INSERT_TAGS = """
    INSERT INTO store.tags BY NAME
    SELECT
        'tag-' || n AS tag, 'topic' AS kind, 'Tag ' || n AS label, 'Generated' AS description, '1' AS version
    FROM range($tags) AS r (n)
"""
_FILL = (
    """
    INSERT INTO store.articles BY NAME
    SELECT
        article_id, 'generated' AS corpus, url AS origin, source, url, published_at AS first_seen_at,
        1 AS revision, ['tag-' || tag FOR tag IN tags] AS tags, 0 AS removed_words
    FROM made
    """,
    """
    INSERT INTO store.revisions BY NAME
    SELECT
        article_id, 1 AS revision, article_id AS page_id, 'r' AS run_id, published_at AS seen_at, title,
        ['Ada Quill'] AS authors, published_at, 'minute' AS published_precision, 'meta' AS published_source,
        language, false AS truncated, 'page' AS text_source, text, word_count, article_id AS sha256
    FROM made
    """,
    """
    INSERT INTO store.article_tags BY NAME
    SELECT
        article_id, 'tag-' || tag AS tag, if(position = 1, 'subject', 'mention') AS relevance, 0.5 AS score,
        [{'field': 'text', 'start': 0, 'end': 4, 'text': text[:4]}] AS evidence, published_at AS seen_at
    FROM (
        SELECT article_id, text, published_at, unnest(tags) AS tag, generate_subscripts(tags, 1) AS position
        FROM made
    )
    """,
    """
    INSERT INTO store.memberships
    SELECT article_id, story_id, 0.5, ['word'], min(published_at) OVER story, max(published_at) OVER story
    FROM (SELECT article_id, number, published_at, 'story-' || number // $story AS story_id FROM made)
    WINDOW story AS (PARTITION BY story_id)
    ORDER BY number
    """,
    """
    INSERT INTO store.duplicates
    SELECT copy.article_id, original.article_id, 'near', 0.9, original.article_id
    FROM made AS copy
    JOIN made AS original ON original.number = copy.number - 1
    WHERE copy.number % 20 = 1
    """,
    "INSERT INTO store.documents SELECT number + 1, article_id, word_count + 3 * $title FROM made",
    """
    INSERT INTO store.postings
    SELECT word + 1, document + 1, sum(if(position < 0, 3, 1)), list_sort(list(position))
    FROM places
    GROUP BY word, document
    ORDER BY word, document
    """,
)


def fill_warehouse(path: Path, articles: int, *, seed: int = 1) -> None:
    """Create the warehouse `path` with `articles` generated articles."""
    rng = np.random.default_rng(seed)
    words = pa.array(list_words())
    with open_writer(path, wait=0) as con:
        con.execute(_INSERT_TAGS, {"tags": _TAGS})
        con.register("words", pa.table({"word": words, "number": np.arange(len(words))}))
        con.execute(_INSERT_WORDS)
        for made, places in generate_articles(rng, words, articles):
            _load(con, made, places)


def _load(con: DuckDBPyConnection, made: pa.Table, places: pa.Table) -> None:
    con.register("made", made)
    con.register("places", places)
    with transaction(con):
        for statement in _FILL:
            values = {"story": _STORY, "title": _TITLE}
            con.execute(statement, {name: each for name, each in values.items() if f"${name}" in statement})
    con.unregister("made")
    con.unregister("places")


def generate_articles(rng: Generator, words: pa.Array, count: int) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Yield generated articles, :data:`CHUNK` at a time, with the place of each word in them."""
    for first in range(0, count, CHUNK):
        size = min(CHUNK, count - first)
        lengths = rng.integers(_MEAN // 4, _MEAN * 7 // 4, size)
        numbers = np.arange(first, first + size)
        titles, title_places = _write(rng, words, numbers, np.full(size, _TITLE), end="", offset=-_TITLE - 1)
        texts, text_places = _write(rng, words, numbers, lengths, end=".", offset=0)
        at = _FIRST.timestamp() + numbers * (_SECONDS / count)
        made = {
            "number": numbers,
            "article_id": [f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in numbers.tolist()],
            "source": [f"site{site}.example" for site in _draw(rng, _SOURCES, size)],
            "url": [f"https://generated.example/{number}" for number in numbers],
            "language": rng.choice(_LANGUAGES, size),
            "published_at": pa.array((at * 1e6).astype(np.int64)).cast(pa.timestamp("us", tz="UTC")),
            "title": titles,
            "text": texts,
            "word_count": lengths.astype(np.int32),
            "tags": pa.FixedSizeListArray.from_arrays(
                pa.array(_draw(rng, _TAGS // 3, size * 3) * 3 + np.tile([0, 1, 2], size)), 3
            ).cast(pa.list_(pa.int64())),
        }
        yield pa.table(made), pa.concat_tables([title_places, text_places])


def list_words() -> list[str]:
    """Return the words, the most frequent first, none of which looks like a plural."""
    parts = [*_SYLLABLES, *("".join(pair) for pair in product(_SYLLABLES, _SYLLABLES))]
    return ["".join(pair) for pair in product(parts, _SYLLABLES)][:VOCABULARY]


def _draw(rng: Generator, values: int, count: int) -> NDArray[np.int64]:
    """Draw numbers below `values` by Zipf's law."""
    return np.minimum(values ** rng.random(count), values).astype(np.int64) - 1


def _write(
    rng: Generator, words: pa.Array, numbers: NDArray[np.int64], lengths: Any, *, end: str, offset: int
) -> tuple[pa.Array, pa.Table]:
    """Return texts of `lengths` words in sentences and paragraphs, and where each word is.

    Args:
        rng: Draws the words.
        words: All words.
        numbers: The number of each text.
        lengths: How many words each text has.
        end: What follows its last word.
        offset: The position before its first word.
    """
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    place = np.arange(offsets[-1]) - np.repeat(offsets[:-1], lengths) + 1
    last = np.repeat(lengths, lengths) == place
    choices = np.where(last, 3, np.where(place % _PARAGRAPH == 0, 2, (place % _SENTENCE == 0).astype(int)))
    drawn = _draw(rng, len(words), int(offsets[-1]))
    separators = pa.array([" ", ". ", ".\n\n", end])
    written = pc.binary_join_element_wise(words.take(pa.array(drawn)), separators.take(pa.array(choices)), "")
    texts = pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), written), "")
    places = {
        "word": drawn.astype(np.int32),
        "document": np.repeat(numbers, lengths).astype(np.int32),
        "position": (place + offset).astype(np.int32),
    }
    return texts, pa.table(places)
