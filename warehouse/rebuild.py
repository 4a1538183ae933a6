"""Rebuild the warehouse: a second file is filled beside the first, compared with it, and replaces it.

Data that is not derived is copied: the work list, the request log, and people's decisions. The
derived tables stay empty for the caller to fill. A kill at any moment leaves one of the two states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from transforms.records import LearnedRule
from warehouse.arrow import tabulate
from warehouse.connection import open_held, open_writer
from warehouse.difference import ArticleChange, Difference, RowChange
from warehouse.disk_errors import translate_file_errors
from warehouse.disk_sync import sync_path
from warehouse.edition import attach_file
from warehouse.errors import WarehouseError
from warehouse.log_file import list_logs
from warehouse.search import INDEX
from warehouse.sql import read_records, run_query
from warehouse.transaction import transaction
from warehouse.upsert import insert_new

DERIVED = (
    "articles",
    "article_tags",
    "band_runs",
    "block_counts",
    "blocks",
    "changes",
    "claim_pairs",
    "claims",
    "digest_libraries",
    "duplicates",
    "fingerprints",
    "former_bands",
    "memberships",
    "newest_texts",
    "pages",
    "recent_bands",
    "recent_texts",
    "refusals",
    "revisions",
    "site_days",
    "story_queue",
    "terms",
    *INDEX,
)
"""Tables that loading derives from the archive; of pages and refusals only those that were read."""
PER_FILE = ("migrations", "views", "view_columns", "view_guide")
"""Tables that each database file writes of its own."""
_COMPARED_TOO = ("learned_rules", "quantities", "tags")
# These follow from the texts of revisions: divided by when they were loaded, and numbered in that order.
_NOT_COMPARED = ("newest_texts", "recent_texts", "band_runs", "former_bands", "recent_bands", *INDEX)
_NUMBERS = {"fingerprints": "number"}  # columns that are numbered in that order
_LIST_TABLES = (
    "SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND schema_name = 'store' ORDER BY 1"
)
_MAX_EXAMPLES = 5


def prepare_rebuild(warehouse: Path, scratch: Path, rules: Iterable[LearnedRule], *, wait: float) -> None:
    """Make `scratch` a warehouse with the data of `warehouse` that is not derived.

    The caller holds the writer's lock of `warehouse`.

    Args:
        warehouse: The writer's file.
        scratch: The file to make.
        rules: Learned rules to insert as well.
        wait: Seconds to wait for tools that have a file open.
    """
    with open_held(warehouse, wait=wait) as con:
        con.execute("CHECKPOINT")  # applies the log that a killed writer left
    with open_writer(scratch, wait=wait) as con, _attached(con, warehouse):
        kept = [
            name
            for (name,) in con.execute(_LIST_TABLES, ["before"]).fetchall()
            if name not in {*DERIVED, *PER_FILE}
        ]
        with transaction(con, learned_rules=tabulate("learned_rules", rules)):
            for table in kept:  # the same statement for every table, and so not in a file
                con.execute(f"INSERT INTO store.{table} BY NAME FROM before.store.{table}")
            run_query(con, "copy_unread_pages")
            run_query(con, "copy_refusals")
            insert_new(con, "learned_rules")


def compare_rebuild(warehouse: Path, scratch: Path, *, wait: float) -> Difference:
    """Finish `scratch` by what `warehouse` knows, and compare the two.

    Entries get the outcomes of their pages; revisions and refusals from before keep their times.

    Args:
        warehouse: The writer's file.
        scratch: The rebuilt file.
        wait: Seconds to wait for tools that have a file open.
    """
    with open_writer(scratch, wait=wait) as con, _attached(con, warehouse):
        with transaction(con):
            run_query(con, "restore_load_times")
            run_query(con, "restore_refusal_times")
            run_query(con, "update_entry_outcomes")
            run_query(con, "clear_lost_articles")
            run_query(con, "share_new_articles")
        return Difference(
            articles=tuple(read_records(con, "compare_articles", ArticleChange, limit=_MAX_EXAMPLES)),
            rules=tuple(read_records(con, "compare_blocks", RowChange, limit=_MAX_EXAMPLES)),
            tags=tuple(read_records(con, "compare_tags", RowChange, limit=_MAX_EXAMPLES)),
            relations=tuple(read_records(con, "compare_relations", RowChange, limit=_MAX_EXAMPLES)),
            tables=tuple(
                table
                for table in (*DERIVED, *_COMPARED_TOO)
                if table not in _NOT_COMPARED and _differs(con, table)
            ),
        )


def install_rebuild(warehouse: Path, scratch: Path) -> None:
    """Replace `warehouse` by `scratch`, which nobody has open, in one rename.

    The caller holds the writer's lock of `warehouse`.

    Raises:
        WarehouseError: One of the files was not closed cleanly.
    """
    for path in (warehouse, scratch):
        if list_logs(path):
            raise WarehouseError(f"{path} was not closed cleanly: its log is still there")
    with translate_file_errors(scratch):
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
    compared = f"* EXCLUDE ({_NUMBERS[table]})" if table in _NUMBERS else "*"
    ours, theirs = (f"SELECT {compared} FROM {schema}.{table}" for schema in ("store", "before.store"))  # noqa: S608
    return any(
        con.execute(f"({one} EXCEPT ALL {other}) LIMIT 1").fetchall()
        for one, other in ((ours, theirs), (theirs, ours))
    )
