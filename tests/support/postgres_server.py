"""A PostgreSQL server on loopback for a test: that of the system's packages, in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from free_port import find_free_port

ABSENT = (
    "PostgreSQL is not installed (Debian's package `postgresql`), so that the tests with it were left out"
)
USER, PASSWORD = "newswire", "an-invented-postgres-password"
_SECONDS = 60.0
_DEBIAN = Path("/usr/lib/postgresql")  # its packages put no server on the PATH
_UNPRIVILEGED = ("postgres", "nobody")  # the server refuses to run as root
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",  # a test's data need not outlive the machine
    "shared_buffers": "16MB",
    "max_connections": "200",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A server that runs.

    Attributes:
        port: Its port on 127.0.0.1.
        tools: The folder of its programs.
    """

    port: int
    tools: Path

    def make_database(self, name: str) -> str:
        """Make an empty database, and return its address."""
        self._run("createdb", name)
        return self.name_address(name)

    def name_address(self, database: str) -> str:
        """Return the address of a database, with user and password, as libpq takes it."""
        return f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{self.port}/{database}"

    def query(self, database: str, statement: str) -> list[str]:
        """Return the rows of a statement, each as one text."""
        return self._run("psql", "--dbname", database, "--tuples-only", "--no-align", "--command", statement)

    def _run(self, tool: str, *words: str) -> list[str]:
        done = subprocess.run(
            [self.tools / tool, "--host", "127.0.0.1", "--port", str(self.port), "--username", USER, *words],
            env={**os.environ, "PGPASSWORD": PASSWORD},
            check=False,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout.splitlines()


def find_postgres() -> Path | None:
    """Return the folder of PostgreSQL's programs, or None where they are not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(_DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


@contextmanager
def serve_postgres() -> Iterator[PostgresServer]:
    """Start a server with a user of its own and no database but the default ones; yield it, and end it.

    Run by root, it belongs to a user without rights. It asks for a password, as a server elsewhere does.
    """
    tools = find_postgres()
    assert tools, ABSENT
    folder = Path(tempfile.mkdtemp(prefix="newswire-postgres-"))
    owner = _find_owner(folder)
    data, secret, log = folder / "data", folder / "password", folder / "log"
    try:
        secret.write_text(PASSWORD)
        _own(folder, secret, owner=owner)
        initialised = [tools / "initdb", "--pgdata", data, "--username", USER, "--pwfile", secret]
        subprocess.run(
            [*initialised, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            timeout=_SECONDS,
            **owner,
        )
        port = find_free_port()
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        with log.open("wb") as lines:
            process = subprocess.Popen(
                [tools / "postgres", "-D", data, "-p", str(port), *settings],
                stdout=lines,
                stderr=lines,
                cwd=folder,
                **owner,
            )
        try:
            server = PostgresServer(port=port, tools=tools)
            _await_answer(server, process, log)
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)  # at once, whoever is connected; its children end with it
            process.wait(_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _find_owner(folder: Path) -> Mapping[str, Any]:
    """Return whom the server runs as, as `subprocess` takes it: nobody else, unless this is root."""
    if os.getuid():
        return {}
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    account = next(accounts[name] for name in _UNPRIVILEGED if name in accounts)
    folder.chmod(0o755)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _own(*paths: Path, owner: Mapping[str, Any]) -> None:
    if owner:
        for path in paths:
            os.chown(path, owner["user"], owner["group"])


def _await_answer(server: PostgresServer, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _SECONDS
    ready = [server.tools / "pg_isready", "--quiet", "--host", "127.0.0.1", "--port", str(server.port)]
    while time.monotonic() < deadline and process.poll() is None:
        if subprocess.run(ready, check=False, timeout=_SECONDS).returncode == 0:
            return
        time.sleep(0.05)
    raise AssertionError(f"PostgreSQL did not start: {log.read_text(errors='replace')}")
