"""The page in an MHTML file is read, with the address that the browser noted."""

from __future__ import annotations

import base64
import quopri
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from file_pages import read_input_file
from made_site import write_page

from flows.intake.mhtml import MAX_BYTES, read_mhtml
from transforms.records import MAX_PAGE_BYTES

if TYPE_CHECKING:
    from conftest import Workspace

URL = "https://wheel.example/news/kaneda-hires-forty-people-for-the-second-shift-of-its-battery-hall"
HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: Halls\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part"\r\n\r\n'
)
PART = "------Part\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{more}\r\n{body}\r\n"
PIXEL = PART.format(kind="image/gif", coding="base64", more="", body="R0lGODlhAQABAAAAACw=")
END = "------Part--\r\n"


def make_mhtml(
    html: bytes, *, coding: str = "quoted-printable", kind: str = "text/html", more: str = ""
) -> str:
    """Write a page as browsers do, with a picture before and after it."""
    packed = quopri.encodestring(html) if coding == "quoted-printable" else base64.encodebytes(html)
    page = PART.format(kind=kind, coding=coding, more=more, body=packed.decode())
    return HEAD.format(url=URL) + PIXEL + page + PIXEL + END


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("name", ["page.mhtml", "page.MHT"])
def test_the_html_of_a_saved_page_is_read(tmp_path: Path, coding: str, name: str) -> None:
    html = "<!DOCTYPE html><title>Halle</title><p>Nissan stellt 40 Leute für Kaneda ein.</p>\n".encode(
        "cp1252"
    )
    file = tmp_path / name
    file.write_text(make_mhtml(html, coding=coding, kind='text/html; charset="windows-1252"'))
    (one,) = read_input_file(name, file)
    assert one.body.strip() == html.strip()
    assert (one.origin, one.url, one.media_type, one.charset) == (name, URL, "text/html", "windows-1252")
    assert not one.is_cut


def test_a_saved_page_is_loaded_with_its_address_and_a_second_load_changes_nothing(
    workspace: Workspace,
) -> None:
    (workspace.folder / "page.mhtml").write_text(make_mhtml(write_page(1).encode()))
    assert workspace.newswire("load", "page.mhtml").returncode == 0
    rows = workspace.ask("SELECT origin, url, title FROM articles")
    assert rows == [("page.mhtml", URL, "Report 1 from the road")]
    assert "Nothing new" in workspace.newswire("load", "page.mhtml").stdout


def test_the_address_of_the_part_goes_before_that_of_the_file() -> None:
    for location, url in (("https://wheel.example/b", "https://wheel.example/b"), ("cid:frame@mhtml", URL)):
        made = make_mhtml(b"<p>x</p>", more=f"Content-Location: {location}\r\n")
        assert read_mhtml("a", made.encode()).url == url


def test_a_charset_that_could_not_be_stored_is_read_without_its_controls() -> None:
    made = make_mhtml(b"<p>x</p>", kind="text/html; charset*=us-ascii''utf%00-8")
    assert read_mhtml("a", made.encode()).charset == "utf-8"


def test_a_file_that_breaks_off_within_the_page_is_cut() -> None:
    made = make_mhtml(b"<p>Nissan hires.</p>").encode()
    page = read_mhtml("a", made[: made.index(b"hires.")])
    assert (page.body, page.is_cut) == (b"<p>Nissan ", True)
    assert not read_mhtml("a", made[: made.rindex(b"R0lGOD")]).is_cut  # within a picture


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not-html"),
        (b"Nissan hires in Kaneda.", "not-html"),
        (make_mhtml(b"x", kind="text/css").encode(), "not-html"),
        (make_mhtml(bytes(MAX_PAGE_BYTES + 1), coding="base64").encode(), "too-large"),
        (bytes(MAX_BYTES + 1), "too-large"),
    ],
    ids=["empty", "no MHTML", "no HTML", "large page", "large file"],
)
def test_a_file_without_a_page_that_can_be_read_is_refused(body: bytes, reason: str) -> None:
    fault = read_mhtml("a", body).fault
    assert fault is not None
    assert fault[0] == reason
