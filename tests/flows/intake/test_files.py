"""The pages in input files are read."""

from __future__ import annotations

import errno
import gzip
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from file_pages import read_input_file
from made_site import write_pages
from warcs import HTML, write_warc

from flows.intake import files
from flows.intake.files import is_feed_document
from flows.intake.input_file import looks_like_html
from transforms.feeds.parse import is_feed
from transforms.records import MAX_PAGE_BYTES

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.txt", b"text", "text/plain"),
        ("a.HTM", b"text", "text/html"),
        ("saved", b"\n<!DOCTYPE HTML><p>", "text/html"),
        ("notes", b"text", "text/plain"),
    ],
)
def test_the_media_type_follows_from_name_and_content(
    tmp_path: Path, name: str, body: bytes, media_type: str
) -> None:
    (tmp_path / name).write_bytes(body)
    (one,) = read_input_file(name, tmp_path / name)
    assert (one.media_type, one.body, one.fault) == (media_type, body, None)


@pytest.mark.parametrize("name", ["site.css", "app.JS", "jobs.csv", "feeds.toml", "count.sql", "app.js.gz"])
def test_what_is_for_programs_by_its_name_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    body = b"body, .article { margin: 0; color: #222 }\n" * 20
    (tmp_path / name).write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    (one,) = read_input_file(name, tmp_path / name)
    assert one.fault is not None
    assert one.fault[0] == "not-text"
    assert one.fault[1].endswith(f"call it {name.partition('.')[0]}.txt if it is one")


@pytest.mark.parametrize("name", ["index.cfg", "story.js"])
def test_a_page_is_read_whatever_its_name_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<!DOCTYPE html><p>The plant stands still.")
    (one,) = read_input_file(name, tmp_path / name)
    assert (one.media_type, one.fault) == ("text/html", None)


@pytest.mark.parametrize("name", ["courier.com.py", "notes.md", "report.2", "interview"])
def test_a_text_that_is_named_for_a_site_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"The plant stands still.")
    (one,) = read_input_file(name, tmp_path / name)
    assert (one.media_type, one.fault) == ("text/plain", None)


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_compressed_file_is_read_as_what_is_in_it(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    suffix = "gz" if pack is gzip.compress else "zst"
    for name, media_type in (("a.HTM", "text/html"), ("a.txt", "text/plain"), ("a", "text/plain")):
        body = b"some words " * 50
        file = tmp_path / f"{name}.{suffix}"
        file.write_bytes(pack(body[:99]) + pack(body[99:]))
        (one,) = read_input_file(name, file)
        assert (one.media_type, one.body, one.fault) == (media_type, body, None)
    file.write_bytes(pack(body)[:-3])
    (cut,) = read_input_file(name, file)
    assert cut.fault is not None
    assert "it breaks off" in cut.fault[1]
    file.write_bytes(pack(body) + b"\n<!-- cached -->")
    assert [one.body for one in read_input_file(name, file)] == [body]
    file.write_bytes(pack(b" " * (MAX_PAGE_BYTES + 1)))
    assert [one.fault and one.fault[0] for one in read_input_file(name, file)] == ["too-large"]


def test_an_empty_warc_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").touch()
    assert [one.fault and one.fault[0] for one in read_input_file("a", tmp_path / "a.warc.gz")] == ["empty"]


def test_a_file_that_the_machine_cannot_read_now_is_told_from_one_that_nobody_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "a.warc.gz"):
        (tmp_path / name).write_bytes(b"text")
        reasons = []
        for code in (errno.EMFILE, errno.EACCES):
            with monkeypatch.context() as patched:
                patched.setattr(files, "open_regular", partial(refuse, OSError(code, os.strerror(code))))
                (one,) = read_input_file(name, tmp_path / name)
            reasons.append(one.fault and one.fault[0])
        assert reasons == ["machine-fault", "unreadable"]


def refuse(error: OSError, _: Path) -> None:
    raise error


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_PAGE_BYTES + 1)
    (one,) = read_input_file("a.txt", tmp_path / "a.txt")
    assert one.fault is not None
    assert one.fault[0] == "too-large"


def test_a_large_file_of_another_format_is_named_as_such(tmp_path: Path) -> None:
    with (tmp_path / "report.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(MAX_PAGE_BYTES + 1)
    (one,) = read_input_file("report.pdf", tmp_path / "report.pdf")
    assert one.fault == (
        "not-text",
        f"the file is a PDF document of {MAX_PAGE_BYTES + 1:,} bytes, and no text",
    )


PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8


def test_the_successful_html_responses_of_a_warc_file_are_read(tmp_path: Path) -> None:
    answers = [("200 OK", HTML), ("404 Not Found", "text/html"), ("200 OK", "image/png")]
    file = write_warc(tmp_path / "crawl.warc.gz", [(*answer, b"<p>body") for answer in answers])
    (one,) = read_input_file("crawl.warc.gz", file)
    assert (one.url, one.body) == ("http://wheel.example/0000", b"<p>body")
    assert (one.media_type, one.charset) == ("text/html", "utf-8")


@pytest.mark.parametrize(
    ("named", "word"), [((), "日産"), (("--encoding", "gb18030"), "泣缓")], ids=["the server", "a person"]
)
def test_the_encoding_that_the_server_named_applies_unless_the_user_names_another(
    workspace: Workspace, named: tuple[str, ...], word: str
) -> None:
    page = (
        f"<html><head><title>Kaneda</title></head><body><article><p>{PROSE}日産.</p></article></body></html>"
    )
    answer = ("200 OK", "text/html; charset='EUC-JP'", page.encode("euc_jp"))
    write_warc(workspace.folder / "a.warc", [answer])
    assert workspace.newswire("load", "a.warc", *named).returncode == 0
    ((text,),) = workspace.ask("SELECT text FROM articles")
    assert word in text


def test_of_a_truncated_warc_file_the_complete_records_are_read_and_a_fault_is_reported(
    tmp_path: Path,
) -> None:
    answer = ("200 OK", HTML, b"<p>body")
    file = write_warc(tmp_path / "crawl.warc.gz", [answer], tail=b"\x1f\x8b\x08 and then noise")
    faults = [one.fault and one.fault[0] for one in read_input_file("crawl.warc.gz", file)]
    assert faults == [None, "broken-archive"]


@pytest.mark.parametrize("end", [b"<html>", b"words", b"<!-- never closed"])
def test_a_page_is_recognised_behind_any_number_of_comments_in_a_moment(end: bytes) -> None:
    """An expression that may read two comments as one tries every way of dividing them."""
    body = b"<!---->\n" * 200 + end
    start = time.process_time()
    assert looks_like_html(body) is (end == b"<html>")
    assert is_feed(body) is False
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("name", "body", "is_document"),
    [
        ("rss.xml", b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", True),
        ("atom.xml", b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'></feed>", True),
        ("sitemap.xml", b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'></urlset>", True),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', True),
        ("page.html", b"\n<!DOCTYPE html><html><body><rss></rss></body></html>", False),
        ("page.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'></html>", False),
        ("data.json", b'{"rss": []}', False),
        ("report.txt", b"A report on <rss> feeds.", False),
        ("empty.xml", b"", False),
    ],
)
def test_the_document_of_a_feed_is_known_by_its_content(
    tmp_path: Path, name: str, body: bytes, is_document: bool
) -> None:
    (tmp_path / name).write_bytes(body)
    (one,) = read_input_file(name, tmp_path / name)
    assert is_feed_document(one) is is_document


def test_the_entries_of_a_loaded_feed_document_are_fetched_by_the_next_run(
    workspace: Workspace, lasting_server: ScriptedServer
) -> None:
    links = [
        lasting_server.answer(f"/{file.name}", file.read_bytes(), "Content-Type: text/html")
        for file in sorted(write_pages(workspace.folder / "pages", range(2)).iterdir())
    ]
    items = "".join(f"<item><title>{link}</title><link>{link}</link></item>" for link in links)
    documents = workspace.folder / "documents"
    documents.mkdir()
    (documents / "feed.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    (documents / "torn.xml").write_text("<rss version='2.0'><channel><item><title>T")
    workspace.configure(lasting_server.answer("/none", b"<rss version='2.0'><channel></channel></rss>"))
    loaded = workspace.newswire("load", "documents")
    assert "2 new entries of feed documents are fetched by the next `newswire run`" in loaded.stderr
    assert (loaded.returncode, "torn.xml" in loaded.stderr) == (1, True)
    assert workspace.ask("SELECT came_by, outcome, count(*) FROM entries GROUP BY ALL") == [
        ("load", "pending", 2)
    ]
    assert "feed documents" not in workspace.newswire("load", "documents").stderr
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT outcome, count(*) FROM entries GROUP BY ALL") == [("loaded", 2)]
