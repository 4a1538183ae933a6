"""A rebuild that is killed leaves the state from before or the one from after, and can be done again."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from made_site import write_pages
from rebuilding import rebuild
from visible_state import STATE, read_state

if TYPE_CHECKING:
    from conftest import Workspace

# Parts of the length of a rebuild. The last count most: the rename, and the edition after it. The first comes
# before anything is changed, even where the machine has less to do than when the length was measured.
MOMENTS = (0.1, *(0.3 + 0.7 * (number + random.Random(number).random()) / 4 for number in range(4)))


def test_killed_at_any_moment_there_is_the_old_state_or_the_new(workspace: Workspace, tmp_path: Path) -> None:
    for name, numbers in (("a", range(8)), ("b", range(8, 16))):
        assert workspace.newswire("load", str(write_pages(workspace.folder / name, numbers))).returncode == 0
    before = read_state(workspace)
    shutil.copytree(workspace.folder / "var", tmp_path / "kept")
    start = time.monotonic()
    assert workspace.start_warm("rebuild").wait() == 0
    length = time.monotonic() - start
    after = read_state(workspace)
    assert before != after
    found = []
    for moment in MOMENTS:
        shutil.rmtree(workspace.folder / "var")
        shutil.copytree(tmp_path / "kept", workspace.folder / "var")
        running = workspace.start_warm("rebuild")
        try:
            running.communicate(timeout=length * moment)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.communicate()
        with duckdb.connect(str(workspace.folder / "var" / "warehouse.duckdb"), read_only=True) as con:
            found.append({name: con.execute(query).fetchall() for name, query in STATE.items()})
        assert found[-1] in (before, after)
        if (published := read_state(workspace)) != after:  # otherwise it came to its end
            assert published == before
            rebuild(workspace)
            assert read_state(workspace) == after
    assert before in found
