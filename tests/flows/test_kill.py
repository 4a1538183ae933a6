"""A run killed at any moment and run again leaves what an undisturbed run leaves."""

from __future__ import annotations

import random
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from waiting import wait_until

if TYPE_CHECKING:
    from conftest import Desk, ScriptedServer

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


def test_a_wish_to_be_left_alone_outlives_the_run_that_heard_it(desk: Desk, server: ScriptedServer) -> None:
    warehouse = desk.folder / "var" / "warehouse.duckdb"
    written: list[int] = []
    released = threading.Event()

    def refuse(peer: socket.socket, _: bytes) -> None:
        written.append(warehouse.stat().st_mtime_ns)
        peer.sendall(b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n")

    busy = server.script("/busy", refuse)
    slow = server.script("/slow", lambda _, __: released.wait() and None).replace("127.0.0.1", "localhost")
    (desk.folder / "newswire.toml").write_text(
        f'[fetch]\ndelay = 0\ntimeout = 60\nprivate = ["{server.place}", "localhost:{server.port}"]\n'
        f'[[feeds]]\nurl = "{busy}"\n[[feeds]]\nurl = "{slow}"\n'
    )
    running = desk.start("run")
    wait_until(lambda: bool(written), seconds=60)
    wait_until(lambda: warehouse.stat().st_mtime_ns > written[0], seconds=20)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    released.set()
    desk.newswire("run")
    assert [request.split(b" ")[1] for request in server.requests].count(b"/busy") == 1
