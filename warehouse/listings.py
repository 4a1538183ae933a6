"""Listings: views, columns and overrides, to be printed as they come, and the edition itself.

Rows to be printed stay on the connection, from which the caller fetches them with the names of the columns.
"""

from __future__ import annotations

from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query, start_query


def list_views(con: DuckDBPyConnection) -> None:
    """List the views that can be queried: view, comment."""
    start_query(con, "list_views")


def list_columns(con: DuckDBPyConnection, view: str) -> None:
    """List the columns of `view`: column, type, comment; no rows where there is no such view."""
    start_query(con, "list_columns", view=view)


def list_overrides(con: DuckDBPyConnection) -> None:
    """List people's decisions on pairs of articles, the oldest first: the columns of the view `overrides`."""
    start_query(con, "list_overrides")


def list_words(con: DuckDBPyConnection) -> list[str]:
    """Return the words that a query may use: views, their columns, and keywords."""
    return [word for (word,) in run_query(con, "list_words")]


def read_edition_moment(con: DuckDBPyConnection) -> tuple[str, datetime] | None:
    """Return the identifier of the edition and when it was published; None where the file is no edition."""
    found: list[tuple[str, datetime]] = run_query(con, "read_edition_moment")
    return found[0] if found else None


def find_tag(con: DuckDBPyConnection, name: str) -> tuple[bool, str | None]:
    """Return whether there is a tag of this name, and the one that is written most like it."""
    [(is_known, nearest)] = run_query(con, "find_tag", name=name)
    return bool(is_known), nearest


def find_quantity(con: DuckDBPyConnection, name: str) -> tuple[bool, str | None]:
    """Return whether there is a quantity of this name, and the one that is written most like it."""
    [(is_known, nearest)] = run_query(con, "find_quantity", name=name)
    return bool(is_known), nearest
