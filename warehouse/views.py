"""Defines the public views and macros again whenever their text has changed, without a migration."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.macros import OWN_RELATION, UNPUBLISHED, bind_macros
from warehouse.scripts import list_packaged_scripts, list_scripts
from warehouse.search import index_all
from warehouse.sql import run_query
from warehouse.transaction import transaction

VIEWS = files("warehouse") / "views"
_TERMS = ("fold", "stem", "tokens")  # the macros that decide which terms a text has
_OWN_RELATION = {"own_relation": hashlib.sha256(OWN_RELATION.encode()).hexdigest()}
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
_marked: dict[tuple[str, ...], tuple[str, ...]] = {}  # a service publishes often; to split them takes 8 ms
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
    wanted = {script.name: script.sha256 for script in scripts} | _OWN_RELATION
    existing = dict(con.execute("SELECT name, sha256 FROM store.views").fetchall())
    if existing == wanted:
        return
    with transaction(con):
        for name, kind in con.execute(_LIST_DEFINED).fetchall():
            if name in existing.keys() - wanted.keys():
                con.execute(f'DROP {kind} "{name}"')
        describe_views(con)  # the view `columns` is checked when it is made, too
        bound = bind_macros(con, scripts)
        marks = con.execute(_LIST_MARKS).fetchall()
        texts = [bound.get(script.name, script.text) for script in scripts]
        _define(con, texts, mark=marks[0][0] if marks else UNPUBLISHED)
        describe_views(con)
        for (table,) in con.execute(_LIST_BARE_TABLES).fetchall():  # DuckDB can hide none
            con.execute(f"COMMENT ON TABLE store.{table} IS '{_INTERNAL}'")
        con.execute("DELETE FROM store.views")
        con.executemany("INSERT INTO store.views VALUES (?, ?)", list(wanted.items()))
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
    macros = bind_macros(con, list_packaged_scripts("views"))
    _define(con, _list_marked_statements(con, tuple(macros.values())), mark=f"edition_{edition_id}")


def _list_marked_statements(con: duckdb.DuckDBPyConnection, scripts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the statements of bound scripts that define or describe macros with a mark."""
    if scripts not in _marked:
        _marked[scripts] = tuple(
            statement.query
            for text in scripts
            if UNPUBLISHED in text
            for statement in con.extract_statements(text)
            # a script may define a view beside the macro, which stays as it is
            if UNPUBLISHED in statement.query or "COMMENT ON MACRO" in statement.query
        )
    return _marked[scripts]


def _define(con: duckdb.DuckDBPyConnection, texts: Iterable[str], *, mark: str) -> None:
    for (former,) in con.execute(_LIST_MARKS).fetchall():
        con.execute(f"DROP VIEW store.{former}")
    con.execute(f"CREATE VIEW store.{mark} AS SELECT NULL AS nothing")
    con.execute(f"COMMENT ON VIEW store.{mark} IS 'Its name is how the macros find their own database'")
    for text in texts:
        con.execute(text.replace(UNPUBLISHED, mark))


def describe_views(con: duckdb.DuckDBPyConnection) -> None:
    """Write into the store what the comments say on each public view, macro and column."""
    run_query(con, "describe_columns")
    run_query(con, "describe_views")
