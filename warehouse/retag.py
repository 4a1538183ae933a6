"""Tagging history again: texts and tags out, and all the new tags in, or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import ArticleTag, ArticleText, Evidence, Tag
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged, transaction


def list_articles(con: DuckDBPyConnection) -> list[str]:
    """Return the identifiers of all articles, in order."""
    return [article_id for (article_id,) in run_query(con, "read_article_ids")]


def read_texts(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[ArticleText]:
    """Return the newest title and text of each of `article_ids` that is known, in order."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_article_texts", ArticleText)


def read_tags(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[tuple[ArticleTag, str | None]]:
    """Return the tags of `article_ids`, each with the version of the taxonomy it was given by."""

    def recall(*, taxonomy_version: str | None, **columns: Any) -> tuple[ArticleTag, str | None]:
        return ArticleTag(**columns), taxonomy_version

    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(
            con,
            "read_article_tags",
            recall,
            nested={"evidence": lambda spans: tuple(Evidence(**span) for span in spans)},
        )


def read_tag_version(con: DuckDBPyConnection) -> str | None:
    """Return the version of the taxonomy that is in force; null before the first load."""
    ((version,),) = run_query(con, "read_tag_version")
    return None if version is None else str(version)


@contextmanager
def open_retagging(
    con: DuckDBPyConnection, tags: Sequence[Tag], *, version: str, keep: bool
) -> Iterator[Callable[[Collection[str], Sequence[ArticleTag]], None]]:
    """Begin to tag articles again by the taxonomy `tags`; the block is one transaction.

    Yields a function that makes its second argument all the tags of the articles in its first. Where
    nothing changes, nothing is written; without `keep` nothing is in any case.
    """
    replaced = False

    def replace_taxonomy() -> None:
        nonlocal replaced
        if not replaced:
            with staged(con, tags=tabulate("tags", tags, key=("tag",))):
                run_query(con, "delete_tags")
                run_query(con, "insert_tags", version=version)
            replaced = True

    def put(article_ids: Collection[str], given: Sequence[ArticleTag]) -> None:
        if not (keep and article_ids):
            return
        replace_taxonomy()
        with staged(
            con,
            keys=tabulate_keys(article_ids),
            article_tags=tabulate("article_tags", given, key=("article_id", "tag")),
        ):
            run_query(con, "delete_article_tags")
            run_query(con, "insert_article_tags")

    with transaction(con):
        if keep and read_tag_version(con) != version:
            replace_taxonomy()
        yield put
