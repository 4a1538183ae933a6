"""The rows that backfills of the small crawl have to give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from backfilled import Rows, make_crawl, read_rows

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.fixture(scope="session")
def loaded(make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The rows of a plain load of the pages that name the company."""
    workspace = make_workspace(tmp_path_factory.mktemp("loaded"))
    crawl = make_crawl(workspace.folder / "crawl", only_named=True)
    done = workspace.newswire("load", str(crawl), "--corpus", "crawl")
    assert done.returncode == 0, done.stderr
    return read_rows(workspace)
