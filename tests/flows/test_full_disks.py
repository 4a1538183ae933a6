"""A disk that is full ends a run with a sentence, and the next run takes everything in once there is room."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from smalldisk import require_small_disk
from visible_state import read_comparable_state

if TYPE_CHECKING:
    from conftest import Workspace

SCRIPT = """
mkdir "$2/t"
"$1" -m flows.cli run --sample; echo "first: $?"
mount -o remount,size=500m "$2"
"$1" -m flows.cli run --sample; echo "second: $?"
mkdir kept; cp var/news.duckdb kept/news.duckdb
"""
# The folder and the size of its disk; that of the state has the temporary files too.
PLACES = {"state": ("var", "2m"), "archive": ("var/archive", "16k")}


@pytest.mark.parametrize(("place", "size"), PLACES.values(), ids=PLACES)
def test_room_mends(new_workspace: Workspace, sample_run: Workspace, place: str, size: str) -> None:
    folder = new_workspace.folder / place
    folder.mkdir(parents=True)
    small = require_small_disk(folder, size=size)
    done = subprocess.run(
        [*small, "sh", "-c", SCRIPT, "sh", sys.executable, str(folder)],
        cwd=new_workspace.folder,
        # a socket is made there, whose path has 107 characters at most: so the name of this test is short
        env=new_workspace.environment | ({"TMPDIR": str(folder / "t")} if place == "var" else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "first: 1" in done.stdout
    assert re.search("no room left|disk is full", " ".join(done.stderr.split()))
    assert "loopback" not in done.stderr
    assert "second: 0" in done.stdout, done.stderr
    (new_workspace.folder / "kept/news.duckdb").replace(new_workspace.edition)
    assert read_comparable_state(new_workspace) == read_comparable_state(sample_run)
