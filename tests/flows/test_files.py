"""Files that people hand over."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.errors import UsageError
from flows.intake.files import MAX_BYTES, find_files, read_file


def test_a_folder_gives_its_files_by_their_path_inside_it(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [origin for origin, _ in find_files([tmp_path])] == ["b.txt", "deep/a.txt"]


def test_two_files_of_one_name_are_not_taken_for_two_versions(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    with pytest.raises(UsageError, match="load the folder above them"):
        find_files([tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"])


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt does not exist"):
        find_files([tmp_path / "nowhere.txt"])


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.txt", b"text", "text/plain"),
        ("a.HTM", b"text", "text/html"),
        ("saved", b"\n<!DOCTYPE HTML><p>", "text/html"),
        ("notes", b"text", "text/plain"),
    ],
)
def test_a_file_is_taken_for_what_it_is(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(body)
    (one,) = read_file(name, tmp_path / name)
    assert (one.media_type, one.body, one.fault) == (media_type, body, None)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (one,) = read_file("a.txt", tmp_path / "a.txt")
    assert one.fault is not None
    assert one.fault[0] == "too-large"


def _write_warc(path: Path) -> None:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for number, (status, media_type) in enumerate(
        [("200 OK", "text/html; charset=utf-8"), ("404 Not Found", "text/html"), ("200 OK", "image/png")]
    ):
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"http://wheel.example/{number}",
                "response",
                payload=io.BytesIO(b"<p>body"),
                length=len(b"<p>body"),
                http_headers=headers,
            )
        )
    path.write_bytes(buffer.getvalue())


def test_a_warc_file_gives_its_pages(tmp_path: Path) -> None:
    _write_warc(tmp_path / "crawl.warc.gz")
    (one,) = read_file("crawl.warc.gz", tmp_path / "crawl.warc.gz")
    assert (one.url, one.body, one.media_type) == ("http://wheel.example/0", b"<p>body", "text/html")


def test_a_warc_file_that_breaks_off_gives_what_is_whole_and_its_fault(tmp_path: Path) -> None:
    _write_warc(tmp_path / "crawl.warc.gz")
    whole = (tmp_path / "crawl.warc.gz").read_bytes()
    (tmp_path / "crawl.warc.gz").write_bytes(whole + b"\x1f\x8b\x08 and then noise")
    faults = [one.fault and one.fault[0] for one in read_file("crawl.warc.gz", tmp_path / "crawl.warc.gz")]
    assert faults == [None, "broken-archive"]
