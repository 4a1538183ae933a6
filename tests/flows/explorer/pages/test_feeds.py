"""The page of feeds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import duckdb
from explorer_client import ExplorerClient, open_explorer

from warehouse.connection import open_writer

# The day whose week has other articles by arrival than by publication.
_ODD_DAY = """
    WITH moments AS (
        SELECT
            timezone('UTC', first_seen_at)::DATE AS arrived_on,
            timezone('UTC', coalesce(published_at, first_seen_at))::DATE AS published_on
        FROM articles
        WHERE origin = 'https://feeds.example/0'
    )
    SELECT day, count(*) FILTER (arrived_on BETWEEN day - 6 AND day) AS arrived
    FROM (SELECT DISTINCT arrived_on AS day FROM moments)
    CROSS JOIN moments
    GROUP BY day
    ORDER BY arrived = count(*) FILTER (published_on BETWEEN day - 6 AND day), day
    LIMIT 1
"""


def test_feeds_in_trouble_come_first_with_what_is_wrong(explorer: ExplorerClient) -> None:
    page = explorer.read("/feeds")
    names = re.findall(r'<th scope="row"[^>]*><a class="outside"[^>]*><bdi>([^<]+)', page)
    assert names == ["Feed 7", *(f"Feed {number}" for number in range(7))]
    assert '8 feeds, <strong class="bad">1 in trouble</strong>' in page
    assert "has listed nothing new for" in page


def test_a_feed_has_its_volume_its_copies_its_delay_and_its_refusals(explorer: ExplorerClient) -> None:
    row = explorer.read("/feeds?days=90").partition("<bdi>Feed 0</bdi>")[2].partition("</tr>")[0]
    assert re.findall(r'<td[^>]* class="number">([\d.]+ ?%?|\d+ min)', row)[:4] != []
    assert "mostly" in row
    assert re.search(r"\d+ min", row)


def test_the_articles_of_a_feed_are_those_that_arrived_in_the_window(
    explorer: ExplorerClient, generated_edition: Path
) -> None:
    with duckdb.connect(str(generated_edition), read_only=True) as con:
        ((day, arrived),) = con.execute(_ODD_DAY).fetchall()
    page = explorer.read(f"/feeds?days=7&until={day}")
    row = page.partition("<bdi>Feed 0</bdi>")[2].partition("</tr>")[0]
    assert re.findall(r'data-label="Articles"[^>]*>([\d,]+)<', row) == [str(arrived)]
    assert "whenever it was published" in page


def test_the_grid_shows_each_feed_by_day(explorer: ExplorerClient) -> None:
    page = explorer.read("/feeds")
    assert 'data-chart="feeds"' in page
    assert '<th scope="row">Feed 0</th>' in page


def test_the_faults_of_a_feed_are_listed(tmp_path: Path, generated_edition: Path) -> None:
    edition = Path(shutil.copyfile(generated_edition, tmp_path / "news.duckdb"))
    with open_writer(edition, wait=0) as con:
        con.execute(
            """
            UPDATE store.feeds
            SET faults = ['line 3: an undefined entity'], truncated = true, moved_url = 'https://moved.example/',
                last_reason = 'timeout', last_detail = 'the server did not answer in time', failures = 3
            WHERE name = 'Feed 2'
            """
        )
    client = open_explorer(edition)
    row = client.read("/feeds").partition("<bdi>Feed 2</bdi>")[2].partition("</tr>")[0]
    client.close()
    assert "failed 3 times in a row: timeout, the server did not answer in time" in row
    assert "2 defects" in row
    assert "line 3: an undefined entity" in row
    assert 'href="https://moved.example/"' in row


def test_an_edition_without_feeds_says_how_to_add_one(empty_warehouse: Path) -> None:
    client = open_explorer(empty_warehouse)
    assert "newswire feeds add" in client.read("/feeds")
    client.close()
