"""ZIP and WACZ archives are read as the folders that they hold; no member costs another one."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from file_pages import read_input_file
from made_site import write_page
from warcs import HTML, write_warc
from zips import encrypt, make_zip, unmark_utf8

from flows.intake import zip_members
from flows.intake.archive_bytes import FREE_BYTES
from flows.intake.files import may_be_warc
from transforms.records import MAX_PAGE_BYTES

if TYPE_CHECKING:
    from conftest import Workspace

TEXT = b"Nissan hires in Kaneda\n\nNissan will hire 40 people in Kaneda, its manager said on Monday."
FEED = b'<rss version="2.0"><channel><title>W</title><item><link>http://w.example/1</link></item></channel></rss>'


def make_segment(folder: Path, *numbers: int) -> bytes:
    """Make a WARC file of pages of the made site."""
    answers = [("200 OK", HTML, write_page(number).encode()) for number in numbers]
    return write_warc(folder / "segment.warc.gz", answers).read_bytes()


def read(folder: Path, archive: bytes, name: str = "a.zip") -> list[tuple[str, str]]:
    """Return the origin of each page, and what came of it: its media type or the reason of its fault."""
    file = folder / name
    file.write_bytes(archive)
    return [
        (one.origin, one.fault[0] if one.fault else one.media_type) for one in read_input_file(name, file)
    ]


def find_detail(folder: Path, archive: bytes) -> str:
    """Return the words on the only fault of an archive."""
    file = folder / "a.zip"
    file.write_bytes(archive)
    (detail,) = [one.fault[1] for one in read_input_file("a.zip", file) if one.fault]
    return detail


def test_an_archive_is_loaded_as_its_files_are_and_a_second_load_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    archive = make_zip(
        [
            ("reports/", b""),
            ("reports/a.html", write_page(1).encode()),
            ("reports/b.txt", TEXT),
            ("reports/.DS_Store", b"x"),
            ("__MACOSX/reports/a.html", b"x"),
            ("crawl/segment.warc.gz", make_segment(tmp_path, 2, 3)),
            ("feed.xml", FEED),
            ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ]
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "week.zip").write_bytes(archive)
    done = workspace.newswire("load", "in/week.zip", "--corpus", "week")
    assert done.returncode == 1  # for the picture
    assert workspace.ask("SELECT origin FROM articles ORDER BY origin") == [
        ("week.zip/crawl/segment.warc.gz#http://wheel.example/0000",),
        ("week.zip/crawl/segment.warc.gz#http://wheel.example/0001",),
        ("week.zip/reports/a.html",),
        ("week.zip/reports/b.txt",),
    ]
    assert workspace.ask("SELECT origin, reason FROM refusals") == [("week.zip/logo.png", "not-text")]
    assert workspace.ask("SELECT url, outcome FROM entries") == [("http://w.example/1", "pending")]
    tables = ("articles", "revisions", "pages", "refusals", "entries")
    counts = {name: f"SELECT count(*) FROM {name}" for name in tables}
    before = workspace.ask_all(counts)
    assert workspace.newswire("load", "in/week.zip", "--corpus", "week").returncode == 1
    assert workspace.ask_all(counts) == before


def test_of_a_wacz_archive_the_warc_files_are_read(tmp_path: Path) -> None:
    members = [
        ("datapackage.json", b'{"profile": "data-package"}'),
        ("archive/data.warc.gz", make_segment(tmp_path, 1, 2)),
        ("indexes/index.cdx", b"example)/ 20260301120000"),
        ("pages/pages.jsonl", b'{"format": "json-pages-1.0"}'),
    ]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        archive = make_zip(members, method=method)
        for name in ("crawl.wacz", "crawl.zip"):
            assert read(tmp_path, archive, name) == [
                (f"{name}/archive/data.warc.gz#http://wheel.example/0000", "text/html"),
                (f"{name}/archive/data.warc.gz#http://wheel.example/0001", "text/html"),
            ]
    assert read(tmp_path, make_zip(members[:1]), "crawl.wacz") == [("crawl.wacz", "empty")]
    assert not may_be_warc(tmp_path / "crawl.wacz")  # a backfill reads segments alone


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\a.txt", "a\x01\n.txt", "ä.txt"]
)
def test_the_name_of_a_member_is_a_label_alone(tmp_path: Path, name: str) -> None:
    ((origin, found),) = read(tmp_path, make_zip([(name, TEXT)]))
    assert (origin[:6], origin.count("//"), found) == ("a.zip/", 0, "text/plain")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip"]


def test_a_name_in_utf8_that_is_not_marked_as_such_is_read_nevertheless(tmp_path: Path) -> None:
    archive = make_zip([("Werk/ä.txt", TEXT)])
    unmarked = unmark_utf8(archive)
    assert unmarked != archive
    assert read(tmp_path, unmarked) == read(tmp_path, archive) == [("a.zip/Werk/ä.txt", "text/plain")]
    older = unmarked.replace("ä".encode(), b"\x84\x84")  # in code page 437
    assert read(tmp_path, older) == [("a.zip/Werk/ää.txt", "text/plain")]


def test_a_member_that_cannot_be_read_costs_no_other_one(tmp_path: Path) -> None:
    nested = make_zip([("c.txt", TEXT)])
    body = make_zip([("a.txt", TEXT), ("b.txt", b"damaged"), ("c.zip", nested), ("d.txt", TEXT)], method=0)
    body = body.replace(b"damaged", b"Damaged")
    assert read(tmp_path, body) == [
        ("a.zip/a.txt", "text/plain"),
        ("a.zip/b.txt", "unreadable"),
        ("a.zip/c.zip", "not-text"),
        ("a.zip/d.txt", "text/plain"),
    ]


@pytest.mark.parametrize(
    ("archive", "words"),
    [
        (encrypt(make_zip([("a.txt", TEXT)])), "the member is encrypted; unpack the archive by its password"),
        (make_zip([("a.txt", TEXT)], method=zipfile.ZIP_BZIP2), "compressed by method 12, which is not read"),
        (make_zip([("a.txt", TEXT)], method=zipfile.ZIP_LZMA), "compressed by method 14, which is not read"),
        (make_zip([("a.txt", b"one"), ("a.txt", TEXT)]), "a later member of the archive has the same name"),
        (make_zip([("mimetype", b"application/epub+zip"), ("a.txt", TEXT)]), "an electronic book"),
        (make_zip([("[Content_Types].xml", b"<Types/>"), ("a.xml", b"<a/>")]), "of an office program"),
        (make_zip([("a.txt", TEXT)])[:-30], "the ZIP archive is damaged, or not complete: "),
        (make_zip([]), "the archive holds no file that could be a page"),
        (make_zip([("a.txt", bytes(MAX_PAGE_BYTES + 1))]), "10,485,761 bytes; at most 10,485,760 are read"),
    ],
    ids=["encrypted", "bzip2", "lzma", "doubled", "EPUB", "docx", "cut", "empty", "large"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, archive: bytes, words: str) -> None:
    assert words in find_detail(tmp_path, archive)


def test_of_a_damaged_warc_file_in_an_archive_the_whole_pages_are_read(tmp_path: Path) -> None:
    segment = make_segment(tmp_path, *range(12))
    body = make_zip([("a.warc.gz", segment), ("b.txt", TEXT)], method=0)
    middle = body.index(segment) + len(segment) * 3 // 4
    damaged = body[:middle] + bytes([body[middle] ^ 0xFF]) + body[middle + 1 :]
    found = read(tmp_path, damaged)
    assert found[0] == ("a.zip/a.warc.gz#http://wheel.example/0000", "text/html")
    assert len(segment) > 2 * 4096
    assert ("a.zip/a.warc.gz", "unreadable") in found
    assert found[-1] == ("a.zip/b.txt", "text/plain")


def test_what_expands_a_thousandfold_is_read_to_the_limit_alone(tmp_path: Path) -> None:
    segment = make_zip([("a.warc", b"WARC/1.0\r\n" + bytes(FREE_BYTES * 5 // 4))])
    assert "the member expands more than 100 times" in find_detail(tmp_path, segment)
    # each of them is small enough for a page
    pages = make_zip([(f"{number}.txt", bytes(FREE_BYTES // 3)) for number in range(9)])
    found = read(tmp_path, pages)
    assert found[-1] == ("a.zip", "too-large")
    assert 3 < len(found) < 9


def test_an_archive_of_too_many_members_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MAX_MEMBERS", 2)
    members = [(f"{number}.txt", TEXT) for number in range(3)]
    assert [found for _, found in read(tmp_path, make_zip(members[:2]))] == ["text/plain"] * 2
    assert read(tmp_path, make_zip(members)) == [("a.zip", "too-large")]
