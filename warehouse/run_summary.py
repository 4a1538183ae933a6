"""Read a summary of the articles that a run brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSummary:
    """The articles of a run in one corpus.

    Attributes:
        corpus: The corpus.
        articles: The number of new articles.
        sources: The number of their sources.
        revised: The number of articles that existed before and have a new revision.
        stories: The number of stories of all articles of the run, in all corpora.
    """

    corpus: str
    articles: int
    sources: int
    revised: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline of an article; `published_on` is `None` for an undated one."""

    published_on: date | None
    title: str
    source: str


def summarise_articles(
    con: DuckDBPyConnection, article_ids: Sequence[str], *, since: datetime
) -> list[CorpusSummary]:
    """Return a summary of these articles for each corpus; those first seen since `since` are new."""
    return read_records(con, "summarise_articles", CorpusSummary, chosen=list(article_ids), since=since)


def list_headlines(con: DuckDBPyConnection, article_ids: Sequence[str], *, count: int) -> list[Headline]:
    """Return the headlines of the newest `count` of these articles."""
    return read_records(con, "list_headlines", Headline, chosen=list(article_ids), limit=count)
