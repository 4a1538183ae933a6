"""The archive: every byte that arrived, in WARC/1.1 files, one gzip member a record."""

from __future__ import annotations

import io
import os
import zlib
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO, Self
from urllib.parse import urlsplit

from filelock import FileLock
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.web.exchange import Exchange
from transforms.records import ArchiveRef

_CHUNK = 1 << 20


class Archive:
    """Appends records to the archive's file of the day. Use as a context manager.

    Several processes may append: each append holds the file's lock. A record counts once the
    warehouse points at it; what a killed process left half written is cut off by the next append.
    """

    def __init__(self, folder: Path, *, day: datetime) -> None:
        self._path = folder / f"newswire-{day:%Y%m%d}.warc.gz"
        self._lock = FileLock(folder / f".{self._path.name}.lock")

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file: BinaryIO = self._path.open("r+b" if self._path.exists() else "w+b")
        self._sound_to = 0
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def append_exchange(self, exchange: Exchange) -> ArchiveRef:
        """Append the request and the response; returns where the response stands."""
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        dated = {"WARC-Date": f"{exchange.started_at:%Y-%m-%dT%H:%M:%S.%fZ}"}
        parts = urlsplit(exchange.url)
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        request = writer.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(
                f"GET {target} HTTP/1.1", [("Host", parts.netloc), *exchange.sent], is_http_request=True
            ),
            warc_headers_dict=dated,
        )
        response = writer.create_warc_record(
            exchange.url,
            "response",
            payload=io.BytesIO(exchange.wire),
            length=len(exchange.wire),
            http_headers=StatusAndHeaders(
                _status_line(exchange.status or 0), list(exchange.headers), protocol="HTTP/1.1"
            ),
            warc_headers_dict=dated,
        )
        writer.write_record(request)
        begin = buffer.tell()
        writer.write_record(response)
        start = self._append(buffer.getvalue())
        return ArchiveRef(file=self._path.name, offset=start + begin, length=buffer.tell() - begin)

    def append_file(self, uri: str, body: bytes, *, media_type: str, at: datetime) -> ArchiveRef:
        """Append a file that somebody handed over, as a resource record under `uri`."""
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
        record = writer.create_warc_record(
            uri,
            "resource",
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type=media_type,
            warc_headers_dict={"WARC-Date": f"{at:%Y-%m-%dT%H:%M:%S.%fZ}"},
        )
        writer.write_record(record)
        start = self._append(buffer.getvalue())
        return ArchiveRef(file=self._path.name, offset=start, length=len(buffer.getvalue()))

    def flush(self) -> None:
        """Make sure that what was appended is on the disk, before the warehouse points at it."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def _append(self, record: bytes) -> int:
        with self._lock:
            self._sound_to = _find_sound_end(self._file, self._sound_to)
            self._file.truncate(self._sound_to)
            self._file.seek(self._sound_to)
            self._file.write(record)
            self._file.flush()
            start, self._sound_to = self._sound_to, self._sound_to + len(record)
            return start


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _find_sound_end(file: BinaryIO, sound_to: int) -> int:
    """Return where the last whole gzip member ends, knowing that all is whole up to `sound_to`."""
    size = file.seek(0, os.SEEK_END)
    while sound_to < size:
        file.seek(sound_to)
        decoder, position = zlib.decompressobj(16 + zlib.MAX_WBITS), sound_to
        try:
            while not decoder.eof and (chunk := file.read(_CHUNK)):
                decoder.decompress(chunk)
                position += len(chunk)
        except zlib.error:
            return sound_to
        if not decoder.eof:
            return sound_to
        sound_to = position - len(decoder.unused_data)
    return sound_to
