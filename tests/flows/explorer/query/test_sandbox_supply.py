"""Each run of SQL has a process of its own, one is started ahead, and there are no more than may be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from process_tree import is_alive
from waiting import wait_until

from flows.explorer.errors import BusyError
from flows.explorer.query.sandbox_supply import RUNS, SandboxSupply
from flows.explorer.query.sql_run import SqlRun, TableResult
from flows.sql_sandbox.machine_share import find_limits
from warehouse.errors import EditionMissingError

LIMITS = find_limits(seconds=30, memory=300_000_000, threads=1)


@pytest.fixture
def supply(generated_edition: Path) -> Iterator[SandboxSupply]:
    supply = SandboxSupply(generated_edition, limits=LIMITS, wait=0.2)
    yield supply
    supply.close()


def ask(supply: SandboxSupply, text: str) -> list[tuple[str | None, ...]]:
    (result,) = SqlRun(supply, text).read_results()
    assert isinstance(result, TableResult)
    return list(result.rows)


def take_pid(supply: SandboxSupply) -> int:
    with supply.take() as sandbox:
        assert sandbox.pid is not None
        return sandbox.pid


def test_what_sql_sets_reaches_no_other(supply: SandboxSupply) -> None:
    text = "SET TimeZone = 'Asia/Tokyo'; SET VARIABLE kept = 1; SELECT current_setting('TimeZone')"
    assert ask(supply, text) == [("Asia/Tokyo",)]
    text = "SELECT current_setting('TimeZone'), getvariable('kept')"
    assert ask(supply, text) == [("UTC", None)]


def test_a_process_ends_with_its_run_and_another_waits(supply: SandboxSupply) -> None:
    first = take_pid(supply)
    wait_until(lambda: not is_alive(first))
    with supply.take() as sandbox:
        assert sandbox.pid != first
    spare = supply._spare
    assert spare is not None
    assert take_pid(supply) == spare.sandbox.result().pid or spare.sandbox.result().pid is None


def test_a_waiting_process_of_a_replaced_edition_is_ended(generated_edition: Path, tmp_path: Path) -> None:
    edition = tmp_path / "news.duckdb"
    shutil.copyfile(generated_edition, edition)
    supply = SandboxSupply(edition, limits=LIMITS)
    try:
        supply.prepare()
        assert supply._spare is not None
        former = supply._spare.sandbox.result().pid
        supply.end_unused()
        assert supply._spare is not None  # it is not old enough
        shutil.copyfile(generated_edition, tmp_path / "next.duckdb")
        (tmp_path / "next.duckdb").replace(edition)
        assert former is not None
        assert take_pid(supply) != former
        wait_until(lambda: not is_alive(former))
        supply.prepare()
        (tmp_path / "news.duckdb").unlink()
        supply.end_unused()
        assert supply._spare is None
        with pytest.raises(EditionMissingError):
            take_pid(supply)
    finally:
        supply.close()


def test_nobody_waits_long_for_a_turn(supply: SandboxSupply) -> None:
    taken = [supply.take() for _ in range(RUNS)]
    pids = [one.__enter__().pid for one in taken]
    with pytest.raises(BusyError, match=f"{RUNS} other queries run"):
        take_pid(supply)
    for one in taken:
        one.__exit__(None, None, None)
    assert take_pid(supply) not in pids


def test_closing_ends_all_processes(generated_edition: Path) -> None:
    supply = SandboxSupply(generated_edition, limits=LIMITS)
    with supply.take() as sandbox:
        running = sandbox.pid
        supply.prepare()
        assert supply._spare is not None
        waiting = supply._spare.sandbox.result().pid
        supply.close()
        supply.prepare()
        assert supply._spare is None
        assert running is not None
        assert waiting is not None
        wait_until(lambda: not is_alive(running))
        wait_until(lambda: not is_alive(waiting))
