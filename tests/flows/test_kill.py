"""A run killed at any moment and run again leaves what an undisturbed run leaves."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Desk

MOMENTS = 20
# All that a run leaves, but for the clock, the log of requests and where bytes lie in the archive.
LEFT = {
    "articles": "SELECT * EXCLUDE (first_seen_at, revised_at) FROM articles ORDER BY ALL",
    "blocks": "SELECT * FROM blocks ORDER BY ALL",
    "tags": "SELECT * FROM article_tags ORDER BY ALL",
    "stories": "SELECT * EXCLUDE (first_seen_at, last_seen_at) FROM stories ORDER BY ALL",
    "duplicates": "SELECT * FROM duplicates ORDER BY ALL",
    "revisions": "SELECT article_id, revision, title, text, sha256 FROM revisions ORDER BY ALL",
    "entries": "SELECT entry_id, version, outcome, reason, attempts, article_id FROM entries ORDER BY ALL",
    "pages": "SELECT page_id, corpus, origin, url, sha256, outcome, article_id FROM pages ORDER BY ALL",
    "refusals": "SELECT url, origin, stage, reason FROM refusals ORDER BY ALL",
}


def what_is_left(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    return {name: desk.ask(query) for name, query in LEFT.items()}


@pytest.fixture(scope="module")
def undisturbed(
    tmp_path_factory: pytest.TempPathFactory, make_desk: Callable[[Path], Desk]
) -> tuple[dict[str, list[tuple[Any, ...]]], float]:
    """What one whole run leaves, and how long it took."""
    desk = make_desk(tmp_path_factory.mktemp("undisturbed"))
    start = time.monotonic()
    done = desk.newswire("run", "--sample")
    assert done.returncode == 0, done.stderr
    return what_is_left(desk), time.monotonic() - start


@pytest.mark.parametrize("number", range(MOMENTS))
def test_killed_at_any_moment_and_run_again_nothing_is_lost_and_nothing_there_twice(
    desk: Desk, undisturbed: tuple[dict[str, list[tuple[Any, ...]]], float], number: int
) -> None:
    expected, length = undisturbed
    moment = (number + random.Random(number).random()) * length / MOMENTS
    running = desk.start("run", "--sample")
    try:
        running.communicate(timeout=moment)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        running.communicate()
    again = desk.newswire("run", "--sample")
    assert again.returncode == 0, again.stderr
    assert what_is_left(desk) == expected


def test_a_killed_run_leaves_no_process_behind(desk: Desk) -> None:
    running = desk.start("run", "--sample")
    deadline = time.monotonic() + 60
    while not (workers := _list_descendants(running.pid)):
        assert time.monotonic() < deadline, "no worker was started"
        assert running.poll() is None, "the run was over before a worker was seen"
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    while alive := {worker for worker in workers if _is_alive(worker)}:
        assert time.monotonic() < deadline, f"processes {alive} outlived the run"
        time.sleep(0.1)


def _list_descendants(process: int) -> set[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return set()
    return {int(child) for child in children}.union(*(_list_descendants(int(child)) for child in children))


def _is_alive(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
