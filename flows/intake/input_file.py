"""A page from a file, or the fault for which it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.records import RefusalReason

OWN_URN = "urn:newswire:"
"""The beginning of the addresses that files without one have in the archive."""
_SNIFFED = 2_000  # bytes
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|title|meta|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A page from disk: a file, or a record of a WARC file.

    Attributes:
        origin: The path below the loaded folder, followed by the address for a record.
        url: The address of a record.
        body: The decoded bytes.
        media_type: The media type.
        charset: The encoding that the server named.
        is_cut: Whether the crawler says that it has not stored all of the page.
        canonical_link: The address that the server's Link header names as the canonical one.
        fault: A reason and a sentence on why the page cannot be read; `None` when it can.
    """

    origin: str
    url: str | None
    body: bytes
    media_type: str
    charset: str | None = None
    is_cut: bool = False
    canonical_link: str | None = None
    fault: tuple[RefusalReason, str] | None = None


def looks_like_html(body: bytes) -> bool:
    """Return whether bytes begin as a web page does, in UTF-16 as well."""
    head = body[:_SNIFFED]
    head = next((head[len(mark) :] for mark in _MARKS if head.startswith(mark)), head)
    return bool(_HTML.match(head.replace(b"\x00", b"")))


def make_fault(origin: str, reason: RefusalReason, detail: str, *, url: str | None = None) -> InputFile:
    """Make the input file that stands for one that cannot be read."""
    return InputFile(origin=origin, url=url, body=b"", media_type="", fault=(reason, detail))
