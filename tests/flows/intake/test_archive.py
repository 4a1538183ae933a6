"""The archive returns what was stored in it, byte for byte."""

from __future__ import annotations

import gzip
import io
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastwarc import warc
from warcio.archiveiterator import ArchiveIterator

from flows.intake.archive import Archive
from flows.web.exchange import Exchange
from transforms.records import ArchiveRef

SIZE = 1_000_000
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WIRE = gzip.compress("<p>日産</p>".encode())


def exchange(number: int = 1) -> Exchange:
    return Exchange(
        url=f"http://wheel.example/{number}?q=1",
        purpose="page",
        started_at=NOW,
        duration_ms=5,
        sent=(("User-Agent", "nissan-newswire"),),
        status=200,
        headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Set-Cookie", "a=1")),
        wire=WIRE,
        body=gzip.decompress(WIRE),
    )


def read_at(folder: Path, ref: ArchiveRef) -> tuple[str, bytes, list[tuple[str, str]]]:
    with (folder / ref.file).open("rb") as file:
        file.seek(ref.offset)
        raw = file.read(ref.length)
    record = next(ArchiveIterator(io.BytesIO(raw)))
    return (
        record.rec_headers.get_header("WARC-Target-URI"),
        record.raw_stream.read(),
        record.http_headers.headers,
    )


def test_a_response_is_found_by_its_reference_with_the_bytes_of_the_wire(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        refs = [archive.append_exchange(exchange(number)) for number in (1, 2)]
        archive.sync()
    for number, ref in enumerate(refs, start=1):
        url, wire, headers = read_at(tmp_path, ref)
        assert url == f"http://wheel.example/{number}?q=1"
        assert wire == WIRE
        assert headers == list(exchange().headers)


def list_record_types(path: Path) -> list[str]:
    with path.open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file)]


def test_a_file_begins_with_a_warcinfo_record_and_has_the_requests_too(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        archive.append_exchange(exchange(1))
        archive.append_exchange(exchange(2))
    (path,) = tmp_path.glob("*.warc.gz")
    assert path.name == "newswire-20260301-00001.warc.gz"
    assert list_record_types(path) == ["warcinfo", "request", "response", "request", "response"]
    with path.open("rb") as file:
        info, request, response, *_ = ArchiveIterator(file)
    assert info.rec_headers.get_header("WARC-Filename") == path.name
    assert request.http_headers.statusline == "/1?q=1 HTTP/1.1"
    concurrent = request.rec_headers.get_header("WARC-Concurrent-To")
    assert concurrent == response.rec_headers.get_header("WARC-Record-ID")


def test_fastwarc_verifies_the_digests(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        archive.append_exchange(exchange())
        archive.append_resources([("urn:newswire:seed:a.txt", b"text", "text/plain")], at=NOW)
    records = warc.ArchiveIterator(str(next(tmp_path.glob("*.warc.gz"))), parse_http=False)
    seen = []
    for record in records:
        assert record.verify_block_digest(consume=False)
        if record.is_http:
            record.parse_http()
        if "WARC-Payload-Digest" in record.headers:
            assert record.verify_payload_digest(consume=False)
            seen.append(record.headers["WARC-Type"])
    assert seen == ["response"]


def test_headers_are_stored_with_the_bytes_of_the_wire(tmp_path: Path) -> None:
    odd = replace(exchange(), headers=(("Content-Disposition", "filename=\u00c3\u00a4.html"), ("x-Odd", "")))
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        ref = archive.append_exchange(odd)
    raw = gzip.decompress((tmp_path / ref.file).read_bytes()[ref.offset :])
    assert b"Content-Disposition: filename=\xc3\xa4.html\r\nx-Odd: \r\n\r\n" + WIRE in raw


def test_files_are_stored_as_resource_records(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        (ref,) = archive.append_resources([("urn:newswire:seed:a.txt", b"text", "text/plain")], at=NOW)
    with (tmp_path / ref.file).open("rb") as file:
        file.seek(ref.offset)
        ((record_type, body),) = [
            (record.rec_type, record.raw_stream.read()) for record in ArchiveIterator(file)
        ]
    assert (record_type, body) == ("resource", b"text")


def test_a_new_file_is_begun_every_day_and_when_one_is_full(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(400_000)
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        refs = archive.append_resources([(f"urn:x:{n}", noise, "text/plain") for n in range(5)], at=NOW)
    with Archive(tmp_path, day=NOW + timedelta(days=1), max_bytes=SIZE) as archive:
        refs += archive.append_resources([("urn:x:5", noise, "text/plain")], at=NOW)
    assert [ref.file for ref in refs] == [
        *["newswire-20260301-00001.warc.gz"] * 3,
        *["newswire-20260301-00002.warc.gz"] * 2,
        "newswire-20260302-00001.warc.gz",
    ]
    for path in tmp_path.glob("*.warc.gz"):
        assert list_record_types(path)[0] == "warcinfo"
        assert set(list_record_types(path)[1:]) == {"resource"}


@pytest.mark.parametrize("lost", [1, 100, 400])
def test_an_incomplete_record_of_a_killed_writer_is_cut_off(tmp_path: Path, lost: int) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        first = archive.append_exchange(exchange(1))
        archive.append_exchange(exchange(2))
    path = tmp_path / first.file
    path.write_bytes(path.read_bytes()[:-lost])
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        third = archive.append_exchange(exchange(3))
    assert read_at(tmp_path, first)[1] == WIRE
    assert read_at(tmp_path, third)[0] == "http://wheel.example/3?q=1"
    assert list_record_types(path)[-2:] == ["request", "response"]


def test_a_file_is_verified_only_past_the_records_that_the_warehouse_refers_to(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        first = archive.append_exchange(exchange(1))
    path, verified = tmp_path / first.file, first.offset + first.length
    raw = bytearray(path.read_bytes())
    raw[first.offset + 30] ^= 255  # a disk error, which a search from the start would take for the end
    path.write_bytes(bytes(raw) + b"\x1f\x8b torn")
    with Archive(tmp_path, day=NOW, max_bytes=SIZE, verified_bytes=verified) as archive:
        second = archive.append_exchange(exchange(2))
    assert verified < second.offset < verified + 1000
    assert read_at(tmp_path, second)[1] == WIRE


def test_a_file_that_is_shorter_than_the_warehouse_expects_is_verified_from_its_start(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW, max_bytes=SIZE) as archive:
        first = archive.append_exchange(exchange(1))
    with Archive(tmp_path, day=NOW, max_bytes=SIZE, verified_bytes=90_000) as archive:
        second = archive.append_exchange(exchange(2))
    assert [read_at(tmp_path, ref)[1] for ref in (first, second)] == [WIRE, WIRE]


def test_two_writers_of_one_file_do_not_overwrite_each_other(tmp_path: Path) -> None:
    with (
        Archive(tmp_path, day=NOW, max_bytes=SIZE) as one,
        Archive(tmp_path, day=NOW, max_bytes=SIZE) as other,
    ):
        refs = [writer.append_exchange(exchange(n)) for n, writer in enumerate((one, other, one, other))]
    assert [read_at(tmp_path, ref)[0][-5] for ref in refs] == ["0", "1", "2", "3"]
