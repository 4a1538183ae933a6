"""Who can open the writer's file and the edition, and the errors for everybody else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import hold_run, open_writer
from warehouse.edition import open_edition
from warehouse.errors import EditionMissingError, WarehouseBusyError, WarehouseError
from warehouse.log_file import list_logs
from warehouse.publish import publish_edition

Start = Callable[..., subprocess.Popen[str]]

HOLD_RUN = """
import sys, time
from pathlib import Path
from warehouse.connection import hold_run
with hold_run(Path(sys.argv[1]), command="newswire run"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
HOLD_WRITER = """
import sys, time
from pathlib import Path
from warehouse.connection import open_writer
with open_writer(Path(sys.argv[1])) as con:
    con.execute("CREATE TABLE store.kept AS SELECT 1 AS one")
    con.execute("BEGIN")
    con.execute("INSERT INTO store.kept VALUES (2)")
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
    con.execute("ROLLBACK")
"""
OTHER_TOOL = """
import sys, time, duckdb
con = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


def await_word(child: subprocess.Popen[str], word: str) -> None:
    assert child.stdout is not None
    assert child.stdout.readline() == f"{word}\n"


def test_a_file_that_somebody_wrote_into_is_checked_again(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_writer(path) as con:
        con.execute("DROP VIEW guide")
    with open_writer(path) as con:  # which nobody has touched since
        assert not con.execute("FROM duckdb_views() WHERE view_name = 'guide'").fetchall()
    with duckdb.connect(path) as con:
        con.execute("DELETE FROM store.views")
    with open_writer(path) as con:
        assert con.execute("FROM duckdb_views() WHERE view_name = 'guide'").fetchall()


def test_a_new_file_has_the_schema_and_utc_and_a_storage_version_for_duckdb_1_and_2(
    writer: Path,
) -> None:
    with open_writer(writer) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(0,)]
        assert con.execute("SELECT current_setting('TimeZone')").fetchall() == [("UTC",)]
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()
        assert tags == [({"storage_version": "v1.5.0+"},)]


def test_a_clean_close_leaves_no_log(writer: Path) -> None:
    with open_writer(writer) as con:
        con.execute("CREATE TABLE store.scratch AS SELECT 1 AS one")
    assert list_logs(writer) == []
    assert sorted(path.suffix for path in writer.parent.iterdir()) == [".commits", ".duckdb", ".lock"]


def test_the_error_of_a_second_run_names_the_first(tmp_path: Path, start_child: Start) -> None:
    child = start_child(HOLD_RUN, tmp_path, 60)
    await_word(child, "held")
    with (
        pytest.raises(WarehouseBusyError, match=rf"process {child.pid} \(newswire run\) since 2\d\d\d-"),
        hold_run(tmp_path, command="newswire load"),
    ):
        pass


def test_a_killed_run_does_not_keep_the_lock(tmp_path: Path, start_child: Start) -> None:
    child = start_child(HOLD_RUN, tmp_path, 60)
    await_word(child, "held")
    child.kill()
    child.wait()
    with hold_run(tmp_path, command="newswire run"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["run.lock"]


def test_a_run_that_waits_gets_the_lock(tmp_path: Path, start_child: Start) -> None:
    await_word(start_child(HOLD_RUN, tmp_path, 0.5), "held")
    with hold_run(tmp_path, command="ingest flow", wait=30):
        pass


def test_one_process_cannot_hold_the_run_lock_twice(tmp_path: Path) -> None:
    with (
        hold_run(tmp_path, command="first"),
        pytest.raises(WarehouseBusyError, match="first"),
        hold_run(tmp_path, command="second"),
    ):
        pass


def test_a_second_writer_waits_for_the_first(writer: Path, start_child: Start) -> None:
    await_word(start_child(HOLD_WRITER, writer, 0.5), "held")
    with open_writer(writer, wait=30) as con:
        assert con.execute("FROM store.kept").fetchall() == [(1,)]


def test_a_second_writer_stops_waiting_after_a_while(writer: Path, start_child: Start) -> None:
    child = start_child(HOLD_WRITER, writer, 60)
    await_word(child, "held")
    with pytest.raises(WarehouseBusyError, match=f"process {child.pid} "), open_writer(writer, wait=0.2):
        pass


def test_the_error_names_another_tool_that_has_the_file_open(writer: Path, start_child: Start) -> None:
    child = start_child(OTHER_TOOL, writer)
    await_word(child, "held")
    with pytest.raises(WarehouseBusyError, match=rf"\(PID {child.pid}\)"), open_writer(writer, wait=0.3):
        pass


def test_a_killed_writer_loses_its_open_transaction_and_nothing_else(
    writer: Path, start_child: Start
) -> None:
    child = start_child(HOLD_WRITER, writer, 60)
    await_word(child, "held")
    child.kill()
    child.wait()
    assert writer.with_name("warehouse.duckdb.wal").exists()
    with open_writer(writer, wait=0) as con:
        assert con.execute("FROM store.kept").fetchall() == [(1,)]


def test_an_error_in_the_block_is_not_changed_and_closes_the_file(writer: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_writer(writer, wait=0):
        raise ZeroDivisionError
    with pytest.raises(duckdb.CatalogException), open_writer(writer, wait=0) as con:
        con.execute("FROM nowhere")
    with open_writer(writer, wait=0):
        pass


def test_the_error_names_a_damaged_file(writer: Path) -> None:
    writer.write_bytes(b"no database at all " * 1_000)
    with pytest.raises(WarehouseError, match=r"warehouse\.duckdb cannot be used"), open_writer(writer):
        pass


def test_the_error_on_a_missing_edition_names_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(EditionMissingError, match="newswire run"), open_edition(tmp_path / "news.duckdb"):
        pass


@pytest.fixture(scope="module")
def edition(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition, which the tests of the module share, since nothing can change it."""
    folder = tmp_path_factory.mktemp("edition")
    shutil.copyfile(empty_warehouse, folder / "warehouse.duckdb")
    publish_edition(folder / "warehouse.duckdb", folder / "news.duckdb")
    return folder / "news.duckdb"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (a INTEGER)",
        "DELETE FROM store.articles",
        "DROP VIEW articles",
        "FROM read_csv('/etc/hosts')",
        "FROM '/etc/hosts'",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET threads = 1",
        "SET allowed_configs = ['threads']",
    ],
)
def test_an_edition_can_neither_be_changed_nor_lead_to_files_and_the_network(
    edition: Path, tmp_path: Path, statement: str
) -> None:
    with (
        open_edition(edition) as con,
        pytest.raises(duckdb.Error, match=r"read-only|disabled|locked|does not exist"),
    ):
        con.execute(statement.format(folder=tmp_path))


def test_an_edition_can_be_opened_several_times_while_the_writer_works(writer: Path, tmp_path: Path) -> None:
    publish_edition(writer, tmp_path / "news.duckdb")
    with (
        open_writer(writer),
        open_edition(tmp_path / "news.duckdb") as one,
        open_edition(tmp_path / "news.duckdb") as two,
    ):
        assert one.execute("FROM articles").fetchall() == two.execute("FROM articles").fetchall() == []
