"""Compact a lake: drop old snapshots, merge small files, and remove files that nothing needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from duckdb import DuckDBPyConnection

from warehouse.lake.place import LakePlace, open_lake
from warehouse.lake.snapshots import list_snapshots

_READING = timedelta(hours=1)  # for readers that are copying a snapshot out of files that were merged since
_UNKNOWN = timedelta(days=1)  # for publishes that are writing files that the catalogue does not have yet
_SPARSE = 0.25  # of a file's rows that are deleted: then it is written anew
_LIST_ALL = "SELECT snapshot_id, snapshot_time FROM ducklake_snapshots('lake') ORDER BY snapshot_id"
_MEASURE = """
    SELECT coalesce(sum(file_count + delete_file_count), 0)::BIGINT,
        coalesce(sum(file_size_bytes + delete_file_size_bytes), 0)::BIGINT
    FROM ducklake_table_info('lake')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compaction:
    """What a compaction has done.

    Attributes:
        expired: The number of snapshots that can be read no more.
        kept: The number of editions that can.
        files_before: The files of the newest snapshot before.
        files: Those after.
        bytes: Their size.
        removed: The number of files that were removed.
    """

    expired: int
    kept: int
    files_before: int
    files: int
    bytes: int
    removed: int


def compact_lake(place: LakePlace, *, keep: timedelta, now: datetime) -> Compaction:
    """Compact a lake; readers go on, and every snapshot that stays has the same rows.

    Args:
        place: The lake.
        keep: How long after its successor came a snapshot is kept.
        now: The present time.

    Raises:
        EditionMissingError: There is no lake yet.
        duckdb.Error: The lake cannot be reached, or another process has published to it meanwhile.
    """
    with open_lake(place, writes=True) as con:
        files_before, _ = _measure(con)
        expired = _list_expired(con, before=now - keep)
        if expired:
            con.execute(f"CALL ducklake_expire_snapshots('lake', versions => {expired})")
        con.execute(f"CALL ducklake_rewrite_data_files('lake', delete_threshold => {_SPARSE})")
        con.execute("CALL ducklake_merge_adjacent_files('lake')")
        scheduled = now - min(keep, _READING)
        removed = con.execute(
            f"CALL ducklake_cleanup_old_files('lake', older_than => TIMESTAMPTZ '{scheduled.isoformat()}')"
        ).fetchall()
        orphaned = con.execute(
            f"CALL ducklake_delete_orphaned_files('lake',"
            f" older_than => TIMESTAMPTZ '{(now - _UNKNOWN).isoformat()}')"
        ).fetchall()
        files, size = _measure(con)
        return Compaction(
            expired=len(expired),
            kept=len(list_snapshots(con)),
            files_before=files_before,
            files=files,
            bytes=size,
            removed=len(removed) + len(orphaned),
        )


def _list_expired(con: DuckDBPyConnection, *, before: datetime) -> list[int]:
    """Return the snapshots whose successor came before a moment, but for the newest edition."""
    every = con.execute(_LIST_ALL).fetchall()
    editions = [one.number for one in list_snapshots(con)]
    needed = {*editions[-1:], *(number for number, _ in every[-1:])}
    published = [(number, at) for number, at in every if number in editions]
    expired = [number for (number, _), (_, replaced_at) in pairwise(published) if replaced_at <= before]
    others = [number for number, at in every if number not in editions and at <= before]
    return sorted({*expired, *others} - needed)


def _measure(con: DuckDBPyConnection) -> tuple[int, int]:
    ((files, size),) = con.execute(_MEASURE).fetchall()
    return int(files), int(size)
