"""Rebuilding: a second warehouse is filled beside the first, compared with it, and takes its place.

What was asked for, when things were seen and what people decided is copied; what was made of it is
left empty, for the caller to fill. A kill at any moment leaves the one state or the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from transforms.records import LearnedRule
from warehouse.arrow import tabulate
from warehouse.connection import attach_file, open_held, open_writer
from warehouse.difference import Changed, Difference, Shifted
from warehouse.disk_sync import sync_path
from warehouse.errors import WarehouseError
from warehouse.faults import name_file_faults
from warehouse.sql import read_records, run_query
from warehouse.transaction import transaction

DERIVED = (
    "articles",
    "article_tags",
    "bands",
    "block_counts",
    "blocks",
    "changes",
    "duplicates",
    "fingerprints",
    "lengths",
    "memberships",
    "pages",
    "postings",
    "refusals",
    "revisions",
    "site_days",
    "term_frequencies",
    "terms",
)
"""Tables that loading makes from what is archived; of pages and refusals those that were read."""
_OWN = ("migrations", "views")  # each file writes its own
_ALSO_COMPARED = ("learned_rules", "tags")
_TABLES = (
    "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND schema_name = 'store' ORDER BY 1"
)
_EXAMPLES = 5


def prepare_rebuild(warehouse: Path, scratch: Path, rules: Iterable[LearnedRule], *, wait: float) -> None:
    """Make `scratch` a warehouse with what is not derived in `warehouse`, and with `rules` besides.

    The caller holds the writer's lock of `warehouse`.
    """
    with open_held(warehouse, wait=wait) as con:
        con.execute("CHECKPOINT")  # takes in what a killed writer left in its log
    with open_writer(scratch, wait=wait) as con, _attached(con, warehouse):
        kept = [
            name for (name,) in con.execute(_TABLES, ["before"]).fetchall() if name not in {*DERIVED, *_OWN}
        ]
        with transaction(con, learned_rules=tabulate("learned_rules", rules)):
            for table in kept:  # one sentence for every table, and so not in a file
                con.execute(f"INSERT INTO store.{table} BY NAME FROM before.store.{table}")
            run_query(con, "keep_pages")
            run_query(con, "keep_refusals")
            run_query(con, "insert_learned_rules")


def compare_rebuild(warehouse: Path, scratch: Path, *, wait: float) -> Difference:
    """Settle what hangs on the pages read again into `scratch`, and tell how it differs from `warehouse`."""
    with open_writer(scratch, wait=wait) as con, _attached(con, warehouse):
        with transaction(con):
            run_query(con, "settle_entries")
            run_query(con, "settle_existing_entries")
            run_query(con, "settle_sharing_entries")
        return Difference(
            articles=tuple(read_records(con, "compare_articles", Changed, most=_EXAMPLES)),
            rules=tuple(read_records(con, "compare_blocks", Shifted, most=_EXAMPLES)),
            tags=tuple(read_records(con, "compare_tags", Shifted, most=_EXAMPLES)),
            relations=tuple(read_records(con, "compare_relations", Shifted, most=_EXAMPLES)),
            tables=tuple(table for table in (*DERIVED, *_ALSO_COMPARED) if _differs(con, table)),
        )


def take_rebuild(warehouse: Path, scratch: Path) -> None:
    """Put `scratch`, which nobody has open, in the place of `warehouse`, in one rename.

    The caller holds the writer's lock of `warehouse`.
    """
    for path in (warehouse, scratch):
        if path.with_name(f"{path.name}.wal").exists():
            raise WarehouseError(f"{path} was not closed cleanly: its log is still there")
    with name_file_faults(scratch):
        for path in (scratch, scratch.parent):
            sync_path(path)
        scratch.replace(warehouse)
        sync_path(warehouse.parent)


@contextmanager
def _attached(con: DuckDBPyConnection, warehouse: Path) -> Iterator[None]:
    attach_file(con, warehouse, name="before")
    try:
        yield
    finally:
        con.execute("DETACH before")


def _differs(con: DuckDBPyConnection, table: str) -> bool:
    ours, theirs = f"store.{table}", f"before.store.{table}"
    return any(
        con.execute(f"(FROM {one} EXCEPT ALL FROM {other}) LIMIT 1").fetchall()
        for one, other in ((ours, theirs), (theirs, ours))
    )
