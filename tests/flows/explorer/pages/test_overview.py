"""The overview."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from explorer_client import ExplorerClient, open_explorer

from flows.explorer.edition import EditionReader
from warehouse.connection import open_writer
from warehouse.explorer.coverage import list_rising_tags
from warehouse.explorer.window import Window, choose_articles


def test_it_shows_coverage_stories_tags_contradictions_publishers_delays_and_feeds(
    explorer: ExplorerClient,
) -> None:
    page = explorer.read("/")
    headings = re.findall(r'<h2 id="[\w-]+">([^<]+)</h2>', page)
    assert headings == [
        "Coverage",
        "Stories that moved",
        "Rising tags",
        "Contradictions",
        "Publishers",
        "Delay",
        "Feeds in trouble",
    ]
    assert re.findall(r'data-chart="(\w+)"', page) == ["coverage", "topics", "delays"]
    assert re.search(r'<strong class="bad">silent</strong> <bdi>Feed 7</bdi>', page)
    assert page.count("<svg") == page.count("</svg>") == 3


def test_its_numbers_are_those_of_the_view_articles(
    explorer: ExplorerClient, generated_edition: Path
) -> None:
    page = explorer.read("/?days=90")
    first, last = re.findall(
        r'<span class="days"><time datetime="([\d-]+)">.* to <time datetime="([\d-]+)"', page
    )[0]
    reader = EditionReader(generated_edition)
    with reader.connect() as session:
        ((articles, copies, sources),) = session.con.execute(
            """
            SELECT count(*), count(duplicate_of), count(DISTINCT source) FROM articles
            WHERE coalesce(published_on, timezone('UTC', first_seen_at)::DATE) BETWEEN ?::DATE AND ?::DATE
            """,
            [first, last],
        ).fetchall()
    reader.close()
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>(?:<a [^>]+>)?([\d,]+)", page))
    assert facts["Articles"] == f"{articles:,}"
    assert facts["of them copies"] == f"{copies:,}"
    assert facts["Publishers"] == f"{sources:,}"
    assert articles > 100


@pytest.mark.parametrize("days", ["7", "30", "90", "365", "all"])
def test_every_time_window_has_its_page(explorer: ExplorerClient, days: str) -> None:
    page = explorer.read(f"/?days={days}")
    assert "<svg" in page
    assert f'href="/stories{"" if days == "30" else f"?days={days}"}"' in page


def test_a_time_without_articles_says_so_and_draws_nothing(explorer: ExplorerClient) -> None:
    page = explorer.read("/?days=7&until=2001-01-31")
    assert "No article is in this time" in page
    assert "<svg" not in page


def test_an_edition_without_articles_has_an_overview(empty_warehouse: Path) -> None:
    client = open_explorer(empty_warehouse)
    page = client.read("/")
    client.close()
    assert "No article is in this time" in page
    assert "No feeds are configured" in page
    assert " 0 articles. " in " ".join(page.split())


def test_rising_tags_are_those_of_the_macro(generated_edition: Path) -> None:
    last = date(2026, 2, 28)
    window = Window(corpus=None, first_day=last - timedelta(days=6), last_day=last)
    reader = EditionReader(generated_edition)
    with reader.connect() as session:
        choose_articles(session.con, window)
        found = list_rising_tags(session.con, window, limit=100)
        expected = session.con.execute(
            "SELECT tag, articles, articles_before, round(surprise, 6) FROM rising(7, 28, until := ?)", [last]
        ).fetchall()
    reader.close()
    assert [(tag.tag, tag.articles, tag.articles_before, round(tag.surprise, 6)) for tag in found] == expected
    assert found


def test_text_from_outside_is_text(tmp_path: Path, generated_edition: Path) -> None:
    edition = Path(shutil.copyfile(generated_edition, tmp_path / "news.duckdb"))
    hostile = "</bdi></script><script>alert(1)</script>\u202e"
    with open_writer(edition, wait=0) as con:
        con.execute("UPDATE store.revisions SET title = ?", [hostile])
        con.execute("UPDATE store.articles SET source = ?", [hostile])
        con.execute("UPDATE store.tags SET label = ?", [hostile])
        con.execute("UPDATE store.feeds SET name = ?, last_reason = 'x', last_detail = ?", [hostile, hostile])
    client = open_explorer(edition)
    for path in ("/", "/stories", "/sources", "/feeds"):
        page = client.read(path)
        assert "<script>" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;" in page
    client.close()


def test_articles_of_another_time_are_counted_with_a_link_to_all(explorer: ExplorerClient) -> None:
    page = explorer.read("/?days=7")
    (elsewhere,) = re.findall(r"([\d,]+) articles are of another time; <a href=\"/\?days=all\">", page)
    (shown,) = re.findall(r"<dt>Articles</dt><dd>([\d,]+)", page)
    (total,) = re.findall(r"([\d,]+) articles\s+in <bdi>", page)
    assert int(elsewhere.replace(",", "")) + int(shown.replace(",", "")) == int(total.replace(",", ""))
    assert "of another time" not in explorer.read("/?days=all")
