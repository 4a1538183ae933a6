"""Markup, scripts and signs of direction in what publishers write are shown as text, and do nothing."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from explored_edition import read_hostile
from explored_pages import ExploredPages
from playwright.sync_api import Page
from watched_browser import WatchedBrowser

SHOWN = "Nissan sign reads <script>window.intruded='title'</script>"
TURNING = "\u202d\u202e"  # the signs that turn round any text, whatever its letters are
HANDLERS = """[...document.querySelectorAll("*")].filter(
    (element) => [...element.attributes].some((attribute) => attribute.name.startsWith("on"))
).map((element) => element.outerHTML)"""
POINT = """for (const element of document.querySelectorAll("*"))
    for (const name of ["pointerenter", "mouseover", "focus"]) element.dispatchEvent(new Event(name))"""
PATHS = {
    "overview": "/?days=all",
    "stories": "/stories?days=all",
    "a story": "/stories/{odd_story}",
    "an article": "/articles/{hostile}",
    "search": "/search?q=%22sign+reads%22&days=all",
    "a source": f"/sources/{read_hostile()['source']}?days=all",
}
TRIES = (
    "<script>window.intruded='address'</script>",
    '"><img src=/intruder onerror="window.intruded=\'address\'">',
    "' onfocus='window.intruded=1' autofocus='",
    "javascript:window.intruded='address'",
    "{{ 7 * 7 }}",
    "\u202eseireffo",
)


def assert_nothing_happened(page: Page) -> None:
    """Check that nothing of what was tried has become a part of the page."""
    page.evaluate(POINT)
    assert page.evaluate("window.intruded") is None
    assert page.evaluate(HANDLERS) == []
    assert page.locator("[href^='javascript:' i], [src*=intruder], svg[onload]").count() == 0


@pytest.mark.parametrize("name", PATHS)
def test_a_hostile_article_is_text_wherever_it_is_shown(
    site: WatchedBrowser, pages: ExploredPages, name: str
) -> None:
    page = site.open_page(pages.fill(PATHS[name]))
    shown = page.locator("body").inner_text()
    assert SHOWN in shown
    assert "{{ 7 * 7 }}" in shown
    assert not set(TURNING) & set(shown)
    assert_nothing_happened(page)


def test_a_hostile_name_of_a_feed_is_text(site: WatchedBrowser) -> None:
    page = site.open_page("/feeds")
    assert "<b onclick=\"window.intruded='feed'\">Odd & Sons</b>" in page.locator("main").inner_text()
    assert_nothing_happened(page)


@pytest.mark.parametrize("tried", TRIES)
def test_a_hostile_address_makes_a_page_that_does_nothing(site: WatchedBrowser, tried: str) -> None:
    page = site.open_page("/stories")
    for path in ("/search?q={}", "/stories?corpus={}", "/stories/{}", "/sources/{}", "/sql?query={}"):
        site.go(page, path.format(quote(tried, safe="")), statuses={200, 400, 404})
        assert page.locator("h1").is_visible()
        assert_nothing_happened(page)
