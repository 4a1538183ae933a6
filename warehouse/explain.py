"""Everything known about one article, for whoever wants to know why it stands there as it does."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import ArchiveRef, CleanedBlock, Evidence, Fetch, FigureChange, LearnedRule, Override
from warehouse.article_history import (
    ArticleHistory,
    Listing,
    Relative,
    StoredArticle,
    StoredPage,
    StoredRevision,
    StoredTag,
    StoryPlace,
)
from warehouse.errors import AmbiguousArticleError
from warehouse.sql import read_records, run_query


def find_article(con: DuckDBPyConnection, name: str) -> str | None:
    """Return the identifier of the article that answers to `name`, null if none does.

    A name is an identifier or four or more of its first characters, an address, or a file's name.
    Raises :class:`AmbiguousArticleError`, with the candidates, when several answer to it.
    """
    matches = run_query(con, "find_articles", name=name)
    if len(matches) > 1:
        raise AmbiguousArticleError(name, matches)
    return matches[0][0] if matches else None


def explain_article(con: DuckDBPyConnection, article: str) -> ArticleHistory | None:
    """Return what is known about the article that answers to the name `article`, null if none does.

    Names are those of :func:`find_article`.
    """
    article_id = find_article(con, article)
    if article_id is None:
        return None
    archived = {"archived": lambda place: ArchiveRef(**place)}
    figures = {"figures_changed": lambda pairs: tuple(FigureChange(**pair) for pair in pairs)}
    evidence = {"evidence": lambda spans: tuple(Evidence(**span) for span in spans)}
    (stored,) = read_records(con, "explain_article", StoredArticle, article_id=article_id)
    kin = read_records(con, "explain_copies", _relate, article_id=article_id)
    story = read_records(con, "explain_story", StoryPlace, article_id=article_id)
    return ArticleHistory(
        article=stored,
        entries=tuple(read_records(con, "explain_entries", Listing, article_id=article_id)),
        fetches=tuple(read_records(con, "explain_fetches", Fetch, nested=archived, article_id=article_id)),
        pages=tuple(read_records(con, "explain_pages", StoredPage, nested=archived, article_id=article_id)),
        revisions=tuple(
            read_records(con, "explain_revisions", StoredRevision, nested=figures, article_id=article_id)
        ),
        blocks=tuple(read_records(con, "explain_blocks", CleanedBlock, article_id=article_id)),
        rules=tuple(read_records(con, "explain_rules", LearnedRule, article_id=article_id)),
        original=next((relative for is_original, relative in kin if is_original), None),
        copies=tuple(relative for is_original, relative in kin if not is_original),
        story=story[0] if story else None,
        others=tuple(read_records(con, "explain_members", Relative, article_id=article_id)),
        overrides=tuple(read_records(con, "explain_overrides", Override, article_id=article_id)),
        tags=tuple(read_records(con, "explain_tags", StoredTag, nested=evidence, article_id=article_id)),
    )


def _relate(*, is_original: bool, **columns: Any) -> tuple[bool, Relative]:
    return is_original, Relative(**columns)
