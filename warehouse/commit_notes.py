"""Note beside the database how far each commit has written its log, so that a log which lost some is told.

DuckDB 1.5.5 ends at the first entry of a log that is cut, or whose length is damaged, and ignores what is
behind it: of 20 logs that were cut anywhere, none was told. The notes say up to where the log went, and with
which checksum, when a commit had returned. A commit that is not noted is no damage: a kill may come between
the two.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from weakref import WeakKeyDictionary

from duckdb import DuckDBPyConnection

from warehouse.log_file import LogHead, list_logs, name_log, parse_head, read_checkpoint, read_head

_CHUNK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit as it was noted.

    Attributes:
        head: The head of the log.
        bytes: The length of the log when the commit had returned.
        crc: The CRC-32 of these bytes.
        at: When that was, as a text in ISO 8601.
    """

    head: LogHead
    bytes: int
    crc: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LostCommits:
    """Commits that were noted and that the log does not hold any more.

    Attributes:
        lost: Their number.
        noted: The number of all commits that this log has held.
        whole_bytes: How far the log is as it was written; 0 where nothing of it is.
        last_at: When the last of them was committed.
    """

    lost: int
    noted: int
    whole_bytes: int
    last_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogState:
    """What the notes say of a database file that no process has open.

    Attributes:
        was_closed: Whether its last writer closed it, as far as anybody knows.
        lost: The commits that the log has lost; None where it has all.
        noted_bytes: How far the log is known to go.
    """

    was_closed: bool
    lost: LostCommits | None = None
    noted_bytes: int = 0


class CommitNotes:
    """The notes on a database file that this process has open.

    Notes that cannot be written, as on a full disk, are left out: fewer notes tell of less, and of nothing
    that is not so.
    """

    def __init__(self, database: Path) -> None:
        self._log = name_log(database)
        self._file: BinaryIO | None = None
        self._head: LogHead | None = None
        self._bytes = self._crc = 0
        with suppress(OSError):
            self._file = name_notes(database).open("ab", buffering=0)

    def mark(self, state: str) -> None:
        """Replace the notes by one that the file is `opened` or `closed`."""
        self._head = None
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
                _write(self._file, state=state)

    def add(self) -> None:
        """Note how far the log goes by now, if it has grown; to be called when a commit has returned."""
        if self._file is not None:
            with suppress(OSError):
                self._add(self._file)

    def close(self) -> None:
        """Close the file of notes, which stays as it is."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()

    def _add(self, notes: BinaryIO) -> None:
        head = read_head(self._log)
        if head is None:
            return  # a checkpoint has brought the commit into the file itself
        if head != self._head:
            notes.truncate(0)
            self._head, self._bytes, self._crc = head, 0, 0
        with self._log.open("rb") as log:
            size = os.fstat(log.fileno()).st_size
            if size == self._bytes:
                return  # it was a commit of nothing
            self._crc = _sum_up(log, self._bytes, size, self._crc)
        self._bytes = size
        _write(notes, log=head.raw.hex(), bytes=size, crc=self._crc)
        os.fsync(notes.fileno())


_OPENED: WeakKeyDictionary[DuckDBPyConnection, CommitNotes] = WeakKeyDictionary()


def name_notes(database: Path) -> Path:
    """Return the path of the notes on a database file."""
    return database.with_suffix(".commits")


def begin_notes(con: DuckDBPyConnection, database: Path) -> CommitNotes:
    """Begin the notes on the commits of a connection, which has written nothing yet."""
    notes = _OPENED[con] = CommitNotes(database)
    notes.mark("opened")
    return notes


def note_commit(con: DuckDBPyConnection) -> None:
    """Note a commit that has returned; on a connection without notes, do nothing."""
    notes = _OPENED.get(con)
    if notes is not None:
        notes.add()


def inspect_log(database: Path) -> LogState:
    """Return what the notes say of a database file that no process has open, and of its log."""
    stated = _read_notes(name_notes(database))
    commits = [one for one in stated if isinstance(one, Commit)]
    if not commits:
        return LogState(was_closed=stated == ["closed"] and not list_logs(database))
    last = commits[-1]
    checkpoint = read_checkpoint(database, last.head.database)
    if checkpoint is None or checkpoint > last.head.checkpoint:  # the log is in the file by now
        return LogState(was_closed=False)
    whole = _count_whole(name_log(database), commits)
    if whole == len(commits):
        return LogState(was_closed=False, noted_bytes=last.bytes)
    lost = LostCommits(
        lost=len(commits) - whole,
        noted=len(commits),
        whole_bytes=commits[whole - 1].bytes if whole else 0,
        last_at=last.at,
    )
    return LogState(was_closed=False, lost=lost)


def _count_whole(log: Path, commits: list[Commit]) -> int:
    """Return how many of the noted commits a log has as they were written."""
    if read_head(log) != commits[-1].head:
        return 0
    position = crc = whole = 0
    with log.open("rb") as file:
        for commit in commits:
            crc = _sum_up(file, position, commit.bytes, crc)
            position = commit.bytes
            if file.tell() < position or crc != commit.crc:
                break
            whole += 1
    return whole


def _sum_up(file: BinaryIO, start: int, end: int, crc: int) -> int:
    """Return the checksum of a file up to `end`, given that up to `start`."""
    file.seek(start)
    while start < end and (chunk := file.read(min(_CHUNK, end - start))):
        crc = zlib.crc32(chunk, crc)
        start += len(chunk)
    return crc


def _write(notes: BinaryIO, **fields: object) -> None:
    line = json.dumps({**fields, "at": datetime.now(UTC).isoformat(timespec="seconds")})
    notes.write(f"{line}\n".encode())


def _read_notes(path: Path) -> list[Commit | str]:
    """Return the notes up to the first that is torn: commits, and states of the file."""
    found: list[Commit | str] = []
    with suppress(OSError, ValueError, KeyError, TypeError):
        for line in path.read_bytes().splitlines():
            stated = json.loads(line)
            if "state" in stated:
                found.append(str(stated["state"]))
                continue
            head = parse_head(bytes.fromhex(stated["log"]))
            found.append(
                Commit(head=head, bytes=int(stated["bytes"]), crc=int(stated["crc"]), at=str(stated["at"]))
            )
    return found
