"""List the pages that can be read again, and read them with the results of the previous analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import Article, Page, Refusal
from warehouse.arrow import tabulate_keys
from warehouse.read import StoredOutcome
from warehouse.sql import read_records
from warehouse.transaction import staged


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToReprocess:
    """A page that can be read again, and the run that read it."""

    page_id: str
    run_id: str
    corpus: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousAnalysis:
    """A page without its bytes, and its result: an article or a refusal, or `None` for both."""

    page: Page
    article: Article | None
    refusal: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredPage(StoredOutcome):
    page: Page


def list_pages_to_reprocess(con: DuckDBPyConnection) -> list[PageToReprocess]:
    """Return the pages that were read, in the order in which they arrived."""
    return read_records(con, "list_pages_to_reprocess", PageToReprocess)


def read_stored_pages(con: DuckDBPyConnection, page_ids: Iterable[str]) -> dict[str, PreviousAnalysis]:
    """Return the pages `page_ids` without their bytes, each with the result of its last analysis."""
    with staged(con, keys=tabulate_keys(page_ids)):
        articles = {
            article.page_id: article for article in read_records(con, "read_stored_articles", Article)
        }
        pages = read_records(con, "read_pages_to_reprocess", _StoredPage)
    return {
        stored.page.page_id: PreviousAnalysis(
            page=stored.page,
            article=articles.get(stored.page.page_id),
            refusal=stored.make_refusal(url=stored.page.url, origin=stored.page.origin),
        )
        for stored in pages
    }
