"""Fixtures of the tests in a browser: an edition, the explorer that serves it, and watched windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import ABSENCE, find_chromium
from explored_edition import make_explored_edition
from explored_pages import ExploredPages, find_pages
from explorer_process import run_explorer
from filelock import FileLock
from playwright.sync_api import Browser
from watched_browser import WatchedBrowser, launch_chromium


@pytest.fixture(scope="session")
def explored(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home with the edition to look at, made once for all processes that run tests."""
    if find_chromium() is None:
        pytest.skip(ABSENCE)
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    home = shared / "explored"
    with FileLock(shared / "explored.lock"):
        if not (home / "made").exists():
            home.mkdir()
            make_explored_edition(home)
            (home / "made").touch()
    return home


@pytest.fixture(scope="session")
def explorer(explored: Path) -> Iterator[str]:
    """The address of an explorer that serves the edition."""
    with run_explorer(explored) as (address, _):
        yield address


@pytest.fixture(scope="module")
def chromium(explored: Path) -> Iterator[Browser]:
    """A browser for the tests of a module; while there is one, asyncio does not run in this thread."""
    del explored  # made before, since it takes processes that asyncio runs in
    with launch_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def watched(chromium: Browser, explorer: str) -> WatchedBrowser:
    """Opens pages of the explorer for the tests of a module."""
    return WatchedBrowser(browser=chromium, site=explorer)


@pytest.fixture
def site(watched: WatchedBrowser) -> Iterator[WatchedBrowser]:
    """Opens pages of the explorer for one test, which fails if they did what pages must not do."""
    yield watched
    assert watched.close() == []


@pytest.fixture(scope="session")
def pages(explored: Path) -> ExploredPages:
    """The addresses of the pages."""
    return find_pages(explored / "var" / "news.duckdb")
