"""The pages in a WARC file: responses, and the resources and conversions that crawlers write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from flows.intake.byte_source import ByteSource
from flows.intake.capture_order import CaptureOrder
from flows.intake.http_message import CutMessageError, HttpMessage, decode_body, split_message
from flows.intake.input_file import OWN_URN, InputFile, looks_like_html, make_fault
from flows.intake.warc_records import Damage, WarcRecord, read_records
from flows.job_failures import word_exception
from flows.web.decoding import BrokenBodyError, TooLargeError
from flows.web.exchange import read_content_type
from transforms.records import MAX_PAGE_BYTES, RefusalReason
from transforms.text.link_headers import find_canonical_link
from transforms.text.urls import MAX_ADDRESS

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
"""The media types of pages."""
UNCLEAR_TYPES = frozenset(
    {None, "application/octet-stream", "application/unknown", "text/xml", "application/xml"}
)
"""The media types of what may be a page."""
MAX_BLOCK = MAX_PAGE_BYTES + (1 << 17)
"""The bytes of the block of a record that are read: a page with its headers."""
PAGE_STATUS = "200"
"""The status of a response that holds a page."""
MAX_FAULTS = 1_000
"""The faults of a file behind which it is given up."""
_REASONS: Mapping[type[Exception], RefusalReason] = {
    TooLargeError: RefusalReason.TOO_LARGE,
    BrokenBodyError: RefusalReason.UNREADABLE,
    CutMessageError: RefusalReason.TRUNCATED,
}


def read_warc(origin: str, stream: ByteSource, beat: Callable[[], None]) -> Iterator[InputFile]:
    """Read the pages in a WARC file, the captures of one address in the order of their dates.

    The file is read twice: first for the addresses and dates alone.

    Args:
        origin: The origin of the file.
        stream: The file.
        beat: Called after every 16 MB that were read of it.

    Yields:
        Each page, and a fault for each record that is damaged or cut, and for damage between records. Behind
        a thousand faults the file is given up.

    Raises:
        OSError: The file cannot be read.
    """

    def read() -> Iterator[WarcRecord | Damage]:
        stream.seek(0)
        return read_records(stream, beat)

    yield from read_pages(origin, read)


def read_pages(origin: str, read: Callable[[], Iterator[WarcRecord | Damage]]) -> Iterator[InputFile]:
    """Read the pages in the records of a WARC file; see :func:`read_warc`.

    Args:
        origin: The origin of the file.
        read: Reads the records from the first one on; it is called twice.
    """
    order = CaptureOrder(read())
    yield from order.arrange(_limit_faults(origin, _read_pages(origin, read(), order)))


def _limit_faults(origin: str, pages: Iterator[tuple[str, InputFile]]) -> Iterator[tuple[str, InputFile]]:
    """Give a file up that has more faults than anybody looks at: each takes a row and some memory."""
    faults = 0
    for date, page in pages:
        faults += page.fault is not None
        if faults > MAX_FAULTS:
            detail = f"the WARC file has more than {MAX_FAULTS:,} faults; what follows was not read"
            yield "", make_fault(origin, RefusalReason.BROKEN_ARCHIVE, detail)
            return
        yield date, page


def _read_pages(
    origin: str, records: Iterator[WarcRecord | Damage], order: CaptureOrder
) -> Iterator[tuple[str, InputFile]]:
    for record in records:
        if isinstance(record, Damage):
            detail = f"the WARC file breaks off or is damaged: {record.reason}"
            yield "", make_fault(origin, RefusalReason.BROKEN_ARCHIVE, detail)
            continue
        try:
            page = _read_page(origin, record, order)
        except (MemoryError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 -- a fault of ours must not cost the records behind this one
            page = _refuse(origin, record, RefusalReason.UNREADABLE, word_exception(error))
        record.finish()
        if record.fault:
            reason = RefusalReason.TRUNCATED if record.is_cut else RefusalReason.BROKEN_ARCHIVE
            page = _refuse(origin, record, reason, record.fault)
        if page:
            yield record.date, page


def _read_page(origin: str, record: WarcRecord, order: CaptureOrder) -> InputFile | None:
    """Return the page in a record, or why it cannot be read; `None` where it holds none."""
    if not order.is_wanted(record):
        return None
    if len(record.url) > MAX_ADDRESS:
        detail = f"the address of the record has {len(record.url):,} characters, more than {MAX_ADDRESS:,}"
        return _refuse(origin, record, RefusalReason.BAD_ADDRESS, detail)
    try:
        is_robots = urlsplit(record.url).path == "/robots.txt"
    except ValueError as error:
        detail = f"the address of the record cannot be read: {error}"
        return _refuse(origin, record, RefusalReason.BAD_ADDRESS, detail)
    try:
        return None if is_robots else _open_page(origin, record)
    except (TooLargeError, BrokenBodyError, CutMessageError) as error:
        return _refuse(origin, record, _REASONS[type(error)], str(error))


def _open_page(origin: str, record: WarcRecord) -> InputFile | None:
    """Return the page in a record; raise where it is too large, cannot be decoded or breaks off."""
    message, stated, links = _open_message(record, record.read_block(MAX_BLOCK))
    media_type, charset = read_content_type(stated)
    if message is None or (media_type not in PAGE_TYPES and media_type not in UNCLEAR_TYPES):
        return None
    body, is_whole = decode_body(message, limit=MAX_PAGE_BYTES)
    is_cut = bool(record.header("WARC-Truncated"))
    if not is_whole and not is_cut:
        raise CutMessageError("the page in the record breaks off")
    if media_type in UNCLEAR_TYPES:
        media_type = "text/html" if looks_like_html(body) else None
    if media_type is None:
        return None
    name, url = _name(origin, record)
    return InputFile(
        origin=name,
        url=url,
        body=body,
        media_type=media_type,
        charset=charset,
        is_cut=is_cut,
        canonical_link=find_canonical_link(url, links),
    )


def _open_message(record: WarcRecord, block: bytes) -> tuple[HttpMessage | None, str | None, Sequence[str]]:
    """Return the message in a record, its Content-Type and its links; no message where there is no page."""
    if record.type != "response":
        link = record.header("Link")
        stated = record.header("Content-Type") or None
        return HttpMessage(headers=(), wire=block), stated, [link] if link else ()
    message = split_message(block, status=PAGE_STATUS)
    if message is None:
        return None, None, ()
    return message, next(iter(message.list_headers("content-type")), None), message.list_headers("link")


def _name(origin: str, record: WarcRecord) -> tuple[str, str | None]:
    """Return the origin of a record, and its address.

    A file that our own archive gave an address to has none. That is its origin, in whichever file of the
    archive it is: what is read from the archive is archived again.
    """
    url = record.url
    if url.startswith(OWN_URN):
        return url[:MAX_ADDRESS], None
    return f"{origin}#{url[:MAX_ADDRESS]}", url or None


def _refuse(origin: str, record: WarcRecord, reason: RefusalReason, detail: str) -> InputFile:
    name, url = _name(origin, record)
    return make_fault(name, reason, detail, url=url and url[:MAX_ADDRESS])
