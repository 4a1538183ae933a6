"""Start programs in Python without what they import: in forks of an interpreter that has imported it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import reduction
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Self

from folders import ROOT
from warm_interpreter import Program

PRELOADED = "flows.jobs.preload"
"""What the fork server of workers imports."""
# The jemalloc of Arrow, whose thread sleeps. Its handlers of forks start another in the child, where needed.
_ALLOCATORS = 1
_PATIENCE = 5  # seconds in which the interpreter is seen to have ended


class WarmProcess:
    """A program that runs; like `subprocess.Popen` as far as programs are killed and waited for.

    Attributes:
        pid: The process.
        returncode: The status once it was seen to have ended.
    """

    def __init__(self, link: Connection, output: Path, errors: Path) -> None:
        self.pid: int = link.recv()
        self.returncode: int | None = None
        self._link, self._output, self._errors = link, output, errors

    def poll(self) -> int | None:
        """Return the status if the program has ended."""
        if self.returncode is None and self._link.poll():
            self._read()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end, and return the status.

        Raises:
            subprocess.TimeoutExpired: It has not ended by then.
        """
        if self.returncode is None and not self._link.poll(timeout):
            raise subprocess.TimeoutExpired([str(self.pid)], timeout or 0)
        return self._read() if self.returncode is None else self.returncode

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Wait for the end; return what the files of its output and of its errors hold.

        Raises:
            subprocess.TimeoutExpired: It has not ended by then.
        """
        self.wait(timeout)
        return _read_written(self._output), self.read_errors()

    def read_errors(self) -> str:
        """Return what it has written to its errors so far."""
        return _read_written(self._errors)

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the program has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def read_modules(self) -> Sequence[str]:
        """Wait for the names of its modules, which a program sends at its end if it was asked to."""
        names: list[str] = self._link.recv()
        return names

    def _read(self) -> int:
        status: int = self._link.recv()
        self._link.close()
        self.returncode = status
        return status


class WarmInterpreterEndedError(Exception):
    """The interpreter that starts programs has ended; the message says how, and what it wrote."""


class WarmStarter:
    """Starts programs; see `warm_interpreter.py`. It ends with the `with` block.

    Args:
        environment: Variables that modules read when they are imported; all others are those of this process.

    Raises:
        WarmInterpreterEndedError: By its methods, if the interpreter does not live any more.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._written = tempfile.TemporaryFile()  # noqa: SIM115 -- closed where the block ends
        self._door, theirs = socket.socketpair()
        program = ROOT / "tests/support/warm_interpreter.py"
        # OpenBLAS starts threads when it is imported, and a process with threads does not fork well
        variables = {**os.environ, **(environment or {}), "OPENBLAS_NUM_THREADS": "1"}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, program, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # which Python buffers like a file
                stderr=self._written,
                env=variables,
            )
        self._link = Connection(os.dup(self._door.fileno()))

    @property
    def pid(self) -> int:
        """The interpreter's process."""
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._link.close()
        self._door.close()
        self._process.wait()
        self._written.close()

    def start(
        self,
        words: Sequence[str],
        *,
        folder: Path,
        environment: Mapping[str, str],
        output: Path,
        errors: Path | None = None,
        reports_modules: bool = False,
    ) -> WarmProcess:
        """Start a program.

        Args:
            words: `-m`, a module and its arguments, or `-c` and code.
            folder: The working folder.
            environment: All environment variables.
            output: The file to whose end the output goes.
            errors: The file to whose end the errors go; without one, that of the output.
            reports_modules: Whether the program sends the names of its modules when it ends.
        """
        program = Program(
            words=tuple(words),
            folder=str(folder),
            environment=dict(environment),
            output=str(output),
            errors=str(errors or output),
            reports_modules=reports_modules,
        )
        link = self._ask(program)
        try:
            return WarmProcess(link, output, errors or output)
        except EOFError as error:
            raise self._explain_end() from error

    def learn(
        self, words: Sequence[str], *, folder: Path, environment: Mapping[str, str], output: Path
    ) -> int:
        """Run a program to its end, and import its modules for those to come; return its status."""
        running = self.start(
            words, folder=folder, environment=environment, output=output, reports_modules=True
        )
        modules = running.read_modules()
        status = running.wait()
        self.import_all([*modules, PRELOADED])
        return status

    def import_commands(self, *others: str) -> None:
        """Import the commands, what their workers import, and other modules."""
        commands = sorted((ROOT / "flows/cli/commands").glob("[!_]*.py"))
        self.import_all([*(f"flows.cli.commands.{path.stem}" for path in commands), PRELOADED, *others])

    def import_all(self, names: Iterable[str]) -> None:
        """Import modules, in this order, for the programs to come."""
        with self._ask([*names]) as answers:
            try:
                threads = answers.recv()
            except EOFError as error:
                raise self._explain_end() from error
        assert threads <= 1 + _ALLOCATORS, f"the imports have started {threads - 1} threads"

    def _ask(self, request: Program | list[str]) -> Connection:
        """Send a request; return where its answers come."""
        mine, theirs = Pipe(duplex=False)
        with theirs:
            try:
                self._link.send(request)
                reduction.sendfds(self._door, [theirs.fileno()])
            except ConnectionError as error:  # a broken pipe alone would not say why
                raise self._explain_end() from error
        return mine

    def _explain_end(self) -> WarmInterpreterEndedError:
        try:
            status = str(self._process.wait(_PATIENCE))
        except subprocess.TimeoutExpired:
            status = "none, but a fork of it has ended"
        self._written.seek(0)
        written = self._written.read().decode(errors="replace").strip() or "it wrote nothing"
        return WarmInterpreterEndedError(
            f"the interpreter that starts programs has the status {status}: {written}"
        )


def _read_written(file: Path) -> str:
    """Return what a file holds; a program that is killed at once has not made it."""
    return file.read_text("utf-8") if file.exists() else ""
