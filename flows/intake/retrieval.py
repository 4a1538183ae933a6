"""Bodies out of the archive again, as they were when they were read the first time."""

from __future__ import annotations

import io
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from flows.web.decoding import BodyDecoder, BrokenBodyError, TooLargeError
from flows.web.exchange import read_content_type
from transforms.records import ArchiveRef
from transforms.text.normalisation import digest

_BROKEN = (ArchiveLoadFailed, BrokenBodyError, TooLargeError, EOFError, StopIteration)
_MOST = 16_000_000  # bytes once decoded, well over what is ever taken from a server; the digest decides


class MissingBodyError(Exception):
    """The archive does not have the bytes that it had; the text says what is there instead."""


def retrieve_body(folder: Path, place: ArchiveRef | None, *, sha256: str) -> tuple[bytes, str | None]:
    """Return the body of the record at `place`, decoded, and the encoding that its server named.

    Raises :class:`MissingBodyError` unless it is the body with the digest `sha256`.
    """
    if place is None:
        raise MissingBodyError("its bytes were never archived")
    try:
        with (folder / place.file).open("rb") as file:
            file.seek(place.offset)
            raw = file.read(place.length)
    except OSError as error:
        raise MissingBodyError(f"{place.file} cannot be read: {error.strerror or error}") from error
    where = f"{place.file} at {place.offset:,}"
    try:
        body, charset = _unpack(next(iter(ArchiveIterator(io.BytesIO(raw)))))
    except (*_BROKEN, OSError, ValueError) as error:
        raise MissingBodyError(f"{where} is no whole record: {error}") from error
    if digest(body) != sha256:
        raise MissingBodyError(f"{where} is the record of other bytes")
    return body, charset


def _unpack(record: ArcWarcRecord) -> tuple[bytes, str | None]:
    wire = record.raw_stream.read()
    if record.rec_type != "response" or record.http_headers is None:
        return wire, None
    codings = [value for name, value in record.http_headers.headers if name.lower() == "content-encoding"]
    decoder = BodyDecoder(",".join(codings), limit=_MOST)
    decoder.feed(wire)
    _, charset = read_content_type(record.http_headers.get_header("Content-Type"))
    return decoder.finish(), charset
