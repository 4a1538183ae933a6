"""What a sandboxed process does in tests: it runs SQL plainly, or tries what no SQL must ever reach."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import duckdb

from flows.sql_sandbox.sql_session import SqlSession


def run_sql(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Run statements, and write the first value of each of their rows as a line."""
    for statement in session.parse(fields["text"]):
        session.execute(statement)
        while fetched := session.con.fetchmany(1_000):
            rows.write("".join(f"{row[0]}\n" for row in fetched).encode())
    return {}


def try_things(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Try each thing, by its name and place, and return how it ended: "done", or the name of the error."""
    del session, rows
    return {"outcomes": [_try(_THINGS[name], Path(place)) for name, place in fields["things"]]}


def list_variables(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Return the names of the variables of its environment."""
    del session, fields, rows
    return {"names": sorted(os.environ)}


def fail_as_interrupted(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Fail as DuckDB does when the thread that fails stops another one first."""
    del session, fields, rows
    raise duckdb.InterruptException("INTERRUPT Error: Interrupted!")


def work_on(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Write rows and work on, without looking whether the parent wants it to stop."""
    del session
    rows.write(b"begun\n")
    rows.flush()
    time.sleep(fields["seconds"])
    return {}


def fail(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Fail as code with a mistake does."""
    del session, rows
    raise LookupError(fields["words"])


def send_nonsense(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """Write to the parent past our code, as a process would that no longer runs it."""
    del session, rows
    for descriptor in range(3, 16):
        with suppress(OSError):
            os.write(descriptor, fields["text"].encode("latin-1"))
    return {}


def end(session: SqlSession, fields: Mapping[str, Any], rows: BinaryIO) -> dict[str, Any]:
    """End the process."""
    del session, rows
    os._exit(fields["status"])


def _try(thing: Callable[[Path], object], place: Path) -> str:
    try:
        thing(place)
    except OSError as error:
        return type(error).__name__
    return "done"


def _spill(place: Path) -> None:
    (place / "spilled").write_bytes(b"rows")
    (place / "spilled").unlink()


_THINGS: dict[str, Callable[[Path], object]] = {
    "read": lambda place: place.read_bytes()[:1],
    "list": lambda place: list(place.iterdir()),
    "overwrite": lambda place: os.close(os.open(place, os.O_WRONLY)),
    "append": lambda place: os.write(os.open(place, os.O_WRONLY | os.O_APPEND), b"more"),
    "empty": lambda place: os.truncate(place, 0),
    "make": lambda place: (place / "made").write_bytes(b"made"),
    "make folder": lambda place: (place / "made").mkdir(),
    "remove": lambda place: place.unlink(),
    "rename": lambda place: place.rename(place.with_name("renamed")),
    "link": lambda place: place.with_name("linked").symlink_to(place),
    "run": lambda place: os.waitpid(os.posix_spawn(place, [str(place)], {}), 0),
    "connect": lambda place: socket.create_connection(("127.0.0.1", int(place.name)), timeout=1).close(),
    "signal": lambda place: os.kill(int(place.name), 0),
    "spill": _spill,
}
