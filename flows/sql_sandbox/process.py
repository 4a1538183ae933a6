"""The parent's side of one process that runs SQL."""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from flows.logs import log
from flows.sql_sandbox.frames import FrameBuffer

_ROOT = Path(__file__).resolve().parents[2]
_START = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from flows.sql_sandbox.child import main
main()
"""
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # where a Python may find its own libraries
_PREFIX = "newswire-sql-"
_READ_BYTES = 1 << 18


class SandboxProcess:
    """A process that runs SQL, and its folder.

    It has a session of its own, which Ctrl-C in a terminal does not reach, no descriptor but its pipes, and
    an empty environment: no secret of this process is in it.

    Attributes:
        folder: The folder that it may spill into, or None where none can be made.
    """

    def __init__(self) -> None:
        self.folder = _make_folder()
        path = [str(_ROOT), *(entry for entry in sys.path if entry and entry != str(_ROOT))]
        variables = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        home = str(self.folder or os.devnull)  # for libraries that keep files there
        flags = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]  # no variables, no .pth files
        self._frames = FrameBuffer()
        try:
            self._process = subprocess.Popen(  # noqa: S603 -- the words are ours
                [sys.executable, *flags, "-c", _START, json.dumps(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd="/",
                env={**variables, "HOME": home, "TMPDIR": home},
                start_new_session=True,
                bufsize=0,
            )
        except BaseException:
            self._remove_folder()
            raise
        assert self._process.stdin
        assert self._process.stdout
        self._sending, self._receiving = self._process.stdin, self._process.stdout
        self._arrivals = selectors.DefaultSelector()
        self._arrivals.register(self._receiving, selectors.EVENT_READ)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def send(self, message: bytes) -> None:
        """Send a message; one to a process that has ended is lost, and the next frame does not come."""
        left = memoryview(message)
        with suppress(BrokenPipeError):
            while left:
                left = left[self._sending.write(left) or 0 :]

    def receive(self, seconds: float) -> tuple[bytes, bytes] | None:
        """Return the next frame, or None where none comes within so many seconds.

        Raises:
            EOFError: The process has ended.
            FrameError: What it sends is no frame.
        """
        deadline = time.monotonic() + seconds
        while (frame := self._frames.take()) is None:
            if not self._arrivals.select(max(0.0, deadline - time.monotonic())):
                return None
            received = os.read(self._receiving.fileno(), _READ_BYTES)
            if not received:
                raise EOFError
            self._frames.add(received)
        return frame

    def explain_end(self) -> str:
        """Wait for a process that has closed its pipe, and return how it ended: "was killed by SIGKILL"."""
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return "closed its pipe"
        self._log_messages()
        if status >= 0:
            return f"ended with status {status}"
        with suppress(ValueError):
            return f"was killed by {signal.Signals(-status).name}"
        return f"was killed by signal {-status}"

    def kill(self) -> None:
        """Kill the process; whoever waits for its next frame learns that it has ended."""
        self._process.kill()

    def end(self) -> None:
        """Kill the process and remove its folder; nothing that it has is needed any more."""
        self._process.kill()
        self._process.wait()
        self._arrivals.close()
        for pipe in (self._sending, self._receiving, self._process.stderr):
            if pipe:
                pipe.close()
        self._remove_folder()

    def _remove_folder(self) -> None:
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _log_messages(self) -> None:
        """Log what the process has written to stderr: nothing, unless a library or our code is broken."""
        assert self._process.stderr
        os.set_blocking(self._process.stderr.fileno(), False)
        with suppress(OSError):
            if written := self._process.stderr.read(_READ_BYTES):
                log.debug("the process that runs SQL wrote: %s", written.decode("utf-8", "replace"))


def _make_folder() -> Path | None:
    """Return a new folder to spill into, or None where none can be made, as on a full disk."""
    try:
        _remove_left_folders()
        return Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    except OSError as error:
        log.debug("SQL has no folder to spill into: %s", error)
        return None


def _remove_left_folders() -> None:
    """Remove the folders of processes whose parent was killed before it could do so."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError, ValueError):
            if folder.lstat().st_uid == os.getuid() and not _is_running(int(owner)):
                shutil.rmtree(folder)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True
