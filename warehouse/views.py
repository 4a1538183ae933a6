"""Define the public views and macros again whenever their text has changed, without a migration."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.macros import OWN_DATABASE, UNPUBLISHED, bind_macros
from warehouse.scripts import list_packaged_scripts, list_scripts
from warehouse.search import index_all
from warehouse.sql import run_query
from warehouse.transaction import transaction

VIEWS = files("warehouse") / "views"
_TERMS = ("fold", "stem", "tokens")  # the macros that decide which terms a text has
# under a name that the log has only if it has the statements, too
_MACROS = {"macros": hashlib.sha256(OWN_DATABASE.encode()).hexdigest()}
_CREATE_LOG = """
    CREATE OR REPLACE TABLE store.views (
        name   VARCHAR   NOT NULL,
        sha256 VARCHAR   NOT NULL,
        marked VARCHAR[] NOT NULL  -- the statements that make its macros, with the mark of no edition
    )
"""
_LIST_DEFINED = """
    SELECT view_name AS name, 'VIEW' AS kind
    FROM duckdb_views()
    WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
    UNION ALL
    SELECT function_name, CASE function_type WHEN 'macro' THEN 'MACRO' ELSE 'MACRO TABLE' END
    FROM duckdb_functions()
    WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal
"""
_LIST_MARKS = """
    SELECT view_name
    FROM duckdb_views()
    WHERE database_name = current_database() AND schema_name = 'store' AND starts_with(view_name, 'edition_')
"""
_LIST_BARE_TABLES = """
    SELECT table_name
    FROM duckdb_tables()
    WHERE database_name = current_database() AND schema_name = 'store' AND comment IS NULL
"""
_INTERNAL = "Internal: any version may change it. The views of the schema main stay"


def define_views(con: duckdb.DuckDBPyConnection, *, folder: Traversable | None = None) -> None:
    """Define the views and macros of `folder` if any has changed, and drop those that are gone.

    DuckDB checks the names in a view when the view is made, so a script may use views with a lower
    number. The views `columns` and `guide` are made of the comments of all others, which end in an example
    after the word "Example:". If a macro that splits texts into terms has changed, the search index is
    built again.

    Args:
        con: The writer's connection.
        folder: The scripts, each named for the view or macro that it defines; by default those of this
            package.
    """
    con.execute("CREATE TABLE IF NOT EXISTS store.views (name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL)")
    scripts = list_scripts(folder) if folder else list_packaged_scripts("views")
    wanted = {script.name: script.sha256 for script in scripts} | _MACROS
    existing = dict(con.execute("SELECT name, sha256 FROM store.views").fetchall())
    if existing == wanted:
        return
    with transaction(con):
        for name, kind in con.execute(_LIST_DEFINED).fetchall():
            if name in existing.keys() - wanted.keys():
                con.execute(f'DROP {kind} "{name}"')
        describe_views(con)  # the view `columns` is checked when it is made, too
        mark = _read_mark(con) or UNPUBLISHED
        _write_mark(con, mark)
        bound = bind_macros(con, scripts)
        for script in scripts:
            con.execute(bound.get(script.name, script.text).replace(UNPUBLISHED, mark))
        describe_views(con)
        con.execute(_CREATE_LOG)
        for (table,) in con.execute(_LIST_BARE_TABLES).fetchall():  # DuckDB can hide none
            con.execute(f"COMMENT ON TABLE store.{table} IS '{_INTERNAL}'")
        marked = {name: _list_marked(con, text) for name, text in bound.items()}
        con.executemany(
            "INSERT INTO store.views VALUES (?, ?, ?)",
            [(name, sha256, marked.get(name, [])) for name, sha256 in wanted.items()],
        )
        if existing and any(existing.get(name) != wanted.get(name) for name in _TERMS):
            index_all(con)


def mark_edition(con: duckdb.DuckDBPyConnection, edition_id: str) -> None:
    """Let the macros find this warehouse and its copy by the mark of an edition.

    The mark is the name of a view. Each edition has another, since two editions of one warehouse may be
    attached side by side.

    Args:
        con: The writer's connection, in a transaction of the caller.
        edition_id: The identifier of the edition that is about to be published, in hex digits.
    """
    mark = f"edition_{edition_id}"
    con.execute(f"DROP VIEW store.{_read_mark(con)}")
    _write_mark(con, mark)
    for (statement,) in con.execute("SELECT unnest(marked) FROM store.views").fetchall():
        con.execute(statement.replace(UNPUBLISHED, mark))


def _read_mark(con: duckdb.DuckDBPyConnection) -> str:
    """Return the mark in the macros; an empty string if there is none yet."""
    marks = con.execute(_LIST_MARKS).fetchall()
    return str(marks[0][0]) if marks else ""


def _write_mark(con: duckdb.DuckDBPyConnection, mark: str) -> None:
    con.execute(f"CREATE OR REPLACE VIEW store.{mark} AS SELECT NULL AS nothing")
    con.execute(f"COMMENT ON VIEW store.{mark} IS 'Its name is how the macros find their own database'")


def _list_marked(con: duckdb.DuckDBPyConnection, script: str) -> list[str]:
    """Return the statements of a bound script that define or describe a macro with a mark."""
    if UNPUBLISHED not in script:
        return []
    # a script may define a view beside the macro, which stays as it is
    return [
        statement.query
        for statement in con.extract_statements(script)
        if UNPUBLISHED in statement.query or "COMMENT ON MACRO" in statement.query
    ]


def describe_views(con: duckdb.DuckDBPyConnection) -> None:
    """Write into the store what the comments say on each public view, macro and column."""
    run_query(con, "describe_columns")
    run_query(con, "describe_views")
