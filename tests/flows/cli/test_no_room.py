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
    # without -B the limit would cut the files in which Python keeps compiled modules
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 2; exec "$0" "$@"', sys.executable, "-B", "-m", "flows.cli", *words],
        cwd=sample_run.folder,
        env=sample_run.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join(done.stderr.split())
    assert (done.returncode, "Traceback" in said) == (1, False), said
    assert "rows" in said
    assert "ulimit -f" in said or "no room left" in said
    assert set(sample_run.folder.iterdir()) == before
