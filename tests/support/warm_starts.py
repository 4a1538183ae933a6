"""Start programs in Python without what they import: in forks of an interpreter that has imported it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from types import TracebackType
from typing import Self

from folders import ROOT
from warm_interpreter import Program

_PRELOADED = "flows.jobs.preload"  # what the fork server of workers imports
# The jemalloc of Arrow, whose thread sleeps. Its handlers of forks start another in the child, where needed.
_ALLOCATORS = 1


class WarmProcess:
    """A program that runs; like `subprocess.Popen` as far as programs are killed and waited for."""

    def __init__(self, pid: int, link: Connection) -> None:
        self.pid = pid
        self._link = link
        self._status: int | None = None

    def poll(self) -> int | None:
        """Return the status if the program has ended."""
        return self._read() if self._status is None and self._link.poll() else self._status

    def wait(self, timeout: float) -> int:
        """Wait for the end, and return the status.

        Raises:
            subprocess.TimeoutExpired: It has not ended by then.
        """
        if self._status is None and not self._link.poll(timeout):
            raise subprocess.TimeoutExpired([str(self.pid)], timeout)
        return self._read() if self._status is None else self._status

    def _read(self) -> int:
        status: int = self._link.recv()
        self._status = status
        return status


class WarmStarter:
    """Starts programs, one after the other; see `warm_interpreter.py`. It ends with the `with` block."""

    def __init__(self) -> None:
        self._link, theirs = Pipe()
        program = ROOT / "tests/support/warm_interpreter.py"
        # OpenBLAS starts threads when it is imported, and a process with threads does not fork well
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, program, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=environment,
            )

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
        self._process.wait()

    def start(
        self, words: Sequence[str], *, folder: Path, environment: Mapping[str, str], output: Path
    ) -> WarmProcess:
        """Start a program, once the one before has ended.

        Args:
            words: `-m`, a module and its arguments, or `-c` and code.
            folder: The working folder.
            environment: All environment variables.
            output: The file to whose end the output goes.
        """
        self._link.send(
            Program(words=tuple(words), folder=str(folder), environment=dict(environment), output=str(output))
        )
        return WarmProcess(self._link.recv(), self._link)

    def learn(
        self, words: Sequence[str], *, folder: Path, environment: Mapping[str, str], output: Path
    ) -> int:
        """Run a program to its end, and and import its modules for those to come; return its status."""
        self._link.send(
            Program(
                words=tuple(words),
                folder=str(folder),
                environment=dict(environment),
                output=str(output),
                reports_modules=True,
            )
        )
        self._link.recv()  # its process
        modules, status = self._link.recv(), self._link.recv()
        self._link.send([*modules, _PRELOADED])
        threads = self._link.recv()
        assert threads <= 1 + _ALLOCATORS, f"the imports have started {threads - 1} threads"
        return int(status)
