"""A log that is cut, changed or gone is told by the notes on its commits; a kill is no damage."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.commit_notes import inspect_log, name_notes
from warehouse.connection import open_writer
from warehouse.errors import WarehouseDamagedError
from warehouse.log_file import list_logs, name_log

COMMITS = 6
WRITE = f"""
import os, signal, sys
from pathlib import Path
from warehouse.connection import open_writer
from warehouse.transaction import transaction
with open_writer(Path(sys.argv[1])):
    pass
with open_writer(Path(sys.argv[1])) as con:
    con.execute("CREATE TABLE store.kept (number INTEGER, word VARCHAR)")
    for number in range({COMMITS}):
        with transaction(con):
            con.execute("INSERT INTO store.kept SELECT $number, 'word ' || i FROM range(90) AS r (i)", {{"number": number}})
    with transaction(con):
        pass
    os.kill(os.getpid(), signal.SIGKILL)
"""  # noqa: E501 -- a statement of the child


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse whose writer was killed after some commits."""
    writer = tmp_path_factory.mktemp("killed") / "warehouse.duckdb"
    subprocess.run([sys.executable, "-c", WRITE, str(writer)], check=False)
    return writer


@pytest.fixture
def writer(killed: Path, tmp_path: Path) -> Path:
    """A copy of that warehouse, with its log and its notes."""
    for path in (killed, name_log(killed), name_notes(killed)):
        shutil.copyfile(path, tmp_path / path.name)
    return tmp_path / killed.name


def count_lost(writer: Path) -> int:
    state = inspect_log(writer)
    return state.lost.lost if state.lost else 0


def test_a_whole_log_has_lost_nothing_and_its_file_was_not_closed(writer: Path) -> None:
    state = inspect_log(writer)
    assert (state.was_closed, state.lost) == (False, None)
    assert len(name_notes(writer).read_bytes().splitlines()) == COMMITS  # not of the commit of nothing
    with open_writer(writer, wait=0) as con:
        assert con.execute("SELECT count(DISTINCT number) FROM store.kept").fetchall() == [(COMMITS,)]
    assert inspect_log(writer).was_closed


@pytest.mark.parametrize("seed", range(20))
def test_a_log_that_is_cut_anywhere_is_told_with_the_number_of_lost_commits(writer: Path, seed: int) -> None:
    log = name_log(writer)
    whole = log.read_bytes()
    log.write_bytes(whole[: random.Random(seed).randrange(len(whole))])
    state = inspect_log(writer)
    assert state.lost is not None
    assert 1 <= state.lost.lost <= state.lost.noted == COMMITS
    assert state.lost.whole_bytes <= log.stat().st_size
    with pytest.raises(WarehouseDamagedError, match="rebuild --repair"), open_writer(writer, wait=0):
        pass
    assert log.exists()


@pytest.mark.parametrize("seed", range(20))
def test_a_log_with_a_changed_byte_is_told(writer: Path, seed: int) -> None:
    log = name_log(writer)
    changed = bytearray(log.read_bytes())
    changed[random.Random(seed).randrange(len(changed))] ^= 0x10
    log.write_bytes(changed)
    assert count_lost(writer)


def test_a_log_that_is_gone_or_empty_is_told(writer: Path) -> None:
    name_log(writer).write_bytes(b"")
    assert count_lost(writer) == COMMITS
    name_log(writer).unlink()
    assert count_lost(writer) == COMMITS


def test_a_commit_that_was_not_noted_before_the_kill_is_no_damage(writer: Path) -> None:
    notes = name_notes(writer)
    lines = notes.read_bytes().splitlines(keepends=True)
    for kept in (b"".join(lines[:-1]), b"".join(lines[:-1]) + lines[-1][:20], b"", b"\x00" * 50):
        notes.write_bytes(kept)
        state = inspect_log(writer)
        assert (state.was_closed, state.lost) == (False, None)
    with open_writer(writer, wait=0) as con:
        assert con.execute("SELECT count(DISTINCT number) FROM store.kept").fetchall() == [(COMMITS,)]


def test_a_checkpoint_after_the_last_note_is_no_damage(writer: Path) -> None:
    """As it is when a writer is killed between the checkpoint and the end of its notes."""
    stale = name_notes(writer).read_bytes()
    with open_writer(writer, wait=0):
        pass
    assert list_logs(writer) == []
    name_notes(writer).write_bytes(stale)
    assert count_lost(writer) == 0
    with open_writer(writer, wait=0):
        pass


def test_the_notes_of_another_database_are_not_believed(writer: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "warehouse.duckdb"
    other.parent.mkdir()
    with open_writer(other, wait=0):
        pass
    shutil.copyfile(name_notes(writer), name_notes(other))
    with open_writer(other, wait=0):
        pass


def test_a_file_that_is_gone_is_not_made_anew_in_silence(writer: Path) -> None:
    writer.unlink()
    with pytest.raises(WarehouseDamagedError, match="is gone"), open_writer(writer, wait=0):
        pass
    name_notes(writer).unlink()
    with open_writer(writer, wait=0):
        pass
