"""The pages in the bytes of a file: those of a WARC file, or the one that the file is, compressed or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from flows.intake.byte_source import ByteSource
from flows.intake.input_file import InputFile, looks_like_html, make_fault
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
_FORMATS = {
    "a style sheet": (".css", ".scss", ".less"),
    "a script": (".js", ".mjs", ".cjs", ".bat", ".ps1"),
    "a table": (".csv", ".tsv"),
    "a configuration": (".toml", ".yaml", ".yml", ".ini", ".cfg"),
    "the source of a program": (".sql", ".rb", ".java", ".cpp"),
}
# What is for programs cannot be told from prose by its words alone, and a browser saves it beside a page.
# Suffixes that a site's domain may end in, as .py or .sh, are left out, since files are named for sites, too.
_UNREAD = {suffix: kind for kind, suffixes in _FORMATS.items() for suffix in suffixes}
WARC_NAME = re.compile(r"\.(?:warc|wet)(?:\.(?:gz|zst|open))*$", re.IGNORECASE)
"""The end of the name of a WARC file."""
MHTML_NAME = re.compile(r"\.mht(?:ml)?$", re.IGNORECASE)
"""The end of the name of a page that a browser saved with its pictures."""
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
"""The first bytes of a ZIP archive, and of an empty one."""
_PACKED = re.compile(r"\.(?:gz|zst)$", re.IGNORECASE)
_GZIP = b"\x1f\x8b"


def read_stream(
    origin: str, name: str, stream: ByteSource, beat: Callable[[], None], *, size: int
) -> Iterator[InputFile]:
    """Read the pages in a file that may be a WARC file, or a page in MHTML.

    Args:
        origin: The origin of the file.
        name: Its name, by whose end it is read where its bytes do not say how.
        stream: Its bytes.
        beat: Called after every 16 MB that were read of a WARC file.
        size: How many bytes it has.

    Yields:
        The pages of a WARC file and the faults of its records; the one page of another file, or its fault.

    Raises:
        OSError: The file cannot be read.
    """
    from flows.intake.archive_bytes import DamageError, begins_with_record  # noqa: PLC0415 -- most runs read no WARC file: 0.05 s
    from flows.intake.warc_pages import read_warc  # noqa: PLC0415 -- see above

    if WARC_NAME.search(name) and not stream.read(1):
        yield make_fault(origin, RefusalReason.EMPTY, "the file holds no record")
        return
    stream.seek(0)
    if MHTML_NAME.search(name):
        from flows.intake.mhtml import MAX_BYTES, read_mhtml  # noqa: PLC0415 -- see above

        yield read_mhtml(origin, stream.read(MAX_BYTES + 1))
        return
    if WARC_NAME.search(name) or begins_with_record(stream):
        yield from read_warc(origin, stream, beat)
        return
    is_packed = _PACKED.search(name) or stream.read(2) == _GZIP
    stream.seek(0)
    if not is_packed:
        body = stream.read(MAX_PAGE_BYTES + 1)
        yield make_page(origin, name, body, size if len(body) > MAX_PAGE_BYTES else len(body))
        return
    try:
        body = _unpack(stream)
    except DamageError as error:
        detail = f"the compressed file cannot be read: {error}; write it again, or unpack it"
        yield make_fault(origin, RefusalReason.UNREADABLE, detail)
    else:
        yield make_page(origin, _PACKED.sub("", name), body, len(body))


def make_page(origin: str, name: str, body: bytes, size: int) -> InputFile:
    """Return the page of a file by its name and content, or its fault.

    Args:
        origin: The origin of the file.
        name: Its name.
        body: Its content, of a larger one than a page may be at least the first bytes.
        size: How many bytes it has.
    """
    if size > MAX_PAGE_BYTES and (kind := recognise_format(body[:SNIFFED])):
        detail = f"the file is {kind} of {size:,} bytes, and no text"
        return make_fault(origin, RefusalReason.NOT_TEXT, detail)
    if size > MAX_PAGE_BYTES:
        detail = f"the file has {size:,} bytes; at most {MAX_PAGE_BYTES:,} are read"
        return make_fault(origin, RefusalReason.TOO_LARGE, detail)
    suffix = PurePath(name).suffix.lower()
    media_type = _MEDIA_TYPES.get(suffix) or ("text/html" if looks_like_html(body) else "text/plain")
    if suffix in _UNREAD and media_type == "text/plain":
        kind, stem = _UNREAD[suffix], PurePath(name).stem
        detail = f"the file is {kind} by its name, and no text: call it {stem}.txt if it is one"
        return make_fault(origin, RefusalReason.NOT_TEXT, detail)
    return InputFile(origin=origin, url=None, body=body, media_type=media_type)


def _unpack(file: ByteSource) -> bytes:
    """Return the content of a compressed file, but no more of it than one byte beyond the limit of a page.

    Raises:
        DamageError: It is damaged, or breaks off.
    """
    from flows.intake.archive_bytes import CUT, FOREIGN, DamageError, Gap, iterate_bytes  # noqa: PLC0415 -- as above

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
