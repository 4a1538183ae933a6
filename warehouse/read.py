"""Read existing pages, addresses and articles, and totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import ExistingRevision, ExistingText, Refusal, RefusalReason, RefusalStage
from warehouse.arrow import tabulate_keys
from warehouse.errors import WarehouseError
from warehouse.packed_texts import unpack_text
from warehouse.read_blocks import forget_blocks
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged

_MAX_LITERALS = 1_000  # identifiers in one statement; with 2,048 or more DuckDB does not use the index


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOutcome:
    """The columns of a page that say why it was refused; all of them are `None` where it was not."""

    stage: RefusalStage | None
    reason: RefusalReason | None
    detail: str | None

    def make_refusal(self, *, url: str | None, origin: str) -> Refusal | None:
        """Return the refusal of the page with this address and origin; `None` where it was not refused."""
        if not (self.stage and self.reason):
            return None
        return Refusal(
            url=url,
            origin=origin,
            stage=self.stage,
            reason=self.reason,
            detail=self.detail or self.reason.sentence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _ExistingPage(StoredOutcome):
    page_id: str
    url: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _PackedText:
    article_id: str
    title: str
    packed_text: bytes


def read_existing_pages(con: DuckDBPyConnection, page_ids: Iterable[str]) -> dict[str, Refusal | None]:
    """Return those of `page_ids` that are in the warehouse, each with its refusal if it was refused."""
    with staged(con, keys=tabulate_keys(page_ids)):
        pages = read_records(con, "read_existing_pages", _ExistingPage)
    return {page.page_id: page.make_refusal(url=page.url, origin=page.origin) for page in pages}


def read_existing_urls(
    con: DuckDBPyConnection, canonical_urls: Iterable[str]
) -> dict[str, tuple[str, datetime]]:
    """Return the article that each canonical URL led to, and when its newest page arrived."""
    with staged(con, keys=tabulate_keys(canonical_urls)):
        return {url: (article_id, at) for url, article_id, at in run_query(con, "read_existing_urls")}


def read_existing_revisions(
    con: DuckDBPyConnection, article_ids: Iterable[str]
) -> dict[str, ExistingRevision]:
    """Return the newest revision of each of `article_ids` that is in the warehouse."""
    return {
        revision.article_id: revision
        for batch in _cut(article_ids)
        for revision in read_records(
            con, "read_existing_revisions", ExistingRevision, literals={"article_ids": batch}
        )
    }


def read_existing_texts(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, ExistingText]:
    """Return the newest title and text of each of `article_ids`, which are all in the warehouse.

    Many are read in their order, a part at a time, best those together that were loaded together.

    Raises:
        WarehouseError: The warehouse has no text for one of them.
    """
    wanted = dict.fromkeys(article_ids)
    texts: dict[str, ExistingText] = {}
    for batch in _cut(wanted):
        if texts:
            forget_blocks(con)  # texts of articles that were loaded together are in the same ones
        for text in read_records(con, "read_existing_texts", _PackedText, literals={"article_ids": batch}):
            texts[text.article_id] = ExistingText(
                article_id=text.article_id, title=text.title, text=unpack_text(text.packed_text)
            )
    if missing := wanted.keys() - texts.keys():
        raise WarehouseError(
            f"the warehouse has no text for {len(missing)} of its articles, such as {min(missing)}, so that "
            "new articles cannot be compared with them: `newswire rebuild` derives all articles again from "
            "the archive"
        )
    return texts


def read_archive_end(con: DuckDBPyConnection, file: str, *, newest: int = 10_000) -> int:
    """Return where the last record of an archive file that the warehouse refers to ends, or one before it.

    Args:
        con: A connection to the warehouse.
        file: The name of the file.
        newest: How many of the rows that came last are looked at, of fetches and of pages.

    Returns:
        The offset in bytes; 0 if none of these rows refers to a record of the file.
    """
    ((end,),) = run_query(con, "read_archive_end", file=file, newest=newest)
    return int(end)


def read_totals(con: DuckDBPyConnection) -> dict[str, int]:
    """Return the totals of the warehouse or an edition by name, such as ``articles``.

    A name such as ``articles.seed`` is a part of a total: articles by corpus, refusals by reason.
    """
    return dict(run_query(con, "read_totals"))


def _cut(article_ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield distinct identifiers, in their order, as many as one statement may hold."""
    ids = list(dict.fromkeys(article_ids))
    return (ids[first : first + _MAX_LITERALS] for first in range(0, len(ids), _MAX_LITERALS))
