"""Tag all articles again: read texts and tags, and write all new tags in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import ArticleTag, ArticleText, Tag
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import read_records, run_query
from warehouse.staged_records import RevisionTag
from warehouse.transaction import staged, transaction
from warehouse.upsert import insert_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredTag:
    given: ArticleTag
    taxonomy_version: str | None


def list_articles(con: DuckDBPyConnection) -> list[str]:
    """Return the identifiers of all articles, in the order of their arrival."""
    return [article_id for (article_id,) in run_query(con, "read_article_ids")]


def read_texts(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[ArticleText]:
    """Return the newest title and text of each of `article_ids` that is in the warehouse, in their order."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_article_texts", ArticleText)


def read_tags(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[tuple[ArticleTag, str | None]]:
    """Return the tags of `article_ids`, each with the version of the taxonomy that gave it.

    The version is `None` where no taxonomy was loaded.
    """
    with staged(con, keys=tabulate_keys(article_ids)):
        stored = read_records(con, "read_article_tags", _StoredTag)
    return [(tag.given, tag.taxonomy_version) for tag in stored]


def read_tag_version(con: DuckDBPyConnection) -> str | None:
    """Return the version of the taxonomy in force; `None` before the first load."""
    ((version,),) = run_query(con, "read_tag_version")
    return None if version is None else str(version)


@contextmanager
def open_retagging(
    con: DuckDBPyConnection, tags: Sequence[Tag], *, version: str, keep: bool, now: datetime
) -> Iterator[Callable[[Collection[str], Sequence[ArticleTag]], None]]:
    """Begin a transaction in which articles are tagged again.

    Where neither a tag nor the taxonomy changes, nothing is written.

    Args:
        con: The writer's connection.
        tags: The taxonomy.
        version: The taxonomy's version.
        keep: Whether to write anything at all.
        now: The moment at which the former tags are replaced.

    Yields:
        A function of article identifiers and tags, which replaces all tags of these articles.
    """
    replaced = False

    def replace_taxonomy() -> None:
        nonlocal replaced
        if not replaced:
            with staged(con, tags=tabulate("tags", tags)):
                run_query(con, "delete_tags")
                insert_rows(con, "tags", version=version)
            replaced = True

    def replace_tags(article_ids: Collection[str], given: Sequence[ArticleTag]) -> None:
        if not (keep and article_ids):
            return
        replace_taxonomy()
        with staged(con, keys=tabulate_keys(article_ids)):
            arrived = dict(run_query(con, "list_newest_moments"))
            rows = [RevisionTag(arrived[tag.article_id], tag) for tag in given]
            with staged(con, article_tags=tabulate("article_tags", rows)):
                run_query(con, "keep_retagged_articles", now=now)
                run_query(con, "delete_article_tags")
                run_query(con, "insert_article_tags")
                run_query(con, "update_article_tags")

    with transaction(con):
        if keep and read_tag_version(con) != version:
            replace_taxonomy()
        yield replace_tags
