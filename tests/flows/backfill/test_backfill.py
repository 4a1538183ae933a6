"""A backfill loads what a plain load of the named pages does, once, whatever happens meanwhile."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from backfilled import Rows, make_crawl, read_rows
from crawls import encode_page, make_pages, write_crawl
from process_tree import list_descendants
from waiting import wait_until
from warcs import make_record, make_response

if TYPE_CHECKING:
    from conftest import Workspace


def test_a_backfill_gives_the_rows_of_a_plain_load_of_the_pages_that_name_the_company(
    workspace: Workspace, loaded: Rows
) -> None:
    crawl = make_crawl(workspace.folder / "crawl", only_named=False)
    done = workspace.newswire("backfill", str(crawl))

    assert done.returncode == 0, done.stderr
    assert read_rows(workspace) == loaded
    assert len(loaded["articles"]) == 15
    assert (
        "162, of which 108 hold no page, 36 pages name nothing that was looked for, and 18 name"
        in done.stdout
    )

    again = workspace.newswire("backfill", str(crawl))
    assert "Scanned: 0 segments" in again.stdout
    assert "3 were analysed before" in again.stdout
    assert workspace.ask(
        "SELECT counts['loaded'], counts['skipped'] FROM runs ORDER BY started_at DESC LIMIT 1"
    ) == [(None, 18)]
    assert read_rows(workspace) == loaded


def test_a_backfill_of_every_page_gives_the_rows_of_a_plain_load(
    make_workspace: Callable[[Path], Workspace], tmp_path: Path
) -> None:
    rows = []
    for words in (("load",), ("backfill", "--every-page")):
        (tmp_path / words[0]).mkdir()
        workspace = make_workspace(tmp_path / words[0])
        crawl = make_crawl(workspace.folder / "crawl", only_named=False)
        done = workspace.newswire(*words, "--corpus", "crawl", str(crawl))
        assert done.returncode == 0, done.stderr
        rows.append(read_rows(workspace))

    assert rows[0] == rows[1]


def test_records_that_are_broken_are_named_as_a_plain_load_names_them(
    make_workspace: Callable[[Path], Workspace], tmp_path: Path
) -> None:
    pages = list(make_pages(30, every=5))
    members = [
        gzip.compress(record) for number, page in enumerate(pages) for record in encode_page(page, number)
    ]
    torn = bytearray(members[4])
    torn[len(torn) // 2] ^= 0xFF
    cut = make_record("https://cut.example/", make_response(b"<p>Nissan", "Content-Length: 900"))
    wrong = make_record("https://wrong.example/", make_response(b"<p>Kaneda"), length=7000)
    whole = make_record("https://behind.example/", make_response(b"<p>Nissan", "Content-Encoding: gzip"))
    damage = b"".join(
        [*members[:4], gzip.compress(cut), *members[5:20], b"noise between the records", *members[20:40],
         gzip.compress(wrong), gzip.compress(whole), *members[40:], members[4][:50]]
    )  # fmt: skip
    found = []
    for words in (("load",), ("backfill",), ("backfill", "--every-page")):
        (tmp_path / "-".join(words)).mkdir()
        workspace = make_workspace(tmp_path / "-".join(words))
        path = workspace.folder / "crawl.warc.gz"
        path.write_bytes(damage[: len(damage) - 7])
        done = workspace.newswire(*words, "--corpus", "crawl", str(path))
        assert done.returncode == 1, done.stderr
        found.append(
            workspace.ask(
                "SELECT url, origin, stage, reason, detail FROM refusals WHERE stage = 'load' ORDER BY ALL"
            )
        )

    assert found[0] == found[1] == found[2]
    assert len(found[0]) >= 4


def test_a_backfill_that_was_killed_with_all_its_processes_makes_no_segment_twice(
    workspace: Workspace, loaded: Rows
) -> None:
    """Once with processes, once with a Dask cluster of its own if Dask is there, then to the end."""
    crawl = make_crawl(workspace.folder / "crawl", only_named=False)
    shards = workspace.folder / "var" / "backfill"
    kept: dict[str, int] = {}
    for number, words in enumerate(((), ("--executor", "dask") if find_spec("distributed") else ()), 1):
        running = workspace.start_warm("backfill", str(crawl), *words)
        wait_until(lambda n=number: len(list(shards.glob("*.parquet"))) >= n, seconds=240)
        for pid in (running.pid, *list_descendants(running.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        running.communicate()
        assert kept.items() <= (kept := read_times(shards)).items()
    done = workspace.newswire("backfill", str(crawl))

    assert done.returncode == 0, done.stderr
    assert kept.items() <= read_times(shards).items()
    assert read_rows(workspace) == loaded


def test_a_shard_that_a_disk_has_changed_is_removed_and_made_anew(workspace: Workspace, loaded: Rows) -> None:
    crawl = make_crawl(workspace.folder / "crawl", only_named=False)
    assert workspace.newswire("backfill", str(crawl)).returncode == 0
    shards = workspace.folder / "var" / "backfill"
    changed = min(shards.glob("*.parquet"))
    with changed.open("r+b") as file:  # within a page of a column; the notes at the end are whole
        file.seek(changed.stat().st_size // 3)
        file.write(b"\0" * 64)
    shards.rename(workspace.folder / "shards")
    shutil.rmtree(workspace.folder / "var")
    (workspace.folder / "var").mkdir()
    (workspace.folder / "shards").rename(shards)

    damaged = workspace.newswire("backfill", str(crawl))
    assert damaged.returncode == 1
    assert f"{changed.name} is damaged (" in " ".join(damaged.stderr.split())
    assert "and removed; the next backfill makes it anew" in " ".join(damaged.stderr.split())
    again = workspace.newswire("backfill", str(crawl))
    assert (again.returncode, "Scanned: 1 segment" in again.stdout) == (0, True)
    assert read_rows(workspace)["articles"] == loaded["articles"]


def read_times(shards: Path) -> dict[str, int]:
    """Return when each shard was written."""
    return {one.name: one.stat().st_mtime_ns for one in shards.glob("*.parquet")}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["absent.warc.gz"], "absent.warc.gz does not exist"),
        (["notes.md"], "is no WARC file"),
        (["absent.paths"], "absent.paths does not exist"),
        (["empty.paths"], "empty.paths names no WARC file"),
        (["notes"], "notes names no WARC file (.warc, .warc.gz, .warc.zst)"),
        (["other.paths.gz"], "other.paths.gz is no list: a list is a text in UTF-8 with an address a line"),
        (["ftp://127.0.0.1:1/a.warc.gz"], "ftp://127.0.0.1:1/a.warc.gz cannot be opened: "),
        (["nowhere://bucket/a.warc.gz"], "nowhere://bucket/a.warc.gz cannot be opened"),
        (["crawl.warc.gz", "--about", "job-cuts"], "no tag 'job-cuts' with names"),
        (["crawl.warc.gz", "--corpus", "feed"], "is kept for articles from the network"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    workspace: Workspace, words: list[str], sentence: str
) -> None:
    (workspace.folder / "notes.md").write_text("notes")
    (workspace.folder / "notes").mkdir()
    (workspace.folder / "notes/a.txt").write_text("notes")
    (workspace.folder / "empty.paths").write_text("# nothing yet\n")
    (workspace.folder / "other.paths.gz").write_bytes(b"\xff\xfe\x00")
    write_crawl(workspace.folder / "crawl.warc.gz", make_pages(1, every=1))
    done = workspace.newswire("backfill", *words)

    assert done.returncode == 2
    assert sentence in done.stderr
