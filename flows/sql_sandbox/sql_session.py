"""The SQL of one user in the process that runs it: statements are checked, run, and their settings noted."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import duckdb
from duckdb import DuckDBPyConnection, Statement, StatementType

from flows.errors import UsageError
from flows.sql_sandbox.statement_kinds import parse_statements


class SqlSession:
    """A connection on which only statements that read are run, and settings.

    Attributes:
        con: The connection, for queries of ours.
        changes: The statements that set something since the request began. The parent keeps them, to
            run them again in the process that takes this one's place.
    """

    def __init__(self, con: DuckDBPyConnection) -> None:
        self.con = con
        self.changes: list[str] = []

    def parse(self, text: str) -> list[Statement]:
        """Split SQL into its statements.

        Raises:
            UsageError: The SQL cannot be parsed, or a statement of it would do more than read.
        """
        return parse_statements(self.con, text)

    def execute(self, statement: Statement) -> None:
        """Run a statement that :meth:`parse` has returned, and leave its rows on the connection."""
        self.con.execute(statement)
        if statement.type == StatementType.SET and statement.query:
            self.changes.append(statement.query)

    def restore(self, settings: Iterable[str]) -> None:
        """Run the settings of a process that has ended; one that fails is left out."""
        for text in settings:
            with suppress(duckdb.Error, UsageError):
                for statement in self.parse(text):
                    self.con.execute(statement)

    def roll_back(self) -> None:
        """End the transaction that an EXPLAIN of a PIVOT has begun, if its statement has failed."""
        with suppress(duckdb.Error):
            self.con.execute("ROLLBACK")
