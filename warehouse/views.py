"""Defines the public views and macros again whenever their text has changed, without a migration."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

import duckdb

from warehouse.scripts import list_scripts
from warehouse.search import index_all
from warehouse.transaction import transaction

VIEWS = files("warehouse") / "views"
SAME_TERMS = ("df7c68b53ea82505124cef0130fbc63e49a148e264835d68e72986aa0da22881",)
"""Digests of earlier scripts of the macro `tokens` that give the same terms: that of release 0.1.0."""
_LIST_DEFINED = """
    SELECT view_name AS name, 'VIEW' AS kind
    FROM duckdb_views()
    WHERE schema_name = 'main' AND NOT internal
    UNION ALL
    SELECT function_name, CASE function_type WHEN 'macro' THEN 'MACRO' ELSE 'MACRO TABLE' END
    FROM duckdb_functions()
    WHERE schema_name = 'main' AND NOT internal
"""


def define_views(con: duckdb.DuckDBPyConnection, *, folder: Traversable = VIEWS) -> None:
    """Define the views and macros of `folder` if any has changed, and drop those that are gone.

    DuckDB checks the names in a view when the view is made, so a script may use views with a lower
    number. If the macro `tokens` has changed, the search index is built again.

    Args:
        con: The writer's connection.
        folder: The scripts, each named for the view or macro that it defines.
    """
    con.execute("CREATE TABLE IF NOT EXISTS store.views (name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL)")
    scripts = list_scripts(folder)
    wanted = {script.name: script.sha256 for script in scripts}
    existing = dict(con.execute("SELECT name, sha256 FROM store.views").fetchall())
    if existing == wanted:
        return
    with transaction(con):
        for name, kind in con.execute(_LIST_DEFINED).fetchall():
            if name in existing.keys() - wanted.keys():
                con.execute(f'DROP {kind} "{name}"')
        for script in scripts:
            con.execute(script.text)
        con.execute("DELETE FROM store.views")
        con.executemany("INSERT INTO store.views VALUES (?, ?)", list(wanted.items()))
        if existing and existing.get("tokens") not in (wanted.get("tokens"), *SAME_TERMS):
            index_all(con)
