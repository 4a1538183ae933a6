"""The list of publishers, and the page of one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from explorer_client import ExplorerClient, open_explorer

from warehouse.connection import open_writer
from warehouse.edition import open_edition


def list_names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/sources/([^"?]+)', page)


def test_publishers_of_many_articles_come_first_unless_another_order_is_chosen(
    explorer: ExplorerClient,
) -> None:
    articles = [
        int(n) for n in re.findall(r"</a></th>\s*<td class=\"number\">(\d+)<", explorer.read("/sources"))
    ]
    assert articles == sorted(articles, reverse=True)
    names = list_names(explorer.read("/sources?order=source&days=90"))
    assert names == sorted(names)
    assert 'order=copies">a large share of copies</a>' in explorer.read("/sources")


@pytest.mark.parametrize("order", ["articles", "first", "copied", "copies", "delay", "removed", "source"])
def test_each_order_lists_all_publishers(explorer: ExplorerClient, order: str) -> None:
    page = explorer.read(f"/sources?order={order}&days=7")
    assert set(list_names(page)) == set(list_names(explorer.read("/sources?days=7")))


def test_over_all_time_the_numbers_are_those_of_the_view_sources(
    explorer: ExplorerClient, generated_edition: Path
) -> None:
    page = explorer.read("/sources/site1.example?days=all")
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]*)</dd>", page))
    with open_edition(generated_edition) as con:
        ((articles, copied, elsewhere, stories, removed),) = con.execute(
            """
            SELECT articles, copied_share, copied_elsewhere, stories, removed_share
            FROM sources WHERE source = 'site1.example'
            """
        ).fetchall()
    assert facts["Articles"] == str(articles)
    assert facts["of them copies"] == f"{copied:.0%}".replace("%", " %")
    assert facts["Copied elsewhere"] == str(elsewhere)
    assert facts["Stories"] == str(stories)
    assert facts["Removed words"] == f"{removed:.0%}".replace("%", " %")


def test_a_publisher_has_its_volume_its_delay_its_copies_and_what_is_removed(
    explorer: ExplorerClient,
) -> None:
    page = explorer.read("/sources/site0.example?days=365")
    assert re.findall(r'data-chart="(\w+)"', page) == ["coverage", "delays"]
    assert re.search(r'id="copied">.*?<a href="/sources/site', page, re.DOTALL)
    assert re.search(r'id="copiers">.*?<a href="/sources/site', page, re.DOTALL)
    assert "newsletter-signup" in page
    assert "<h1><bdi>site0.example</bdi></h1>" in page


def test_a_publisher_that_is_silent_in_the_time_is_said_to_be(explorer: ExplorerClient) -> None:
    page = explorer.read("/sources/site0.example?days=7&until=2001-01-31")
    assert "It published nothing in this time" in page


def test_a_publisher_that_there_is_not_is_no_page(explorer: ExplorerClient) -> None:
    answer = explorer.ask("/sources/nobody.example")
    assert answer.status_code == 404
    assert "nobody.example" in answer.text


def test_a_publisher_without_an_address_may_have_any_name(tmp_path: Path, generated_edition: Path) -> None:
    edition = Path(shutil.copyfile(generated_edition, tmp_path / "news.duckdb"))
    name = "Desk A/B & Söhne?"
    with open_writer(edition, wait=0) as con:
        con.execute("UPDATE store.articles SET source = ? WHERE source = 'site0.example'", [name])
    client = open_explorer(edition)
    (link,) = re.findall(r'href="(/sources/Desk[^"]+)"', client.read("/sources?days=all"))
    page = client.read(link.replace("&amp;", "&"))
    client.close()
    assert "<h1><bdi>Desk A/B &amp; Söhne?</bdi></h1>" in page
