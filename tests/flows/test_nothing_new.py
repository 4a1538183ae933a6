"""A run with nothing new costs little: it imports nothing that it has no use for."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from changing_feed import serve_changing_feed

if TYPE_CHECKING:
    from conftest import Workspace

UNUSED = {
    "feedparser", "lxml", "numpy", "pebble", "prefect", "pyarrow", "scipy",
    "trafilatura", "transforms.cleaning.rulebook", "transforms.pipeline", "warehouse.bands",
}  # fmt: skip


@pytest.fixture(scope="module")
def imported(
    tmp_path_factory: pytest.TempPathFactory, make_workspace: Callable[[Path], Workspace]
) -> set[str]:
    """The modules that a second run imports, in which the feed is as it was."""
    workspace = make_workspace(tmp_path_factory.mktemp("again"))
    with serve_changing_feed() as feed:
        workspace.configure(f"{feed.site}/feed")
        assert workspace.newswire("run").returncode == 0
        again = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "flows.cli", "run"],
            cwd=workspace.folder,
            env=workspace.environment,
            capture_output=True,
            text=True,
            check=True,
        )
    assert "Nothing new in 1 poll of feeds." in again.stdout
    return set(re.findall(r"(?m)^import time:.*\| +(\S+)$", again.stderr))


def test_the_modules_of_a_run_are_listed(imported: set[str]) -> None:
    assert {"aiohttp", "duckdb", "flows.pipeline.news", "warehouse.publish"} <= imported


@pytest.mark.parametrize("name", sorted(UNUSED))
def test_what_reads_relates_and_loads_pages_is_not_imported(imported: set[str], name: str) -> None:
    assert name not in imported
