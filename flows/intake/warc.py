"""WARC/1.1 records (ISO 28500:2017) as bytes, each a gzip member of its own.

They are put together here, since warcio writes a header that is not ASCII in another spelling than
the server's; it reads these records all the same, as does FastWARC.
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

from yarl import URL

from flows.web.exchange import Exchange

_GZIP = 16 + zlib.MAX_WBITS
# The HTTP library hands a body over without its chunks; readers that see the header look for them.
_UNCHUNKED = {"transfer-encoding": "X-Archive-Orig-Transfer-Encoding"}
_Headers = Iterable[tuple[str, str]]


def write_exchange(exchange: Exchange) -> tuple[bytes, bytes]:
    """Return the request's record and the response's; the first names the second."""
    response_id, dated = _make_id(), _stamp(exchange.started_at)
    target = URL(exchange.url)
    sent = list(exchange.sent)
    if not any(name.lower() == "host" for name, _ in sent):
        sent.insert(0, ("Host", urlsplit(exchange.url).netloc))
    request = _write_record(
        [
            ("WARC-Type", "request"),
            ("WARC-Record-ID", _make_id()),
            ("WARC-Concurrent-To", response_id),
            ("WARC-Target-URI", exchange.url),
            ("WARC-Date", dated),
            ("Content-Type", "application/http; msgtype=request"),
        ],
        _write_head(f"GET {target.raw_path_qs} HTTP/1.1", sent),
    )
    response = _write_record(
        [
            ("WARC-Type", "response"),
            ("WARC-Record-ID", response_id),
            ("WARC-Target-URI", exchange.url),
            ("WARC-Date", dated),
            ("Content-Type", "application/http; msgtype=response"),
            ("WARC-Payload-Digest", _digest(exchange.wire)),
        ],
        _write_head(
            f"HTTP/1.1 {_status_line(exchange.status or 0)}",
            [(_UNCHUNKED.get(name.lower(), name), value) for name, value in exchange.headers],
        )
        + exchange.wire,
    )
    return request, response


def write_file(uri: str, body: bytes, *, media_type: str, at: datetime) -> bytes:
    """Return a resource record for bytes that did not come by HTTP."""
    return _write_record(
        [
            ("WARC-Type", "resource"),
            ("WARC-Record-ID", _make_id()),
            ("WARC-Target-URI", uri),
            ("WARC-Date", _stamp(at)),
            ("Content-Type", media_type),
        ],
        body,
    )


def write_warcinfo(file: str, *, at: datetime) -> bytes:
    """Return the record that stands at the head of `file` and says who wrote it."""
    said = (
        f"software: nissan-newswire/{version('nissan-newswire')}\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
    )
    return _write_record(
        [
            ("WARC-Type", "warcinfo"),
            ("WARC-Record-ID", _make_id()),
            ("WARC-Filename", file),
            ("WARC-Date", _stamp(at)),
            ("Content-Type", "application/warc-fields"),
        ],
        said.encode(),
    )


def _write_record(headers: _Headers, block: bytes) -> bytes:
    measured = [*headers, ("WARC-Block-Digest", _digest(block)), ("Content-Length", str(len(block)))]
    head = "".join(f"{name}: {value}\r\n" for name, value in measured).encode()
    return zlib.compress(b"WARC/1.1\r\n" + head + b"\r\n" + block + b"\r\n\r\n", wbits=_GZIP)


def _write_head(line: str, headers: _Headers) -> bytes:
    """Return a head of HTTP; Latin-1 is how its bytes became text, so they become the same bytes."""
    lines = [line, *(f"{name}: {value}" for name, value in headers)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1", "replace") + b"\r\n"


def _make_id() -> str:
    return f"<{uuid.uuid4().urn}>"


def _digest(raw: bytes) -> str:
    """Return the digest as WARC tools write it: SHA-1, in base 32."""
    return f"sha1:{base64.b32encode(hashlib.sha1(raw, usedforsecurity=False).digest()).decode()}"


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S.%fZ}"
