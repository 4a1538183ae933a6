"""Reads the articles whose stories are to be decided, and writes the decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from duckdb import DuckDBPyConnection

from transforms.records import ClaimPair, StoryMembership, Terms
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.claims import replace_claim_pairs
from warehouse.sql import run_query, start_query
from warehouse.tables import SharedTerm, TermPlaces, WeightedTerm
from warehouse.transaction import staged, transaction
from warehouse.upsert import upsert

_Integers = npt.NDArray[np.int64]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQueue:
    """The sizes of the queue and of the warehouse.

    Attributes:
        waiting: How many articles wait for a story.
        since: How many articles came since all open stories were decided together, those included.
        articles: How many articles have terms.
    """

    waiting: int
    since: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticles:
    """Articles with their stories and terms, the oldest first.

    Attributes:
        article_ids: The articles.
        at: When each was published, or else first seen.
        stories: The story of each article that has one.
        duplicates: The original of each copy.
        starts: Where the terms of each article start in the last three; one more number than articles.
        vocabulary: The keys of all terms, each once, ascending.
        columns: The place in `vocabulary` of each term of each article.
        counts: How often each occurs.
        flags: The flags of each, as :class:`~transforms.records.TermFlag` describes.
        languages: The language of each article, or `None`.
        shared_starts: Where the terms of each article start that need no translation.
        shared_vocabulary: All of these, each once, ascending.
        shared_columns: The place of each of them in `shared_vocabulary`.
    """

    article_ids: Sequence[str]
    at: Sequence[datetime]
    stories: Mapping[str, str]
    duplicates: Mapping[str, str]
    starts: _Integers
    vocabulary: _Integers
    columns: _Integers
    counts: npt.NDArray[np.int32]
    flags: npt.NDArray[np.uint8]
    languages: Sequence[str | None]
    shared_starts: _Integers
    shared_vocabulary: Sequence[str]
    shared_columns: _Integers


def count_story_queue(con: DuckDBPyConnection) -> StoryQueue:
    """Count the articles that wait for a story."""
    ((waiting, since),) = run_query(con, "count_story_queue")
    ((articles,),) = run_query(con, "count_terms")
    return StoryQueue(waiting=waiting, since=since, articles=articles)


def list_pages_without_terms(con: DuckDBPyConnection, *, limit: int) -> list[str]:
    """Return the pages of articles that wait for a story and have no terms yet, at most `limit`."""
    return [page_id for (page_id,) in run_query(con, "list_pages_without_terms", limit=limit)]


def read_story_queue(con: DuckDBPyConnection, *, limit: int) -> dict[str, datetime]:
    """Return the first `limit` articles that wait for a story, each with its time, the oldest first."""
    return dict(run_query(con, "read_story_queue", limit=limit))


def list_open_articles(
    con: DuckDBPyConnection, times: Iterable[datetime], *, window: timedelta, limit: int
) -> list[str]:
    """Return the articles within `window` of one of `times`, at most `limit`.

    Of more, those nearest to the middle of all times are returned. A day counts as a whole.
    """
    moments = sorted(set(times))
    days = {
        day for at in moments for day in range((at - window - _EPOCH).days, (at + window - _EPOCH).days + 1)
    }
    first, last = moments[0] - window, moments[-1] + window
    rows = run_query(con, "list_open_articles", first=first, last=last, days=sorted(days), limit=limit)
    return [article_id for (article_id,) in rows]


def count_open_articles(con: DuckDBPyConnection, *, first: datetime, last: datetime) -> int:
    """Count the articles published between `first` and `last`."""
    ((count,),) = run_query(con, "count_open_articles", first=first, last=last)
    return int(count)


def list_termed_articles(con: DuckDBPyConnection) -> list[str]:
    """Return all articles that have terms."""
    return [article_id for (article_id,) in run_query(con, "list_termed_articles")]


def list_similar_articles(
    con: DuckDBPyConnection,
    terms: Iterable[WeightedTerm],
    *,
    first: datetime,
    last: datetime,
    limit: int,
) -> list[str]:
    """Return the articles that share the heaviest terms with new ones, at most `limit` for each of those.

    Args:
        con: A connection to the warehouse.
        terms: The heaviest terms of the new articles.
        first: The earliest time of publication.
        last: The latest.
        limit: The largest number of articles for each new one.
    """
    with staged(con, weighted_terms=tabulate("weighted_terms", terms)):
        rows = run_query(con, "list_similar_articles", first=first, last=last, limit=limit)
    return [article_id for (article_id,) in rows]


def list_sharing_articles(
    con: DuckDBPyConnection, terms: Iterable[SharedTerm], *, first: datetime, last: datetime, limit: int
) -> list[str]:
    """Return the articles in other languages that share terms with new ones, at most `limit` for each.

    Args:
        con: A connection to the warehouse.
        terms: The terms of the new articles that need no translation.
        first: The earliest time of publication.
        last: The latest.
        limit: The largest number of articles for each new one.
    """
    given = list(terms)
    languages = {each.language for each in given}
    only = next(iter(languages)) if len(languages) == 1 else None
    with staged(con, shared_terms=tabulate("shared_terms", given)):
        rows = run_query(con, "list_sharing_articles", first=first, last=last, limit=limit, language=only)
    return [article_id for (article_id,) in rows]


def read_story_articles(con: DuckDBPyConnection, article_ids: Iterable[str]) -> StoryArticles:
    """Return `article_ids` and all articles that are in one story with one of them."""
    with staged(con, keys=tabulate_keys(article_ids)):
        start_query(con, "read_story_articles")
        rows = con.to_arrow_table()
    columns = {name: rows.column(name).combine_chunks() for name in rows.column_names}
    ids = columns["article_id"].to_pylist()
    vocabulary, places = _number_keys(columns["keys"].flatten())
    words, shared_places = _number_keys(columns["shared"].flatten())
    return StoryArticles(
        article_ids=ids,
        at=columns["at"].to_pylist(),
        stories=_pair(ids, columns["story_id"]),
        duplicates=_pair(ids, columns["duplicate_of"]),
        starts=_find_starts(columns["keys"]),
        vocabulary=vocabulary,
        columns=places,
        counts=columns["counts"].flatten().to_numpy(),
        flags=columns["flags"].flatten().to_numpy(),
        languages=columns["language"].to_pylist(),
        shared_starts=_find_starts(columns["shared"]),
        shared_vocabulary=words.tolist(),
        shared_columns=shared_places,
    )


def read_term_frequencies(
    con: DuckDBPyConnection, keys: _Integers, *, newest: int
) -> tuple[int, _Integers, _Integers]:
    """Count in how many of the articles loaded last each of `keys` occurs.

    Args:
        con: A connection to the warehouse.
        keys: The keys of terms, each once.
        newest: The number of articles to count, or all if there are fewer.

    Returns:
        How many articles were counted; the keys that occur, ascending; and the counts of these.
    """
    ((articles,),) = run_query(con, "count_terms")
    with staged(con, numbers=pa.table({"number": keys})):
        start_query(con, "read_term_frequencies", newest=newest)
        rows = con.fetchnumpy()
    return min(int(articles), newest), rows["key"], rows["articles"]


def read_shared_frequencies(con: DuckDBPyConnection, terms: Iterable[str], *, newest: int) -> dict[str, int]:
    """Count in how many of the articles loaded last each of the terms occurs that need no translation."""
    with staged(con, keys=tabulate_keys(terms)):
        return dict(run_query(con, "read_shared_frequencies", newest=newest))


def read_term_names(con: DuckDBPyConnection, places: Iterable[TermPlaces]) -> dict[str, tuple[str, ...]]:
    """Return the terms of each article at its places, in their order."""
    with staged(con, term_places=tabulate("term_places", places)):
        rows: list[tuple[Any, ...]] = run_query(con, "read_term_names")
    return {article_id: tuple(terms) for article_id, terms in rows}


def write_terms(con: DuckDBPyConnection, terms: Sequence[Terms]) -> None:
    """Write the terms of articles."""
    with transaction(con, terms=tabulate("terms", terms)):
        run_query(con, "merge_terms")


def write_stories(
    con: DuckDBPyConnection,
    memberships: Sequence[StoryMembership],
    decided: Iterable[str],
    *,
    all_open: bool,
    compared: Collection[str] = (),
    pairs: Sequence[ClaimPair] = (),
) -> None:
    """Write the stories of articles and the decisions on their claims; the same transaction ends their wait.

    Args:
        con: The writer's connection.
        memberships: The stories that articles belong to from now on.
        decided: The articles of the queue that were decided on.
        all_open: Whether all open stories were decided together.
        compared: The articles whose claims were compared again.
        pairs: All pairs that one of these has a claim of from now on.
    """
    tables = {"memberships": tabulate("memberships", memberships), "keys": tabulate_keys(decided)}
    with transaction(con, **tables):
        upsert(con, "memberships")
        if all_open:
            run_query(con, "clear_story_queue")
        else:
            run_query(con, "settle_story_queue")
        if compared:  # last, since it stages keys of its own
            replace_claim_pairs(con, compared, pairs)


def _find_starts(lists: pa.Array) -> _Integers:
    lengths = lists.value_lengths().to_numpy(zero_copy_only=False)
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)


def _number_keys(keys: pa.Array) -> tuple[npt.NDArray[Any], _Integers]:
    """Return the distinct keys, ascending, and the place of each key among them.

    Arrow counts by hashes: for the terms of 10,000 articles that takes a fifth of the time of sorting them.
    """
    encoded = keys.dictionary_encode()
    distinct = encoded.dictionary.to_numpy(zero_copy_only=False)
    order = np.argsort(distinct)
    places = np.empty(len(distinct), dtype=np.int64)
    places[order] = np.arange(len(distinct))
    return distinct[order], places[encoded.indices.to_numpy(zero_copy_only=False)]


def _pair(ids: Sequence[str], values: pa.Array) -> dict[str, str]:
    return {key: value for key, value in zip(ids, values.to_pylist(), strict=True) if value is not None}
