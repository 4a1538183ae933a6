"""Export an edition in a form that browsers query where it lies, from any server of static files.

DuckDB in a browser (duckdb-wasm 1.32) is older than the format of the edition, and has no time zones. So each
view becomes a table, in the format of DuckDB 1.4; times are TIMESTAMP in UTC, and each has its day beside it;
the macro `search` has an index of its own. A browser reads the file over HTTP, in ranges, and the rows of the
index are sorted by their terms, so that a search loads the ranges of its words alone.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.disk_errors import translate_database_errors, translate_file_errors
from warehouse.disk_sync import sync_path
from warehouse.edition import attach_file, connect_edition
from warehouse.errors import OccupiedPlaceError
from warehouse.log_file import name_log
from warehouse.sql import run_query
from warehouse.views import VIEWS

STORAGE_VERSION = "v1.4.0"
_SCRIPTS = files("warehouse") / "browser"
_TERMS = ("05_fold", "06_stem", "10_tokens")  # macros without a subquery, which this DuckDB takes
_TIME = "TIMESTAMP WITH TIME ZONE"
_LEFT_OUT = ("columns", "guide")  # they describe the views and macros of the edition


def export_browser_edition(edition: Path, target: Path) -> dict[str, int]:
    """Export `edition` into the file `target`, which is replaced in one step.

    Args:
        edition: The edition.
        target: The database file to make, of which everything but the name is ours.

    Returns:
        The number of rows of each table, by its name.

    Raises:
        EditionMissingError: There is no edition.
        WarehouseFullError: The disk is full.
        OccupiedPlaceError: `target` is the edition itself.
        WarehouseError: `target` cannot be written.
    """
    if target.exists() and target.samefile(edition):
        raise OccupiedPlaceError(f"{target} is the edition itself: name another file")
    scratch = target.with_name(f".{target.name}.new")
    with translate_file_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
    try:
        with connect_edition(edition) as con, translate_database_errors(target):
            attach_file(con, scratch, name="browser", storage_version=STORAGE_VERSION)
            views = run_query(con, "list_exported_views")
            rows = {
                name: _write_table(con, name, comment) for name, comment in views if name not in _LEFT_OUT
            }
            for script in (
                *(VIEWS / f"{name}.sql" for name in _TERMS),
                *sorted(_SCRIPTS.iterdir(), key=lambda one: one.name),
            ):
                con.execute("USE browser.main")
                con.execute(script.read_text("utf-8"))
            con.execute("USE memory; DETACH browser")
        with translate_file_errors(target):
            sync_path(scratch)
            scratch.replace(target)
            sync_path(target.parent)
    finally:
        scratch.unlink(missing_ok=True)
        name_log(scratch).unlink(missing_ok=True)
    return rows


def _write_table(con: DuckDBPyConnection, name: str, comment: str | None) -> int:
    """Write the rows of a view into a table of its name, with the comments of both."""
    described = run_query(con, "list_exported_columns", view=name)
    existing = {column for column, _, _ in described}
    chosen: list[str] = []
    comments: dict[str, str | None] = {}
    # These statements follow from the columns of the view, and so are in no file. JavaScript has no HUGEINT.
    for column, kind, note in described:
        comments[column] = note
        if kind != _TIME:
            chosen.append(f'"{column}"::BIGINT AS "{column}"' if kind == "HUGEINT" else f'"{column}"')
            continue
        chosen.append(f'timezone(\'UTC\', "{column}") AS "{column}"')
        day = f"{column.removesuffix('_at')}_on"
        if day not in existing:
            chosen.append(f'timezone(\'UTC\', "{column}")::DATE AS "{day}"')
            comments[day] = f"The day of {column}, in UTC"
    table = f'browser.main."{name}"'
    ((count,),) = con.execute(
        f'CREATE TABLE {table} AS SELECT {", ".join(chosen)} FROM news.main."{name}"'  # noqa: S608 -- names of ours
    ).fetchall()
    con.execute(f"COMMENT ON TABLE {table} IS {_quote(comment)}")
    for column, note in comments.items():
        con.execute(f'COMMENT ON COLUMN {table}."{column}" IS {_quote(note)}')
    return int(count)


def _quote(text: str | None) -> str:
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"
