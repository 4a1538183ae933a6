"""Run the SQL of watches on the edition, in the sandbox that the SQL of people runs in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from flows.errors import QueryStoppedError, UsageError
from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox
from flows.watches.watch_files import Watch
from transforms.text.normalisation import identify
from warehouse.errors import WarehouseError

TIMEOUT = 20.0
"""The seconds that a watch may take: the run that has published the edition waits for it."""
_PROGRAM = "flows.watches.answers:answer"
_MEMORY = 1_000_000_000  # bytes
_MAX_BYTES = 100_000_000  # of the rows of one watch, as JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchMatch:
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
    matches: tuple[WatchMatch, ...] = ()
    fault: str | None = None


def run_queries(
    edition: Path, watches: Iterable[Watch], *, seconds: float = TIMEOUT
) -> Iterator[WatchResult]:
    """Run watches on the edition, in the sandbox that the SQL of people runs in.

    Each statement is a subquery of ours, so that it can be nothing but one SELECT. All watches share one
    process; one that is stopped stops no other.

    Args:
        edition: The edition.
        watches: The watches.
        seconds: The time that each of them may take.
    """
    # one thread: a watch is no reason to keep others from their processor
    limits = find_limits(seconds=seconds, memory=_MEMORY, threads=1)
    with SqlSandbox(edition, program=_PROGRAM, limits=limits) as sandbox:
        for watch in watches:
            rows = bytearray()
            try:
                sandbox.run({"statement": watch.statement, "key": watch.key}, partial(_take, rows))
                yield WatchResult(watch=watch, matches=_match_rows(watch, rows.decode("utf-8").split("\n")))
            except (QueryStoppedError, UsageError, WarehouseError) as error:
                yield WatchResult(watch=watch, fault=str(error).partition("\n")[0])


def _take(taken: bytearray, rows: bytes) -> None:
    """Take rows as they come.

    Raises:
        UsageError: They are too many bytes.
    """
    taken += rows
    if len(taken) > _MAX_BYTES:
        raise UsageError(f"it returns more than {_MAX_BYTES:,} bytes; have it return fewer columns")


def _match_rows(watch: Watch, rows: Iterable[str]) -> tuple[WatchMatch, ...]:
    matches: dict[str, WatchMatch] = {}
    for text in filter(None, rows):
        row = json.loads(text, parse_constant=lambda _: None)  # JSON has no infinity
        values = [json.dumps(row[name], sort_keys=True) for name in watch.key or row]
        match_id = identify("watch", watch.name, *values)
        matches.setdefault(match_id, WatchMatch(match_id=match_id, row=row))
    return tuple(matches.values())
