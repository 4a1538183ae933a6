"""Charts that are drawn again in the browser, by an interpreter, since the policy forbids to compile."""

from __future__ import annotations

import pytest
from playwright.sync_api import ElementHandle
from watched_browser import WatchedBrowser

_COUNT_MARKS = """
figure => {
  const drawn = [...figure.querySelectorAll("svg path")].map(path => path.getAttribute("d") ?? "");
  return [drawn.filter(d => d).length, drawn.filter(d => d.includes("NaN")).length];
}
"""
_IS_LIVE = "figure => figure.dataset.live"


def count_marks(figure: ElementHandle) -> list[int]:
    """Return how many paths a chart has, and how many of them lead nowhere."""
    return list(figure.evaluate(_COUNT_MARKS))


@pytest.mark.parametrize("path", ["/?days=all", "/feeds?days=all"])
def test_a_chart_that_is_pointed_at_is_drawn_again_with_the_same_marks(
    site: WatchedBrowser, path: str
) -> None:
    page = site.open_page(path)
    figures = page.query_selector_all("figure.chart")
    assert figures
    for figure in figures:
        marks, broken = count_marks(figure)
        figure.hover()
        page.wait_for_function(_IS_LIVE, arg=figure)
        assert count_marks(figure) == [marks, 0]
        assert (broken, figure.query_selector("svg > title") is not None) == (0, True)
