"""Remove articles that are older than they are to be kept, and their records in the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.housekeeping.archive_files import delete_replaced, is_closed, rewrite_file
from flows.settings import Settings
from flows.stages.publish import describe_publication
from flows.targets.deliver import deliver_edition
from warehouse.connection import hold_run, open_writer
from warehouse.former_articles import prune_former_articles
from warehouse.publish import publish_edition
from warehouse.retention import (
    Ages,
    ArchivedRecord,
    list_archived_records,
    list_expired_articles,
    move_records,
    remove_articles,
)
from warehouse.staged_records import MovedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruning:
    """The articles and records that were removed, or would be.

    Attributes:
        articles: The number of articles by corpus.
        oldest: When the newest revision of the oldest of them came; None where there are none.
        newest: The same of the newest of them.
        records: The number of records of the archive.
        bytes: Their bytes.
    """

    articles: Mapping[str, int]
    oldest: datetime | None
    newest: datetime | None
    records: int
    bytes: int


def prune(settings: Settings, *, now: datetime, applies: bool) -> Pruning:
    """Remove articles that are older than the `[retention]` table says, or only count them.

    Records leave the archive with the pages that were read from them. New files are written beside the old
    ones, which are deleted after the rows have changed. So a kill loses nothing that is kept, and the next
    pruning deletes what it left. Records of the present day stay until the next one.

    Args:
        settings: The configuration.
        now: The present.
        applies: Whether to remove anything.

    Raises:
        WarehouseBusyError: A run is under way.
    """
    ages = Ages(days=settings.retention.days, corpora=settings.retention.corpora)
    folder, wait = settings.archive_folder, settings.lock_timeout
    with hold_run(settings.home, command="newswire prune"):
        with open_writer(settings.warehouse, wait=wait) as con:
            delete_replaced(folder, _list_files(con))
            expired = list_expired_articles(con, ages, now=now)
            before = [record for record in list_archived_records(con) if is_closed(record.file, now)]
            ids = [article.article_id for article in expired]
            with remove_articles(con, ids, ages, now=now, keep=applies):
                kept = {(record.file, record.offset) for record in list_archived_records(con)}
                gone = [record for record in before if (record.file, record.offset) not in kept]
                if applies and gone:
                    move_records(con, _rewrite_archive(folder, before, kept))
            if applies:
                prune_former_articles(con, now=now, days=settings.history.days)
                delete_replaced(folder, _list_files(con))
        if applies:
            publish_edition(
                settings.warehouse, settings.edition, describe_publication(), wait=wait, compacts=True
            )
            deliver_edition(settings)
    return Pruning(
        articles=Counter(article.corpus for article in expired),
        oldest=min((article.seen_at for article in expired), default=None),
        newest=max((article.seen_at for article in expired), default=None),
        records=len(gone),
        bytes=sum(record.length for record in gone),
    )


def _rewrite_archive(
    folder: Path, before: Iterable[ArchivedRecord], kept: Collection[tuple[str, int]]
) -> list[MovedRecord]:
    """Write the files that lose records anew, and return where the others are."""
    moved: list[MovedRecord] = []
    for name, records in groupby(before, key=lambda record: record.file):
        listed = list(records)
        staying = [record for record in listed if (record.file, record.offset) in kept]
        if len(staying) < len(listed) and (folder / name).exists():
            moved += rewrite_file(folder, name, listed, staying)
    return moved


def _list_files(con: DuckDBPyConnection) -> set[str]:
    return {record.file for record in list_archived_records(con)}
