"""Run the SQL of a watch on the edition, in a worker process that can be stopped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.job_failures import JobFailure
from flows.watches.watch_files import Watch
from flows.workers import Workers
from transforms.records import RefusalReason
from transforms.text.normalisation import identify
from warehouse.errors import WarehouseError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAX_ROWS = 20_000
"""The number of rows that a watch may return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A row that a watch returned.

    Attributes:
        match_id: Made of the name of the watch and the values of its key.
        row: The values by column, as JSON has them.
    """

    match_id: str
    row: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchResult:
    """The rows of a watch, or why there are none.

    Attributes:
        watch: The watch.
        matches: Its rows, each key once, in the order of the query.
        fault: Why it failed, as a sentence; `None` when it did not.
    """

    watch: Watch
    matches: tuple[Match, ...] = ()
    fault: str | None = None


def run_queries(workers: Workers, edition: Path, watches: Iterable[Watch]) -> Iterator[WatchResult]:
    """Run watches on the edition, within the limits of a worker on memory and CPU time.

    The connection reads the edition alone: no other file, no network, no settings. Each statement is a
    subquery of ours, so that it can be nothing but one SELECT. All watches share one connection, which takes
    20 ms to open; where one of them is stopped, each is run again by itself.
    """
    listed = list(watches)
    query = partial(query_edition, str(edition))
    jobs = [(one.statement, one.key) for one in listed]
    (together,) = workers.run(query, [jobs])
    if isinstance(together, JobFailure):
        alone = workers.run(query, [[job] for job in jobs])
        results = [one if isinstance(one, JobFailure) else one[0] for one in alone]
    else:
        results = [*together]
    for watch, result in zip(listed, results, strict=True):
        if isinstance(result, JobFailure):
            yield WatchResult(watch=watch, fault=_explain(result))
        elif isinstance(result, str):
            yield WatchResult(watch=watch, fault=result)
        else:
            yield WatchResult(watch=watch, matches=_match_rows(watch, result))


def query_edition(edition: str, jobs: list[tuple[str, tuple[str, ...]]]) -> list[list[str] | str]:
    """Run statements, each with the columns of its key.

    Returns:
        For each statement its rows as JSON objects, or a sentence on why it cannot be used.
    """
    from warehouse.edition import open_edition  # noqa: PLC0415 -- most workers never run a watch

    try:
        # one thread: each more maps memory, of which a worker may have a gigabyte
        with open_edition(Path(edition), options={"threads": "1"}) as con:
            return [_query(con, statement, key) for statement, key in jobs]
    except WarehouseError as error:
        return [str(error)] * len(jobs)


def _query(con: DuckDBPyConnection, statement: str, key: tuple[str, ...]) -> list[str] | str:
    from duckdb import Error  # noqa: PLC0415 -- the same

    try:
        if len(con.extract_statements(statement)) != 1:
            return "it has more than one statement"
        columns = con.execute(f"FROM (\n{statement}\n) LIMIT 0").description
        missing = [name for name in key if name not in {column[0] for column in columns}]
        if missing:
            return f"its key names {missing[0]}, which is no column of its rows"
        con.execute(f"SELECT to_json(found_row) FROM (\n{statement}\n) AS found_row")  # noqa: S608 -- theirs
        rows = con.fetchmany(MAX_ROWS + 1)
    except Error as error:
        return str(error).partition("\n")[0]
    if len(rows) > MAX_ROWS:
        return f"it returns more than {MAX_ROWS:,} rows; have it look back less far"
    return [text for (text,) in rows]


def _match_rows(watch: Watch, rows: Iterable[str]) -> tuple[Match, ...]:
    matches: dict[str, Match] = {}
    for text in rows:
        row = json.loads(text, parse_constant=lambda _: None)  # JSON has no infinity
        values = [json.dumps(row[name], sort_keys=True) for name in watch.key or row]
        match_id = identify("watch", watch.name, *values)
        matches.setdefault(match_id, Match(match_id=match_id, row=row))
    return tuple(matches.values())


def _explain(failure: JobFailure) -> str:
    if failure.reason is RefusalReason.READING_TIMEOUT:
        return "it took longer than a page may take ([read] timeout) and was stopped"
    if failure.reason is RefusalReason.MEMORY:
        return "it needed more memory than a worker process has, and was stopped"
    return failure.detail
