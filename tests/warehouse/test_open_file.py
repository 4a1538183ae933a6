"""A file that is left open between two holders of its lock: who goes on with it, and who gets it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from warehouse.commit_notes import inspect_log
from warehouse.connection import hold_run, let_go, open_writer
from warehouse.edition import open_edition
from warehouse.errors import WarehouseBusyError
from warehouse.held_writer import hold_file
from warehouse.load import load_batch
from warehouse.log_file import list_logs
from warehouse.open_file import OpenFile, close_left_open, is_left_open
from warehouse.publish import publish_held
from warehouse.spare_edition import SpareEdition

Start = Callable[..., subprocess.Popen[str]]

WRITE = """
import sys
from pathlib import Path
from warehouse.connection import open_writer
with open_writer(Path(sys.argv[1]), wait=30) as con:
    con.execute("CREATE TABLE store.of_another AS SELECT 1 AS one")
print("written", flush=True)
"""
HOLD_RUN = """
import sys, time
from pathlib import Path
from warehouse.connection import hold_run
with hold_run(Path(sys.argv[1]), command="newswire run"):
    print("held", flush=True)
    time.sleep(60)
"""
LEAVE_OPEN = """
import os, signal, sys
from pathlib import Path
from warehouse.held_writer import hold_file
with hold_file(Path(sys.argv[1]), wait=0, stays_open=True) as held:
    held.open().execute("CREATE TABLE store.kept AS SELECT 1 AS one; CHECKPOINT")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def closed_in_the_end(writer: Path) -> Iterator[None]:
    yield
    close_left_open(writer)


def leave_open(writer: Path) -> object:
    with hold_file(writer, wait=0, threads=1, stays_open=True) as held:
        con = held.open()
        con.execute("CHECKPOINT")
        return con


def load(writer: Path, edition: Path, make: Any, name: str, spare: SpareEdition | None = None) -> object:
    with hold_file(writer, wait=0, threads=1, stays_open=True) as held:
        load_batch(held.open(), make.batch(make.article(name)), run_id="r", now=make.noon)
        assert publish_held(held, edition, spare=spare)
        return held.open()


@pytest.mark.parametrize("with_spare", [True, False])
def test_editions_of_a_file_that_stays_open_have_its_bytes(
    writer: Path, tmp_path: Path, make: Any, *, with_spare: bool
) -> None:
    edition, spare = tmp_path / "news.duckdb", SpareEdition() if with_spare else None
    connections = set()
    for number in range(1, 6):
        connections.add(load(writer, edition, make, f"article {number}", spare))
        assert is_left_open(writer)
        with open_edition(edition) as con:
            ((found, with_text),) = con.execute(
                "SELECT count(*), count(DISTINCT text) FROM articles"
            ).fetchall()
        assert (found, with_text) == (number, number)
    assert len(connections) == 1
    close_left_open(writer)
    assert edition.read_bytes() == writer.read_bytes()  # to close it writes nothing


def test_another_process_gets_the_file_when_it_wants_it(
    writer: Path, tmp_path: Path, start_child: Start
) -> None:
    first = leave_open(writer)
    let_go(writer, home=tmp_path, idle=60)
    assert is_left_open(writer)
    child = start_child(WRITE, writer)
    while child.poll() is None:
        let_go(writer, home=tmp_path, idle=60)
        time.sleep(0.05)
    assert child.returncode == 0
    with hold_file(writer, wait=0, threads=1) as held:
        assert held.open() is not first
        assert held.open().execute("FROM store.of_another").fetchall() == [(1,)]


def test_who_holds_the_run_lock_gets_the_file_before_it_asks(
    writer: Path, tmp_path: Path, start_child: Start
) -> None:
    leave_open(writer)
    child = start_child(HOLD_RUN, tmp_path)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    let_go(writer, home=tmp_path, idle=60)
    assert not is_left_open(writer)


def test_the_own_run_lock_lets_nothing_go(writer: Path, tmp_path: Path) -> None:
    leave_open(writer)
    with hold_run(tmp_path, command="newswire service"):
        let_go(writer, home=tmp_path, idle=60)
        assert is_left_open(writer)
    let_go(writer, home=tmp_path, idle=0)
    assert not is_left_open(writer)


def test_a_pass_that_finds_the_lock_taken_lets_the_file_go(writer: Path, start_child: Start) -> None:
    leave_open(writer)
    child = start_child(WRITE, writer)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            with hold_file(writer, wait=0, threads=1, stays_open=True):
                pass
        except WarehouseBusyError:
            break
    assert not is_left_open(writer)
    assert child.wait(30) == 0


def test_a_thread_that_opens_the_file_waits_until_another_has_let_it_go(
    writer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_open(writer)
    abandon, begins, ends = OpenFile.abandon, threading.Event(), threading.Event()

    def abandon_slowly(self: OpenFile) -> None:
        begins.set()
        time.sleep(0.2)
        abandon(self)
        ends.set()

    monkeypatch.setattr(OpenFile, "abandon", abandon_slowly)
    other = threading.Thread(target=lambda: let_go(writer, home=tmp_path, idle=0))
    other.start()
    assert begins.wait(10)
    with open_writer(writer, wait=0):
        assert ends.is_set()
    other.join()


def test_a_file_that_was_left_open_is_closed_before_it_is_compared_with_the_edition(
    writer: Path, tmp_path: Path, make: Any
) -> None:
    edition = tmp_path / "news.duckdb"
    load(writer, edition, make, "article")
    assert is_left_open(writer)
    with hold_file(writer, wait=0, threads=1, stays_open=True) as held:
        assert not publish_held(held, edition)
    assert not is_left_open(writer)  # to read it took DuckDB's lock from it


def test_a_file_that_was_replaced_meanwhile_is_opened_anew(writer: Path, make: Any) -> None:
    leave_open(writer)
    other = writer.with_name("other.duckdb")
    with open_writer(other, wait=0) as con:
        load_batch(con, make.batch(make.article("of the other")), run_id="r", now=make.noon)
    other.replace(writer)
    with hold_file(writer, wait=0, threads=1, stays_open=True) as held:
        assert held.open().execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_a_file_is_left_open_with_everything_in_it(writer: Path) -> None:
    with hold_file(writer, wait=0, stays_open=True) as held:
        held.open().execute("CREATE TABLE store.kept AS SELECT 1 AS one")
    assert is_left_open(writer)
    assert not list_logs(writer)
    assert inspect_log(writer).was_closed


def test_a_file_that_is_closed_under_its_lock_is_not_left_open(writer: Path) -> None:
    with hold_file(writer, wait=0, stays_open=True) as held:
        held.open()
        held.close()
    assert not is_left_open(writer)


def test_an_error_leaves_no_file_open(writer: Path) -> None:
    leave_open(writer)
    with suppress(ZeroDivisionError), hold_file(writer, wait=0, stays_open=True) as held:
        held.open()
        raise ZeroDivisionError
    assert not is_left_open(writer)


def test_a_kill_beside_a_file_that_was_left_open_costs_nothing(writer: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LEAVE_OPEN, str(writer)], check=False)
    assert done.returncode < 0
    assert inspect_log(writer).was_closed
    with open_writer(writer, wait=0) as con:
        assert con.execute("FROM store.kept").fetchall() == [(1,)]
