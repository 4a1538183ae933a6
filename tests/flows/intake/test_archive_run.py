"""A run archives what the servers sent, at the file and offset that `fetches` refers to."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from fastwarc import warc
from warcio.archiveiterator import ArchiveIterator

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8
PAGE = f"<html><head><title>{{}}</title></head><body><article><p>{PROSE}</p></article></body></html>"
Answer = tuple[bytes, list[tuple[bytes, bytes]]]  # the body on the wire, without chunks, and the headers


def serve(server: ScriptedServer) -> dict[str, Answer]:
    """Serve a feed and pages in every content coding, and return the answer at each address."""
    plain, packed = PAGE.format("One").encode(), gzip.compress(PAGE.format("Two").encode())
    deflated = zlib.compress(PAGE.format("Three").encode())
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(packed[n : n + 50]), packed[n : n + 50]) for n in range(0, len(packed), 50)
    )
    html = (b"Content-Type", b"text/html; charset=utf-8")
    odd = (b"X-Odd", "filename=\u00e4.html; two".encode())
    coded = (b"Content-Encoding", b"gzip")
    items = "".join(
        f"<item><title>T{n}</title><link>{server.url(f'/{n}')}?q=é</link></item>" for n in range(4)
    )
    feed = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    answers: dict[str, Answer] = {
        "/feed": (feed, [(b"Content-Type", b"application/rss+xml"), (b"Content-Length", b"%d" % len(feed))]),
        "/0": (plain, [html, odd, (b"Set-Cookie", b"a=1"), (b"Set-Cookie", b"b=2")]),
        "/1": (packed, [html, coded, (b"Content-Length", b"%d" % len(packed))]),
        "/2": (packed, [html, coded, (b"Transfer-Encoding", b"chunked")]),
        "/3": (
            deflated,
            [html, (b"Content-Encoding", b"deflate"), (b"content-length", b"%d" % len(deflated))],
        ),
    }
    for path, (body, headers) in answers.items():
        head = b"HTTP/1.1 200 OK\r\n" + b"".join(b"%s: %s\r\n" % header for header in headers) + b"\r\n"
        asked = path if path == "/feed" else f"{path}?q=%C3%A9"
        server.send(asked, head + (chunks + b"0\r\n\r\n" if path == "/2" else body))
    return answers


def read_with_warcio(raw: bytes) -> Answer:
    record = next(ArchiveIterator(io.BytesIO(raw)))
    assert record.rec_type == "response"
    return record.raw_stream.read(), [
        (name.encode(), value.encode()) for name, value in record.http_headers.headers
    ]


def read_with_fastwarc(raw: bytes) -> Answer:
    record = next(warc.ArchiveIterator(io.BytesIO(raw)))
    assert record.headers["WARC-Type"] == "response"
    assert record.http_headers is not None
    headers = list(record.http_headers.items_bytes())
    assert record.reader is not None
    return record.reader.read(), headers


def cut(archive: Path, place: dict[str, int | str]) -> bytes:
    with (archive / str(place["file"])).open("rb") as file:
        file.seek(int(place["offset"]))
        return file.read(int(place["length"]))


def test_every_response_can_be_read_back_as_it_was_sent(workspace: Workspace, server: ScriptedServer) -> None:
    answers = serve(server)
    workspace.configure(server.url("/feed"))
    done = workspace.newswire("run")
    assert done.returncode == 0, done.stderr
    rows = workspace.ask(
        "SELECT url, archived FROM fetches WHERE status = 200 AND purpose IN ('feed', 'page')"
    )
    assert len(rows) == len(answers)
    for url, place in rows:
        raw = cut(workspace.folder / "var" / "archive", place)
        body, headers = answers[url.removeprefix(server.url("")).partition("?")[0]]
        kept = [
            (b"X-Archive-Orig-Transfer-Encoding" if name == b"Transfer-Encoding" else name, value)
            for name, value in headers
        ]
        assert read_with_warcio(raw) == (body, kept)
        assert read_with_fastwarc(raw) == (body, kept)


def test_requests_are_stored_as_they_were_sent(workspace: Workspace, server: ScriptedServer) -> None:
    serve(server)
    workspace.configure(server.url("/feed"))
    assert workspace.newswire("run").returncode == 0
    sent = set(server.requests)
    (file,) = (workspace.folder / "var" / "archive").glob("*.warc.gz")
    kept = [
        record.reader.read()
        for record in warc.ArchiveIterator(str(file), parse_http=False, record_types=warc.request)
    ]
    assert len(kept) == 5
    assert set(kept) <= sent


def test_loading_ones_own_archive_again_and_again_adds_its_files_once(workspace: Workspace) -> None:
    """What is loaded is archived, so the archive has more records the second time."""
    text = workspace.folder / "report.txt"
    text.write_text(f"A line in Kaneda\n\n{PROSE}")
    archive = workspace.folder / "var" / "archive"
    assert workspace.newswire("load", str(text), "--corpus", "reports").returncode == 0
    origins = []
    for _ in range(3):
        done = workspace.newswire("load", str(archive), "--corpus", "kept")
        assert done.returncode == 0, done.stderr
        origins.append(workspace.ask("SELECT origin FROM articles ORDER BY origin"))
    assert origins[0] == [("report.txt",), ("urn:newswire:reports:report.txt",)]
    assert origins[1:] == origins[:1] * 2
