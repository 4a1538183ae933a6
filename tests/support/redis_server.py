"""A Redis server on loopback for a test: that of the system's packages, without a file."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from free_port import find_free_port

ABSENT = "Redis is not installed (Debian's package `redis-server`), so that the tests with it were left out"
_SECONDS = 60.0


def find_redis() -> str | None:
    """Return the path of the server's program, or None where it is not installed."""
    return shutil.which("redis-server")


@contextmanager
def serve_redis() -> Iterator[int]:
    """Start a server that keeps everything in memory; yield its port, and end it."""
    program = find_redis()
    assert program, ABSENT
    port = find_free_port()
    words = ["--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    server = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await_answer(port, server)
        yield port
    finally:
        server.kill()
        server.wait()


def _await_answer(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as peer:
                peer.sendall(b"PING\r\n")
                if peer.recv(64).startswith(b"+PONG"):
                    return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the Redis server did not start")
