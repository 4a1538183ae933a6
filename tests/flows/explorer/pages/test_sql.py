"""The SQL page over real HTTP: results, errors in words, and nothing that runs for nobody."""

from __future__ import annotations

import csv
import http.client
import io
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from lxml.html import HtmlElement, fromstring
from served_explorer import ServedExplorer, serve
from waiting import wait_until

from flows.explorer.query.sandbox_supply import RUNS
from flows.explorer.sql_address import MAX_QUERY
from flows.sql_sandbox.machine_share import find_limits
from warehouse.cookbook import find_recipe, list_recipes

if TYPE_CHECKING:
    from conftest import Workspace

ENDLESS = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range + b.range = -1"
HOSTILE = "</td><script>alert(1)</script><img src=x onerror=y>"
LIMITS = find_limits(seconds=60, memory=400_000_000, threads=1)


@pytest.fixture(scope="module")
def served(sample_run: Workspace) -> Iterator[ServedExplorer]:
    """The explorer on the edition of the sample site."""
    with serve(sample_run.edition, limits=LIMITS, wait=0.2) as served:
        yield served


def ask(served: ServedExplorer, query: str, *, form: str = "table", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    address = f"{served.address}/sql"
    with httpx.Client(trust_env=False, timeout=60) as client:
        return client.get(address, params={"query": query, "as": form}, headers=named)


def read(served: ServedExplorer, query: str, *, form: str = "table") -> HtmlElement:
    answer = ask(served, query, form=form)
    assert answer.status_code == 200, answer.text
    return fromstring(answer.text)


def list_cells(page: HtmlElement) -> list[list[str]]:
    return [
        [cell.text_content() for cell in row.xpath("td")]
        for row in page.xpath("//table[@class='result']/tbody/tr")
    ]


def is_idle(served: ServedExplorer) -> bool:
    return not served.supply._running


def test_rows_are_a_table_with_their_types(served: ServedExplorer) -> None:
    page = read(served, "SELECT count(*) AS articles, NULL AS nothing, 'NULL' AS word FROM articles")
    assert list_cells(page) == [["15", "NULL", "NULL"]]
    assert page.xpath("//table[@class='result']//td/@class") == ["number", "missing", "text"]
    assert page.xpath("//table[@class='result']//span[@class='type']/text()") == [
        "bigint",
        "integer",
        "varchar",
    ]
    assert page.xpath("//textarea")[0].text_content().strip().startswith("SELECT count(*)")


def test_nothing_in_a_cell_a_name_or_the_sql_is_markup(served: ServedExplorer) -> None:
    page = read(
        served, f"SELECT '{HOSTILE}' AS \"{HOSTILE}\", 'javascript:alert(1)' AS url, '\"><b>' AS article_id"
    )
    assert (
        page.xpath("//img | //script/text() | //*[@class='result']//b | //@*[starts-with(name(), 'on')]")
        == []
    )
    assert list_cells(page)[0][:2] == [HOSTILE, "javascript:alert(1)"]
    assert page.xpath("//td/a/@href") == ["/articles/%22%3E%3Cb%3E"]


def test_a_result_links_to_its_articles(served: ServedExplorer) -> None:
    page = read(served, "SELECT article_id, story_id, url FROM articles WHERE url IS NOT NULL LIMIT 1")
    links = page.xpath("//td/a/@href")
    assert re.fullmatch(r"/articles/\w+", links[0])
    assert re.fullmatch(r"/stories/\w+", links[1])
    assert links[2].startswith("http")


def test_an_error_is_told_in_words_with_its_line(served: ServedExplorer) -> None:
    answer = ask(served, "SELECT title\nFROM articles\nWHERE headline = 'x'")
    assert answer.status_code == 400
    page = fromstring(answer.text)
    (fault,) = page.xpath("//*[@id='fault']")
    assert 'column "headline" not found' in fault.text_content()
    assert "LINE 3: WHERE headline = 'x'" in fault.text_content()
    assert page.xpath("//textarea/@aria-describedby") == ["fault"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("DROP VIEW articles", "the edition is read-only, so DROP does not run here"),
        ("SELECT * FROM read_text('/etc/hostname')", "file system operations are disabled"),
        ("SET memory_limit = '1TB'", "cannot be set here"),
        ("-- a comment", "There is no SQL to run"),
    ],
)
def test_what_does_more_than_read_is_refused(served: ServedExplorer, query: str, words: str) -> None:
    answer = ask(served, query)
    assert answer.status_code == 400
    assert words.lower() in fromstring(answer.text).xpath("//*[@id='fault']")[0].text_content().lower()


def test_a_file_is_what_the_command_writes(served: ServedExplorer, sample_run: Workspace) -> None:
    query = (
        "SELECT '=1+1' AS formula, NULL AS nothing, '' AS empty, title, published_at FROM articles ORDER BY 4"
    )
    answer = ask(served, query, form="csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="newswire-query.csv"'
    assert answer.text == sample_run.newswire("sql", query, "--format", "csv").stdout
    assert next(csv.DictReader(io.StringIO(answer.text)))["formula"] == "'=1+1"


def test_a_large_file_comes_while_it_is_made(served: ServedExplorer) -> None:
    query = "SELECT range AS number, repeat('x', 50) AS text FROM range(200000)"
    with (
        httpx.Client(trust_env=False, timeout=60) as client,
        client.stream("GET", f"{served.address}/sql", params={"query": query, "as": "csv"}) as answer,
    ):
        assert sum(chunk.count(b"\n") for chunk in answer.iter_raw()) == 200_001
    wait_until(lambda: is_idle(served))


def test_a_file_whose_later_row_fails_ends_without_its_end(served: ServedExplorer) -> None:
    query = "SELECT if(range = 150000, error('half-way'), repeat('x', 50)) FROM range(200000)"
    with pytest.raises(httpx.RemoteProtocolError):
        ask(served, query, form="csv")
    assert ask(served, "SELECT error('at once')", form="csv").status_code == 400


def test_a_chart_is_drawn_of_columns_that_can_be_chosen(served: ServedExplorer) -> None:
    query = "SELECT source, count(*) AS articles FROM articles GROUP BY ALL ORDER BY source"
    page = read(served, query, form="chart")
    assert page.xpath("//figure//figcaption/text()") == ["articles by source"]
    assert len(page.xpath("//figure//*[local-name() = 'svg']")) == 1
    assert page.xpath("//select[@name='kind']/option[@selected]/text()") == ["bar"]
    without = ask(served, "SELECT source FROM articles", form="chart")
    assert "No column of the result has numbers" in without.text
    assert list_cells(fromstring(without.text))


def test_a_recipe_fills_the_box_and_runs_by_its_address(served: ServedExplorer) -> None:
    with httpx.Client(trust_env=False, timeout=60) as client:
        page = fromstring(client.get(f"{served.address}/sql?recipe=who-broke-the-news").text)
        recipe = find_recipe("who-broke-the-news")
        assert recipe is not None
        assert page.xpath("//textarea")[0].text_content().strip() == recipe.statement
        assert recipe.question in page.text_content()
        assert not page.xpath("//table[@class='result']")
        assert len(page.xpath("//dl[@class='recipes']/dt")) == len(list_recipes())
        assert client.get(f"{served.address}/sql?recipe=nothing").status_code == 400
    answer = ask(served, recipe.statement, form="csv")
    assert 'filename="newswire-who-broke-the-news.csv"' in answer.headers["content-disposition"]


def test_every_recipe_fits_into_an_address() -> None:
    assert max(len(recipe.statement) for recipe in list_recipes()) <= MAX_QUERY


def test_sql_that_is_too_long_is_refused_and_the_limit_fits_the_server(served: ServedExplorer) -> None:
    longest = f"SELECT '{'日' * (MAX_QUERY - 9)}'"
    assert ask(served, longest).status_code == 200
    answer = ask(served, f"{longest} ")
    assert answer.status_code == 200  # blanks around it do not count
    answer = ask(served, f"{longest}--")
    assert answer.status_code == 400
    assert f"the limit is {MAX_QUERY}" in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("form", ["table", "csv"])
def test_sql_of_a_page_of_another_site_runs_at_a_click(served: ServedExplorer, site: str, form: str) -> None:
    answer = ask(served, "SELECT 40 + 2", form=form, sec_fetch_site=site, sec_fetch_mode="navigate")
    page = fromstring(answer.text)
    assert "A page of another site has led here" in page.text_content()
    assert page.xpath("//textarea")[0].text_content().strip() == "SELECT 40 + 2"
    assert not page.xpath("//table[@class='result']")
    assert answer.headers["vary"] == "sec-fetch-site"
    for own in ("same-origin", "none"):
        assert "42" in ask(served, "SELECT 40 + 2", form=form, sec_fetch_site=own).text


def test_nothing_runs_for_a_head_or_a_prefetch(
    served: ServedExplorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("it ran")

    monkeypatch.setattr("flows.explorer.pages.sql.SqlRun", refuse)
    with httpx.Client(trust_env=False, timeout=60) as client:
        answer = client.head(f"{served.address}/sql", params={"query": ENDLESS})
    assert (answer.status_code, answer.content) == (200, b"")
    assert ask(served, ENDLESS, sec_purpose="prefetch;prerender").status_code == 503


def begin(served: ServedExplorer, form: str) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.request("GET", f"/sql?as={form}&query={quote(ENDLESS)}")
    wait_until(lambda: not is_idle(served))
    return connection


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_reader_who_leaves_stops_the_sql(served: ServedExplorer, form: str) -> None:
    connection = begin(served, form)
    (sandbox,) = served.supply._running
    assert sandbox.pid
    connection.close()
    wait_until(lambda: is_idle(served))


def test_a_reader_who_leaves_in_the_middle_of_a_file_stops_it(served: ServedExplorer) -> None:
    query = "SELECT repeat('x', 1000) FROM range(10000000)"
    with socket.create_connection(("127.0.0.1", served.port)) as peer:
        request = f"GET /sql?as=csv&query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n"
        peer.sendall(request.encode())
        assert peer.recv(1 << 16).startswith(b"HTTP/1.1 200")
        assert not is_idle(served)
    wait_until(lambda: is_idle(served))


def test_as_much_sql_runs_as_may_and_the_next_is_told_to_wait(served: ServedExplorer) -> None:
    connections = [begin(served, "table") for _ in range(RUNS)]
    wait_until(lambda: len(served.supply._running) == RUNS)
    answer = ask(served, "SELECT 1")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert f"{RUNS} other queries run" in answer.text
    with httpx.Client(trust_env=False, timeout=60) as client:  # other pages go on
        assert client.get(f"{served.address}/search?q=strike").status_code == 200
    for connection in connections:
        connection.close()
    wait_until(lambda: is_idle(served))
    assert ask(served, "SELECT 1").status_code == 200


def test_sql_that_takes_too_much_is_stopped_in_words(sample_run: Workspace) -> None:
    limits = find_limits(seconds=0.5, memory=130_000_000, threads=1)
    with serve(sample_run.edition, limits=limits) as served:
        answers: dict[str, httpx.Response] = {}
        threads = [
            threading.Thread(target=lambda name=name, query=query: answers.update({name: ask(served, query)}))
            for name, query in (
                ("time", ENDLESS),
                ("memory", "SELECT length(list(range)::VARCHAR) FROM range(50000000)"),
            )
        ]
        for thread in threads:
            thread.start()
            thread.join()
    assert answers["time"].status_code == answers["memory"].status_code == 503
    assert "Stopped after 0.5 seconds; `newswire sql --timeout` gives it more time" in answers["time"].text
    assert re.search("needs more memory than|Stopped after", answers["memory"].text)


def test_without_an_edition_the_page_says_what_to_type(tmp_path: Path) -> None:
    with serve(tmp_path / "news.duckdb") as served:
        for query in ("", "SELECT 1"):
            answer = ask(served, query)
            assert answer.status_code == 503
            assert "There is no edition" in answer.text
