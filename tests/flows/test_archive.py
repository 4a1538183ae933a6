"""The archive: what arrived can be had back, byte for byte."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.intake.archive import Archive
from flows.web.exchange import Exchange
from transforms.records import ArchiveRef

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


def test_a_response_is_found_by_its_reference_as_it_went_over_the_wire(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW) as archive:
        refs = [archive.append_exchange(exchange(number)) for number in (1, 2)]
        archive.flush()
    for number, ref in enumerate(refs, start=1):
        url, wire, headers = read_at(tmp_path, ref)
        assert url == f"http://wheel.example/{number}?q=1"
        assert wire == WIRE
        assert headers == list(exchange().headers)


def test_the_file_holds_the_requests_too(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW) as archive:
        archive.append_exchange(exchange())
    with next(tmp_path.glob("*.warc.gz")).open("rb") as file:
        records = [(record.rec_type, record.http_headers.statusline) for record in ArchiveIterator(file)]
    assert records == [("request", "/1?q=1 HTTP/1.1"), ("response", "200 OK")]


def test_files_are_kept_as_resources(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW) as archive:
        archive.append_file("urn:newswire:seed:a.txt", b"text", media_type="text/plain", at=NOW)
    with next(tmp_path.glob("*.warc.gz")).open("rb") as file:
        ((kind, body),) = [(record.rec_type, record.raw_stream.read()) for record in ArchiveIterator(file)]
    assert (kind, body) == ("resource", b"text")


@pytest.mark.parametrize("lost", [1, 100, 400])
def test_what_a_killed_writer_left_half_written_is_cut_off(tmp_path: Path, lost: int) -> None:
    with Archive(tmp_path, day=NOW) as archive:
        first = archive.append_exchange(exchange(1))
        archive.append_exchange(exchange(2))
    path = tmp_path / first.file
    path.write_bytes(path.read_bytes()[:-lost])
    with Archive(tmp_path, day=NOW) as archive:
        third = archive.append_exchange(exchange(3))
    assert read_at(tmp_path, first)[1] == WIRE
    assert read_at(tmp_path, third)[0] == "http://wheel.example/3?q=1"
    with path.open("rb") as file:
        assert [record.rec_type for record in ArchiveIterator(file)][-2:] == ["request", "response"]


def test_two_writers_of_one_file_do_not_overwrite_each_other(tmp_path: Path) -> None:
    with Archive(tmp_path, day=NOW) as one, Archive(tmp_path, day=NOW) as other:
        refs = [writer.append_exchange(exchange(n)) for n, writer in enumerate((one, other, one, other))]
    assert [read_at(tmp_path, ref)[0][-5] for ref in refs] == ["0", "1", "2", "3"]
