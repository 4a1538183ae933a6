"""The views and macros of an edition as statements, which are published with its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from duckdb import DuckDBPyConnection

from warehouse.errors import MigrationError
from warehouse.macros import UNPUBLISHED, bind_macros
from warehouse.scripts import Script, list_packaged_scripts

_LIST_STORE_VIEWS = """
    SELECT view_name, sql
    FROM duckdb_views()
    WHERE
        database_name = current_database() AND schema_name = 'store' AND NOT internal
        AND NOT starts_with(view_name, 'edition_')
    ORDER BY view_oid
"""
_VIEW = re.compile(r"CREATE OR REPLACE VIEW ((?:store\.)?\w+) AS\b")
_ABOUT_VIEW = re.compile(r"COMMENT ON VIEW ((?:store\.)?\w+) IS")
_MACRO = re.compile(r"CREATE OR REPLACE MACRO (\w+)\((.*?)\) AS\b( TABLE\b)?", re.DOTALL)


def list_definitions(con: DuckDBPyConnection) -> list[str]:
    """Return the scripts that define the views and macros of the current database, an edition, in order.

    Run on its tables they give what it gives. In macros its mark is `UNPUBLISHED`.

    Raises:
        MigrationError: The edition was published by another version of this code.
    """
    scripts = list_packaged_scripts("views")
    published = dict(con.execute("SELECT name, sha256 FROM store.views").fetchall())
    if any(published.get(script.name) != script.sha256 for script in scripts):
        raise MigrationError("the edition was published by another version of newswire; type `newswire run`")
    bound = bind_macros(con, scripts)
    packaged = [bound.get(script.name, script.text) for script in scripts]
    defined = {name for text in packaged for name in _VIEW.findall(text)}
    # Those of migrations read tables alone.
    views = con.execute(_LIST_STORE_VIEWS).fetchall()
    return [*(sql for name, sql in views if f"store.{name}" not in defined), *packaged]


def run_definitions(con: DuckDBPyConnection, definitions: Iterable[str], *, edition_id: str) -> None:
    """Define the views and macros of an edition in the current database, which has its tables."""
    mark = f"edition_{edition_id}"
    con.execute(f'CREATE VIEW store."{mark}" AS SELECT NULL AS nothing')
    for text in definitions:
        con.execute(text.replace(UNPUBLISHED, mark))


def define_lake_views(con: DuckDBPyConnection, tables: Iterable[str], *, digest: str) -> None:
    """Define the views of the edition in the lake, in the caller's transaction.

    DuckLake (1.0) holds no macro with a default of NULL, and finds the names in a macro only while the lake
    is the current database. So left out are macros that return tables, and views that read these or the
    numbers of rows. Those of columns have no comments in DuckLake.

    Args:
        con: A connection with the lake.
        tables: The names of the tables in its schema `rows`.
        digest: Their column that the views leave out.
    """
    con.execute("CREATE SCHEMA IF NOT EXISTS lake.store")
    for name in tables:
        columns = f'SELECT * EXCLUDE ({digest}) FROM "rows"."{name}"'  # noqa: S608 -- names of our tables
        con.execute(f'CREATE OR REPLACE VIEW lake.store."{name}" AS {columns}')
    con.execute("USE lake.main")
    try:
        for statement in _list_lake_statements(con, list_packaged_scripts("views")):
            con.execute(statement)
    finally:
        con.execute("USE memory.main")


def _list_lake_statements(con: DuckDBPyConnection, scripts: Sequence[Script]) -> Iterator[str]:
    statements = [one.query for script in scripts for one in con.extract_statements(script.text)]
    macros = [match for one in statements if (match := _MACRO.search(one))]
    left_out = {macro[1] for macro in macros if macro[3] or ":=" in macro[2]}
    for statement in statements:
        if view := _VIEW.search(statement):
            names = "|".join(left_out)
            if re.search(rf"\browid\b|\b(?:{names})\s*\(|\b(?:FROM|JOIN) (?:{names})\b", statement):
                left_out.add(view[1])
            else:
                yield statement
        elif about := _ABOUT_VIEW.search(statement):
            if about[1] not in left_out:
                yield statement
        elif (macro := _MACRO.search(statement)) and macro[1] not in left_out:
            yield statement
