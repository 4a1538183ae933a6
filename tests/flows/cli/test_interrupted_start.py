"""A command that is ended while a worker process starts by itself says so alone, and the process nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hangup import HEEDING

if TYPE_CHECKING:
    from conftest import Workspace

KEPT = "nothing half-done was kept, run it again"
FEEDS = '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/feed"/></body></opml>'
_STARTING = """if True:
    import os, signal, sys
    from multiprocessing import util

    start = util.spawnv_passfds

    def start_and_interrupt(path, words, kept):
        process = start(path, words, kept)
        if any("spawn_main" in os.fsdecode(word) for word in words):  # and not what removes semaphores
            send, number = os.environ["SENT"].split()
            (os.killpg if send == "group" else os.kill)(os.getpid(), signal.Signals[number])
        return process

    util.spawnv_passfds = start_and_interrupt
    from flows.cli import main
    main()
"""


@pytest.mark.parametrize("send", ["alone", "group"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_ended_while_a_worker_starts_says_so_alone(
    workspace: Workspace, number: signal.Signals, send: str
) -> None:
    (workspace.folder / "feeds.opml").write_text(FEEDS, encoding="utf-8")
    done = subprocess.run(
        [*HEEDING, sys.executable, "-c", _STARTING, "feeds", "import", "feeds.opml"],
        cwd=workspace.folder,
        env=workspace.environment | {"SENT": f"{send} {number.name}"},
        check=False,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    words = "interrupted" if number == signal.SIGINT else f"ended by {number.name}"
    assert done.stderr == f"newswire: {words}; {KEPT}\n"
    assert done.returncode == (130 if number == signal.SIGINT else -number)
