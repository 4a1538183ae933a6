"""Read which records of the archive the warehouse refers to, and forget those that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from transforms.records import ArchiveRef
from warehouse.arrow import tabulate_keys
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveExtent:
    """A file of the archive: where the last record ends that is referred to, in bytes, and their number."""

    file: str
    end: int
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A page, the record that holds its bytes, and their digest."""

    page_id: str
    archived: ArchiveRef
    sha256: str


def list_archive_extents(con: DuckDBPyConnection) -> list[ArchiveExtent]:
    """Return the files of the archive that pages and requests refer to, by name."""
    return read_records(con, "list_archive_extents", ArchiveExtent)


def list_archived_pages(con: DuckDBPyConnection, *, limit: int | None = None) -> list[ArchivedPage]:
    """Return the pages whose bytes are in the archive, at most `limit`, evenly chosen, in its order."""
    return read_records(con, "list_archived_pages", ArchivedPage, limit=limit)


def forget_records(con: DuckDBPyConnection, page_ids: Iterable[str], sizes: Mapping[str, int]) -> None:
    """Forget where the bytes of pages are, and the records of requests behind the end of their file.

    Args:
        con: The writer's connection.
        page_ids: The pages.
        sizes: How many bytes there are of some files of the archive; 0 of one that is gone.
    """
    with transaction(con):
        with staged(con, keys=tabulate_keys(page_ids)):
            run_query(con, "forget_pages")
        for file, size in sizes.items():
            run_query(con, "forget_fetches", file=file, size=size)
