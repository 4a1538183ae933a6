"""Input files: the pages that are in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from flows.intake.input_file import InputFile, looks_like_html, make_fault
from flows.intake.regular_files import open_regular
from flows.job_failures import describe_exception
from transforms.extraction.file_signatures import SNIFFED, recognise_format
from transforms.records import MAX_PAGE_BYTES, RefusalReason

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
_WARC = re.compile(r"\.(?:warc|wet)(?:\.(?:gz|zst|open))*$", re.IGNORECASE)
# The first bytes of WARC files, of gzip and zstd files, and of the dictionary before a zstd file.
_CONTAINERS = re.compile(rb"WARC|\x1f\x8b|\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
_PACKED = re.compile(r"\.(?:gz|zst)$", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_SNIFFED = 1_000  # bytes
_FEED_STARTS = (b"<", b"{", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # or a byte order mark


def is_container(file: Path) -> bool:
    """Return whether a file may be a WARC file, by its name or its first bytes.

    Such a file has to be unpacked and parsed even to be recognised.
    """
    if _WARC.search(file.name):
        return True
    try:
        with open_regular(file) as opened:
            return _CONTAINERS.match(opened.read(4)) is not None
    except OSError:
        return False  # reading it gives the reason


def read_containers(files: Sequence[tuple[str, Path]], beat: Callable[[], None]) -> Iterator[int | InputFile]:
    """Read the pages in files that may be WARC files; to be run in a worker process.

    Args:
        files: Pairs of origin and file.
        beat: To be called after each part of the work that may take as long as a page.

    Yields:
        For each file its position among the files, and then its pages or the faults of its records; a file
        that is no WARC file is one page.
    """
    for position, (origin, file) in enumerate(files):
        yield position
        yield from _read_container(origin, file, beat)


def _read_container(origin: str, file: Path, beat: Callable[[], None]) -> Iterator[InputFile]:
    from flows.intake.archive_bytes import DamageError, begins_with_record  # noqa: PLC0415 -- most runs read no WARC file: 0.05 s
    from flows.intake.warc_pages import read_warc  # noqa: PLC0415 -- see above

    try:
        with open_regular(file) as opened:
            if _WARC.search(file.name) and not opened.seek(0, 2):
                yield make_fault(origin, RefusalReason.EMPTY, "the file holds no record")
                return
            opened.seek(0)
            if _WARC.search(file.name) or begins_with_record(opened):
                yield from read_warc(origin, opened, beat)
                return
            packed = _PACKED.search(file.name) or opened.read(2) == _GZIP
            body = _unpack(opened) if packed else None
    except OSError as error:
        yield _refuse_unreadable(origin, error)
    except DamageError as error:
        detail = f"the compressed file cannot be read: {error}; write it again, or unpack it"
        yield make_fault(origin, RefusalReason.UNREADABLE, detail)
    else:
        name = _PACKED.sub("", file.name)
        yield from (
            read_plain_file(origin, file) if body is None else _make_page(origin, name, body, len(body))
        )


def read_plain_file(origin: str, file: Path) -> Iterator[InputFile]:
    """Read a file as one page.

    A page that cannot be read is yielded with its fault; no exception is raised for it.

    Args:
        origin: The origin of the file.
        file: The file.
    """
    try:
        with open_regular(file) as opened:
            body = opened.read(MAX_PAGE_BYTES + 1)
            size = max(len(body), opened.seek(0, 2) if len(body) > MAX_PAGE_BYTES else 0)
    except OSError as error:
        yield _refuse_unreadable(origin, error)
        return
    yield from _make_page(origin, file.name, body, size)


def _make_page(origin: str, name: str, body: bytes, size: int) -> Iterator[InputFile]:
    """Yield the page of a file by its name and content, or its fault."""
    if size > MAX_PAGE_BYTES and (kind := recognise_format(body[:SNIFFED])):
        detail = f"the file is {kind} of {size:,} bytes, and no text"
        yield make_fault(origin, RefusalReason.NOT_TEXT, detail)
        return
    if size > MAX_PAGE_BYTES:
        yield make_fault(
            origin,
            RefusalReason.TOO_LARGE,
            f"the file has {size:,} bytes; at most {MAX_PAGE_BYTES:,} are read",
        )
        return
    suffix = PurePath(name).suffix.lower()
    media_type = _MEDIA_TYPES.get(suffix) or ("text/html" if looks_like_html(body) else "text/plain")
    yield InputFile(origin=origin, url=None, body=body, media_type=media_type)


def _unpack(file: BinaryIO) -> bytes:
    """Return the content of a compressed file, but no more of it than one byte beyond the limit of a page.

    Raises:
        DamageError: It is damaged, or breaks off.
    """
    from flows.intake.archive_bytes import CUT, FOREIGN, DamageError, Gap, iterate_bytes  # noqa: PLC0415 -- as above

    file.seek(0)
    body = bytearray()
    for piece in iterate_bytes(file):
        if isinstance(piece, Gap):
            if body and piece.reason == FOREIGN:
                break  # what stands behind the compressed bytes, as gzip leaves it out too
            raise DamageError("it breaks off" if piece.reason == CUT else piece.reason)
        body += piece if isinstance(piece, bytes) else b""
        if len(body) > MAX_PAGE_BYTES:
            break
    return bytes(body[: MAX_PAGE_BYTES + 1])


def is_feed_document(file: InputFile) -> bool:
    """Return whether a file holds the document of a feed, and no page."""
    # Most files are told by their first character; the parsers of feeds take 0.05 s to import.
    start = file.body[:_SNIFFED].lstrip()
    if file.url or file.fault or not start.startswith(_FEED_STARTS) or looks_like_html(file.body):
        return False
    from transforms.feeds.parse import is_feed  # noqa: PLC0415 -- see above

    return is_feed(file.body)


def _refuse_unreadable(origin: str, error: OSError) -> InputFile:
    found = describe_exception(error)
    if found.reason is RefusalReason.MACHINE_FAULT:
        return make_fault(origin, found.reason, found.detail)
    words = error.strerror or str(error)
    return make_fault(origin, RefusalReason.UNREADABLE, f"the file cannot be read: {words}")
