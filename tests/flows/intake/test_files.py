"""Input files are listed, and the pages in them read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from warcs import HTML, write_warc

from flows.errors import UsageError
from flows.intake.files import MAX_BYTES, list_input_files, read_input_file

if TYPE_CHECKING:
    from conftest import Workspace


def test_the_files_of_a_folder_are_listed_by_their_path_inside_it(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [origin for origin, _ in list_input_files([tmp_path])] == ["b.txt", "deep/a.txt"]


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    with pytest.raises(UsageError, match="load the folder above them"):
        list_input_files([tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"])


def test_a_path_that_does_not_exist_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.txt does not exist"):
        list_input_files([tmp_path / "nowhere.txt"])


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


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (one,) = read_input_file("a.txt", tmp_path / "a.txt")
    assert one.fault is not None
    assert one.fault[0] == "too-large"


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
