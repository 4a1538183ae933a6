"""Play the moment after which copies were not linked: a kill when an original was in the log alone."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
from record_factory import RecordFactory as make  # noqa: N813 -- as the fixture of the warehouse's tests is called

from flows.stages.articles.link_duplicates import link_new_texts
from transforms.records import Article
from warehouse.commit_notes import name_notes
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.log_file import name_log
from warehouse.newest_texts import move_recent_texts
from warehouse.transaction import transaction

ORIGINALS = 3
_PADDING = 32_000  # bytes of a text
_PAD = f"""
    INSERT INTO store.newest_texts
    SELECT md5(i::VARCHAR), 1, '', '', encode(repeat(md5(i::VARCHAR), {_PADDING // 32}))
    FROM range($texts) AS r (i)
"""
_KILL = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
_WRITE = f"import duckdb, sys; duckdb.connect(sys.argv[1]).execute('CREATE TABLE mine (a INTEGER)'); {_KILL}"
_REPLAY = f"import duckdb, sys; duckdb.connect(sys.argv[1]); {_KILL}"


def make_original(number: int) -> Article:
    """Return an article, in words that no other has."""
    words = " ".join(f"word{number}x{position}" for position in range(120))
    return make.article(f"original {number}", text=f"The plant {number} opens.\n\n{words}")


def commit_and_die(warehouse: Path, *, padding: int = 0) -> None:
    """Load originals in this process, index their texts, and kill the process.

    Args:
        warehouse: The writer's file, which is made.
        padding: The length of other texts that are indexed as well, in bytes.
    """
    with open_writer(warehouse) as con:
        con.execute("SET wal_autocheckpoint = '1GB'")
        for number in range(ORIGINALS):
            load_batch(con, make.batch(make_original(number)), run_id="r", now=make.noon)
        with transaction(con):
            move_recent_texts(con)
            con.execute(_PAD, {"texts": padding // _PADDING})
        os.kill(os.getpid(), signal.SIGKILL)


def prepare(folder: Path, *, padding: int = 0) -> Path:
    """Make a warehouse whose writer was killed when the texts of originals were in its log alone."""
    warehouse = folder / "warehouse.duckdb"
    code = f"import sys, broken_moment as one; one.commit_and_die(one.Path(sys.argv[1]), padding={padding})"
    command = [sys.executable, "-c", code, str(warehouse)]
    child = subprocess.run(command, check=False, capture_output=True, text=True)
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert name_log(warehouse).stat().st_size > padding
    return warehouse


def take_copy(prepared: Path, folder: Path) -> Path:
    """Copy a prepared warehouse, with its log and the notes on it, into a folder."""
    for path in (prepared, name_log(prepared), name_notes(prepared)):
        shutil.copyfile(path, folder / path.name)
    return folder / prepared.name


def _close(warehouse: Path) -> None:
    duckdb.connect(warehouse).close()


def _open_and_close(warehouse: Path) -> None:
    with open_writer(warehouse):
        pass


def _run(code: str) -> Callable[[Path], None]:
    def run(warehouse: Path) -> None:
        subprocess.run([sys.executable, "-c", code, str(warehouse)], check=False)

    return run


def _close_then_die(warehouse: Path) -> None:
    _close(warehouse)
    _run(_WRITE)(warehouse)


MEANWHILE: Mapping[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "a run that reads no text": _open_and_close,
    "a kill while the log is replayed": _run(_REPLAY),
    "another program that closes the file": _close,
    "another program that is killed": _run(_WRITE),
    "one that closes it and one that is killed": _close_then_die,
}
"""What happens between the kill and the next run."""


def count_links(warehouse: Path) -> int:
    """Compare a copy of each original with the warehouse, and return how many of them were linked.

    The originals then get other texts, since DuckDB stops where an index lacks a row that is deleted.
    """
    linked = 0
    with open_writer(warehouse) as con:
        for number in range(ORIGINALS):
            original = make_original(number)
            copy = make.article(f"copy {number}", text=original.text, at=60)
            bands = make.fingerprint(original).bands
            links = link_new_texts(con, [make.fingerprint(copy, *bands)], []).duplicates
            linked += [link.duplicate_of for link in links] == [original.article_id]
        changed = [replace(make_original(number), title="Another") for number in range(ORIGINALS)]
        load_batch(con, make.batch(*changed, revision=2), run_id="r", now=make.noon)
        with transaction(con):
            move_recent_texts(con)
    return linked
