"""Files that are dropped into the inbox of a running service are queryable, watched, and moved away."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb
from made_site import write_pages
from waiting import wait_until
from zips import make_zip

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

REPORT = (
    "Nissan sells its Kumamoto quay\n\nNissan has sold a quay in Kumamoto to a maker of ropes, it said.\n"
)


def make_week(link: str) -> bytes:
    """Make an archive of a report, a picture, and two feeds whose entries have the same guid."""
    item = f"<item><guid isPermaLink='false'>1</guid><title>L</title><link>{link}</link></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>".encode()
    report = REPORT.replace("Kumamoto", "Minamata").encode()
    return make_zip(
        [("a.xml", feed), ("b.xml", feed), ("reports/c.txt", report), ("logo.png", b"\x89PNG\r\n\x1a\n")]
    )


@contextmanager
def serve(workspace: Workspace) -> Iterator[None]:
    """Run the service on any free port, and end it as a supervisor does."""
    with (workspace.folder / "service.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.service"],
            cwd=workspace.folder,
            env=workspace.environment,
            stderr=log,
        )
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0


def count_articles(workspace: Workspace) -> int:
    try:
        return int(workspace.ask("SELECT count(*) FROM articles")[0][0])
    except duckdb.IOException:  # there is no edition yet
        return 0


def test_dropped_files_are_loaded_watched_and_moved_with_a_note(
    workspace: Workspace, server: ScriptedServer
) -> None:
    (page,) = write_pages(workspace.folder / "pages", range(1)).iterdir()
    link = server.answer("/linked", page.read_bytes(), "Content-Type: text/html")
    workspace.configure(places=[server.place])
    with (workspace.folder / "newswire.toml").open("a") as config:
        config.write("[listen]\nport = 0\n")
    home = workspace.folder / "var"
    (home / "watches").mkdir(parents=True)
    (home / "watches/inbox.sql").write_text(
        "-- What is dropped.\n-- key: origin\nSELECT origin, title FROM articles WHERE corpus = 'inbox'"
    )
    inbox = home / "inbox"
    inbox.mkdir()
    (inbox / "feed.xml").write_text(
        f"<rss version='2.0'><channel><item><title>L</title><link>{link}</link></item></channel></rss>"
    )
    (inbox / "torn.warc").write_bytes(b"WARC/1.0\r\n")
    (inbox / "unfinished.txt.part").write_text(REPORT)
    with serve(workspace):
        wait_until(lambda: count_articles(workspace) == 1, seconds=120)
        (inbox / "report.txt").write_text(REPORT)
        (inbox / "week.zip").write_bytes(make_week(link))
        note = inbox / "done/report.txt.note.txt"
        wait_until(lambda: note.exists() and note.stat().st_size > 0, seconds=120)
        packed = inbox / "done/week.zip.note.txt"
        wait_until(lambda: packed.exists() and packed.stat().st_size > 0, seconds=120)
        assert count_articles(workspace) == 3
        assert workspace.ask("SELECT count(*), count(DISTINCT feed_id) FROM entries") == [(3, 3)]
    notes = {path.name: path.read_text() for path in inbox.rglob("*.note.txt")}
    assert notes["feed.xml.note.txt"] == "feed document with 1 entry\n"
    assert notes["report.txt.note.txt"] == "loaded\n"
    assert notes["week.zip.note.txt"].splitlines() == [
        "feed document with 1 entry: 2",
        "loaded",
        "week.zip/logo.png: refused: the file is a PNG image, and no text",
    ]
    assert "the WARC file breaks off or is damaged" in notes["torn.warc.note.txt"]
    assert (inbox / "refused/torn.warc").exists()
    assert [path.name for path in inbox.iterdir() if path.is_file()] == ["unfinished.txt.part"]
    assert workspace.ask("SELECT origin FROM articles WHERE corpus = 'inbox' ORDER BY origin") == [
        ("report.txt",),
        ("week.zip/reports/c.txt",),
    ]
    came = workspace.ask("SELECT came_by, outcome, count(*) FROM entries GROUP BY ALL ORDER BY ALL")
    assert came == [("inbox", "known", 2), ("inbox", "loaded", 1)]
    lines = [json.loads(line) for line in (home / "watches/matches.jsonl").read_text().splitlines()]
    assert {line["row"]["origin"] for line in lines if "row" in line} == {
        "report.txt",
        "week.zip/reports/c.txt",
    }
