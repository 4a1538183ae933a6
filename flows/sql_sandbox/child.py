"""The process that runs SQL: it confines itself, opens the edition, and answers one request after the other.

A thread listens to the parent meanwhile: it stops a statement when it is told to, and ends the process when
the parent is gone.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import duckdb

from flows.errors import NewswireError, UsageError
from flows.garbage import collect_rarely
from flows.sql_sandbox.confinement import die_with, give_up_files, give_up_growth, limit_cpu
from flows.sql_sandbox.limits import SandboxLimits
from flows.sql_sandbox.parent_link import ParentLink, StoppedError
from flows.sql_sandbox.sql_session import SqlSession
from flows.sql_sandbox.statement_kinds import explain_error
from warehouse.edition import open_edition
from warehouse.errors import WarehouseError

# DuckDB 1.5.5 says "Interrupted!" once in some 300 times that a row fails: the thread that failed stops the
# other one, whose end is then what is told.
_LOST_REASON = "the SQL failed in one of its rows, and DuckDB lost the reason; run it again to see it"
_MAX_MESSAGE = 10_000  # characters; an error of DuckDB can quote a value of any length
Answer = Callable[[SqlSession, Mapping[str, Any], BinaryIO], Mapping[str, Any]]
"""Answers a request: it runs SQL in the session, writes rows, and returns what else the parent is to know."""


def main() -> None:
    """Serve the parent at the other end of stdin and stdout, until it is gone."""
    collect_rarely()
    link = ParentLink(os.dup(0), os.dup(1))
    for number in (0, 1):  # prints of libraries would break our frames
        os.dup2(os.open(os.devnull, os.O_RDWR), number)
    opening = link.receive()
    die_with(opening["parent"])
    answer = _find_answer(opening["program"])
    limits = SandboxLimits(**opening["limits"])
    edition, folder = Path(opening["edition"]), opening["folder"]
    can_spill = give_up_files(edition, spill_folder=Path(folder) if folder else None, limits=limits)
    link.listen()
    threads = limits.threads or os.cpu_count() or 1
    options = {
        "memory_limit": f"{limits.memory}B",
        "temp_directory": folder if can_spill else "",
        "max_temp_directory_size": f"{limits.spill if can_spill else 0}B",
        "allow_persistent_secrets": "false",
        "python_enable_replacements": "false",  # or SQL would see variables of this code
        "threads": str(threads),
    }
    try:
        with open_edition(edition, options=options) as con:
            link.stop = con.interrupt
            give_up_growth(limits, threads=threads)
            session = SqlSession(con)
            session.restore(opening["settings"])
            link.send({"opened": True, "can_spill": can_spill})
            while True:
                _serve(link, session, answer, seconds=limits.seconds, threads=threads)
    except (duckdb.Error, WarehouseError, MemoryError) as error:
        link.send(_explain(error))


def _serve(link: ParentLink, session: SqlSession, answer: Answer, *, seconds: float, threads: int) -> None:
    """Answer the next request."""
    request = link.receive()
    limit_cpu(seconds, threads)
    session.changes.clear()
    try:
        with link.answering(request["number"]) as rows:
            outcome: dict[str, Any] = {"result": dict(answer(session, request["fields"], rows))}
    except Exception as error:  # noqa: BLE001 -- all of them are the parent's to report
        session.roll_back()
        is_lost = isinstance(error, duckdb.InterruptException) and not link.is_stopped
        outcome = dict(_explain(UsageError(_LOST_REASON) if is_lost else error))
    link.send({**outcome, "changes": session.changes})


def _find_answer(program: str) -> Answer:
    module, _, name = program.partition(":")
    found: Answer = getattr(importlib.import_module(module), name)
    return found


def _explain(error: Exception) -> dict[str, str]:
    """Return the fields of a failure: its kind, by which the parent chooses an error, and a sentence."""
    match error:
        case StoppedError() | duckdb.InterruptException():
            return {"error": "stopped", "message": ""}
        case MemoryError() | duckdb.OutOfMemoryException():
            return {"error": "memory", "message": ""}
        case NewswireError():
            kind, message = "usage", str(error)
        case WarehouseError():
            kind, message = type(error).__name__, str(error)
        case duckdb.FatalException() | duckdb.InternalException():  # the database cannot be used any more
            kind, message = "broken", explain_error(error)
        case duckdb.Error():
            kind, message = "usage", explain_error(error)
        case _:
            kind, message = "broken", f"{type(error).__name__}: {error}"
    return {"error": kind, "message": message[:_MAX_MESSAGE]}
