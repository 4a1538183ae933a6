"""Every page: it has a title, fits into narrow and wide windows, and axe finds no serious fault in it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_faults import find_faults
from explored_pages import PAGES, ExploredPages
from watched_browser import HEIGHT, WIDTHS, WatchedBrowser

from flows.explorer.pages import PAGES as ROUTES


def test_every_page_of_the_explorer_is_opened(pages: ExploredPages) -> None:
    opened = [urlsplit(pages.find(name)[0]).path for name in PAGES]
    assert [route.path for route in ROUTES if not any(map(route.path_regex.match, opened))] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_window_and_can_be_used_by_everybody(
    site: WatchedBrowser, pages: ExploredPages, name: str
) -> None:
    path, status = pages.find(name)
    page = site.show_page(path, statuses={status})
    assert page.title().endswith(" · Newswire")
    assert page.locator("h1").count() == 1
    assert find_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert find_faults(page, runOnly=["color-contrast"]) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_without_scripts(site: WatchedBrowser, pages: ExploredPages, name: str) -> None:
    path, status = pages.find(name)
    plain = site.show_page(path, statuses={status}, has_scripts=False)
    assert plain.locator("h1").inner_text()
    assert plain.locator("main").inner_text().strip()
