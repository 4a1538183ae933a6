"""The picture in the README: an article with its evidence and what was removed from it."""

from __future__ import annotations

import pytest
from explored_pages import ExploredPages
from folders import ROOT
from watched_browser import WatchedBrowser

PICTURE = ROOT / "docs/explorer.png"
WIDTH, HEIGHT, MAX_BYTES = 1_000, 560, 150_000


def test_the_picture_in_the_readme_is_small_and_can_be_taken_again(
    site: WatchedBrowser, pages: ExploredPages, request: pytest.FixtureRequest
) -> None:
    page = site.open_page(pages.fill("/articles/{corrected}?removed=1"), width=WIDTH)
    page.locator("[data-owner]", has_text="Sunderland plant").first.hover()
    taken = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
    assert len(taken) <= MAX_BYTES
    if request.config.getoption("--update-picture"):
        PICTURE.write_bytes(taken)
    assert PICTURE.stat().st_size <= MAX_BYTES
    assert "docs/explorer.png" in (ROOT / "README.md").read_text(encoding="utf-8")
