"""Documents just over each of our limits, made from the limit when they are needed, and what becomes of them.

None is more than a little larger or longer than the limit, so that none does harm where the limit is missing.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import brotli
from records import make_page
from warcs import make_record, make_response
from zips import make_zip

from flows.input_reading import read_input_files
from flows.intake import archive_bytes, http_message, mhtml, warc_pages, warc_records, zip_members
from flows.intake.input_paths import list_input_files
from flows.job_failures import MEMORY, JobFailure
from flows.jobs.workers import Workers
from flows.settings import FetchSettings
from flows.web import decoding, transport
from flows.web.client import Client
from transforms.extraction import page_bytes, plain_text
from transforms.feeds import entry, opml, parse, unpacking, xml_text
from transforms.pipeline import analyse_page
from transforms.records import MAX_PAGE_BYTES, Feed, FeedBody, Knowledge, Purpose, Refusal
from transforms.text.urls import MAX_ADDRESS

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
READ = "read"
_FEED = Feed(feed_id="f", url="https://wheel.example/feed", name="Wheel")
_HTML = "Content-Type: text/html"
_PROSE = "The ferry line closes in May, its owner said. The island will be left with one boat a week. "
_PAGE = f"<!DOCTYPE html><html><body><article><h1>Ferry</h1><p>{_PROSE * 9}</p></article></body></html>"
_ITEM = "<item><title>{0}</title><link>https://wheel.example/{0}</link></item>"
_MAX_DIGITS = 4_300  # of an integer that Python reads

Reader = Callable[[Workers, bytes], str]
"""Reads a document, and returns `read` or the reason of its refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverLimit:
    """A document, what reads it, and what has to become of it."""

    make: Callable[[], bytes]
    read: Reader
    outcome: str


def _read_file(workers: Workers, data: bytes, *, name: str = "a.warc.gz") -> str:
    """Load a file; of a WARC file the first fault counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        faults = [one.fault for one in read_input_files(workers, [(name, path)]) if one.fault]
    return str(faults[0][0]) if faults else READ


def _read_special(workers: Workers, kind: bytes) -> str:
    """Load a pipe, a device, or a link to one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        if kind == b"pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/dev/zero")
        listed = list_input_files([path if kind != b"link in a folder" else Path(folder)])
        pages = list(read_input_files(workers, listed))
    return str(pages[0].fault[0]) if pages and pages[0].fault else "left out"


def _read_page(workers: Workers, data: bytes, *, media_type: str = "text/html") -> str:
    page = make_page(data, media_type=media_type, url=None)
    (result,) = workers.run(partial(analyse_page, now=NOW, knowledge=Knowledge()), [page])
    return str(result.reason) if isinstance(result, JobFailure | Refusal) else READ


def _read_feed(workers: Workers, data: bytes) -> str:
    received = FeedBody(feed=_FEED, url=_FEED.url, body=data, media_type=None, charset=None)
    (result,) = workers.run(partial(parse.parse_feed, now=NOW), [received])
    if isinstance(result, JobFailure):
        return str(result.reason)
    parsed, refusal = result
    if refusal:
        return str(refusal.reason)
    assert parsed is not None
    return "cut" if parsed.truncated else READ


def _read_opml(_: Workers, data: bytes) -> str:
    try:
        opml.parse_opml(data)
    except opml.OpmlError:
        return "no OPML"
    return READ


def _do_job(workers: Workers, data: bytes) -> str:
    """Run a job that takes so many bytes of memory, or so many seconds for a name that no number is."""
    job = partial(sum, range(10**12)) if data == b"time" else partial(bytes, int(data))
    (result,) = workers.run(_call, [job])
    return str(result.reason) if isinstance(result, JobFailure) else READ


def _call(job: Callable[[], object]) -> int:
    job()
    return 0


def _fetch(_: Workers, answer: bytes, *, path: str = "/", purpose: Purpose = "page") -> str:
    """Fetch an address whose server gives this answer to every request."""
    with _serve(answer) as place:
        settings = FetchSettings(timeout=5, delay=0, private=(place,))

        async def fetch() -> str:
            async with Client(settings) as client:
                result = await client.fetch(f"http://{place}{path}", purpose)
            return str(result.last.reason or READ)

        return asyncio.run(fetch())


@contextmanager
def _serve(answer: bytes) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with peer:
                try:
                    request = peer.recv(65_536)
                    missing = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    peer.sendall(missing if b" /robots.txt " in request else answer)
                except OSError:
                    continue  # the client has seen enough

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    head = [f"HTTP/1.1 {status}", "Connection: close", f"Content-Length: {len(body)}", *headers]
    return "".join(f"{line}\r\n" for line in head).encode() + b"\r\n" + body


def _pack(*records: bytes) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def _respond(body: bytes, *headers: str) -> bytes:
    return _pack(make_record(block=make_response(body, _HTML, *headers)))


def _rss(items: str, prolog: str = "") -> bytes:
    return f'{prolog}<rss version="2.0"><channel><title>W</title>{items}</channel></rss>'.encode()


def _fill(size: int) -> bytes:
    return (_PROSE.encode() * (size // len(_PROSE) + 1))[:size]


_BROKEN_RECORD = make_record(block=make_response(b"x", _HTML)).replace(b"Content-Length", b"X-Length", 1)
_OVER: dict[str, tuple[Callable[[], bytes], Reader, str]] = {
    # files
    "a file of 10 MB and a byte": (
        lambda: _fill(MAX_PAGE_BYTES + 1), partial(_read_file, name="a.txt"), "too-large"),
    "a pipe": (lambda: b"pipe", _read_special, "unreadable"),
    "a device": (lambda: b"device", _read_special, "unreadable"),
    "a link in a folder": (lambda: b"link in a folder", _read_special, "left out"),
    # WARC files
    "headers of a record": (
        lambda: _pack(make_record(block=b"x", headers=f"X: {'x' * warc_records.MAX_HEAD}\r\n")),
        _read_file, "broken-archive"),
    "a length of 4,301 digits": (
        lambda: _pack(make_record(block=b"x").replace(b"Length: 1", b"Length: " + b"1" * (_MAX_DIGITS + 1))),
        _read_file, "broken-archive"),
    "headers of a response": (
        lambda: _respond(b"x", f"X: {'x' * http_message.MAX_HEAD}"), _read_file, "too-large"),
    "a Content-Length of 4,301 digits": (
        lambda: _respond(_PAGE.encode(), f"Content-Length: {'9' * (_MAX_DIGITS + 1)}"), _read_file, READ),
    "an address in a record": (
        lambda: _pack(make_record(f"http://w.example/{'a' * MAX_ADDRESS}", make_response(b"x", _HTML))),
        _read_file, "bad-address"),
    "a packed page of 10 MB and a byte": (
        lambda: _respond(brotli.compress(bytes(MAX_PAGE_BYTES + 1), quality=1), "Content-Encoding: br"),
        _read_file, "too-large"),
    "a member that expands a thousandfold": (
        lambda: _respond(bytes(archive_bytes.FREE_BYTES * 5 // 4)), _read_file, "truncated"),
    "more faults than are read": (
        lambda: _BROKEN_RECORD * (warc_pages.MAX_FAULTS + 1), _read_file, "broken-archive"),
    # ZIP archives, by one member and by all of them
    "100,001 members": (
        lambda: make_zip((f"{n}", b"") for n in range(zip_members.MAX_MEMBERS + 1)),
        partial(_read_file, name="a.zip"), "too-large"),
    "a member of an archive that expands a thousandfold": (
        lambda: make_zip([("a.warc", bytes(archive_bytes.FREE_BYTES * 5 // 4))]),
        partial(_read_file, name="a.zip"), "unreadable"),
    "members that expand a thousandfold together": (
        lambda: make_zip((f"{n}.txt", bytes(archive_bytes.FREE_BYTES // 3)) for n in range(5)),
        partial(_read_file, name="a.zip"), "too-large"),
    "an archive in an archive": (
        lambda: make_zip([("a.zip", make_zip([("a.txt", _PROSE.encode())]))]),
        partial(_read_file, name="a.zip"), "not-text"),
    "an MHTML file of 40 MB and a byte": (
        lambda: bytes(mhtml.MAX_BYTES + 1), partial(_read_file, name="a.mhtml"), "too-large"),
    # pages
    "a page of 10 MB and a byte": (lambda: _fill(MAX_PAGE_BYTES + 1), _read_page, "too-large"),
    "a page of 800,001 tags": (
        lambda: _PAGE.encode() + b"<b>" * (page_bytes.MAX_TAGS + 1), _read_page, "too-large"),
    "a text of 2 MB and a byte": (
        lambda: _fill(plain_text.MAX_BYTES + 1), partial(_read_page, media_type="text/plain"), "too-large"),
    # feeds
    "2,001 entries": (
        lambda: _rss("".join(_ITEM.format(number) for number in range(entry.MAX_ENTRIES + 1))),
        _read_feed, "cut"),
    "64 KiB before the root": (
        lambda: _rss(_ITEM.format(1), f"<!--{'x' * xml_text.MAX_PROLOG}-->"), _read_feed, "not-a-feed"),
    "a feed that unpacks to 50 MB and a byte": (
        lambda: gzip.compress(_rss(" " * unpacking.MAX_UNPACKED), 1, mtime=0), _read_feed, "broken-feed"),
    "a feed of 10,001 gzip members": (
        lambda: gzip.compress(b" ", mtime=0) * (unpacking.MAX_MEMBERS + 1), _read_feed, "broken-feed"),
    "a number of 4,301 digits": (
        lambda: b'{"items": [{"id": %b, "url": "https://w.example/"}]}' % (b"1" * (_MAX_DIGITS + 1)),
        _read_feed, READ),
    "an address of an entry": (
        lambda: json.dumps({"items": [{"url": f"https://w.example/{'a' * MAX_ADDRESS}"}]}).encode(),
        _read_feed, READ),
    "a list of feeds of 10 MB and a byte": (
        lambda: b"<opml>" + bytes(opml.MAX_BYTES - 5), _read_opml, "no OPML"),
    # answers
    "an answer of 10 MB and a byte": (
        lambda: _answer(bytes(transport.LIMITS["page"] + 1), _HTML), _fetch, "too-large"),
    "a feed of 10 MB and a byte, not announced": (
        lambda: b"HTTP/1.1 200 OK\r\n\r\n" + bytes(transport.LIMITS["feed"] + 1),
        partial(_fetch, purpose="feed"), "too-large"),
    "a packed answer of 10 MB and a byte": (
        lambda: _answer(gzip.compress(bytes(MAX_PAGE_BYTES + 1), 1, mtime=0), "Content-Encoding: gzip"),
        _fetch, "too-large"),
    "three codings": (lambda: _answer(b"x", "Content-Encoding: gzip, gzip, gzip"), _fetch, "truncated"),
    "1,001 members": (
        lambda: _answer(gzip.compress(b"", mtime=0) * (decoding.MAX_MEMBERS + 1), "Content-Encoding: gzip"),
        _fetch, "truncated"),
    "a header of 8 KiB": (lambda: _answer(b"x", f"X: {'x' * 8_200}"), _fetch, "bad-answer"),
    "200 headers": (lambda: _answer(b"x", *["X: y"] * 200), _fetch, "bad-answer"),
    "one redirect too many": (
        lambda: _answer(b"", "Location: /", status="302 Found"), _fetch, "redirect"),
    "an address to fetch": (
        lambda: _answer(b"x"), partial(_fetch, path=f"/{'a' * MAX_ADDRESS}"), "blocked-address"),
    "an address to be sent to": (
        lambda: _answer(b"", f"Location: /{'a' * (MAX_ADDRESS - 20)}", status="302 Found"),
        _fetch, "bad-redirect"),
    # jobs
    "1 GB and 64 MB of memory": (lambda: b"%d" % (MEMORY + (1 << 26)), _do_job, "memory"),
    "more CPU time than a page has": (lambda: b"time", _do_job, "reading-timeout"),
}  # fmt: skip

CASES = {
    name: OverLimit(make=make, read=read, outcome=outcome) for name, (make, read, outcome) in _OVER.items()
}
"""The documents, by what is too large or too many."""
