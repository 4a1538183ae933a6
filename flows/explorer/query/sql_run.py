"""One run of SQL for the SQL page, which another thread can stop."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from flows.errors import QueryStoppedError, UsageError
from flows.explorer.query.sandbox_supply import SandboxSupply
from flows.rows.kinds import Kind
from flows.sql_sandbox.sandbox import SqlSandbox

_MAX_BYTES = (
    16_000_000  # of all results of a page: cells are limited, and there are several thousand at the most
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultColumn:
    """A column of a result: its name, its type in DuckDB, and how it is shown."""

    name: str
    type: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class TableResult:
    """The rows of a query, as many of them as a page shows.

    Attributes:
        columns: The columns, which may have doubles.
        rows: The texts of the cells; `None` for NULL.
        values: The values of the cells as charts take them, if they were asked for.
        is_cut: Whether there are more rows.
    """

    columns: tuple[ResultColumn, ...]
    rows: tuple[tuple[str | None, ...], ...]
    values: tuple[tuple[str | float | bool | None, ...], ...]
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """What EXPLAIN prints."""

    plan: str


SqlResult = TableResult | PlanResult


class SqlRun:
    """A run of SQL in a process of its own.

    Args:
        supply: Where the process comes from.
        text: The SQL.
    """

    def __init__(self, supply: SandboxSupply, text: str) -> None:
        self._supply = supply
        self._text = text
        self._lock = threading.Lock()
        self._sandbox: SqlSandbox | None = None
        self._is_stopped = False

    def read_results(self, *, with_values: bool = False) -> tuple[SqlResult, ...]:
        """Run the SQL, and return the results of its queries.

        Args:
            with_values: Whether to return the values of cells, too, for a chart.

        Raises:
            UsageError: The SQL is wrong, does more than read, or has too large results.
            QueryStoppedError: It took too much time or memory, or was stopped.
            BusyError: As many runs as there may be are under way.
        """
        lines = bytearray()

        def take(rows: bytes) -> None:
            lines.extend(rows)
            if len(lines) > _MAX_BYTES:
                raise UsageError(
                    "the results are too large for a page; have them return fewer columns or rows"
                )

        self._run("chart" if with_values else "table", take)
        return tuple(_read_result(json.loads(line)) for line in lines.splitlines())

    def write_csv(self, write: Callable[[bytes], object]) -> None:
        """Run the SQL, and write the rows of its query as CSV while they come.

        Raises:
            UsageError: The SQL is wrong, does more than read, or has more than one query.
            QueryStoppedError: It took too much time or memory, or was stopped.
            BusyError: As many runs as there may be are under way.
        """
        self._run("csv", write)

    def stop(self) -> None:
        """Stop the run, from any thread, whether it has begun or not."""
        with self._lock:
            self._is_stopped = True
            if self._sandbox:
                self._sandbox.kill()

    def _run(self, form: Literal["table", "chart", "csv"], write: Callable[[bytes], object]) -> None:
        with self._supply.take() as sandbox:
            with self._lock:
                if self._is_stopped:
                    raise QueryStoppedError("the SQL was stopped")
                self._sandbox = sandbox
            try:
                sandbox.run({"text": self._text, "form": form}, write)
            finally:
                with self._lock:
                    self._sandbox = None


def _read_result(fields: dict[str, Any]) -> SqlResult:
    if "plan" in fields:
        return PlanResult(plan=str(fields["plan"]))
    return TableResult(
        columns=tuple(ResultColumn(**column) for column in fields["columns"]),
        rows=tuple(map(tuple, fields["rows"])),
        values=tuple(map(tuple, fields["values"])),
        is_cut=bool(fields["is_cut"]),
    )
