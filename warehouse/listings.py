"""Listings: what an edition offers and what people decided, to be printed as it comes.

The rows stay on the connection, from which the caller fetches them with their names.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query, start_query


def list_views(con: DuckDBPyConnection) -> None:
    """List the views there are to query: view, comment."""
    start_query(con, "list_views")


def list_columns(con: DuckDBPyConnection, view: str) -> None:
    """List the columns of `view`: column, type, comment; none where there is no such view."""
    start_query(con, "list_columns", view=view)


def list_overrides(con: DuckDBPyConnection) -> None:
    """List what people decided about pairs of articles, the oldest first, as the view `overrides` has it."""
    start_query(con, "list_overrides")


def list_words(con: DuckDBPyConnection) -> list[str]:
    """Return the words that a query may use: views, their columns, keywords."""
    return [word for (word,) in run_query(con, "list_words")]
