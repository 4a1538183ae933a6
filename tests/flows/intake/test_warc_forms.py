"""WARC files of many forms: containers, codings, types of records, damage, and the order of captures."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from file_pages import read_input_file
from records import make_page
from warcs import make_record, make_response

from flows.intake.archive import Archive
from flows.intake.input_file import InputFile
from flows.web.exchange import Exchange
from transforms.extraction.web_page import extract_page
from transforms.records import MAX_PAGE_BYTES, Extraction

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HTML = "Content-Type: text/html; charset=utf-8"
PLAIN = "Content-Type: text/plain"
BODY = b"<!DOCTYPE html><html><body><p>The ferry line closes in May, its owner said.</p></body></html>" * 9
RECORDS = [make_record(f"http://wheel.example/{n}", make_response(BODY, HTML)) for n in range(3)]
DICTIONARY = zstd.train_dict([record + bytes([n]) for n, record in enumerate(RECORDS * 40)], 2_000)


def read(folder: Path, raw: bytes, name: str = "crawl.warc.gz") -> list[InputFile]:
    (folder / name).write_bytes(raw)
    return list(read_input_file(name, folder / name))


def list_ends(pages: Sequence[InputFile]) -> list[str]:
    """Return the last part of each address, or the reason of its fault."""
    return [
        str(page.fault[0]) if page.fault else (page.url or page.origin).rpartition("/")[2] for page in pages
    ]


def make_dictionary_frame(content: bytes) -> bytes:
    return b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content


CONTAINERS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: b"".join(RECORDS),
    "gzip by record": lambda: b"".join(map(gzip.compress, RECORDS)),
    "gzip as a whole": lambda: gzip.compress(b"".join(RECORDS)),
    "gzip in pieces": lambda: b"".join(
        gzip.compress(b"".join(RECORDS)[n : n + 700]) for n in range(0, sum(map(len, RECORDS)), 700)
    ),
    "gzip with padding": lambda: b"".join(gzip.compress(record) + bytes(40) for record in RECORDS),
    "zstd by record": lambda: b"".join(map(zstd.compress, RECORDS)),
    "zstd as a whole": lambda: zstd.compress(b"".join(RECORDS)),
    "zstd behind an empty frame": lambda: (
        b"\x50\x2a\x4d\x18\x02\x00\x00\x00ab" + zstd.compress(b"".join(RECORDS))
    ),
    "zstd with a dictionary": lambda: (
        make_dictionary_frame(DICTIONARY.dict_content)
        + b"".join(zstd.compress(record, zstd_dict=DICTIONARY) for record in RECORDS)
    ),
    "zstd with a compressed dictionary": lambda: (
        make_dictionary_frame(zstd.compress(DICTIONARY.dict_content))
        + b"".join(zstd.compress(record, zstd_dict=DICTIONARY) for record in RECORDS)
    ),
}


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.zst", "crawl.wet.gz", "saved", "a.txt"])
def test_a_warc_file_is_read_in_every_container_and_under_every_name(
    tmp_path: Path, container: str, name: str
) -> None:
    assert list_ends(read(tmp_path, CONTAINERS[container](), name)) == ["0", "1", "2"]


def test_a_dictionary_that_is_none_is_one_fault(tmp_path: Path) -> None:
    raw = make_dictionary_frame(b"no dictionary") + zstd.compress(RECORDS[0], zstd_dict=DICTIONARY)
    assert list_ends(read(tmp_path, raw, "a.warc.zst")) == ["broken-archive"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (BODY, []),
        (gzip.compress(BODY, mtime=0), ["Content-Encoding: gzip"]),
        (gzip.compress(BODY, mtime=0), ["content-encoding: X-GZIP"]),
        (zlib.compress(BODY), ["Content-Encoding: deflate"]),
        (brotli.compress(BODY), ["Content-Encoding: br"]),
        (zstd.compress(BODY), ["Content-Encoding: zstd"]),
        (gzip.compress(brotli.compress(BODY), mtime=0), ["Content-Encoding: br, gzip"]),
        (BODY, ["Content-Encoding: br", "Content-Length: 80"]),
        (BODY, ["Content-Encoding: utf-8"]),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY), ["Transfer-Encoding: chunked"]),
        (
            b"3;x=y\r\n<!D\r\n%X\r\n%b\r\n0\r\n\r\n" % (len(BODY) - 3, BODY[3:]),
            ["Transfer-Encoding: Chunked"],
        ),
        (BODY, ["Transfer-Encoding: chunked"]),
    ],
)
def test_a_body_is_decoded_whatever_its_codings(tmp_path: Path, body: bytes, headers: list[str]) -> None:
    (page,) = read(tmp_path, make_record(block=make_response(body, HTML, *headers)))
    assert (page.fault, page.body, page.charset) == (None, BODY, "utf-8")


def test_a_body_that_would_become_too_large_costs_one_refusal(tmp_path: Path) -> None:
    large = make_response(brotli.compress(bytes(MAX_PAGE_BYTES + 1)), HTML, "Content-Encoding: br")
    pages = read(tmp_path, make_record(block=large) + RECORDS[1])
    assert list_ends(pages) == ["too-large", "1"]
    assert pages[0].url == "http://wheel.example/1"


@pytest.mark.parametrize(
    ("stated", "body", "media_type"),
    [
        ("", BODY, "text/html"),
        ("Content-Type:", BODY, "text/html"),
        ("Content-Type: application/octet-stream", BODY, "text/html"),
        ("Content-Type: text/xml", BODY, "text/html"),
        ("Content-Type: application/xhtml+xml; charset=x", BODY, "application/xhtml+xml"),
        ("Content-Type: TEXT/PLAIN", b"A report.", "text/plain"),
        ("", b"\xff\xfe" + BODY.decode().encode("utf-16-le"), "text/html"),
        ("", b"<!-- saved -->\n<html>", "text/html"),
        ("", b"\x89PNG\r\n", None),
        ("", b"A text that nobody names.", None),
        ("Content-Type: text/xml", b"<rss><channel></channel></rss>", None),
        ("Content-Type: image/png", BODY, None),
    ],
)
def test_a_page_is_known_by_its_media_type_or_by_its_beginning(
    tmp_path: Path, stated: str, body: bytes, media_type: str | None
) -> None:
    pages = read(tmp_path, make_record(block=make_response(body, *filter(None, [stated]))))
    assert [page.media_type for page in pages] == ([media_type] if media_type else [])


@pytest.mark.parametrize(
    ("record", "ends"),
    [
        (make_record(kind="resource", block=BODY, headers="Content-Type: text/html\r\n"), ["1"]),
        (make_record(kind="resource", block=BODY), ["1"]),
        (make_record(kind="conversion", block=b"A report.", headers="Content-Type: text/plain\r\n"), ["1"]),
        (make_record("<http://wheel.example/1>", make_response(BODY, HTML)), ["1"]),
        (make_record("http://wheel.example/robots.txt", make_response(b"User-agent: *", PLAIN)), []),
        (make_record("urn:text:x", b"A", kind="resource", headers=f"{PLAIN}\r\n"), []),
        (make_record(block=make_response(BODY, HTML, status="404 Not Found")), []),
        (make_record(block=make_response(BODY, HTML, status="301 Moved")), []),
        (make_record(kind="request", block=b"GET / HTTP/1.1\r\n\r\n"), []),
        (make_record(kind="metadata", block=BODY, headers="Content-Type: text/html\r\n"), []),
        (make_record(kind="revisit", block=make_response(BODY, HTML)), []),
        (make_record("dns:wheel.example", b"A", headers="Content-Type: text/dns\r\n"), []),
        (make_record(block=make_response(BODY, HTML)).replace(b"\r\n", b"\n", 6), ["1"]),
        (make_record(block=make_response(BODY, HTML)).replace(b"WARC-Type", b"warc-type"), ["1"]),
    ],
)  # fmt: skip
def test_responses_resources_and_conversions_hold_pages(
    tmp_path: Path, record: bytes, ends: list[str]
) -> None:
    assert list_ends(read(tmp_path, record, "a.warc")) == ends


def test_a_conversion_of_a_page_that_is_there_is_passed_over(tmp_path: Path) -> None:
    text = make_record("http://wheel.example/0", b"The ferry.", kind="conversion")
    for records in ([text, *RECORDS], [*RECORDS, text]):
        assert list_ends(read(tmp_path, b"".join(records))) == ["0", "1", "2"]


def test_captures_of_one_address_come_in_the_order_of_their_dates(tmp_path: Path) -> None:
    dates = ["2026-03-03T10:00:00Z", "2026-03-01T10:00:00Z", "2026-03-03T10:00:00.5Z", "2026-03-02"]
    captures = [make_record(block=make_response(BODY + date.encode(), HTML), date=date) for date in dates]
    pages = read(tmp_path, b"".join(gzip.compress(one) for one in [RECORDS[0], *captures, RECORDS[2]]))
    assert [page.body[len(BODY) :].decode() for page in pages] == ["", "", *(dates[n] for n in (1, 3, 0, 2))]


BLOCK = make_response(BODY, HTML)
SHORT = make_record(block=BLOCK[:400], length=len(BLOCK))
LONG = make_record(block=BLOCK, length=300)
CUT_BODY = make_record(block=make_response(gzip.compress(BODY, mtime=0)[:90], HTML, "Content-Encoding: gzip"))
NO_BROTLI = make_record(block=make_response(b"\x01" + BODY, HTML, "Content-Encoding: br"))
CUT_CHUNKS = make_record(
    block=make_response(b"%x\r\n%b\r\n" % (len(BODY), BODY), HTML, "Transfer-Encoding: chunked")
)
CUT_BROTLI = make_record(block=make_response(brotli.compress(BODY)[:-9], HTML, "Content-Encoding: br"))
CUT_ZSTD = make_record(block=make_response(zstd.compress(BODY)[:-9], HTML, "Content-Encoding: zstd"))
LONG_LENGTH = make_record(block=make_response(BODY, HTML, f"Content-Length: {'9' * 5_000}"))
SHORT_BODY = make_record(block=make_response(BODY, HTML, "Content-Length: 90000"))
NOISE = b"\x00\x01 noise, and no record\r\n"
DAMAGED = bytearray(gzip.compress(RECORDS[1]))
DAMAGED[len(DAMAGED) // 2] ^= 0xFF
CHECKSUM = bytearray(gzip.compress(RECORDS[1]))
CHECKSUM[-6] ^= 0xFF


@pytest.mark.parametrize(
    ("parts", "ends"),
    [
        ([RECORDS[0], SHORT, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], LONG, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], RECORDS[1][:500]], ["0", "truncated"]),
        ([RECORDS[0], RECORDS[1][:60]], ["0", "broken-archive"]),
        ([RECORDS[0], NOISE, RECORDS[2]], ["0", "broken-archive", "2"]),
        ([RECORDS[0].replace(b"Content-Length", b"Content-Size"), RECORDS[2]], ["broken-archive", "2"]),
        ([RECORDS[0].replace(b"Length: ", b"Length: -"), RECORDS[2]], ["broken-archive", "2"]),
        ([RECORDS[0], CUT_BODY, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], NO_BROTLI, RECORDS[2]], ["0", "unreadable", "2"]),
        ([RECORDS[0], SHORT_BODY, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], make_record(block=b"no HTTP at all"), RECORDS[2]], ["0", "2"]),
        ([RECORDS[0], make_record(block=BLOCK.split(b"\r\n\r\n")[0]), RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], CUT_CHUNKS, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], CUT_BROTLI, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], CUT_ZSTD, RECORDS[2]], ["0", "truncated", "2"]),
        ([RECORDS[0], LONG_LENGTH, RECORDS[2]], ["0", "1", "2"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_record_that_is_cut_or_damaged_costs_one_refusal(
    tmp_path: Path, parts: list[bytes], ends: list[str], *, is_packed: bool
) -> None:
    raw = b"".join(map(gzip.compress, parts)) if is_packed else b"".join(parts)
    assert list_ends(read(tmp_path, raw, "a.warc")) == ends


@pytest.mark.parametrize("damaged", [DAMAGED, CHECKSUM, DAMAGED[:-40], NOISE])
def test_a_damaged_member_costs_one_refusal(tmp_path: Path, damaged: bytes) -> None:
    raw = gzip.compress(RECORDS[0]) + damaged + gzip.compress(RECORDS[2])
    assert list_ends(read(tmp_path, raw)) == ["0", "broken-archive", "2"]


def test_a_page_that_the_crawler_has_cut_is_read_and_marked(tmp_path: Path) -> None:
    cut = make_record(block=BLOCK[:-200], headers="WARC-Truncated: length\r\n")
    packed = make_response(gzip.compress(BODY, mtime=0)[:-20], HTML, "Content-Encoding: gzip")
    for record in (cut, make_record(block=packed, headers="WARC-Truncated: disconnect\r\n")):
        (page,) = read(tmp_path, record)
        assert (page.fault, page.is_cut, BODY.startswith(page.body)) == (None, True, True)
    prose = b"<article><h1>Ferry</h1><p>" + b"The ferry line closes in May, its owner said. " * 12 + b"</p>"
    for is_cut in (True, False):
        found = extract_page(make_page(prose, url=None, is_cut=is_cut), now=NOW)
        assert isinstance(found, Extraction)
        assert found.truncated is is_cut


def test_this_products_own_archive_loads_back(tmp_path: Path) -> None:
    def make_exchange(number: int, coding: str, wire: bytes) -> Exchange:
        return Exchange(
            url=f"http://wheel.example/{number}", purpose="page", started_at=NOW, duration_ms=1, status=200,
            sent=(), headers=(("Content-Type", "text/html"), ("Content-Encoding", coding)), wire=wire,
        )  # fmt: skip

    with Archive(tmp_path, day=NOW, max_bytes=1 << 20) as archive:
        archive.append_exchange(make_exchange(0, "br", brotli.compress(BODY)))
        archive.append_exchange(make_exchange(1, "zstd", zstd.compress(BODY)))
        archive.append_resources(
            [("urn:newswire:seed:a%20b.txt", b"A report.", "text/plain; charset=cp1252")], at=NOW
        )
        archive.append_resources([("http://wheel.example/2", BODY, "text/html")], at=NOW, cut=[0])
    (file,) = tmp_path.glob("*.warc.gz")
    pages = list(read_input_file(file.name, file))
    assert [(page.url, page.media_type, page.charset, page.is_cut) for page in pages] == [
        ("http://wheel.example/0", "text/html", None, False),
        ("http://wheel.example/1", "text/html", None, False),
        (None, "text/plain", "cp1252", False),
        ("http://wheel.example/2", "text/html", None, True),
    ]
    assert pages[2].origin == "urn:newswire:seed:a%20b.txt"
