"""Find the refusals of what became no article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import RefusalReason, RefusalStage
from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRefusal:
    """A refusal, and when it was made; see :class:`transforms.records.Refusal` for the others."""

    url: str | None
    origin: str
    stage: RefusalStage
    reason: RefusalReason
    detail: str
    at: datetime


def find_refusals(con: DuckDBPyConnection, name: str, *, limit: int) -> tuple[StoredRefusal, ...]:
    """Return the newest refusals of a name, the newest first.

    Args:
        con: A connection to an edition or a warehouse.
        name: A file, a record of one, or an address of a page or a feed.
        limit: How many are returned at most.
    """
    return tuple(read_records(con, "find_refusals", StoredRefusal, name=name, limit=limit))
