"""A new edition shows on the next click, without a restart."""

from __future__ import annotations

import shutil
from pathlib import Path

from explored_edition import LATE_SOURCE, load_late_report
from explorer_process import run_explorer
from playwright.sync_api import Browser, expect
from watched_browser import WatchedBrowser


def test_an_edition_that_is_published_meanwhile_shows_on_the_next_click(
    chromium: Browser, explored: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(explored, home)
    with run_explorer(home) as (address, _):
        site = WatchedBrowser(browser=chromium, site=address)
        page = site.open_page("/sources?days=all")
        before = page.locator("footer").inner_text()
        expect(page.locator("main")).not_to_contain_text(LATE_SOURCE)
        load_late_report(home)
        page.locator("nav a", has_text="Sources").click()
        expect(page.locator("main")).to_contain_text(LATE_SOURCE)
        assert page.locator("footer").inner_text() != before
        assert site.close() == []
