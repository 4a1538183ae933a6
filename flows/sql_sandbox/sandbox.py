"""Run SQL in a process that is confined, stopped at a time limit, and replaced when it ends."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from flows.errors import QueryStoppedError, UsageError
from flows.sql_sandbox.frames import MAX_BYTES, MESSAGE, FrameError, pack_message, read_message
from flows.sql_sandbox.limits import SandboxLimits
from flows.sql_sandbox.process import SandboxProcess
from warehouse.errors import EditionMissingError, FormerSchemaError, WarehouseError

_GRACE = 0.5  # seconds for a statement to end when it is stopped; then the process is killed
_START = 60.0  # seconds for a process to start on a busy machine: 0.2 on an idle one
_WAREHOUSE_ERRORS = {error.__name__: error for error in (EditionMissingError, FormerSchemaError)}


class SqlSandbox:
    """Runs SQL on the edition in a process of its own, one request at a time.

    A process is started with the first request, kept for the next, and replaced when it has ended; settings
    that its SQL has made hold in the next one too. It is killed with the block, and on Linux with the thread
    that started it.

    Args:
        edition: The edition.
        program: What answers the requests in the process, as ``module:function``; see `child.Answer`. It is
            named, and not given, so that the parent need not import what only the process uses.
        limits: What the process may use.
        settings: Statements that set variables, to be run before anything else.
    """

    def __init__(
        self, edition: Path, *, program: str, limits: SandboxLimits, settings: Iterable[str] = ()
    ) -> None:
        self._edition = edition.absolute()
        self._program = program
        self._limits = limits
        self._settings = list(settings)
        self._process: SandboxProcess | None = None
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def pid(self) -> int | None:
        """The number of the process, or None while there is none."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process ahead of the first request.

        Raises:
            QueryStoppedError: It does not start.
            WarehouseError: There is no edition, or it is damaged.
        """
        self._start()

    def kill(self) -> None:
        """Kill the process, if there is one, from any thread; the request that it answers fails."""
        if process := self._process:
            process.kill()

    def end(self) -> None:
        """Kill the process, if there is one, and remove its files."""
        if self._process:
            process, self._process = self._process, None
            process.end()

    def run(self, fields: Mapping[str, Any], write: Callable[[bytes], object]) -> dict[str, Any]:
        """Have the program answer a request.

        Args:
            fields: The request, as JSON can hold it.
            write: Takes the rows as they come, up to 64 KiB at a time. Its own time is not counted.

        Returns:
            What the program returned.

        Raises:
            UsageError: The SQL is wrong, or does more than read.
            QueryStoppedError: It took too much time or memory, or its process ended.
            WarehouseError: There is no edition, or it is damaged.
        """
        self._number += 1
        try:
            message = pack_message({"number": self._number, "fields": dict(fields)})
        except FrameError as error:
            raise UsageError(f"SQL of more than {MAX_BYTES // 1_000_000} MB is not run") from error
        process = self._start()
        try:
            process.send(message)
            return self._take_answer(process, write)
        except FrameError as error:
            self.end()
            raise QueryStoppedError(f"the process that runs SQL has failed: {error}") from error
        except EOFError as error:
            how = process.explain_end()
            self.end()
            raise QueryStoppedError(_explain_end(how)) from error
        except KeyboardInterrupt:
            self._stop(process)
            raise

    def _start(self) -> SandboxProcess:
        """Return the process, and start one where there is none that runs."""
        if self._process and self._process.is_alive:
            return self._process
        self.end()
        if not self._edition.exists():
            raise EditionMissingError.of_file(self._edition)
        process = self._process = SandboxProcess()
        opening = {
            "parent": os.getpid(),
            "program": self._program,
            "edition": str(self._edition),
            "folder": str(process.folder) if process.folder else None,
            "limits": asdict(self._limits),
            "settings": self._settings,
        }
        try:
            process.send(pack_message(opening))
            frame = process.receive(_START)
            fields = read_message(frame[1]) if frame else {"error": "broken", "message": "it does not start"}
            self._raise_error(fields)
        except FrameError as error:  # or the settings have become longer than a frame
            self.end()
            raise QueryStoppedError(f"the process that runs SQL does not start: {error}") from error
        except EOFError as error:
            how = process.explain_end()
            self.end()
            raise QueryStoppedError(_explain_end(how)) from error
        except BaseException:
            self.end()
            raise
        return process

    def _take_answer(self, process: SandboxProcess, write: Callable[[bytes], object]) -> dict[str, Any]:
        left = self._limits.seconds
        while True:
            before = time.monotonic()
            frame = process.receive(left)
            left -= time.monotonic() - before
            if frame is None or left <= 0:
                self._stop(process)
                raise QueryStoppedError(f"stopped after {_count_seconds(self._limits.seconds)}")
            kind, payload = frame
            if kind != MESSAGE:
                self._hand_over(payload, write)
                continue
            fields = self._read_answer(payload)
            self._raise_error(fields)
            result = fields.get("result")
            if not isinstance(result, dict):
                raise FrameError("an answer has no result")
            return result

    def _read_answer(self, payload: bytes) -> dict[str, Any]:
        """Return the fields of an answer, and keep the settings that its SQL has made."""
        fields = read_message(payload)
        changes = fields.get("changes", [])
        if not isinstance(changes, list) or not all(isinstance(one, str) for one in changes):
            raise FrameError("an answer has settings that are no SQL")
        self._settings += changes
        return fields

    def _hand_over(self, rows: bytes, write: Callable[[bytes], object]) -> None:
        """Hand rows over; where nobody takes more of them, the process ends with the rest of its answer."""
        try:
            write(rows)
        except BaseException:
            self.end()
            raise

    def _stop(self, process: SandboxProcess) -> None:
        """Have the process stop its statement, and kill it where it does not."""
        deadline = time.monotonic() + _GRACE
        if self._process is not process:  # it is not there any more
            return
        try:
            process.send(pack_message({"stop": self._number}))
            while frame := process.receive(deadline - time.monotonic()):
                if frame[0] == MESSAGE:
                    self._read_answer(frame[1])
                    return
        except (EOFError, FrameError, KeyboardInterrupt):
            pass
        self.end()

    def _raise_error(self, fields: Mapping[str, Any]) -> None:
        """Raise the error of a message that has one."""
        kind, message = fields.get("error"), str(fields.get("message", ""))
        match kind:
            case None:
                return
            case "usage":
                raise UsageError(message)
            case "memory":
                raise QueryStoppedError(
                    f"the SQL needs more memory than the {self._limits.memory / 1e9:.2g} GB that it may have"
                )
            case "stopped":
                raise QueryStoppedError("the SQL was stopped")
            case "broken":
                self.end()
                raise QueryStoppedError(f"the process that runs SQL has failed: {message}")
            case _:
                raise _WAREHOUSE_ERRORS.get(str(kind), WarehouseError)(message)


def _count_seconds(seconds: float) -> str:
    return f"{seconds:g} second{'' if seconds == 1 else 's'}"


def _explain_end(how: str) -> str:
    """Return a sentence on the process that ended by itself."""
    why = {
        "was killed by SIGKILL": ", as Linux does when memory runs out",
        "was killed by SIGXCPU": ": it used more CPU time than it may",
    }.get(how, "")
    return f"the process that ran the SQL {how}{why}; the edition is unharmed"
