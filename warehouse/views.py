"""The public views and macros: made again whenever their text changed, so no migration is needed."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.scripts import list_scripts
from warehouse.search import index_all
from warehouse.transaction import transaction

VIEWS = files("warehouse") / "views"
_DEFINED = """
    SELECT view_name AS name, 'VIEW' AS kind
    FROM duckdb_views()
    WHERE schema_name = 'main' AND NOT internal
    UNION ALL
    SELECT function_name, CASE function_type WHEN 'macro' THEN 'MACRO' ELSE 'MACRO TABLE' END
    FROM duckdb_functions()
    WHERE schema_name = 'main' AND NOT internal
"""


def define_views(con: duckdb.DuckDBPyConnection, *, folder: Traversable = VIEWS) -> None:
    """Make the views and macros of `folder` in `con`, in the order of their numbers, if any changed.

    DuckDB looks at what a view names when it is made, so a higher number may use a lower one.
    Those that are gone from `folder` are dropped. When the macro `tokens` changed, what search
    stands on is made again with it.
    """
    con.execute("CREATE TABLE IF NOT EXISTS store.views (name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL)")
    scripts = list_scripts(folder)
    wanted = {script.name: script.sha256 for script in scripts}
    known = dict(con.execute("SELECT name, sha256 FROM store.views").fetchall())
    if known == wanted:
        return
    with transaction(con):
        for name, kind in con.execute(_DEFINED).fetchall():
            if name in known.keys() - wanted.keys():
                con.execute(f'DROP {kind} "{name}"')
        for script in scripts:
            con.execute(script.text)
        con.execute("DELETE FROM store.views")
        con.executemany("INSERT INTO store.views VALUES (?, ?)", list(wanted.items()))
        if known and known.get("tokens") != wanted.get("tokens"):
            index_all(con)
