"""What the process that runs SQL cannot do, whatever code runs in it: the kernel keeps it from that."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.sql_sandbox.landlock import SCOPE_VERSION, TCP_VERSION, TRUNCATE_VERSION, find_landlock_version
from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox

if TYPE_CHECKING:
    from conftest import Workspace


def needs_landlock(version: int = 1) -> pytest.MarkDecorator:
    """Skip a test of what the kernel refuses where it cannot: the test without Landlock runs everywhere."""
    return pytest.mark.skipif(
        find_landlock_version() < version, reason=f"this kernel does not have version {version} of Landlock"
    )


REFUSED = [
    ("overwrite", "var/news.duckdb"),
    ("empty", "var/news.duckdb"),
    ("remove", "var/news.duckdb"),
    ("rename", "var/news.duckdb"),
    ("link", "var/news.duckdb"),
    ("overwrite", "var/warehouse.duckdb"),
    ("read", "var/warehouse.duckdb"),
    ("read", "newswire.toml"),
    ("read", "var/watches/matches.jsonl"),
    ("list", "var"),
    ("list", "."),
    ("make", "var"),
    ("make", "."),
    ("make folder", "."),
    ("read", "/etc/hostname"),
    ("read", "/proc/self/environ"),
    ("list", "/"),
    ("make", tempfile.gettempdir()),
    ("make", "/dev/shm"),
    ("run", "/bin/true"),
]


@pytest.fixture(scope="module")
def home(made_site: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition, and files that are nobody's business."""
    home = tmp_path_factory.mktemp("home")
    (home / "var/watches").mkdir(parents=True)
    (home / "var/news.duckdb").write_bytes(made_site.edition.read_bytes())
    for name in ("var/warehouse.duckdb", "newswire.toml", "var/watches/matches.jsonl"):
        (home / name).write_text("a secret")
    return home


def open_sandbox(home: Path, program: str) -> SqlSandbox:
    return SqlSandbox(home / "var/news.duckdb", program=program, limits=find_limits(threads=1))


@pytest.fixture(scope="module")
def sandbox(home: Path) -> Iterator[SqlSandbox]:
    with open_sandbox(home, "sandbox_programs:try_things") as sandbox:
        yield sandbox


def attempt(sandbox: SqlSandbox, *things: tuple[str, str]) -> list[str]:
    outcomes = sandbox.run({"things": things}, bytes)["outcomes"]
    assert isinstance(outcomes, list)
    return outcomes


@needs_landlock()
def test_files_cannot_be_changed_nor_others_than_the_edition_be_read(home: Path, sandbox: SqlSandbox) -> None:
    refused = [one for one in REFUSED if one[0] != "empty" or find_landlock_version() >= TRUNCATE_VERSION]
    outcomes = attempt(sandbox, *((name, str(home / place)) for name, place in refused))
    assert dict(zip(refused, outcomes, strict=True)) == dict.fromkeys(refused, "PermissionError")
    assert attempt(sandbox, ("read", str(home / "var/news.duckdb"))) == ["done"]


def test_packages_that_an_installer_has_linked_can_be_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store, installed = tmp_path / "store", tmp_path / "site-packages"
    for name in ("whole", "by_file", "other"):
        (store / name).mkdir(parents=True)
        (store / name / "__init__.py").write_text("")
    (store / "single.py").write_text("")
    (installed / "by_file").mkdir(parents=True)
    (installed / "by_file/__init__.py").symlink_to(store / "by_file/__init__.py")
    for name in ("whole", "single.py"):
        (installed / name).symlink_to(store / name)
    monkeypatch.syspath_prepend(installed)
    things = [
        ("read", str(installed / place))
        for place in ("whole/__init__.py", "by_file/__init__.py", "single.py")
    ]
    with open_sandbox(home, "sandbox_programs:try_things") as sandbox:
        assert attempt(sandbox, *things) == ["done", "done", "done"]
        if find_landlock_version():
            assert attempt(sandbox, ("read", str(store / "other/__init__.py"))) == ["PermissionError"]


@needs_landlock(TCP_VERSION)
def test_nobody_can_be_connected_to(sandbox: SqlSandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert attempt(sandbox, ("connect", str(server.getsockname()[1]))) == ["PermissionError"]


@needs_landlock(SCOPE_VERSION)
def test_nobody_can_be_signalled(sandbox: SqlSandbox) -> None:
    assert attempt(sandbox, ("signal", str(os.getpid()))) == ["PermissionError"]


@needs_landlock()
def test_the_folder_to_spill_into_is_private_and_removed(sandbox: SqlSandbox) -> None:
    attempt(sandbox)
    (folder,) = Path(tempfile.gettempdir()).glob(f"newswire-sql-{os.getpid()}-*")
    assert folder.stat().st_mode & 0o077 == 0
    assert attempt(sandbox, ("spill", str(folder))) == ["done"]
    sandbox.end()
    assert not folder.exists()


def test_a_folder_that_a_killed_parent_has_left_is_removed_by_the_next(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, own = tmp_path / "newswire-sql-4194305-x", tmp_path / f"newswire-sql-{os.getpid()}-x"
    for folder in (left, own):  # no process has a number above 4,194,304
        folder.mkdir()
    with open_sandbox(home, "sandbox_programs:try_things") as sandbox:
        attempt(sandbox)
    assert list(tmp_path.iterdir()) == [own]


def test_a_kernel_without_landlock_still_keeps_it_from_writing(home: Path, sandbox: SqlSandbox) -> None:
    sandbox.end()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with open_sandbox(home, "sandbox_programs_without_landlock:try_things") as other:
        attempt(other)
        (folder,) = Path(tempfile.gettempdir()).glob(f"newswire-sql-{os.getpid()}-*")
        things = [("append", str(home / "var/news.duckdb")), ("make", str(home)), ("spill", str(folder))]
        assert attempt(other, *things) == ["OSError", "OSError", "OSError"]
    with open_sandbox(home, "sandbox_programs_without_landlock:run_sql") as other:
        rows = bytearray()
        other.run({"text": "SELECT count(*) FROM articles"}, rows.extend)
        assert rows == b"30\n"
    (home / "made").unlink()  # an empty file: nothing can be written into it
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_where_no_folder_can_be_made_sql_runs_without_spilling(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with open_sandbox(home, "sandbox_programs:run_sql") as sandbox:
        rows = bytearray()
        sandbox.run({"text": "SELECT title FROM articles ORDER BY text LIMIT 1"}, rows.extend)
    assert rows.startswith(b"Report ")


def test_it_has_no_secrets_of_its_parent(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_PUSH_TOKEN", "a secret")
    with open_sandbox(home, "sandbox_programs:list_variables") as sandbox:
        names = set(sandbox.run({}, bytes)["names"])
    assert {"HOME", "TMPDIR"} <= names
    own = {"LC_CTYPE", "__CF_USER_TEXT_ENCODING"}  # of Python in the C locale, and of macOS
    assert names <= {"HOME", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"} | own
