"""An S3 server on loopback for a test: moto's, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import Request, urlopen

from free_port import find_free_port

KEYS = {"NEWSWIRE_S3_KEY": "reader", "NEWSWIRE_S3_SECRET": "an-invented-s3-secret"}
_START = "import sys; from moto.server import main; main(sys.argv[1:])"
_SECONDS = 60.0


@contextmanager
def serve_s3() -> Iterator[str]:
    """Start the server, and yield its address; it is ended by its number."""
    port = find_free_port()
    command = [sys.executable, "-W", "ignore", "-c", _START, "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _await_answer(address, server)
        yield address
    finally:
        server.kill()
        server.wait()


def make_bucket(address: str, name: str) -> None:
    """Make a bucket; moto checks no signature."""
    with urlopen(Request(f"{address}/{name}", method="PUT"), timeout=30):
        pass


def _await_answer(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the S3 server did not start")
