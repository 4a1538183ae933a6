"""What finds no room is told with the file and the reason, and leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize(
    "words",
    [
        ("sql", "--format", "csv", "--output", "rows", "SELECT repeat('Nissan ', 100_000)"),
        ("report", "--output", "rows.html"),
        ("export", "--browser", "rows"),
    ],
    ids=lambda words: words[0],
)
def test_a_file_beyond_the_limit_of_sizes_is_named_and_nothing_stays(
    sample_run: Workspace, words: tuple[str, ...]
) -> None:
    before = set(sample_run.folder.iterdir())
    done = run_limited(sample_run, *words, blocks=2)
    said = " ".join(done.stderr.split())
    assert (done.returncode, "Traceback" in said) == (1, False), said
    assert "rows" in said
    assert "ulimit -f" in said or "no room left" in said
    assert set(sample_run.folder.iterdir()) == before


def test_a_watch_that_finds_no_room_is_added_the_next_time(workspace: Workspace) -> None:
    done = run_limited(workspace, "watches", "add", "plant-news", blocks=0)
    assert (done.returncode, "ulimit -f" in done.stderr) == (1, True)
    assert list((workspace.folder / "var" / "watches").iterdir()) == []
    assert "added" in workspace.newswire("watches", "add", "plant-news").stdout


def run_limited(workspace: Workspace, *words: str, blocks: int) -> subprocess.CompletedProcess[str]:
    """Run a command that may write files of so many blocks of 512 bytes."""
    # without -B the limit would cut the files in which Python keeps compiled modules
    return subprocess.run(
        ["sh", "-c", f'ulimit -f {blocks}; exec "$0" "$@"', sys.executable, "-B", "-m", "flows.cli", *words],
        cwd=workspace.folder,
        env=workspace.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
