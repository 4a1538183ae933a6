"""The write-ahead log of a database file, and which state of the file it belongs to.

DuckDB names the log after the file. Its head has the identifier of the database and the number of the
checkpoint that it follows; the file has both in its headers. (DuckDB's storage: a main header and two
database headers of 4 kB, of which the one with the higher number is in force. The log begins with one object
of numbered fields.)
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER = 4096  # bytes
_MAX_HEAD = 256  # bytes; the head of DuckDB 1.5.5 has 36
_END = 0xFFFF
_ENTRY, _VERSION, _DATABASE, _CHECKPOINT = 100, 101, 102, 103
_IS_HEAD = 98


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """The beginning of a log.

    Attributes:
        raw: Its bytes.
        database: The identifier of the database.
        checkpoint: The number of the checkpoint that the log follows.
    """

    raw: bytes
    database: bytes
    checkpoint: int


def name_log(database: Path) -> Path:
    """Return the path of the log of a database file."""
    return database.with_name(f"{database.name}.wal")


def list_logs(database: Path) -> list[Path]:
    """Return the logs beside a database file, of a writer that did not close it or within a checkpoint."""
    log = name_log(database)
    names = (log, *(log.with_name(f"{log.name}.{suffix}") for suffix in ("checkpoint", "recovery")))
    return [path for path in names if path.exists()]


def read_head(log: Path) -> LogHead | None:
    """Return the head of a log; None where there is no log, or its head cannot be read."""
    try:
        with log.open("rb") as file:
            raw = file.read(_MAX_HEAD)
        return parse_head(raw)
    except (OSError, IndexError, ValueError):
        return None


def parse_head(raw: bytes) -> LogHead:
    """Return the head that some bytes begin with.

    Raises:
        ValueError: They do not begin with the head of a log.
        IndexError: They end within it.
    """
    position, found = 0, {}
    while (field := int.from_bytes(raw[position : position + 2], "little")) != _END:
        if field not in {_ENTRY, _VERSION, _DATABASE, _CHECKPOINT}:
            raise ValueError("this is no head of a log")
        value, position = _read_number(raw, position + 2)
        found[field] = value
        if field == _DATABASE:
            length, identifier = value, bytearray()
            for _ in range(length):
                value, position = _read_number(raw, position)
                identifier.append(value)
    if found.get(_ENTRY) != _IS_HEAD or _DATABASE not in found:
        raise ValueError("this is no head of a log")
    return LogHead(raw=raw[: position + 2], database=bytes(identifier), checkpoint=found[_CHECKPOINT])


def read_checkpoint(database: Path, identifier: bytes) -> int | None:
    """Return the number of the last checkpoint of a database file that no process has open.

    Args:
        database: The file.
        identifier: That of the database.

    Returns:
        The number; None where the file is of another database, or cannot be read.
    """
    try:
        with database.open("rb") as file:
            main, *headers = (file.read(_HEADER) for _ in range(3))
    except OSError:
        return None
    if identifier not in main or any(len(header) < _HEADER for header in headers):
        return None
    return max(int(struct.unpack_from("<Q", header, 8)[0]) for header in headers)


def _read_number(raw: bytes, position: int) -> tuple[int, int]:
    """Return the number at a position, of seven bits a byte with the lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = raw[position]
        number |= (byte & 0x7F) << shift
        position, shift = position + 1, shift + 7
        if not byte & 0x80:
            return number, position
