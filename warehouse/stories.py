"""Read the articles whose stories are to be decided, and write the decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from duckdb import DuckDBPyConnection

from transforms.records import ClaimPair, StoryMembership
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.claims import replace_claim_pairs
from warehouse.sql import fetch_table, run_query
from warehouse.staged_records import SharedTerm, WeightedTerm
from warehouse.story_times import EARLIEST, LATEST, add_times, bound_times
from warehouse.transaction import staged, transaction
from warehouse.upsert import insert_rows

_Integers = npt.NDArray[np.int64]
_Term = TypeVar("_Term", WeightedTerm, SharedTerm)
_RECENT = 2_048  # rows; to look for an article in a million takes 25 ms
_MAX_PAIRS = 2_000_000  # of a new article and another, at a time: they take 130 MB
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryArticles:
    """Articles with their stories, the oldest first.

    Attributes:
        rows: The row of each in ``store.terms``, until something is written.
        article_ids: The articles.
        at: When each was published, or else first seen.
        languages: The language of each, or `None`.
        stories: The story of each that has one.
        duplicates: The original of each copy.
    """

    rows: _Integers
    article_ids: Sequence[str]
    at: Sequence[datetime]
    languages: Sequence[str | None]
    stories: Mapping[str, str]
    duplicates: Mapping[str, str]


def read_story_queue(
    con: DuckDBPyConnection, *, limit: int, waiting: int = 0, articles: int = 0
) -> StoryArticles:
    """Return the first `limit` articles that wait for a story and have terms, without their originals.

    Args:
        con: A connection to the warehouse.
        limit: The largest number of articles.
        waiting: How many wait, if that is known.
        articles: How many articles have terms, if that is known: new ones are in the last rows.
    """
    first_row = max(0, articles - waiting - _RECENT) if 0 < waiting <= limit else 0
    found = fetch_table(con, "read_story_queue", limit=limit, first_row=first_row)
    if first_row and found.num_rows < waiting:
        found = fetch_table(con, "read_story_queue", limit=limit, first_row=0)
    ids, at = found.column("article_id").to_pylist(), found.column("at").to_pylist()
    first, last = bound_times(at)
    return StoryArticles(
        rows=found.column("row").to_numpy(),
        article_ids=ids,
        at=at,
        languages=found.column("language").to_pylist(),
        stories=dict(run_query(con, "read_stories", chosen=ids, first=first, last=last)),
        duplicates={},
    )


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
    found: set[str] = set()
    for part in _divide(con, list(terms), first=first, last=last):
        with staged(con, weighted_terms=tabulate("weighted_terms", part)):
            rows = run_query(con, "list_similar_articles", first=first, last=last, limit=limit)
        found.update(article_id for (article_id,) in rows)
    return sorted(found)


def list_open_languages(con: DuckDBPyConnection, *, first: datetime, last: datetime) -> list[str]:
    """Return the languages of the articles published between `first` and `last`."""
    return [language for (language,) in run_query(con, "list_open_languages", first=first, last=last)]


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
    found: set[str] = set()
    for part in _divide(con, list(terms), first=first, last=last):
        languages = {each.language for each in part}
        only = next(iter(languages)) if len(languages) == 1 else None
        with staged(con, shared_terms=tabulate("shared_terms", part)):
            rows = run_query(con, "list_sharing_articles", first=first, last=last, limit=limit, language=only)
        found.update(article_id for (article_id,) in rows)
    return sorted(found)


def _divide(
    con: DuckDBPyConnection, terms: Sequence[_Term], *, first: datetime, last: datetime
) -> Iterator[Sequence[_Term]]:
    """Divide the terms of new articles into parts that each meet a limited number of pairs of articles.

    400 new articles beside 100,000 were 40 million pairs, which took 2 GB at once.
    """
    by_article: dict[str, list[_Term]] = {}
    for term in terms:
        by_article.setdefault(term.article_id, []).append(term)
    articles = list(by_article.values())
    size = 1
    if len(articles) > 1:
        size = max(1, _MAX_PAIRS // max(1, count_open_articles(con, first=first, last=last)))
    for start in range(0, len(articles), size):
        yield [term for article in articles[start : start + size] for term in article]


def read_story_articles(
    con: DuckDBPyConnection,
    article_ids: Iterable[str],
    *,
    first: datetime = EARLIEST,
    last: datetime = LATEST,
) -> StoryArticles:
    """Return `article_ids` and all articles that are in one story with one of them.

    Args:
        con: A connection to the warehouse.
        article_ids: The articles.
        first: The earliest time at which one of them was published.
        last: The latest.
    """
    with staged(con, keys=tabulate_keys(article_ids)):
        found = fetch_table(con, "read_story_articles", first=first, last=last, since=first, until=last)
        if found.num_rows:
            earliest, latest = (found.column(name)[0].as_py() for name in ("first_at", "last_at"))
            since, until = min(first, earliest or first), max(last, latest or last)
            if since < first or until > last:  # a story began before them, or goes on
                found = fetch_table(
                    con, "read_story_articles", first=first, last=last, since=since, until=until
                )
    ids = found.column("article_id").to_pylist()
    return StoryArticles(
        rows=found.column("row").to_numpy(),
        article_ids=ids,
        at=found.column("at").to_pylist(),
        languages=found.column("language").to_pylist(),
        stories=_pair(ids, found.column("story_id")),
        duplicates=_pair(ids, found.column("duplicate_of")),
    )


def write_stories(
    con: DuckDBPyConnection,
    memberships: Sequence[StoryMembership],
    decided: Iterable[str],
    *,
    all_open: bool,
    compared: Collection[str] = (),
    pairs: Sequence[ClaimPair] = (),
    times: Mapping[str, datetime] | None = None,
) -> None:
    """Write the stories of articles and the decisions on their claims; the same transaction ends their wait.

    Args:
        con: The writer's connection.
        memberships: The stories that articles belong to from now on, each with all of its articles.
        decided: The articles of the queue that were decided on.
        all_open: Whether all open stories were decided together.
        compared: The articles whose claims were compared again.
        pairs: All pairs that one of these has a claim of from now on.
        times: When each of their articles was published, if that is known.
    """
    first, last = bound_times(times.values() if times else None)
    tables = {
        "memberships": tabulate("memberships", add_times(memberships, times)),
        "keys": tabulate_keys(decided),
    }
    with transaction(con, **tables):
        run_query(con, "delete_memberships", first=first, last=last)
        insert_rows(con, "memberships")
        if all_open:
            run_query(con, "clear_story_queue")
        else:
            run_query(con, "settle_story_queue")
        if compared:  # last, since it stages keys of its own
            replace_claim_pairs(con, compared, pairs)


def _pair(ids: Sequence[str], values: pa.ChunkedArray) -> dict[str, str]:
    return {key: value for key, value in zip(ids, values.to_pylist(), strict=True) if value is not None}
