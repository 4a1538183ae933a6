"""Segments are listed from files, folders, lists and other file systems."""

from __future__ import annotations

import gzip
from pathlib import Path

import fsspec
import pytest
from crawls import make_pages, write_crawl
from fsspec.implementations.memory import MemoryFileSystem

from flows.backfill import addresses
from flows.backfill.addresses import DownloadError, list_segments, open_segment
from flows.errors import UsageError


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder with two segments in a folder below it."""
    (tmp_path / "2026" / "03").mkdir(parents=True)
    for name in ("a", "b"):
        write_crawl(tmp_path / "2026" / "03" / f"{name}.warc.gz", make_pages(1, every=1))
    (tmp_path / "2026" / "notes.md").write_text("notes")
    return tmp_path


def test_a_folder_is_listed_with_its_warc_files_alone(crawl: Path) -> None:
    assert [one.origin for one in list_segments([str(crawl / "2026")])] == ["03/a.warc.gz", "03/b.warc.gz"]


@pytest.mark.parametrize("is_packed", [False, True])
def test_the_lines_of_a_list_are_relative_to_it(crawl: Path, *, is_packed: bool) -> None:
    text = b"# of March\n2026/03/b.warc.gz\n\n2026/03/a.warc.gz\n"
    name = "warc.paths.gz" if is_packed else "warc.paths"
    (crawl / name).write_bytes(gzip.compress(text) if is_packed else text)
    found = list_segments([str(crawl / name)])

    assert [one.origin for one in found] == ["2026/03/b.warc.gz", "2026/03/a.warc.gz"]
    assert [Path(one.address) for one in found] == [crawl / "2026/03/b.warc.gz", crawl / "2026/03/a.warc.gz"]


def test_a_segment_on_another_file_system_is_copied_while_it_is_read(crawl: Path, tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    raw = (crawl / "2026/03/a.warc.gz").read_bytes()
    memory.pipe("/bucket/crawl/03/a.warc.gz", raw)
    memory.pipe("/bucket/crawl/03/readme.txt", b"notes")
    (by_pattern,) = list_segments(["memory://bucket/crawl/*/*.warc.gz"])
    (by_folder,) = list_segments(["memory://bucket/crawl"])
    with open_segment(by_pattern, tmp_path / "copies") as path:
        assert path.read_bytes() == raw

    assert by_pattern == by_folder
    assert by_pattern.origin == "03/a.warc.gz"
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize("losses", [1, 2, 3])
def test_a_copy_that_breaks_off_is_made_again_twice(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, losses: int
) -> None:
    raw = (crawl / "2026/03/a.warc.gz").read_bytes()
    fsspec.filesystem("memory").pipe("/torn/a.warc.gz", raw)
    (segment,) = list_segments(["memory://torn/a.warc.gz"])
    copied: list[int] = []

    def copy(_system: MemoryFileSystem, _path: str, target: str) -> None:
        copied.append(Path(target).write_bytes(raw[: len(raw) // 2] if len(copied) < losses else raw))

    monkeypatch.setattr(MemoryFileSystem, "get_file", copy)
    monkeypatch.setattr(addresses, "_PAUSES", (0.0, 0.0))
    if losses < 3:
        with open_segment(segment, tmp_path / "copies") as path:
            assert path.read_bytes() == raw
    else:
        with pytest.raises(DownloadError, match="it breaks off after"), open_segment(segment, tmp_path):
            pass
    assert len(copied) == min(losses + 1, 3)


def test_two_segments_of_one_origin_are_refused(crawl: Path) -> None:
    (crawl / "other").mkdir()
    write_crawl(crawl / "other" / "a.warc.gz", make_pages(2, every=1))
    with pytest.raises(UsageError, match=r"would both be 'a\.warc\.gz'"):
        list_segments([str(crawl / "2026/03/a.warc.gz"), str(crawl / "other/a.warc.gz")])


def test_the_identity_of_a_segment_changes_with_its_content(crawl: Path) -> None:
    path = crawl / "2026/03/a.warc.gz"
    (before,) = list_segments([str(path)])
    (same,) = list_segments([str(path)])
    write_crawl(path, make_pages(3, every=1))
    (after,) = list_segments([str(path)])

    assert before.identity == same.identity != after.identity
