"""The snapshots of a lake that are publishes: each is an edition."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.lake.changed_rows import Changes

AUTHOR = "newswire"
"""The author of the snapshots that are publishes; compaction makes others."""
_LIST = """
    SELECT snapshot_id, snapshot_time, commit_extra_info
    FROM ducklake_snapshots('lake')
    WHERE author = $author
    ORDER BY snapshot_id
"""
_NOTE = "CALL ducklake_set_commit_message('lake', $author, $message, extra_info => $facts)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An edition in a lake.

    Attributes:
        number: The number of the snapshot.
        committed_at: When it was there.
        edition_id: The edition.
        published_at: When that was published on the machine that made it.
        added: The rows that it added, in all tables.
        removed: The rows that it removed.
    """

    number: int
    committed_at: datetime
    edition_id: str
    published_at: datetime
    added: int
    removed: int


def list_snapshots(con: DuckDBPyConnection) -> list[Snapshot]:
    """Return the snapshots of a lake that are editions, the oldest first."""
    return [_read_snapshot(*row) for row in con.execute(_LIST, {"author": AUTHOR}).fetchall()]


def find_snapshot(snapshots: Sequence[Snapshot], at: int | datetime | None) -> Snapshot | None:
    """Return the edition that was the newest at a moment.

    Args:
        snapshots: All of them, the oldest first.
        at: The moment, or the number of a snapshot; None for the newest of all.

    Returns:
        It, or None where there is none: nothing was published then yet, or it is not kept any more.
    """
    match at:
        case None:
            found = list(snapshots)
        case int():
            found = [one for one in snapshots if one.number == at]
        case datetime():
            found = [one for one in snapshots if one.published_at <= at]
    return found[-1] if found else None


def note_snapshot(
    con: DuckDBPyConnection, *, edition_id: str, published_at: datetime, changes: Changes
) -> None:
    """Note in the present transaction which edition its snapshot is."""
    facts = {
        "edition_id": edition_id,
        "published_at": published_at.isoformat(),
        "added": changes.added,
        "removed": changes.removed,
    }
    parameters = {"author": AUTHOR, "message": f"edition {edition_id}", "facts": json.dumps(facts)}
    con.execute(_NOTE, parameters)


def _read_snapshot(number: int, committed_at: datetime, noted: str) -> Snapshot:
    facts: dict[str, Any] = json.loads(noted)
    return Snapshot(
        number=number,
        committed_at=committed_at,
        edition_id=facts["edition_id"],
        published_at=datetime.fromisoformat(facts["published_at"]),
        added=facts["added"],
        removed=facts["removed"],
    )
