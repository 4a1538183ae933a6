"""The archive: every usable response and every loaded file, in WARC/1.1 files (ISO 28500:2017).

A file holds the records of one day, up to a size: a warcinfo record first, and every record as a gzip
member of its own, as the standard recommends.
"""

from __future__ import annotations

import io
import os
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Self

from filelock import FileLock

from flows.intake.gzip_members import find_intact_end
from flows.intake.warc import encode_exchange, encode_resource, encode_warcinfo
from flows.web.exchange import Exchange
from transforms.records import ArchiveRef
from warehouse.disk_sync import sync_path


class Archive:
    """A context manager that appends records to the newest archive file of a day.

    Several processes may append, since every append holds a lock on the folder. A record counts from when
    the warehouse refers to it. An incomplete record at the end of a file, which a killed process left, is
    cut off by the next append.

    Args:
        folder: The folder of the archive; it is created if it does not exist.
        day: The day whose files are appended to.
        max_bytes: The size from which on a file is full and the next one is begun.
        verified_bytes: Up to where the newest file is known to be intact, since the warehouse refers to a
            record that ends there. The search for an incomplete record begins there.
    """

    def __init__(self, folder: Path, *, day: datetime, max_bytes: int, verified_bytes: int = 0) -> None:
        self._folder = folder
        self._day = day
        self._max_bytes = max_bytes
        self._lock = FileLock(folder / ".lock")
        self._path: Path | None = find_newest_file(folder, day)
        self._file: io.FileIO | None = None
        self._end = verified_bytes

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    @property
    def position(self) -> tuple[str, int] | None:
        """The file that was appended to last and the end of its last record; `None` before the first."""
        return (self._path.name, self._end) if self._file and self._path else None

    def append_exchange(self, exchange: Exchange) -> ArchiveRef:
        """Append a request record and a response record, and return the reference of the response."""
        (ref,) = self._append([encode_exchange(exchange)])
        return ref

    def append_resources(
        self,
        resources: Iterable[tuple[str, bytes, str]],
        *,
        at: datetime,
        cut: Collection[int] = (),
        canonical: Mapping[int, str] = MappingProxyType({}),
    ) -> list[ArchiveRef]:
        """Append resource records, for bytes that were not fetched.

        Args:
            resources: The target URI, the bytes and the media type of each.
            at: When they were stored.
            cut: The positions of those of which more existed where they came from.
            canonical: By position the addresses that the servers of some named as the canonical ones.

        Returns:
            The references of the records, in order.
        """
        return self._append(
            (
                b"",
                encode_resource(
                    uri,
                    body,
                    media_type=media_type,
                    at=at,
                    is_cut=position in cut,
                    canonical_link=canonical.get(position),
                ),
            )
            for position, (uri, body, media_type) in enumerate(resources)
        )

    def sync(self) -> None:
        """Wait until all appended records are on disk; to be called before the warehouse refers to them."""
        if self._file is not None:
            os.fsync(self._file.fileno())

    def _append(self, records: Iterable[tuple[bytes, bytes]]) -> list[ArchiveRef]:
        """Append pairs of records, a pair in one write, and return the reference of the second of each."""
        refs = []
        with self._lock:
            self._open_newest()
            for before, record in records:
                file, path = self._find_room()
                head = b"" if self._end else encode_warcinfo(path.name, at=self._day)
                file.truncate(self._end)
                file.seek(self._end)
                _write_all(file, head + before + record)
                start = self._end + len(head) + len(before)
                self._end = start + len(record)
                refs.append(ArchiveRef(file=path.name, offset=start, length=len(record)))
        return refs

    def _open_newest(self) -> None:
        """Open the file to append to, which another process may have begun, and find its intact end."""
        newest = find_newest_file(self._folder, self._day)
        if self._file is None or newest != self._path:
            self._switch_to(newest or _make_path(self._folder, self._day, 1))
        assert self._file is not None
        self._end = find_intact_end(self._file, self._end)

    def _find_room(self) -> tuple[io.FileIO, Path]:
        """Return the open file, or the next one if it is full."""
        assert self._path is not None
        if self._end >= self._max_bytes:
            number = int(self._path.name.split(".")[0].rpartition("-")[2])
            self._switch_to(_make_path(self._folder, self._day, number + 1))
        assert self._file is not None
        return self._file, self._path

    def _switch_to(self, path: Path) -> None:
        self._close()
        if path != self._path:
            self._path, self._end = path, 0
        # Unbuffered, since another process may have cut off what a buffer has read.
        self._file = io.FileIO(path, "r+" if path.exists() else "x+")
        if self._file.seek(0, os.SEEK_END) < self._end:
            self._end = 0  # the file was replaced by an older copy
        sync_path(self._folder)  # the entry of a new file in the folder must be on disk as well as its bytes

    def _close(self) -> None:
        """Close the file, with all that was written to it on disk."""
        if self._file is not None:
            self.sync()
            self._file.close()
            self._file = None


def find_newest_file(folder: Path, day: datetime) -> Path | None:
    """Return the file that the records of a day are appended to, or ``None`` when there is none yet."""
    return max(folder.glob(f"newswire-{day:%Y%m%d}-*.warc.gz"), default=None)


def _make_path(folder: Path, day: datetime, number: int) -> Path:
    return folder / f"newswire-{day:%Y%m%d}-{number:05}.warc.gz"


def _write_all(file: io.FileIO, raw: bytes) -> None:
    rest = memoryview(raw)
    while rest:
        rest = rest[file.write(rest) :]
