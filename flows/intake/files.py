"""Input files: which files to load, and the pages that are in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError
from flows.web.exchange import read_content_type
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
_WARC = (".warc", ".warc.gz")
_SNIFFED = 1_000  # bytes
_FEED_STARTS = (b"<", b"{", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # or a byte order mark
MAX_BYTES = 2_000_000
"""The size limit of a page in a file, in bytes: the same as for a page from a server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A page from disk: a file, or a response record of a WARC file.

    `origin` is the path below the loaded folder, followed by the URL for a response. `charset` is the
    encoding that the server named. `fault` is a reason and a sentence on why the page cannot be read, or
    ``None``.
    """

    origin: str
    url: str | None
    body: bytes
    media_type: str
    charset: str | None = None
    fault: tuple[RefusalReason, str] | None = None


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
        file: The file. A name that ends in ``.warc`` or ``.warc.gz`` marks a WARC file.

    Yields:
        The file as one page; or each successful HTML or text response of a WARC file.
    """
    if file.name.lower().endswith(_WARC):
        yield from _read_warc(origin, file)
        return
    try:
        size = file.stat().st_size
        with file.open("rb") as opened:
            body = opened.read(MAX_BYTES if size <= MAX_BYTES else SNIFFED)
    except OSError as error:
        yield _fail(origin, RefusalReason.UNREADABLE, f"the file cannot be read: {error.strerror}")
        return
    if size > MAX_BYTES and (kind := recognise_format(body)):
        detail = f"the file is {kind} of {size:,} bytes, and no text"
        yield _fail(origin, RefusalReason.NOT_TEXT, detail)
        return
    if size > MAX_BYTES:
        yield _fail(
            origin, RefusalReason.TOO_LARGE, f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read"
        )
        return
    suffix = file.suffix.lower()
    media_type = _MEDIA_TYPES.get(suffix) or ("text/html" if _looks_like_html(body) else "text/plain")
    yield InputFile(origin=origin, url=None, body=body, media_type=media_type)


def is_feed_document(file: InputFile) -> bool:
    """Return whether a file holds the document of a feed, and no page."""
    # Most files are told by their first character; the parsers of feeds take 0.05 s to import.
    start = file.body[:_SNIFFED].lstrip()
    if file.url or file.fault or not start.startswith(_FEED_STARTS) or _looks_like_html(file.body):
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
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 -- most runs read no WARC file: 0.05 s
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                if record.http_headers.get_statuscode() != "200":
                    continue
                media_type, charset = read_content_type(record.http_headers.get_header("Content-Type"))
                if media_type not in {"text/html", "application/xhtml+xml", "text/plain"}:
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI")
                body = record.content_stream().read(MAX_BYTES + 1)
                fault = (
                    (RefusalReason.TOO_LARGE, f"more than {MAX_BYTES:,} bytes")
                    if len(body) > MAX_BYTES
                    else None
                )
                yield InputFile(
                    origin=f"{origin}#{url}",
                    url=url,
                    body=body,
                    media_type=media_type,
                    charset=charset,
                    fault=fault,
                )
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        yield _fail(origin, RefusalReason.BROKEN_ARCHIVE, f"the WARC file breaks off or is damaged: {error}")


def _looks_like_html(body: bytes) -> bool:
    return body[:1000].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _fail(origin: str, reason: RefusalReason, detail: str) -> InputFile:
    return InputFile(origin=origin, url=None, body=b"", media_type="", fault=(reason, detail))
