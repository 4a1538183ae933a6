"""Encoding of WARC/1.1 records (ISO 28500:2017), each as a gzip member of its own.

They are not encoded by warcio, since it spells a header that is not ASCII differently from the server. Both
warcio and FastWARC read these records.
"""

from __future__ import annotations

import base64
import hashlib
import uuid
import zlib
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import urlsplit

from flows.web.exchange import Exchange
from flows.web.request_address import parse_request_address

_GZIP = 16 + zlib.MAX_WBITS
_LEVEL = 1  # 1.0 ms for a page of 170 kB and not 3.0 as by default; the file is 19 % larger
# The HTTP library returns a body without its chunks, and readers that find the header expect chunks.
_RENAMED_HEADERS = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
_Headers = Iterable[tuple[str, str]]


def encode_exchange(exchange: Exchange) -> tuple[bytes, bytes]:
    """Encode an exchange as a request record, which refers to the response, and a response record."""
    response_id, date = _make_record_id(), _format_date(exchange.started_at)
    target = parse_request_address(exchange.url)
    sent = list(exchange.sent)
    if not any(name.lower() == "host" for name, _ in sent):
        sent.insert(0, ("Host", urlsplit(exchange.url).netloc))
    request = _encode_record(
        [
            ("WARC-Type", "request"),
            ("WARC-Record-ID", _make_record_id()),
            ("WARC-Concurrent-To", response_id),
            ("WARC-Target-URI", exchange.url),
            ("WARC-Date", date),
            ("Content-Type", "application/http; msgtype=request"),
        ],
        _encode_http_head(f"GET {target.raw_path_qs} HTTP/1.1", sent),
    )
    response = _encode_record(
        [
            ("WARC-Type", "response"),
            ("WARC-Record-ID", response_id),
            ("WARC-Target-URI", exchange.url),
            ("WARC-Date", date),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Payload-Digest", _digest(exchange.wire)),
        ],
        _encode_http_head(
            f"HTTP/1.1 {_status_line(exchange.status or 0)}",
            [(_RENAMED_HEADERS.get(name.lower(), name), value) for name, value in exchange.headers],
        )
        + exchange.wire,
    )
    return request, response


def encode_resource(
    uri: str,
    body: bytes,
    *,
    media_type: str,
    at: datetime,
    is_cut: bool,
    canonical_link: str | None,
) -> bytes:
    """Encode bytes that were not fetched as a resource record.

    Args:
        uri: The target URI of the record.
        body: The bytes.
        media_type: Their media type.
        at: When they were stored, in UTC.
        is_cut: Whether more of them existed where they came from.
        canonical_link: The address that their server named as the canonical one, which becomes a Link header
            again.
    """
    return _encode_record(
        [
            ("WARC-Type", "resource"),
            ("WARC-Record-ID", _make_record_id()),
            ("WARC-Target-URI", uri),
            ("WARC-Date", _format_date(at)),
            ("Content-Type", media_type),
            *((("WARC-Truncated", "unspecified"),) if is_cut else ()),
            *((("Link", f'<{canonical_link}>; rel="canonical"'),) if canonical_link else ()),
        ],
        body,
    )


def encode_warcinfo(file: str, *, at: datetime) -> bytes:
    """Encode the warcinfo record of a file, which is its first record and names the software.

    Args:
        file: The name of the file.
        at: The date of the record, in UTC.
    """
    fields = (
        f"software: nissan-newswire/{version('nissan-newswire')}\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    )
    return _encode_record(
        [
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", _make_record_id()),
            ("WARC-Filename", file),
            ("WARC-Date", _format_date(at)),
            ("Content-Type", "application/warc-fields"),
        ],
        fields.encode(),
    )


def _encode_record(headers: _Headers, block: bytes) -> bytes:
    complete = [*headers, ("WARC-Block-Digest", _digest(block)), ("Content-Length", str(len(block)))]
    head = "".join(f"{name}: {value}\r\n" for name, value in complete).encode()
    return zlib.compress(b"WARC/1.1\r\n" + head + b"\r\n" + block + b"\r\n\r\n", level=_LEVEL, wbits=_GZIP)


def _encode_http_head(line: str, headers: _Headers) -> bytes:
    """Encode start line and headers in Latin-1, in which they were decoded, to the original bytes."""
    lines = [line, *(f"{name}: {value}" for name, value in headers)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1", "replace") + b"\r\n"


def _make_record_id() -> str:
    return f"<{uuid.uuid4().urn}>"


def _digest(raw: bytes) -> str:
    """Return a labelled digest as WARC tools write it: SHA-1 in base 32."""
    return f"sha1:{base64.b32encode(hashlib.sha1(raw, usedforsecurity=False).digest()).decode()}"


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def _format_date(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S.%fZ}"
