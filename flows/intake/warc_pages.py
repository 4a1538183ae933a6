"""The pages in a WARC file: responses, and the resources and conversions that crawlers write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from flows.intake.capture_order import CaptureOrder, read_order
from flows.intake.http_message import HttpMessage, decode_body, split_message
from flows.intake.input_file import MAX_BYTES, OWN_URN, InputFile, looks_like_html, make_fault
from flows.intake.warc_records import Damage, WarcRecord, read_records
from flows.web.decoding import BrokenBodyError, TooLargeError
from flows.web.exchange import read_content_type
from transforms.records import RefusalReason

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
# these may be anything, a page too
_UNCLEAR = frozenset({None, "application/octet-stream", "application/unknown", "text/xml", "application/xml"})
_MAX_BLOCK = MAX_BYTES + (1 << 17)  # a page with its headers
_OK = "200"


def read_warc(origin: str, file: Path) -> Iterator[InputFile]:
    """Read the pages in a WARC file, the captures of one address in the order of their dates.

    The file is read twice: first for the addresses and dates alone.

    Args:
        origin: The origin of the file.
        file: The file.

    Yields:
        Each page, and a fault for each record that is damaged or cut, and for damage between records.

    Raises:
        OSError: The file cannot be read.
    """
    with file.open("rb") as stream:
        order = read_order(stream)
        stream.seek(0)
        yield from order.arrange(_read_pages(origin, stream, order))


def _read_pages(origin: str, stream: BinaryIO, order: CaptureOrder) -> Iterator[tuple[str, InputFile]]:
    for record in read_records(stream):
        if isinstance(record, Damage):
            detail = f"the WARC file breaks off or is damaged: {record.reason}"
            yield "", make_fault(origin, RefusalReason.BROKEN_ARCHIVE, detail)
            continue
        page = _read_page(origin, record, order)
        record.finish()
        if record.fault:
            reason = RefusalReason.TRUNCATED if record.is_cut else RefusalReason.BROKEN_ARCHIVE
            url = record.url or None
            page = make_fault(f"{origin}#{url}", reason, record.fault, url=url)
        if page:
            yield record.date, page


def _read_page(origin: str, record: WarcRecord, order: CaptureOrder) -> InputFile | None:
    """Return the page in a record, or why it cannot be read; `None` where it holds none."""
    if not order.is_wanted(record) or urlsplit(record.url).path == "/robots.txt":
        return None
    block = record.read_block(_MAX_BLOCK)
    if record.type == "response":
        message = split_message(block)
        if message is None or message.status != _OK:
            return None
        stated = next(iter(message.list_headers("content-type")), None)
    else:
        message = HttpMessage(status=_OK, headers=(), wire=block)
        stated = record.header("Content-Type") or None
    media_type, charset = read_content_type(stated)
    if media_type not in _PAGES and media_type not in _UNCLEAR:
        return None
    page = _decode_page(f"{origin}#{record.url}", record, message)
    if media_type in _UNCLEAR and not page.fault:
        media_type = "text/html" if looks_like_html(page.body) else None
    if media_type is None and not page.fault:
        return None
    return replace(page, media_type=media_type or "", charset=charset)


def _decode_page(name: str, record: WarcRecord, message: HttpMessage) -> InputFile:
    """Return a page whose media type is not settled, or the fault of its body."""
    url = None if record.url.startswith(OWN_URN) else record.url
    is_cut = bool(record.header("WARC-Truncated"))
    try:
        body, is_whole = decode_body(message, limit=MAX_BYTES)
    except TooLargeError as error:
        return make_fault(name, RefusalReason.TOO_LARGE, str(error), url=url)
    except BrokenBodyError as error:
        return make_fault(name, RefusalReason.UNREADABLE, str(error), url=url)
    if not is_whole and not is_cut:
        return make_fault(name, RefusalReason.TRUNCATED, "the page in the record breaks off", url=url)
    return InputFile(origin=name, url=url, body=body, media_type="", is_cut=is_cut)
