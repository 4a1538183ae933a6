"""Readers and runs do not wait for each other."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from conftest import Workspace

FILES = 100
# Articles without blocks or story, tags without an article, pending entries: each shows a half-done load.
HALF_LOADS = """
SELECT
    (SELECT count(*) FROM articles WHERE article_id NOT IN (SELECT article_id FROM blocks))
    + (SELECT count(*) FROM articles WHERE story_id IS NULL)
    + (SELECT count(*) FROM article_tags WHERE article_id NOT IN (SELECT article_id FROM articles))
    + (SELECT count(*) FROM entries WHERE outcome = 'pending')
"""


def test_reads_during_a_load_see_no_error_and_no_half_load(
    workspace: Workspace, sample_run: Workspace
) -> None:
    workspace.take(sample_run)
    (workspace.folder / "more").mkdir()
    for number in range(FILES):
        text = (
            f"Report {number}\n\nThe Nissan plant at Kaneda built {number} cars on Monday, its manager said."
        )
        (workspace.folder / "more" / f"{number}.txt").write_text(text)
    loading = workspace.start_warm("load", "more", "--corpus", "more")
    seen, is_over = set(), False
    while not is_over:
        is_over = loading.poll() is not None  # the last read comes after it
        with duckdb.connect(str(workspace.edition), read_only=True) as con:
            assert con.execute(HALF_LOADS).fetchall() == [(0,)]
            ((articles,),) = con.execute("SELECT count(*) FROM articles WHERE corpus = 'more'").fetchall()
        seen.add(articles)
    out, err = loading.communicate()
    assert loading.returncode == 0, out + err
    assert seen == {0, FILES}


def test_a_reader_that_stays_open_does_not_delay_a_run_and_keeps_its_edition(
    workspace: Workspace, sample_run: Workspace
) -> None:
    workspace.take(sample_run)
    start = time.monotonic()
    assert workspace.newswire_process("run", "--sample").returncode == 0
    alone = time.monotonic() - start
    with duckdb.connect(str(workspace.edition), read_only=True) as con:
        runs = con.execute("SELECT count(*) FROM runs").fetchall()
        start = time.monotonic()
        assert workspace.newswire_process("run", "--sample").returncode == 0
        beside_a_reader = time.monotonic() - start
        assert con.execute("SELECT count(*) FROM runs").fetchall() == runs
    assert workspace.ask("SELECT count(*) FROM runs") > runs
    assert beside_a_reader < alone + 30  # a run that waited for the reader would never end
