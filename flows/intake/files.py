"""Input files: the pages that are in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flows.intake.file_pages import MHTML_NAME, WARC_NAME, ZIP_STARTS, make_page, read_stream
from flows.intake.input_file import InputFile, looks_like_html, make_fault
from flows.intake.regular_files import open_regular
from flows.job_failures import describe_exception
from transforms.records import MAX_PAGE_BYTES, RefusalReason

# The first bytes of WARC files, of gzip and zstd files, and of the dictionary before a zstd file.
_WARC_STARTS = re.compile(rb"WARC|\x1f\x8b|\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
_SNIFFED = 1_000  # bytes
_FEED_STARTS = (b"<", b"{", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # or a byte order mark


def is_container(file: Path) -> bool:
    """Return whether a file may be a WARC file, a ZIP archive or a page in MHTML, by its name or first bytes.

    Such a file has to be unpacked and parsed even to be recognised.
    """
    is_named = MHTML_NAME.search(file.name) is not None
    return is_named or may_be_warc(file) or _read_start(file) in ZIP_STARTS


def may_be_warc(file: Path) -> bool:
    """Return whether a file may be a WARC file, by its name or its first bytes."""
    return WARC_NAME.search(file.name) is not None or _WARC_STARTS.match(_read_start(file)) is not None


def _read_start(file: Path) -> bytes:
    try:
        with open_regular(file) as opened:
            return opened.read(4)
    except OSError:
        return b""  # reading it gives the reason


def read_containers(files: Sequence[tuple[str, Path]], beat: Callable[[], None]) -> Iterator[int | InputFile]:
    """Read the pages in files that may be WARC files; to be run in a worker process.

    Args:
        files: Pairs of origin and file.
        beat: To be called after each part of the work that may take as long as a page.

    Yields:
        For each file its position among the files, and then its pages or the faults of its records or
        members; a file that is no WARC file and no ZIP archive is one page.
    """
    for position, (origin, file) in enumerate(files):
        yield position
        yield from _read_container(origin, file, beat)


def _read_container(origin: str, file: Path, beat: Callable[[], None]) -> Iterator[InputFile]:
    try:
        with open_regular(file) as opened:
            if opened.read(4) in ZIP_STARTS:
                from flows.intake.zip_members import read_zip  # noqa: PLC0415 -- most runs read no archive: 0.05 s

                yield from read_zip(origin, opened, beat)
                return
            size = opened.seek(0, 2)
            opened.seek(0)
            yield from read_stream(origin, file.name, opened, beat, size=size)
    except OSError as error:
        yield _refuse_unreadable(origin, error)


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
    yield make_page(origin, file.name, body, size)


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
