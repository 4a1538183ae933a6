"""Stages share a connection where the run says so, and the writer's file is closed at all other times."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from flows.run_session import RunSession
from warehouse.connection import open_writer
from warehouse.errors import WarehouseBusyError


def is_open(path: Path) -> bool:
    """Return whether the session has the file, so that nobody else can have it."""
    try:
        with open_writer(path, wait=0):
            return False
    except WarehouseBusyError:
        return True


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


def test_a_stage_opens_the_file_and_closes_it(path: Path) -> None:
    session = RunSession()
    with session.open_warehouse(path, wait=0, threads=1) as con:
        assert con.execute("SELECT current_setting('threads')").fetchall() == [(1,)]
        assert is_open(path)
    assert not is_open(path)


def test_stages_within_a_block_share_a_connection_that_the_first_opens_and_the_block_closes(
    path: Path,
) -> None:
    session = RunSession()
    with session.keep_warehouse_open():
        assert not path.exists()
        with session.open_warehouse(path, wait=0, threads=1) as first:
            pass
        assert is_open(path)
        with session.keep_warehouse_open(), session.open_warehouse(path, wait=0, threads=1) as second:
            assert second is first
        assert is_open(path)
    assert not is_open(path)


def test_the_file_is_closed_while_something_is_waited_for_and_shared_again_behind_that(path: Path) -> None:
    session = RunSession()
    with session.keep_warehouse_open():
        with session.open_warehouse(path, wait=0, threads=1):
            pass
        with session.leave_warehouse():
            assert not is_open(path)
            with session.open_warehouse(path, wait=0, threads=1):
                assert is_open(path)
            assert not is_open(path)
        with session.open_warehouse(path, wait=0, threads=1) as first:
            pass
        with session.open_warehouse(path, wait=0, threads=1) as second:
            assert second is first
    assert not is_open(path)


def test_leaving_a_file_that_is_not_kept_open_changes_nothing(path: Path) -> None:
    session = RunSession()
    with session.leave_warehouse(), session.open_warehouse(path, wait=0, threads=1):
        assert is_open(path)
    assert not is_open(path)


def test_an_error_of_a_stage_closes_the_file_at_the_end_of_the_block(path: Path) -> None:
    session = RunSession()
    with (
        suppress(ZeroDivisionError),
        session.keep_warehouse_open(),
        session.open_warehouse(path, wait=0, threads=1) as con,
    ):
        con.execute("CREATE TABLE unfinished (n INTEGER)")
        raise ZeroDivisionError
    assert not is_open(path)
    with session.open_warehouse(path, wait=0, threads=1) as con:
        assert con.execute("SELECT count(*) FROM unfinished").fetchall() == [(0,)]


def test_a_block_that_waits_for_long_lets_others_have_the_file_and_opens_it_again(path: Path) -> None:
    session = RunSession()
    session.release_warehouse()  # outside a block there is nothing to release
    with session.keep_warehouse_open():
        session.release_warehouse()
        with session.open_warehouse(path, wait=0, threads=1):
            pass
        session.release_warehouse()
        assert not is_open(path)
        with session.open_warehouse(path, wait=0, threads=1) as con:
            assert con.execute("SELECT current_setting('threads')").fetchall() == [(1,)]
        assert is_open(path)
    assert not is_open(path)


def test_a_file_that_nobody_else_knows_stays_open_while_something_is_waited_for(path: Path) -> None:
    session = RunSession(is_shared=False)
    with session.keep_warehouse_open():
        with session.open_warehouse(path, wait=0, threads=1) as first:
            pass
        session.release_warehouse()
        with session.leave_warehouse(), session.open_warehouse(path, wait=0, threads=1) as second:
            assert second is first
        assert is_open(path)
    assert not is_open(path)
