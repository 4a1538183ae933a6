"""Lookups: names whose name server does not answer delay neither the others nor the end of the run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import ScriptedServer

HERE = Path(__file__).parent


def test_names_without_an_answer_take_their_own_timeout_and_delay_nothing_else(
    server: ScriptedServer,
) -> None:
    server.answer("/feed", b"<rss/>")
    good = [f"http://feed{number}.example:{server.port}/feed" for number in range(20)]
    bad = [f"http://n{number}.silent.example/feed" for number in range(40)]
    private = [f"feed{number}.example:{server.port}" for number in range(20)]
    done = subprocess.run(
        [sys.executable, HERE / "probe_lookup.py"],
        input=json.dumps({"urls": [*bad, *good], "private": private}),
        capture_output=True,
        text=True,
        timeout=60,  # a tenth of the time that waiting for the silent names would take
        check=False,
        cwd=HERE.parents[1],
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["timeout"] * len(bad) + [None] * len(good)
