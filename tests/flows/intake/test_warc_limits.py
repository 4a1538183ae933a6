"""Files just over each limit of reading WARC files: one refusal, and the pages beside are read."""

from __future__ import annotations

import gzip
import sys
import time
from pathlib import Path

import pytest
from file_pages import read_input_file
from measured_files import read_file, run_apart
from warcs import make_record, make_response

from flows.intake import archive_bytes, http_message, warc_pages, warc_records
from flows.intake.input_file import InputFile
from flows.web.exchange import read_content_type
from transforms.text.urls import MAX_ADDRESS

HTML = "Content-Type: text/html"
BODY = b"<!DOCTYPE html><html><body><p>The ferry line closes in May.</p></body></html>"
GOOD = [make_record(f"http://wheel.example/{n}", make_response(BODY, HTML)) for n in range(3)]


def read(folder: Path, *records: bytes) -> list[InputFile]:
    """Read a file of records, each packed by itself."""
    file = folder / "crawl.warc.gz"
    file.write_bytes(b"".join(map(gzip.compress, records)))
    return list(read_input_file(file.name, file))


def list_ends(pages: list[InputFile]) -> list[str]:
    return [page.fault[0] if page.fault else (page.url or "")[-1:] for page in pages]


def pad_record(size: int) -> bytes:
    """Make a record whose headers have this many bytes."""
    bare = make_record("http://wheel.example/1", make_response(BODY, HTML), headers="X-Padding: \r\n")
    padding = "x" * (size - bare.index(b"\r\n\r\n") - 4)
    return make_record(
        "http://wheel.example/1", make_response(BODY, HTML), headers=f"X-Padding: {padding}\r\n"
    )


def pad_response(size: int) -> bytes:
    """Make a record of a response whose headers have this many bytes."""
    bare = make_response(b"", HTML, "X-Padding: ")
    return make_record(block=make_response(BODY, HTML, f"X-Padding: {'x' * (size - len(bare))}"))


def make_address(length: int) -> bytes:
    url = "http://wheel.example/"
    return make_record(f"{url}{'1' * (length - len(url))}", make_response(BODY, HTML))


@pytest.mark.parametrize(
    ("largest", "larger", "reason"),
    [
        (pad_record(warc_records.MAX_HEAD), pad_record(warc_records.MAX_HEAD + 1), "broken-archive"),
        (pad_response(http_message.MAX_HEAD), pad_response(http_message.MAX_HEAD + 1), "too-large"),
        (make_address(MAX_ADDRESS), make_address(MAX_ADDRESS + 1), "bad-address"),
    ],
    ids=["headers of a record", "headers of a response", "address"],
)
def test_what_is_over_a_limit_costs_one_refusal(
    tmp_path: Path, largest: bytes, larger: bytes, reason: str
) -> None:
    assert list_ends(read(tmp_path, GOOD[0], largest, GOOD[2])) == ["0", "1", "2"]
    pages = read(tmp_path, GOOD[0], larger, GOOD[2])
    assert list_ends(pages) == ["0", reason, "2"]
    assert max(len(page.origin) for page in pages) <= MAX_ADDRESS + 20


def test_an_address_that_cannot_be_read_costs_one_refusal(tmp_path: Path) -> None:
    wrong = make_record("http://[wheel.example/1", make_response(BODY, HTML))
    assert list_ends(read(tmp_path, GOOD[0], wrong, GOOD[2])) == ["0", "bad-address", "2"]


def test_a_fault_of_ours_in_a_record_costs_one_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(stated: str | None) -> tuple[str | None, str | None]:
        if stated == "text/odd":
            raise IndexError(stated)
        return read_content_type(stated)

    monkeypatch.setattr(warc_pages, "read_content_type", fail)
    odd = make_record(block=make_response(BODY, "Content-Type: text/odd"))
    pages = read(tmp_path, GOOD[0], odd, GOOD[2])
    assert list_ends(pages) == ["0", "unreadable", "2"]
    assert pages[1].fault is not None
    assert pages[1].fault[1].startswith("IndexError: text/odd (raised at flows.intake.warc_pages:")


@pytest.mark.parametrize("length", ["9" * 5_000, "+5", "1_0", "５", "-1", ""])
def test_a_record_without_a_length_in_digits_is_damage(tmp_path: Path, length: str) -> None:
    wrong = GOOD[1].replace(
        b"Content-Length: %d" % len(make_response(BODY, HTML)), f"Content-Length: {length}".encode()
    )
    pages = read(tmp_path, GOOD[0], wrong, GOOD[2])
    assert list_ends(pages) == ["0", "broken-archive", "2"]
    assert len(pages[1].fault[1] if pages[1].fault else "") < 200


def test_a_member_that_expands_more_than_a_hundredfold_costs_one_refusal(tmp_path: Path) -> None:
    """Zeros are packed a thousandfold."""
    zeros = bytes(archive_bytes.FREE_BYTES * 5 // 4)
    image = make_record(block=make_response(zeros, "Content-Type: image/png"))
    pages = read(tmp_path, GOOD[0], image, GOOD[2])
    assert list_ends(pages) == ["0", "truncated", "2"]
    assert pages[1].fault is not None
    assert "expands more than 100 times" in pages[1].fault[1]


def test_a_file_with_more_faults_than_anybody_reads_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_pages, "MAX_FAULTS", 20)
    broken = GOOD[1].replace(b"Content-Length", b"X-Length")
    pages = read(tmp_path, GOOD[0], *[broken] * 20, GOOD[2])
    assert list_ends(pages) == ["0", *["broken-archive"] * 20, "2"]
    pages = read(tmp_path, GOOD[0], *[broken] * 21, GOOD[2])
    assert list_ends(pages) == ["0", *["broken-archive"] * 21]
    assert pages[-1].fault is not None
    assert "more than 20 faults" in pages[-1].fault[1]


def test_many_beginnings_of_records_take_only_a_moment(tmp_path: Path) -> None:
    """Each of them could have its headers end at the end of the file."""
    begun = b"WARC/1.1\r\nX: y\r\n" * 20_000
    start = time.process_time()
    pages = read(tmp_path, GOOD[0], begun, GOOD[2])
    assert list_ends(pages)[0] == "0"
    assert len(pages) == warc_pages.MAX_FAULTS + 2
    assert time.process_time() - start < 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is read from /proc")
def test_long_headers_of_many_records_do_not_stay_in_memory(tmp_path: Path) -> None:
    """The date of each record is kept while a file is read: 30 kB each would be 30 MB."""
    date = "2026-03-01T12:00:00Z" + "0" * 30_000
    records = [
        make_record(f"http://wheel.example/{n}", b"", kind="resource", date=date) for n in range(1_000)
    ]
    assert read(tmp_path, *records) == []
    pages, used = run_apart(read_file, tmp_path / "crawl.warc.gz")
    assert pages == 0
    assert used < 10 + sum(map(len, records)) / 1e6 / 10
