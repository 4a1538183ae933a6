"""Input files: which files to load, and the pages that are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.errors import UsageError
from flows.intake.input_file import MAX_BYTES, InputFile, looks_like_html, make_fault
from transforms.extraction.file_signatures import SNIFFED, recognise_format
from transforms.records import RefusalReason

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
_WARC = re.compile(r"\.(?:warc|wet)(?:\.(?:gz|zst|open))*$", re.IGNORECASE)
_SNIFFED = 1_000  # bytes
_FEED_STARTS = (b"<", b"{", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # or a byte order mark


def list_input_files(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """List the files to load, without hidden ones.

    Args:
        paths: Files, and folders whose files are listed recursively in sorted order.

    Returns:
        Pairs of origin and file. The origin is the path inside the given folder, or the name of a file
        that was given itself.

    Raises:
        UsageError: A path does not exist, or two files would have the same origin, so that the second
            would pass for a new version of the first.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for origin, file in _expand(path):
            if found.setdefault(origin, file) != file:
                raise UsageError(
                    f"{found[origin]} and {file} would both be {origin!r}; load the folder above them"
                )
    return list(found.items())


def read_input_file(origin: str, file: Path) -> Iterator[InputFile]:
    """Read the pages in a file.

    A page that cannot be read is yielded with its fault; no exception is raised for it.

    Args:
        origin: The origin of the file.
        file: The file. It is a WARC file by its name or by its first bytes.

    Yields:
        The file as one page; or each page of a WARC file.
    """
    if _is_warc(file):
        yield from _read_warc(origin, file)
        return
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            body = opened.read(MAX_BYTES if size <= MAX_BYTES else SNIFFED)
    except OSError as error:
        yield make_fault(origin, RefusalReason.UNREADABLE, f"the file cannot be read: {error.strerror}")
        return
    if size > MAX_BYTES and (kind := recognise_format(body)):
        detail = f"the file is {kind} of {size:,} bytes, and no text"
        yield make_fault(origin, RefusalReason.NOT_TEXT, detail)
        return
    if size > MAX_BYTES:
        yield make_fault(
            origin, RefusalReason.TOO_LARGE, f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
        )
        return
    suffix = file.suffix.lower()
    media_type = _MEDIA_TYPES.get(suffix) or ("text/html" if looks_like_html(body) else "text/plain")
    yield InputFile(origin=origin, url=None, body=body, media_type=media_type)


def is_feed_document(file: InputFile) -> bool:
    """Return whether a file holds the document of a feed, and no page."""
    # Most files are told by their first character; the parsers of feeds take 0.05 s to import.
    start = file.body[:_SNIFFED].lstrip()
    if file.url or file.fault or not start.startswith(_FEED_STARTS) or looks_like_html(file.body):
        return False
    from transforms.feeds.parse import is_feed  # noqa: PLC0415 -- see above

    return is_feed(file.body)


def _expand(path: Path) -> list[tuple[str, Path]]:
    if path.is_dir():
        return [
            (file.relative_to(path).as_posix(), file)
            for file in sorted(path.rglob("*"))
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
        ]
    if not path.exists():
        raise UsageError(f"{path} does not exist")
    return [(path.name, path)]


def _read_warc(origin: str, file: Path) -> Iterator[InputFile]:
    from flows.intake.warc_pages import read_warc  # noqa: PLC0415 -- most runs read no WARC file: 0.05 s

    try:
        yield from read_warc(origin, file)
    except OSError as error:
        yield make_fault(origin, RefusalReason.UNREADABLE, f"the file cannot be read: {error.strerror}")


def _is_warc(file: Path) -> bool:
    """Return whether a file is a WARC file by its name, or by its first bytes under any other name."""
    if _WARC.search(file.name):
        return True
    from flows.intake.archive_bytes import begins_with_record  # noqa: PLC0415 -- see above

    try:
        with file.open("rb") as opened:
            return begins_with_record(opened)
    except OSError:
        return False
