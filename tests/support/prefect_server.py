"""Run a Prefect server and a worker in processes that end with the block."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from free_port import find_free_port
from waiting import wait_until

QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}
_TRIES = 30
PATIENCE = 240.0
"""Seconds to wait for a Prefect process, which takes 5 to 7 of CPU time before it does anything."""
PAUSE = 0.5
"""Seconds between two questions to a server."""


@dataclass(frozen=True)
class PrefectServer:
    """A running server; `environment` holds the variables that a process needs to be its client."""

    url: str
    environment: dict[str, str]

    def ask(self, path: str, body: Any = None, *, method: str = "POST") -> Any:
        """Send a request to the server's API, again while its database is busy.

        Args:
            path: The path within the API.
            body: The JSON value to send; an empty object by default.
            method: The HTTP method.

        Returns:
            The JSON value of the answer.
        """
        request = urllib.request.Request(
            f"{self.url}/{path}",
            data=json.dumps({} if body is None else body).encode(),
            headers={"Content-Type": "application/json"},
            method=method,
        )
        for _ in range(_TRIES):
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.loads(answer.read() or b"null")
            except urllib.error.HTTPError as error:
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE:  # the answer while the SQLite file is locked
                    raise
                time.sleep(1)
        raise AssertionError(f"the server was busy {_TRIES} times when asked for {path}")

    def prefect(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run Prefect's command line."""
        return subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=cwd,
            env=self.environment | {"COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def work(self, pool: str, environment: Mapping[str, str]) -> Iterator[None]:
        """Run a process worker that executes the flow runs of `pool`, one at a time, with `environment`."""
        own = {"PREFECT_WORKER_QUERY_SECONDS": "1"}
        with start_prefect(
            "worker", "start", "--pool", pool, "--limit", "1", env=self.environment | own | environment
        ):
            yield


def make_environment(home: Path) -> dict[str, str]:
    """Return the environment of a server, or of a host of workers, with a home of its own.

    The cache folder stays, or the first page that it reads would unpack the language model there.
    """
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME") if name in os.environ}
    return QUIET | kept | {"PREFECT_HOME": str(home), "HOME": str(home)}


@contextmanager
def serve_prefect(home: Path) -> Iterator[PrefectServer]:
    """Run a server with its state in `home`, on a free port."""
    port = find_free_port()
    environment = make_environment(home)
    url = f"http://127.0.0.1:{port}/api"
    with start_prefect(
        "server", "start", "--host", "127.0.0.1", "--port", str(port), env=environment
    ) as server:
        await_server(url, server)
        yield PrefectServer(url=url, environment=environment | {"PREFECT_API_URL": url})


def await_server(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""

    def answers() -> bool:
        assert server.poll() is None, "the Prefect server ended"
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            return False

    wait_until(answers, seconds=PATIENCE, pause=PAUSE)


@contextmanager
def start_prefect(*arguments: str, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a Prefect command in a session of its own; all its processes end with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "prefect", *arguments],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):  # a test may have killed all of them
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
