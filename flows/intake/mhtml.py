"""The page in an MHTML file, as browsers save one (RFC 2557): a message of which one part is the HTML."""

from __future__ import annotations

from email import errors, message_from_bytes
from email.message import Message

from flows.intake.input_file import InputFile, make_fault
from flows.job_failures import word_exception
from transforms.records import MAX_PAGE_BYTES, RefusalReason
from transforms.text.normalisation import scrub
from transforms.text.urls import resolve_url

MAX_BYTES = 4 * MAX_PAGE_BYTES
"""The bytes of a file that is read: a page with its pictures, which take a third more in base64."""
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_CUT = (errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect)


def read_mhtml(origin: str, body: bytes) -> InputFile:
    """Return the page in an MHTML file, or why it cannot be read.

    Its address is that which the browser noted (`Content-Location`). Pictures and frames are left out.

    Args:
        origin: The origin of the file.
        body: Its bytes.
    """
    if len(body) > MAX_BYTES:
        detail = f"the MHTML file has more than {MAX_BYTES:,} bytes; save the page as HTML alone"
        return make_fault(origin, RefusalReason.TOO_LARGE, detail)
    try:
        message = message_from_bytes(body)
        parts = [part for part in message.walk() if not part.is_multipart()]
        page = next((part for part in parts if part.get_content_type() in _PAGE_TYPES), None)
        if page is None:
            detail = "the MHTML file has no part that is HTML; save the page as HTML"
            return make_fault(origin, RefusalReason.NOT_HTML, detail)
        content = page.get_payload(decode=True)
        is_last = page is parts[-1]
        is_cut = is_last and any(isinstance(one, _CUT) for one in message.defects)
        url = _find_address(page) or _find_address(message)
        charset = scrub(page.get_content_charset() or "") or None
    except (MemoryError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 -- the parser raises by input, and promises that it does not
        detail = f"the MHTML file cannot be read: {word_exception(error)}"
        return make_fault(origin, RefusalReason.UNREADABLE, detail)
    if not isinstance(content, bytes) or len(content) > MAX_PAGE_BYTES:
        detail = f"the page in the MHTML file has more than the {MAX_PAGE_BYTES:,} bytes that are read"
        return make_fault(origin, RefusalReason.TOO_LARGE, detail, url=url)
    return InputFile(
        origin=origin,
        url=url,
        body=content,
        media_type=page.get_content_type(),
        charset=charset,
        is_cut=is_cut,
    )


def _find_address(part: Message) -> str | None:
    """Return the address of the web that a part says to come from; others are inside the file."""
    for name in ("Content-Location", "Snapshot-Content-Location"):
        written = "".join(str(part.get(name) or "").split())  # long ones are folded
        if url := resolve_url("", written):
            return url
    return None
