"""The report opens from a file, asks for nothing, and can be used by everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_faults import find_faults
from explored_edition import run_newswire
from playwright.sync_api import Browser
from watched_browser import HEIGHT, WIDTHS, WatchedBrowser


@pytest.fixture(scope="module")
def report(explored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    run_newswire(explored, "report", "--since", "4w", "--output", str(file))
    return file


def test_a_report_is_a_whole_page_in_one_file(chromium: Browser, report: Path) -> None:
    site = WatchedBrowser(browser=chromium, site="file://")
    page = site.open_page(str(report))
    shown = page.locator("main").inner_text()
    assert "Nissan to cut 1,050 jobs at its Sunderland plant" in shown
    assert "<script>window.intruded='title'</script>" in shown
    assert page.locator("svg[role=img]").count() >= 2
    assert page.evaluate("window.intruded") is None
    assert find_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert find_faults(page, runOnly=["color-contrast"]) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert site.close() == []
