"""Remove articles that are older than they are to be kept, with everything that was derived from them.

Of their pages and entries a remnant without text stays, so that no later run loads them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from duckdb import DuckDBPyConnection

from warehouse.arrow import tabulate, tabulate_keys
from warehouse.bands import forget_bands
from warehouse.sql import read_records, run_query
from warehouse.staged_records import KeptCorpus, MovedRecord
from warehouse.transaction import staged, transaction

_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)  # nothing is older


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """How long articles are kept, in days; 0 for ever.

    Attributes:
        days: The age of all corpora that are not named.
        corpora: The age by corpus.
    """

    days: int
    corpora: Mapping[str, int]

    @property
    def are_limited(self) -> bool:
        """Whether anything is ever removed."""
        return any((self.days, *self.corpora.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiredArticle:
    """An article that is to be removed, its corpus, and when its newest revision came."""

    article_id: str
    corpus: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedRecord:
    """Where a record of the archive is: its file, its first byte, and its length in bytes."""

    file: str
    offset: int
    length: int


def list_expired_articles(con: DuckDBPyConnection, ages: Ages, *, now: datetime) -> list[ExpiredArticle]:
    """Return the articles that are older than they are to be kept, by their identifiers."""
    with _staged_ages(con, ages, now=now) as kept_since:
        return read_records(con, "list_expired_articles", ExpiredArticle, kept_since=kept_since)


def list_archived_records(con: DuckDBPyConnection) -> list[ArchivedRecord]:
    """Return the records of the archive that pages and requests refer to, by file and offset."""
    return read_records(con, "list_archived_records", ArchivedRecord)


@contextmanager
def remove_articles(
    con: DuckDBPyConnection, article_ids: Sequence[str], ages: Ages, *, now: datetime, keep: bool
) -> Iterator[None]:
    """Remove articles, and the references to old records of the archive, in a transaction around the block.

    The block finds which records are still referred to, and may move them (:func:`move_records`).

    Args:
        con: The writer's connection.
        article_ids: The articles.
        ages: How long articles are kept, and so records that no article was read from.
        now: The present.
        keep: Whether to commit what was done.
    """
    with (
        staged(con, keys=tabulate_keys(article_ids)),
        _staged_ages(con, ages, now=now) as kept_since,
        transaction(con) if keep else _trial(con),
    ):
        run_query(con, "remove_article_fetches")
        run_query(con, "remove_pages", kept_since=kept_since)
        run_query(con, "remove_entries")
        run_query(con, "remove_fetches", kept_since=kept_since)
        if keep:
            with staged(con, replaced=tabulate_keys(article_ids)):
                forget_bands(con)
            _delete_derived(con)
        yield


@contextmanager
def _trial(con: DuckDBPyConnection) -> Iterator[None]:
    """Run the block as a transaction that is rolled back."""
    con.execute("BEGIN")
    try:
        yield
    finally:
        con.execute("ROLLBACK")


def move_records(con: DuckDBPyConnection, moved: Iterable[MovedRecord]) -> None:
    """Let pages and requests refer to the new places of records, in the transaction of the caller."""
    table = tabulate("moved", moved)
    if table.num_rows:
        with staged(con, moved=table):
            run_query(con, "move_archived_pages")
            run_query(con, "move_archived_fetches")


def _delete_derived(con: DuckDBPyConnection) -> None:
    """Delete the rows of the staged articles in every table, and their numbers in the search index."""
    # the same statements for every table, and so in no file
    chosen = "SELECT key FROM incoming_keys"
    documents = f"SELECT document FROM store.documents WHERE article_id IN ({chosen})"  # noqa: S608
    for column, keys in (("document", documents), ("other_article_id", chosen), ("article_id", chosen)):
        for (table,) in run_query(con, "list_article_tables", column=column):
            if column != "document" or table != "documents":
                con.execute(f"DELETE FROM store.{table} WHERE {column} IN ({keys})")  # noqa: S608


@contextmanager
def _staged_ages(con: DuckDBPyConnection, ages: Ages, *, now: datetime) -> Iterator[datetime]:
    """Stage since when each named corpus is kept, and yield since when the others are."""
    named = [KeptCorpus(corpus, _find_beginning(days, now)) for corpus, days in ages.corpora.items()]
    with staged(con, corpora=tabulate("corpora", named)):
        yield _find_beginning(ages.days, now)


def _find_beginning(days: int, now: datetime) -> datetime:
    return now - timedelta(days=days) if days else _BEGINNING
