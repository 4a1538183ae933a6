"""Run `newswire explore` in a process of its own, as people do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from explored_edition import make_environment
from free_port import find_free_port
from waiting import wait_until


@contextmanager
def run_explorer(home: Path) -> Iterator[tuple[str, int]]:
    """Run the explorer on the edition of `home`; yield its address and the number of its process.

    Raises:
        AssertionError: Its log has a traceback or an error.
    """
    port, log = find_free_port(), home / "explorer.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "explore", "--port", str(port)],
            cwd=home,
            env=make_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until(lambda: process.poll() is not None or _is_well(port), seconds=60)
        assert process.poll() is None, log.read_text(encoding="utf-8")
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        process.terminate()
        process.wait(60)
    written = log.read_text(encoding="utf-8")
    assert "Traceback" not in written, written
    assert "ERROR" not in written, written


def _is_well(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
