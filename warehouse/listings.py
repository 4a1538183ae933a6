"""Listings for the command line: views, columns and overrides, to be printed as they come.

The rows stay on the connection, from which the caller fetches them with the names of the columns.
"""

from __future__ import annotations

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
