"""Fixtures: warehouse files for made-up records, and child processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection
from record_factory import RecordFactory

from warehouse.connection import open_writer
from warehouse.load import sync_feeds


@pytest.fixture(scope="session")
def make() -> type[RecordFactory]:
    return RecordFactory


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def made_writer(writer: Path, empty_warehouse: Path) -> None:
    """Copy a new warehouse to the writer's file, which spares half a second of making one."""
    shutil.copyfile(empty_warehouse, writer)


@pytest.fixture(scope="module")
def untouched(
    empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DuckDBPyConnection]:
    """A new warehouse that all tests of a module share and do not change."""
    path = tmp_path_factory.mktemp("untouched") / "warehouse.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with open_writer(path, wait=0, threads=1) as con:
        yield con


@pytest.fixture
def con(writer: Path, empty_warehouse: Path) -> Iterator[DuckDBPyConnection]:
    """A new warehouse, copied rather than made, which is five times as fast."""
    shutil.copyfile(empty_warehouse, writer)
    with open_writer(writer, wait=0, threads=1) as con:
        yield con


@pytest.fixture
def two_feeds(con: DuckDBPyConnection, make: type[RecordFactory]) -> None:
    """Have two feeds, *harbour* and *volt*, in the warehouse of `con`."""
    sync_feeds(con, [make.feed("harbour"), make.feed("volt")], now=make.noon)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The place of an edition, where none is yet."""
    return tmp_path / "published" / "news.duckdb"


@pytest.fixture
def start_child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python code in a child process, which is killed when the test ends."""
    children: list[subprocess.Popen[str]] = []

    def start(code: str, *arguments: object) -> subprocess.Popen[str]:
        child = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate()
