"""Statements that would write, read, attach, set, load, log, fill memory or last: none does any harm."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile_statements import HOSTILE, NO_MEMORY, ROWS, SECONDS

from flows.errors import QueryStoppedError, UsageError
from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.fixture(scope="module")
def home(made_site: Workspace) -> Path:
    return made_site.edition.parent


@pytest.fixture(scope="module")
def sandbox(home: Path) -> Iterator[SqlSandbox]:
    """A sandbox, and the proof that no statement of this module has touched a file."""
    before, temporary = read_files(home), list_temporary()
    limits = find_limits(seconds=SECONDS, memory=150_000_000, threads=1)
    with SqlSandbox(home / "news.duckdb", program="sandbox_programs:run_sql", limits=limits) as sandbox:
        yield sandbox
    assert read_files(home) == before
    assert list_temporary() == temporary


def read_files(folder: Path) -> dict[Path, tuple[str, int]]:
    """Return digest and time of every file below a folder."""
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def list_temporary() -> set[str]:
    """Return the folders that sandboxes of this process have: tests beside it have theirs."""
    return {path.name for path in Path(tempfile.gettempdir()).glob(f"newswire-sql-{os.getpid()}-*")}


def test_there_are_a_hundred_and_twenty_of_them() -> None:
    assert len(dict(HOSTILE)) == len(HOSTILE) >= 120


@pytest.mark.parametrize(("text", "words"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_statement_does_no_harm_and_the_next_one_runs(
    home: Path, sandbox: SqlSandbox, text: str, words: str
) -> None:
    sandbox.run({"text": "SELECT 1"}, bytes)  # there is a process
    begin = time.monotonic()
    try:
        sandbox.run({"text": text.replace("{home}", str(home))}, bytes)
        outcome = ROWS
    except (UsageError, QueryStoppedError) as error:
        outcome = str(error)
    assert time.monotonic() - begin < SECONDS + 5  # 1 on a machine that is not busy
    assert words in outcome or (words == NO_MEMORY and re.search(words, outcome))
    assert bool(words) is bool(outcome)
    rows = bytearray()
    sandbox.run({"text": "SELECT count(*) FROM articles"}, rows.extend)
    assert rows == b"30\n"
