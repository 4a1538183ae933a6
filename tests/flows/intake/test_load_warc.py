"""WARC files of any size are loaded in batches of their pages, and the load continues after a kill."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from made_site import write_page
from measured_files import load_file, run_apart
from visible_state import read_comparable_state
from waiting import wait_until
from warcs import HTML, write_warc

from flows.intake.input_paths import list_input_files
from flows.jobs.workers import Workers
from flows.settings import ReadSettings
from flows.stages.articles.cut_batches import FILE_BATCH
from flows.stages.articles.store_files import read_files

if TYPE_CHECKING:
    from conftest import Workspace

PAGE_BYTES = 1_000_000
FIRST_BATCH = FILE_BATCH.size // PAGE_BYTES  # large pages, since 500 small ones take longer
PAGES = FIRST_BATCH + 10
COUNTS = (
    "SELECT counts['loaded'], counts['refused'], counts['skipped'] FROM runs ORDER BY started_at DESC LIMIT 1"
)


def write_pages(path: Path, pages: Iterable[str], *, tail: bytes = b"") -> None:
    write_warc(path, (("200 OK", HTML, page.encode()) for page in pages), tail=tail)


def pad(page: str, size: int) -> str:
    """Pad `page` to `size` bytes with an HTML comment."""
    return f"{page}<!--{'x' * (size - len(page.encode()))}-->"


def test_a_batch_is_limited_in_pages_and_bytes_whatever_files_they_are_in(tmp_path: Path) -> None:
    write_pages(tmp_path / "a.warc.gz", (f"<p>{number}" for number in range(FILE_BATCH.pages - 1)))
    for number in range(3):
        (tmp_path / f"b{number}.txt").write_text(f"text {number}")
    write_pages(tmp_path / "c.warc.gz", (f"{number:1000000}" for number in range(70)))
    with Workers(ReadSettings()) as workers:
        listed = list_input_files([tmp_path])
        batches = [[one.origin for one in batch] for batch in read_files(workers, listed)]
    assert [len(batch) for batch in batches] == [500, 26, 24, 22]
    assert batches[0][-2:] == ["a.warc.gz#http://wheel.example/0498", "b0.txt"]
    assert batches[1][:3] == ["b1.txt", "b2.txt", "c.warc.gz#http://wheel.example/0000"]
    assert batches[-1][-1] == "c.warc.gz#http://wheel.example/0069"


def test_the_pages_of_a_large_warc_file_are_not_all_in_memory_at_once(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    write_pages(file, (pad(write_page(number), 4 * PAGE_BYTES) for number in range(80)))
    counts, used = run_apart(load_file, file)
    assert counts == {"loaded": 80}
    assert used < 300  # MB, of 320 in the file; 200 were measured, with all imports and the memory of DuckDB


def test_a_load_that_was_killed_between_two_batches_continues_from_there(
    make_workspace: Callable[[Path], Workspace], tmp_path: Path
) -> None:
    crawl = tmp_path / "crawl.warc.gz"
    pages = (pad(write_page(number), PAGE_BYTES) for number in range(PAGES))
    write_pages(crawl, pages, tail=b"\x1f\x8b\x08 and then noise")
    rows: list[dict[str, list[tuple[Any, ...]]]] = []
    for name in ("undisturbed", "killed"):
        (tmp_path / name).mkdir()
        workspace = make_workspace(tmp_path / name)
        if name == "killed":
            running = workspace.start_warm("load", str(crawl), "--corpus", "crawl")
            first_edition = workspace.folder / "var" / "news.duckdb"  # published after the first batch
            wait_until(first_edition.exists, seconds=120, pause=0.002)
            running.send_signal(signal.SIGKILL)
            running.communicate()
        done = workspace.newswire("load", str(crawl), "--corpus", "crawl")
        assert done.returncode == 1, done.stderr
        assert done.stderr.count("the WARC file breaks off") == 1
        assert workspace.ask(COUNTS) == [(10, 1, FIRST_BATCH) if name == "killed" else (PAGES, 1, None)]
        rows.append(read_comparable_state(workspace))
    assert rows[0] == rows[1]
    assert len(rows[0]["articles"]) == PAGES
    assert len(rows[0]["learned"]) == 3
