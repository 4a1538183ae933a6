"""Fixtures of the flows' tests: a scripted web server, and workspaces in which commands are run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from asked_folder import AskedFolder
from command import call_newswire
from corpus import require_seeds
from folders import ROOT
from made_site import write_pages
from opened_files import note_opened_files
from scripted_server import ScriptedServer, serve_scripts
from warm_starts import WarmProcess, WarmStarter


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A server for one test."""
    with serve_scripts() as scripted:
        yield scripted


@pytest.fixture(scope="module")
def lasting_server() -> Iterator[ScriptedServer]:
    """A server for all tests of a module."""
    with serve_scripts() as scripted:
        yield scripted


@dataclass(frozen=True)
class Workspace(AskedFolder):
    """A folder in which commands are run, their environment, and what gives the starter of processes."""

    environment: dict[str, str]
    find_starter: Callable[[], WarmStarter]

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

    def start_warm(self, *arguments: str, **environment: str) -> WarmProcess:
        """Start a command as :meth:`start` does, but in a process that has imported it; see `WarmStarter`."""
        number = len(list(self.folder.glob("output-*.txt")))
        output, errors = (self.folder / f"{kind}-{number}.txt" for kind in ("output", "errors"))
        return self.find_starter().start(
            ("-m", "flows.cli", *arguments),
            folder=self.folder,
            environment=self.environment | environment,
            output=output,
            errors=errors,
        )

    def newswire(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this process; see `call_newswire`."""
        return call_newswire(self.folder, self.environment | environment, arguments)

    def newswire_process(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in a process of its own, for tests that are about processes."""
        process = self.start_warm(*arguments, **environment)
        out, err = process.communicate(timeout=180)
        return subprocess.CompletedProcess(arguments, process.wait(), out, err)

    def newswire_anew(
        self, *arguments: str, max_file_bytes: int | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a new interpreter, for tests of how one starts."""
        process = self.start(*arguments, max_file_bytes=max_file_bytes, **environment)
        out, err = process.communicate(timeout=180)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.fixture(scope="session")
def make_workspace(request: pytest.FixtureRequest) -> Callable[[Path], Workspace]:
    """Return a function that makes a workspace of a folder, without a configuration or a seed corpus."""
    wanted = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "XDG_CACHE_HOME")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    return lambda folder: Workspace(
        folder=folder,
        environment=kept | {"HOME": str(folder), "PYTHONPATH": str(ROOT)},
        find_starter=lambda: request.getfixturevalue("starter"),
    )


@pytest.fixture(scope="session")
def starter() -> Iterator[WarmStarter]:
    """Starts commands in forks of an interpreter that has imported them, which spares a second for each."""
    with WarmStarter() as starter:
        starter.import_commands()
        yield starter


@pytest.fixture
def new_workspace(make_workspace: Callable[[Path], Workspace], tmp_path: Path) -> Workspace:
    """A workspace for one test, without anything."""
    return make_workspace(tmp_path)


@pytest.fixture
def made_warehouse(tmp_path: Path, empty_warehouse: Path) -> None:
    """Copy an empty warehouse into the workspace of a test, which spares half a second of making one."""
    (tmp_path / "var").mkdir()
    shutil.copyfile(empty_warehouse, tmp_path / "var" / "warehouse.duckdb")


@pytest.fixture
def workspace(new_workspace: Workspace, made_warehouse: None) -> Workspace:
    """A workspace for one test, with an empty warehouse."""
    del made_warehouse
    return new_workspace


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
