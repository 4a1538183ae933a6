"""Read one article with the texts that it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.article_history import ArticleHistory, read_history_by_id
from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionText:
    """The title and the text of a revision, and when it arrived."""

    revision: int
    seen_at: datetime
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalText:
    """The article that another one is a copy of."""

    article_id: str
    source: str
    url: str | None
    title: str
    text: str
    came_out_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """Everything that an article's page shows.

    Attributes:
        history: The article, and how it came to be what it is.
        compared: The revision to compare and the one before it; `None` where there is no such pair.
        original: The article that it is a copy of; `None` for an original.
    """

    history: ArticleHistory
    compared: tuple[RevisionText, RevisionText] | None
    original: OriginalText | None


def read_article(con: DuckDBPyConnection, article_id: str, *, revision: int | None) -> ArticleFacts | None:
    """Return an article with everything known about it; `None` if there is none with this identifier.

    Args:
        con: A connection to an edition.
        article_id: The whole identifier.
        revision: The revision to compare with the one before; None for the newest.
    """
    history = read_history_by_id(con, article_id)
    if history is None:
        return None
    chosen = history.revision if revision is None else revision
    texts = (
        read_records(con, "explorer/revision_texts", RevisionText, article_id=article_id, revision=chosen)
        if 1 < chosen <= history.revision
        else []
    )
    original = (
        read_records(con, "explorer/original_text", OriginalText, article_id=history.original.article_id)
        if history.original
        else []
    )
    return ArticleFacts(
        history=history,
        compared=(texts[0], texts[1]) if len(texts) > 1 else None,
        original=original[0] if original else None,
    )
