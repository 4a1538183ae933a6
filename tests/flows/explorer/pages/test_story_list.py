"""The list of stories."""

from __future__ import annotations

import re

import pytest
from explorer_client import ExplorerClient


def test_stories_that_many_publishers_report_come_first(explorer: ExplorerClient) -> None:
    page = explorer.read("/stories")
    publishers = [int(number) for number in re.findall(r"<p>(\d+) publishers?, ", page)]
    assert len(publishers) == 50
    assert publishers == sorted(publishers, reverse=True)


def test_the_time_window_ends_on_the_day_that_the_address_names(explorer: ExplorerClient) -> None:
    page = explorer.read("/stories?days=7&until=2025-12-31")
    assert '<time datetime="2025-12-25">2025-12-25</time> to <time datetime="2025-12-31">' in page
    assert set(re.findall(r'last at <time datetime="([\d-]+)', page)) <= {
        f"2025-12-{day}" for day in range(25, 32)
    }


def test_pages_divide_all_stories_and_keep_the_selection(explorer: ExplorerClient) -> None:
    first = explorer.read("/stories?days=90")
    second = explorer.read("/stories?days=90&page=2")
    links = r'<h2><a href="/stories/([^"?]+)\?days=90"'
    assert set(re.findall(links, first)).isdisjoint(re.findall(links, second))
    assert '<a rel="next" href="/stories?days=90&amp;page=2">' in first
    assert '<a rel="prev" href="/stories?days=90">' in second
    beyond = explorer.read("/stories?days=90&page=9999")
    assert "The stories of this time, if any, end before page 9999." in beyond
    assert "No story has a report" not in beyond


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("days=soon", "days must be one of 7, 30, 90, 365, all"),
        ("until=2026-02-30", "until must be a day such as 2026-02-16"),
        ("until=20260216", "until must be a day such as 2026-02-16"),
        ("until=0001-01-01", "until must be a day from 1990 to 2999"),
        ("until=9999-12-31&days=all", "until must be a day from 1990 to 2999"),
        ("page=0", "page must be a whole number from 1 to 10000"),
        ("page=²", "page must be a whole number from 1 to 10000"),
        (f"corpus={'x' * 1_001}", "corpus has 1001 characters; the limit is 1000"),
    ],
)
def test_a_parameter_that_is_not_allowed_is_refused_in_words(
    explorer: ExplorerClient, query: str, words: str
) -> None:
    answer = explorer.ask(f"/stories?{query}")
    assert answer.status_code == 400
    assert words in answer.text


def test_a_corpus_that_there_is_not_has_no_stories(explorer: ExplorerClient) -> None:
    assert "No story has a report in this time" in explorer.read("/stories?corpus=none&days=all")
