"""Retrieval of bodies from the archive, decoded as they were when they were stored."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flows.web.decoding import BodyDecoder, BrokenBodyError, TooLargeError
from flows.web.exchange import read_content_type
from transforms.records import ArchiveRef
from transforms.text.link_headers import find_canonical_link
from transforms.text.normalisation import digest

if TYPE_CHECKING:  # its import takes 0.05 s, and only a rebuild needs it
    from warcio.recordloader import ArcWarcRecord

_BROKEN = (BrokenBodyError, TooLargeError, EOFError, StopIteration)
_MAX_DECODED = 16_000_000  # bytes; far more than is ever accepted from a server, since the digest decides


class MissingBodyError(Exception):
    """The archive does not have the expected bytes; the message says what it has instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievedBody:
    """The body of an archived record.

    Attributes:
        body: The decoded bytes.
        charset: The encoding that the server named, if any.
        canonical_link: The address that the server named as the canonical one, if any.
    """

    body: bytes
    charset: str | None = None
    canonical_link: str | None = None


def retrieve_body(folder: Path, ref: ArchiveRef | None, *, sha256: str) -> RetrievedBody:
    """Retrieve the body of an archived record.

    Args:
        folder: The folder of the archive.
        ref: Where the record is; ``None`` if it was never archived.
        sha256: The digest that the decoded body must have.

    Raises:
        MissingBodyError: There is no such record, or its body has another digest.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 -- see above
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    if ref is None:
        raise MissingBodyError("its bytes were never archived")
    try:
        with (folder / ref.file).open("rb") as file:
            file.seek(ref.offset)
            raw = file.read(ref.length)
    except OSError as error:
        raise MissingBodyError(f"{ref.file} cannot be read: {error.strerror or error}") from error
    where = f"{ref.file} at {ref.offset:,}"
    try:
        found = _decode(next(iter(ArchiveIterator(io.BytesIO(raw)))))
    except ArchiveLoadFailed as error:  # its text holds the bytes, which are no text for a terminal
        raise MissingBodyError(f"{where} is no whole record: it does not begin as one") from error
    except (*_BROKEN, OSError, ValueError) as error:
        raise MissingBodyError(f"{where} is no whole record: {error}") from error
    if digest(found.body) != sha256:
        raise MissingBodyError(f"{where} is the record of other bytes")
    return found


def _decode(record: ArcWarcRecord) -> RetrievedBody:
    wire = record.raw_stream.read()
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type != "response" or record.http_headers is None:
        links = _list_links(record.rec_headers.headers)
        return RetrievedBody(body=wire, canonical_link=find_canonical_link(url, links))
    codings = [value for name, value in record.http_headers.headers if name.lower() == "content-encoding"]
    decoder = BodyDecoder(",".join(codings), limit=_MAX_DECODED)
    decoder.feed(wire)
    _, charset = read_content_type(record.http_headers.get_header("Content-Type"))
    links = _list_links(record.http_headers.headers)
    return RetrievedBody(
        body=decoder.finish(), charset=charset, canonical_link=find_canonical_link(url, links)
    )


def _list_links(headers: Iterable[tuple[str, str]]) -> list[str]:
    return [value for name, value in headers if name.lower() == "link"]
