"""The DuckDB instance that outlives the file which it has open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from warehouse.writing_instance import WritingInstance, end_kept_instance


@pytest.fixture(autouse=True)
def none_is_kept() -> Iterator[None]:
    end_kept_instance()
    yield
    end_kept_instance()


def leave_note(instance: WritingInstance) -> None:
    """Set a setting of the whole instance that nothing else sets."""
    instance.con.execute("SET GLOBAL errors_as_json = true")


def has_note(instance: WritingInstance) -> bool:
    return instance.con.execute("SELECT current_setting('errors_as_json')").fetchall() == [(True,)]


def write(path: Path, number: int) -> None:
    instance = WritingInstance(path, threads=None)
    instance.con.execute(f"CREATE TABLE numbers AS SELECT {number} AS number")
    instance.close()


def read_elsewhere(path: Path) -> str:
    """Read the table of a file in another process, which DuckDB lets do so only when it is closed here."""
    statement = f"import duckdb; print(duckdb.connect({str(path)!r}).execute('FROM numbers').fetchall())"
    return subprocess.run(
        [sys.executable, "-c", statement], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_file_that_is_closed_is_whole_and_free_while_the_instance_is_kept(tmp_path: Path) -> None:
    for number in range(2):
        path = tmp_path / f"{number}.duckdb"
        write(path, number)
        assert read_elsewhere(path) == f"[({number},)]"
        assert list(tmp_path.glob("*.wal")) == []
        assert list(tmp_path.glob("*.tmp")) == []


def test_the_next_file_is_opened_in_the_same_instance(tmp_path: Path) -> None:
    first = WritingInstance(tmp_path / "first.duckdb", threads=1)
    leave_note(first)
    first.con.execute("SET memory_limit = '64MB'")
    first.close()
    second = WritingInstance(tmp_path / "second.duckdb", threads=2)
    assert has_note(second)
    ((threads, limit),) = second.con.execute(
        "SELECT current_setting('threads'), current_setting('memory_limit')"
    ).fetchall()
    assert threads == 2
    assert limit != "61.0 MiB"
    second.close()


def test_two_files_are_open_at_once_in_instances_of_their_own(tmp_path: Path) -> None:
    first, second = (WritingInstance(tmp_path / f"{name}.duckdb", threads=1) for name in ("one", "two"))
    leave_note(first)
    assert not has_note(second)
    for number, instance in enumerate((first, second)):
        instance.con.execute(f"CREATE TABLE numbers AS SELECT {number} AS number")
        instance.close()
    assert [read_elsewhere(tmp_path / f"{name}.duckdb") for name in ("one", "two")] == ["[(0,)]", "[(1,)]"]


def test_after_an_error_the_instance_is_ended(tmp_path: Path) -> None:
    instance = WritingInstance(tmp_path / "one.duckdb", threads=1)
    leave_note(instance)
    instance.abandon()
    other = WritingInstance(tmp_path / "one.duckdb", threads=1)
    assert not has_note(other)
    leave_note(other)
    other.close()
    (tmp_path / "folder.duckdb").mkdir()
    with pytest.raises(duckdb.IOException):
        WritingInstance(tmp_path / "folder.duckdb", threads=1)
    third = WritingInstance(tmp_path / "one.duckdb", threads=1)
    assert not has_note(third)
    third.close()


def test_what_was_spilled_to_disk_is_deleted_when_the_file_is_closed(tmp_path: Path) -> None:
    instance = WritingInstance(tmp_path / "one.duckdb", threads=1)
    instance.con.execute("SET memory_limit = '20MB'")
    instance.con.execute(
        "CREATE TABLE numbers AS SELECT hash(range) AS number FROM range(3_000_000) ORDER BY number"
    )
    assert (tmp_path / "one.duckdb.tmp").exists()
    instance.close()
    assert not (tmp_path / "one.duckdb.tmp").exists()
    write(tmp_path / "two.duckdb", 1)
    assert read_elsewhere(tmp_path / "two.duckdb") == "[(1,)]"


def test_a_file_that_was_attached_beside_it_is_closed_too(tmp_path: Path) -> None:
    write(tmp_path / "former.duckdb", 7)
    instance = WritingInstance(tmp_path / "one.duckdb", threads=1)
    instance.con.execute(f"ATTACH '{tmp_path / 'former.duckdb'}' AS former")
    instance.close()
    assert read_elsewhere(tmp_path / "former.duckdb") == "[(7,)]"
    other = WritingInstance(tmp_path / "one.duckdb", threads=1)
    assert other.con.execute("FROM duckdb_databases() WHERE database_name = 'former'").fetchall() == []
    other.close()


def test_an_instance_is_ended_when_it_was_not_used_for_a_while(tmp_path: Path) -> None:
    instance = WritingInstance(tmp_path / "one.duckdb", threads=1)
    leave_note(instance)
    instance.close()
    end_kept_instance(unused_for=60)
    kept = WritingInstance(tmp_path / "one.duckdb", threads=1)
    assert has_note(kept)
    kept.close()
    end_kept_instance(unused_for=0)
    fresh = WritingInstance(tmp_path / "one.duckdb", threads=1)
    assert not has_note(fresh)
    fresh.close()


def test_sql_sees_no_variable_of_python(tmp_path: Path) -> None:
    """To look for one runs Python in the middle of a statement, where the exception of a signal is lost."""
    numbers = pa.table({"number": [1]})
    instance = WritingInstance(tmp_path / "numbers.duckdb", threads=None)
    with pytest.raises(duckdb.CatalogException):
        instance.con.execute("FROM numbers")
    instance.close()
    assert numbers.num_rows == 1
