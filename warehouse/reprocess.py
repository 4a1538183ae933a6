"""What can be read again: pages in the order in which they landed, with all that they were read with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import ArchiveRef, Article, CleanedBlock, Page, Refusal, RefusalReason, RefusalStage
from warehouse.arrow import tabulate_keys
from warehouse.sql import read_records
from warehouse.transaction import staged


@dataclass(frozen=True, slots=True, kw_only=True)
class PageToReprocess:
    """A page by its name, and the run that read it."""

    page_id: str
    run_id: str
    corpus: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousAnalysis:
    """A page without its bytes, and what it came to: the article, the refusal, or null for neither."""

    page: Page
    article: Article | None
    refusal: Refusal | None


def list_pages_to_reprocess(con: DuckDBPyConnection) -> list[PageToReprocess]:
    """Return every page that was read, in the order in which pages landed."""
    return read_records(con, "list_pages_to_reprocess", PageToReprocess)


def read_stored_pages(con: DuckDBPyConnection, page_ids: Iterable[str]) -> dict[str, PreviousAnalysis]:
    """Return the pages of these identifiers, each with what was made of it when it was last read."""
    nested = {"archived": lambda place: ArchiveRef(**place)}
    blocks = {"blocks": lambda rows: tuple(CleanedBlock(**row) for row in rows)}
    with staged(con, keys=tabulate_keys(page_ids)):
        stored = read_records(con, "read_stored_articles", Article, nested=blocks)
        articles = {article.page_id: article for article in stored}
        pages = read_records(con, "read_pages_to_reprocess", _recall, nested=nested)
    return {
        page.page_id: PreviousAnalysis(page=page, article=articles.get(page.page_id), refusal=refusal)
        for page, refusal in pages
    }


def _recall(
    *, stage: RefusalStage | None, reason: RefusalReason | None, detail: str | None, **columns: Any
) -> tuple[Page, Refusal | None]:
    page = Page(body=b"", **columns)
    if not (stage and reason):
        return page, None
    refusal = Refusal(url=page.url, origin=page.origin, stage=stage, reason=reason, detail=detail or "")
    return page, refusal
