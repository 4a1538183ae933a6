"""Make a damaged warehouse readable again, of its log, the edition, and what its tables still give.

The first of these that succeeds keeps most: the log as far as it is whole; the edition, which is a copy of
the warehouse as of its publication; the tables of the two that can be read. Derived tables are derived again
by the rebuild that follows. The damaged files are kept beside under other names. A kill at any moment leaves
a warehouse that is still told to be damaged, or the repaired one.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from warehouse.commit_notes import inspect_log, name_notes
from warehouse.connection import open_held
from warehouse.disk_errors import translate_database_errors, translate_file_errors
from warehouse.edition import attach_file, open_without_database
from warehouse.errors import MigrationError, WarehouseBusyError, WarehouseError, WarehouseFullError
from warehouse.integrity import read_everything, read_table
from warehouse.log_file import list_logs, name_log
from warehouse.migrate import check_migrations
from warehouse.rebuild import PER_FILE, install_rebuild
from warehouse.second_names import keep_beside
from warehouse.sql import run_query
from warehouse.transaction import transaction

_log = logging.getLogger("newswire")
_WORD = "damaged"
_WRITABLE = 0o600  # an edition is read-only to everybody
Source = Literal["log", "edition", "tables"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The result of a repair.

    Attributes:
        fault: The damage, as a sentence.
        source: Where the rows are from: the warehouse with the whole part of its log, the edition, or those
            tables of both that could be read.
        kept: The damaged files, under their new names.
        empty: The tables that nothing could be read of.
    """

    fault: str
    source: Source
    kept: tuple[Path, ...]
    empty: tuple[str, ...] = ()


def find_damage(warehouse: Path, *, wait: float) -> str | None:
    """Open a warehouse and read all of it; return the damage as a sentence, None if there is none.

    The caller holds the writer's lock. A warehouse that never was is whole, and is made.

    Raises:
        WarehouseBusyError: Another program has the file open.
        WarehouseFullError: The disk is full.
        MigrationError: The schema was made by newer code, or before the first release.
        WarehouseError: This user may not read and write it, so that nobody knows whether it is damaged.
    """
    for file in (warehouse, *list_logs(warehouse)):
        if file.exists() and not os.access(file, os.R_OK | os.W_OK):
            raise WarehouseError(
                f"{file} may be whole: this user cannot read and write it. Change its permissions, or be the"
                " user that it belongs to"
            )
    try:
        with open_held(warehouse, wait=wait) as con:
            ((name,),) = con.execute("SELECT current_database()").fetchall()
            read_everything(con, name)
    except (WarehouseBusyError, WarehouseFullError, MigrationError):
        raise
    except WarehouseError as error:
        return str(error)
    return None


def repair_warehouse(warehouse: Path, edition: Path, scratch: Path, *, wait: float) -> Repair | None:
    """Replace a damaged warehouse by one that can be read; None if it can be read as it is.

    The caller holds the writer's lock.

    Args:
        warehouse: The writer's file.
        edition: The edition, which may be damaged or missing as well.
        scratch: Where a new file is made.
        wait: Seconds to wait for tools that have a file open.
    """
    fault = find_damage(warehouse, wait=wait)
    if fault is None:
        return None
    kept = [keep_beside(log, _WORD) for log in list_logs(warehouse)]
    if warehouse.exists() and kept and _mend_log(warehouse, kept[0], wait=wait):
        return Repair(fault=fault, source="log", kept=tuple(kept))
    _delete_logs(warehouse)
    scratch.parent.mkdir(parents=True, exist_ok=True)
    source: Source = "edition"
    empty: tuple[str, ...] = ()
    if not _copy_edition(edition, scratch, wait=wait):
        source, empty = "tables", _copy_tables((warehouse, edition), scratch, wait=wait)
    if warehouse.exists():
        kept.append(keep_beside(warehouse, _WORD))
    install_rebuild(warehouse, scratch)
    name_notes(warehouse).unlink(missing_ok=True)
    return Repair(fault=fault, source=source, kept=tuple(kept), empty=empty)


def _mend_log(warehouse: Path, kept: Path, *, wait: float) -> bool:
    """Cut the log where its whole part ends, and apply it; or apply none of it.

    Args:
        warehouse: The writer's file.
        kept: The log under its other name.
        wait: Seconds to wait for tools that have the file open.

    Returns:
        Whether the warehouse can now be read.
    """
    log, state = name_log(warehouse), inspect_log(warehouse)
    for length in (state.lost.whole_bytes if state.lost else state.noted_bytes, 0):
        _delete_logs(warehouse)
        with translate_file_errors(log):
            if length:
                shutil.copyfile(kept, log)
                with log.open("r+b") as file:
                    file.truncate(length)
            name_notes(warehouse).unlink(missing_ok=True)
        if find_damage(warehouse, wait=wait) is None:
            return True
    return False


def _delete_logs(warehouse: Path) -> None:
    """Delete the logs, which are kept under other names."""
    with translate_file_errors(warehouse):
        for log in list_logs(warehouse):
            log.unlink()


def _copy_edition(edition: Path, scratch: Path, *, wait: float) -> bool:
    """Make `scratch` a copy of the edition, and return whether all of it can be read."""
    if not edition.exists():
        return False
    with translate_file_errors(scratch):
        shutil.copyfile(edition, scratch)
        scratch.chmod(_WRITABLE)
    if find_damage(scratch, wait=wait) is None:
        return True
    for path in (scratch, name_notes(scratch), *list_logs(scratch)):
        path.unlink(missing_ok=True)
    return False


def _copy_tables(sources: tuple[Path, ...], scratch: Path, *, wait: float) -> tuple[str, ...]:
    """Fill `scratch` with each table of the first source that it can be read of; return the other tables.

    A table passes through a file, which another instance of DuckDB writes: a fatal error ends all use of the
    instance that it occurs in.
    """
    sources = tuple(source for source in sources if _has_schema(source))
    with open_held(scratch, wait=wait) as con:
        ((name,),) = con.execute("SELECT current_database()").fetchall()
        tables = [table for (table,) in run_query(con, "list_tables", name=name) if table not in PER_FILE]
        empty = []
        for table in tables:
            for rows in _export(sources, table, scratch.with_name(f"{table}.parquet")):
                with transaction(con):
                    # the same statement for every table, and so not in a file
                    con.execute(
                        f"INSERT INTO store.{table} BY NAME FROM read_parquet($path)", {"path": str(rows)}
                    )
                rows.unlink()
                break
            else:
                empty.append(table)
    return tuple(empty)


def _export(sources: tuple[Path, ...], table: str, rows: Path) -> Iterator[Path]:
    """Yield a file with the rows of a table, for each source that has them."""
    for source in sources:
        try:
            with open_without_database() as con, translate_database_errors(source):
                attach_file(con, source, name="damaged")
                read_table(con, f"damaged.store.{table}")
                quoted = str(rows).replace("'", "''")
                con.execute(f"COPY damaged.store.{table} TO '{quoted}' (FORMAT parquet)")
                yield rows
        except WarehouseError as error:
            _note_unreadable(source, error, table=table)


def _has_schema(source: Path) -> bool:
    """Return whether a file can be opened and has the tables of today."""
    try:
        with open_without_database() as con:
            attach_file(con, source, name="damaged")
            check_migrations(con, "damaged.store.migrations")
    except (duckdb.Error, WarehouseError) as error:
        _note_unreadable(source, error)
        return False
    return True


def _note_unreadable(source: Path, error: Exception, *, table: str | None = None) -> None:
    """Log why a file, or one of its tables, is of no use; the repair goes on with the next one."""
    details = {"file": str(source), "table": table or "all", "error": str(error).partition("\n")[0]}
    _log.info("a damaged file is of no use to a repair", extra={"details": details})
