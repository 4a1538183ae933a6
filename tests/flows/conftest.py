"""Fixtures of the flows' tests: a scripted web server, and workspaces in which commands are run."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
import pytest
from command import call_newswire
from corpus import require_seeds
from folders import ROOT
from made_site import write_pages
from opened_files import note_opened_files
from warm_starts import PRELOADED, WarmProcess, WarmStarter

Script = Callable[[socket.socket, bytes], None]


@dataclass
class ScriptedServer:
    """A real server on loopback that answers each path by a script, correctly or not.

    It has no robots.txt unless a script answers for it.

    Attributes:
        port: The port.
        scripts: The script of each path.
        requests: The received requests with their bodies, except those for robots.txt.
    """

    port: int
    scripts: dict[str, Script] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.answer("/robots.txt", b"", status="404 Not Found")

    @property
    def place(self) -> str:
        """The host and port, which the configuration must list as private."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer requests for `path` by a correct response; return its address."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        return self.send(path, "\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def send(self, path: str, raw: bytes) -> str:
        """Answer requests for `path` by these bytes and close the connection; return its address."""
        return self.script(path, lambda peer, _: peer.sendall(raw))

    def script(self, path: str, script: Script) -> str:
        self.scripts[path] = script
        return self.url(path)


def _answer_nothing(peer: socket.socket, request: bytes) -> None:
    """Answer 404 for a path without a script."""
    del request
    peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@contextlib.contextmanager
def _serve() -> Iterator[ScriptedServer]:
    listener = socket.create_server(("127.0.0.1", 0))
    scripted = ScriptedServer(port=listener.getsockname()[1])
    stop = threading.Event()

    def converse(peer: socket.socket) -> None:
        with peer:
            peer.settimeout(10)
            request = b""
            try:
                while b"\r\n\r\n" not in request:
                    chunk = peer.recv(65536)
                    if not chunk:
                        return
                    request += chunk
                head, _, body = request.partition(b"\r\n\r\n")
                length = int((re.search(rb"(?i)\r\ncontent-length: (\d+)", head) or (b"", b"0"))[1])
                while len(body) < length and (chunk := peer.recv(65536)):
                    request, body = request + chunk, body + chunk
                path = request.split(b" ", 2)[1].decode()
                if path != "/robots.txt":
                    scripted.requests.append(request)
                scripted.scripts.get(path, _answer_nothing)(peer, request)
            except OSError:
                return

    def listen() -> None:
        listener.settimeout(0.1)
        while not stop.is_set():
            try:
                peer, _ = listener.accept()
            except TimeoutError:
                continue
            threading.Thread(target=converse, args=(peer,), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield scripted
    stop.set()
    thread.join()
    listener.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A server for one test."""
    with _serve() as scripted:
        yield scripted


@pytest.fixture(scope="module")
def lasting_server() -> Iterator[ScriptedServer]:
    """A server for all tests of a module."""
    with _serve() as scripted:
        yield scripted


@dataclass(frozen=True)
class Workspace:
    """A folder in which commands are run, and their environment."""

    folder: Path
    environment: dict[str, str]

    @property
    def edition(self) -> Path:
        return self.folder / "var" / "news.duckdb"

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query on the edition, which is opened as an analyst would."""
        return self.ask_all({"rows": query})["rows"]

    def ask_all(self, queries: Mapping[str, str]) -> dict[str, list[tuple[Any, ...]]]:
        """Return the rows of queries on the edition by name; opening it takes longer than most of them."""
        with duckdb.connect(str(self.edition), read_only=True) as con:
            return {name: con.execute(query).fetchall() for name, query in queries.items()}

    def take(self, other: Workspace) -> Workspace:
        """Copy the folder of another workspace into this one, and return this one."""
        shutil.copytree(other.folder, self.folder, dirs_exist_ok=True)
        return self

    def configure(
        self, *feeds: str, places: Iterable[str] = (), settings: str = "", fetch: str = "", read: str = ""
    ) -> None:
        """Write a configuration.

        Args:
            *feeds: The addresses of the feeds; those on loopback are also listed as private hosts.
            places: More private hosts, each with its port.
            settings: Lines for the head of the file.
            fetch: Lines for the table of this name.
            read: Lines for the table of this name.
        """
        local = {urlsplit(url).netloc.rpartition("@")[2] for url in feeds if "127.0.0.1:" in url}
        private = ", ".join(f'"{place}"' for place in sorted({*local, *places}))
        tables = "".join(f'[[feeds]]\nurl = "{url}"\n' for url in feeds)
        fetching = f"[fetch]\ndelay = 0\nprivate = [{private}]\n{fetch}"
        (self.folder / "newswire.toml").write_text(
            f"{settings}\n{fetching}\n[read]\n{read}\n{tables}", encoding="utf-8"
        )

    def start(
        self, *arguments: str, max_file_bytes: int | None = None, **environment: str
    ) -> subprocess.Popen[str]:
        """Start a command in a process of its own; `max_file_bytes` limits the files that it writes."""
        bounded = (
            ["sh", "-c", f'ulimit -f {max_file_bytes // 512}; exec "$@"', "sh"] if max_file_bytes else []
        )
        return subprocess.Popen(
            [*bounded, sys.executable, "-m", "flows.cli", *arguments],
            cwd=self.folder,
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start_warm(self, starter: WarmStarter, *arguments: str) -> WarmProcess:
        """Start a command as :meth:`start` does, but in a process that has imported it; see `WarmStarter`."""
        output, errors = self.folder / "output.txt", self.folder / "errors.txt"
        for path in (output, errors):
            path.unlink(missing_ok=True)
        words = ("-m", "flows.cli", *arguments)
        return starter.start(
            words, folder=self.folder, environment=self.environment, output=output, errors=errors
        )

    def newswire(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this process; see `call_newswire`."""
        return call_newswire(self.folder, self.environment | environment, arguments)

    def newswire_process(
        self, *arguments: str, max_file_bytes: int | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a process of its own, for tests that are about processes."""
        process = self.start(*arguments, max_file_bytes=max_file_bytes, **environment)
        out, err = process.communicate(timeout=180)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.fixture(scope="session")
def make_workspace() -> Callable[[Path], Workspace]:
    """Return a function that makes a workspace of a folder, without a configuration or a seed corpus."""
    wanted = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "XDG_CACHE_HOME")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return lambda folder: Workspace(
        folder=folder, environment=kept | {"HOME": str(folder), "PYTHONPATH": str(ROOT)}
    )


@pytest.fixture(scope="session")
def starter() -> Iterator[WarmStarter]:
    """Starts commands in forks of an interpreter that has imported them, which spares a second for each."""
    commands = (ROOT / "flows/cli/commands").glob("[!_]*.py")
    with WarmStarter() as starter:
        starter.import_all([*sorted(f"flows.cli.commands.{path.stem}" for path in commands), PRELOADED])
        yield starter


@pytest.fixture
def workspace(make_workspace: Callable[[Path], Workspace], tmp_path: Path) -> Workspace:
    """A workspace for one test."""
    return make_workspace(tmp_path)


@pytest.fixture
def made_warehouse(tmp_path: Path, empty_warehouse: Path) -> None:
    """Copy an empty warehouse into the workspace of a test, which spares half a second of making one."""
    (tmp_path / "var").mkdir()
    shutil.copyfile(empty_warehouse, tmp_path / "var" / "warehouse.duckdb")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The database files that are opened for writing, one item each time."""
    return note_opened_files(monkeypatch)


@pytest.fixture(scope="session")
def made_site(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A workspace with the made site, loaded in three batches of ten pages; tests must not change it."""
    workspace = make_workspace(tmp_path_factory.mktemp("made-site"))
    for name, numbers in (("a", range(10)), ("b", range(10, 20)), ("c", range(20, 30))):
        loaded = workspace.newswire("load", str(write_pages(workspace.folder / name, numbers)))
        assert loaded.returncode == 0, loaded.stderr
    return workspace


@pytest.fixture
def site_copy(workspace: Workspace, made_site: Workspace) -> Workspace:
    """A copy of `made_site` for one test, which may change it."""
    return workspace.take(made_site)


@pytest.fixture(scope="session")
def sample_run(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A workspace where the sample site was polled once; tests copy it and must not change it."""
    workspace = make_workspace(tmp_path_factory.mktemp("sample-run"))
    done = workspace.newswire("run", "--sample")
    assert done.returncode == 0, done.stderr
    return workspace


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed corpus, where there is one."""
    return require_seeds()
