"""The archive: every usable answer and every file handed over, in WARC/1.1 files.

A file holds the records of one day up to a size, one gzip member a record, a warcinfo record first.
"""

from __future__ import annotations

import io
import os
from datetime import datetime
from pathlib import Path
from typing import Self

from filelock import FileLock

from flows.intake.gzip_members import find_sound_end
from flows.intake.warc import write_exchange, write_file, write_warcinfo
from flows.web.exchange import Exchange
from transforms.records import ArchiveRef
from warehouse.disk_sync import sync_path


class Archive:
    """Appends records to the archive's newest file of a day, until it has `size` bytes.

    Use as a context manager. Several processes may append: each append holds the folder's lock. A
    record counts once the warehouse points at it; what a killed process left half written is cut
    off by the next append, which looks for it from `sound_to` on: to there the warehouse knows the
    newest file to be whole.
    """

    def __init__(self, folder: Path, *, day: datetime, size: int, sound_to: int = 0) -> None:
        self._folder = folder
        self._day = day
        self._size = size
        self._lock = FileLock(folder / ".lock")
        self._path: Path | None = find_newest(folder, day)
        self._file: io.FileIO | None = None
        self._sound_to = sound_to

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def append_exchange(self, exchange: Exchange) -> ArchiveRef:
        """Append the request and the response; returns where the response stands."""
        request, response = write_exchange(exchange)
        return self._append(request, response)

    def append_file(self, uri: str, body: bytes, *, media_type: str, at: datetime) -> ArchiveRef:
        """Append a file that somebody handed over, as a resource record under `uri`."""
        return self._append(b"", write_file(uri, body, media_type=media_type, at=at))

    def flush(self) -> None:
        """Make sure that what was appended is on the disk, before the warehouse points at it."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def _append(self, before: bytes, record: bytes) -> ArchiveRef:
        """Append both in one go; returns where `record` stands."""
        with self._lock:
            file, path = self._open_newest()
            head = b"" if self._sound_to else write_warcinfo(path.name, at=self._day)
            file.truncate(self._sound_to)
            file.seek(self._sound_to)
            _write_all(file, head + before + record)
            start = self._sound_to + len(head) + len(before)
            self._sound_to = start + len(record)
        return ArchiveRef(file=path.name, offset=start, length=len(record))

    def _open_newest(self) -> tuple[io.FileIO, Path]:
        """Return the file to append to, which may be one that another process has begun."""
        newest = find_newest(self._folder, self._day)
        if self._file is None or newest != self._path:
            self._turn_to(newest or _name_file(self._folder, self._day, 1))
        assert self._file is not None
        assert self._path is not None
        self._sound_to = find_sound_end(self._file, self._sound_to)
        if self._sound_to >= self._size:
            number = int(self._path.name.split(".")[0].rpartition("-")[2])
            self._turn_to(_name_file(self._folder, self._day, number + 1))
        return self._file, self._path

    def _turn_to(self, path: Path) -> None:
        self._close()
        if path != self._path:
            self._path, self._sound_to = path, 0
        # unbuffered: what a buffer has read may be what another process has cut off since
        self._file = io.FileIO(path, "r+" if path.exists() else "x+")
        if self._file.seek(0, os.SEEK_END) < self._sound_to:
            self._sound_to = 0  # an older copy of the file was put back
        sync_path(self._folder)  # it must remember a new file as well as the file its bytes

    def _close(self) -> None:
        """Close the file; what this shift wrote to it is on the disk then, as after a flush."""
        if self._file is not None:
            self.flush()
            self._file.close()
            self._file = None


def find_newest(folder: Path, day: datetime) -> Path | None:
    """Return the file that the records of `day` are appended to; null when there is none yet."""
    return max(folder.glob(f"newswire-{day:%Y%m%d}-*.warc.gz"), default=None)


def _name_file(folder: Path, day: datetime, number: int) -> Path:
    return folder / f"newswire-{day:%Y%m%d}-{number:05}.warc.gz"


def _write_all(file: io.FileIO, raw: bytes) -> None:
    rest = memoryview(raw)
    while rest:
        rest = rest[file.write(rest) :]
