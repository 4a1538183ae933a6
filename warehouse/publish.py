"""Publish the edition: a finished copy of the writer's file replaces the old edition in one rename.

Readers that have the old edition open keep it. Copies of a file that is open for writing are mostly
broken (13 of 15), so the file is closed first, and the writer's lock is held until the end.
"""

from __future__ import annotations

import secrets
import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.compact import compact_file, measure_free_share
from warehouse.disk_errors import translate_file_errors
from warehouse.disk_sync import sync_path
from warehouse.edition_check import EditionCheck
from warehouse.errors import WarehouseError
from warehouse.held_writer import HeldWriter, hold_file
from warehouse.log_file import name_log
from warehouse.row_groups import is_writing_requested
from warehouse.spare_edition import SpareEdition
from warehouse.sql import run_query
from warehouse.transaction import transaction
from warehouse.views import mark_edition

_CHUNK = 1 << 20  # bytes
_MAX_FREE = 0.2  # of the file: a load leaves up to 12 free blocks, which the next ones fill
# A session that opens the edition for writing shuts all others out, so nobody but root can.
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The facts about an edition that its copy alone does not tell.

    Attributes:
        edition_id: Its identifier, in hex digits.
        published_at: When it is published.
        version: The version of newswire.
        rules: The digest of the cleaning rules.
        run_id: The run that publishes it; None outside a run.
    """

    edition_id: str = field(default_factory=lambda: secrets.token_hex(8))
    published_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    version: str = "unknown"
    rules: str = "unknown"
    run_id: str | None = None


def publish_edition(
    writer: Path,
    edition: Path,
    publication: Publication | None = None,
    *,
    wait: float = 60.0,
    spare: SpareEdition | None = None,
    compacts: bool = False,
) -> bool:
    """Make `edition` a copy of the warehouse `writer`.

    Readers never wait and never see an unfinished file. On an error the old edition stays.

    Args:
        writer: The writer's file.
        edition: The file to replace.
        publication: Its facts; by default those of an edition of an unknown version.
        wait: Seconds to wait for the writer's lock.
        spare: The former edition, for a process that publishes again and again.
        compacts: Whether the warehouse is compacted first if more than a fifth of its file is free.

    Returns:
        Whether the edition changed; it does not if it is such a copy already.

    Raises:
        WarehouseBusyError: Another process still holds the writer's file.
        WarehouseFullError: The disk is full.
        WarehouseError: A copy cannot be read; the old edition stays.
    """
    with hold_file(writer, wait=wait) as held:
        return publish_held(held, edition, publication, spare=spare, compacts=compacts)


def publish_held(
    held: HeldWriter,
    edition: Path,
    publication: Publication | None = None,
    *,
    spare: SpareEdition | None = None,
    compacts: bool = False,
) -> bool:
    """Publish as :func:`publish_edition` does, for a caller that holds the lock of the writer's file.

    A file that the caller has open and has written to is not opened for a second time. It is closed here.
    """
    with translate_file_errors(edition):
        if not held.has_changes:
            held.close()  # DuckDB's own lock on a file ends when any other code of the process closes it
            if not held.was_cut_off and _has_same_bytes(held.path, edition):
                return False
        publication = publication or Publication()
        con = held.open()
        _write_publication(con, publication)
        is_sparse = compacts and measure_free_share(con) > _MAX_FREE
        held.close()
        if held.was_cut_off:  # when a file is closed, DuckDB keeps it to itself that the disk is full
            held.open().execute("CHECKPOINT")
            held.close()
        if held.was_cut_off:
            raise WarehouseError(f"{held.path} was not closed cleanly: its write-ahead log is still there")
        if is_sparse:
            compact_file(held.path)
        _replace(held.path, edition, spare, edition_id=publication.edition_id)
    return True


def _write_publication(con: DuckDBPyConnection, publication: Publication) -> None:
    with transaction(con):
        run_query(con, "date_back_editions", published_at=publication.published_at)
        run_query(
            con,
            "insert_edition",
            edition_id=publication.edition_id,
            published_at=publication.published_at,
            version=publication.version,
            run_id=publication.run_id,
            rules=publication.rules,
        )
        mark_edition(con, publication.edition_id)
    if not is_writing_requested(con):
        con.execute("CHECKPOINT")


def _replace(writer: Path, edition: Path, spare: SpareEdition | None, *, edition_id: str) -> None:
    edition.parent.mkdir(parents=True, exist_ok=True)
    copy = edition.with_name(f".{edition.name}.new")  # the lock makes one name enough
    with ExitStack() as ending:
        check = spare.check if spare else ending.enter_context(closing(EditionCheck()))
        ending.callback(copy.unlink, missing_ok=True)
        check.verify_blocks(writer)  # of a former edition the sound block would stay, and hide the damage
        if spare is None or not spare.make(writer, copy):
            copy.unlink(missing_ok=True)  # a former edition that somebody reads
            shutil.copyfile(writer, copy)
        copy.chmod(_READ_ONLY)
        sync_path(copy)
        size = writer.stat().st_size
        check.verify(copy, size=size, edition_id=edition_id)
        if spare:
            spare.keep(edition)
        name_log(edition).unlink(missing_ok=True)  # left by somebody who wrote into the old edition
        copy.replace(edition)
        sync_path(edition.parent)


def _has_same_bytes(writer: Path, edition: Path) -> bool:
    """Compare the files; a difference shows soon, since DuckDB counts checkpoints in the first kilobytes."""
    if not (writer.exists() and edition.exists()) or edition.stat().st_size != writer.stat().st_size:
        return False
    with writer.open("rb") as ours, edition.open("rb") as theirs:
        while chunk := ours.read(_CHUNK):
            if chunk != theirs.read(_CHUNK):
                return False
    return True
