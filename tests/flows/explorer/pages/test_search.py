"""The search page: its words, choices and pages are in its address, and nothing of an article is markup."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import duckdb
import pytest
from explorer_client import ExplorerClient, open_explorer
from lxml.html import fromstring
from record_factory import RecordFactory

from flows.explorer.pages.search import EXAMPLES, mark_matches
from warehouse.connection import open_writer
from warehouse.load import load_batch

HOSTILE = (
    '</mark><script>alert(1)</script> strike & "quoted" ** star ** \u202egnirts\u202c <img src=x onerror=y>'
)
COUNT = re.compile(r'role="status">([\d,]+) articles?')
LINK = re.compile(
    r'<li(?: class="chosen")?><a href="([^"]+)">(?:<span[^>]*>Remove </span>)?<bdi>([^<]+)</bdi></a>'
)


def count(page: str) -> int:
    return int(COUNT.search(page)[1].replace(",", ""))  # type: ignore[index]


def list_choices(page: str) -> dict[str, tuple[str, int]]:
    """Return the address and the number of each choice by its value."""
    aside = page[page.index('<aside class="facets"') :]
    numbers = [
        int(number.replace(",", "")) for number in re.findall(r'<span class="number">([\d,]+)<', aside)
    ]
    return {
        value: (html.unescape(address), number)
        for (address, value), number in zip(LINK.findall(aside), numbers, strict=True)
    }


def list_hits(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/articles/(\w+)', page)


def test_without_a_query_the_page_shows_what_can_be_searched_for(explorer: ExplorerClient) -> None:
    page = explorer.read("/search?q=+")
    assert "No article is found" not in page
    for query, _ in EXAMPLES:
        assert f"<code>{html.escape(query)}</code>".replace("&quot;", "&#34;") in page


@pytest.mark.parametrize("query", [query for query, _ in EXAMPLES if "tag:" not in query])
def test_each_example_is_understood(explorer: ExplorerClient, query: str) -> None:
    assert "does not understand" not in explorer.read(f"/search?q={quote(query)}")


def test_a_choice_leaves_what_it_says_and_is_taken_back_by_its_link(explorer: ExplorerClient) -> None:
    begin = "/search?q=plant&days=365"
    page = explorer.read(begin)
    choices = list_choices(page)
    for value in ("NISSAN", "site1.example", "ja"):
        address, number = choices[value]
        narrowed = explorer.read(address)
        assert count(narrowed) == number < count(page)
        back, _ = list_choices(narrowed)[value]
        assert sorted(parse_qsl(urlsplit(back).query)) == [("days", "365"), ("q", "plant")]


def test_choices_add_up_and_a_month_has_its_days(explorer: ExplorerClient) -> None:
    month, number = list_choices(explorer.read("/search?q=plant&days=365"))["2026-01"]
    page = explorer.read(month)
    days = {value: n for value, (_, n) in list_choices(page).items() if value.startswith("2026-01-")}
    assert sum(days.values()) == number == count(page)
    both = explorer.read(f"{list_choices(page)['NISSAN'][0]}&lang=en")
    assert "tag=nissan" in list_choices(both)["2026-01"][0]
    assert {value for value in list_choices(both) if value in {"en", "ja", "de"}} == {"en"}


def test_pages_go_on_and_keep_what_was_chosen(explorer: ExplorerClient) -> None:
    first = explorer.read("/search?q=plant&days=90&lang=en&sort=date")
    address = html.unescape(re.search(r'rel="next" href="([^"]+)"', first)[1])  # type: ignore[index]
    assert dict(parse_qsl(urlsplit(address).query)) == {
        "q": "plant", "days": "90", "lang": "en", "sort": "date", "page": "2"
    }  # fmt: skip
    second = explorer.read(address)
    assert len(list_hits(first)) == 20
    assert set(list_hits(first)).isdisjoint(list_hits(second))
    assert 'start="21"' in second
    assert explorer.read(address) == second
    assert "behind the last one" in explorer.read("/search?q=plant&page=900")


def test_the_newest_come_first_on_request(explorer: ExplorerClient) -> None:
    page = explorer.read("/search?q=plant&sort=date")
    times = re.findall(r'class="by".*?<time datetime="([^"]+)"', page)
    assert len(times) > 10
    assert times == sorted(times, reverse=True)


def test_copies_are_folded_under_their_original(explorer: ExplorerClient) -> None:
    folded = explorer.read("/search?q=plant&days=365")
    listed = explorer.read("/search?q=plant&days=365&copies=1")
    assert "<summary>1 copy</summary>" in folded
    assert "a copy of <a" not in folded
    assert count(listed) > count(folded)
    assert "a copy of <a" in listed


def test_what_is_not_understood_is_told_beside_the_box(explorer: ExplorerClient) -> None:
    answer = explorer.ask("/search?q=tag:batery")
    assert answer.status_code == 400
    assert 'aria-invalid="true" aria-describedby="refusal"' in answer.text
    assert "tag:batery: there is no such tag; the most similar one is tag:batteries" in answer.text
    assert 'value="tag:batery"' in answer.text


def test_where_nothing_is_found_the_page_says_which_word_it_was(explorer: ExplorerClient) -> None:
    page = explorer.read("/search?q=plant+zeppelin")
    assert "No article has <code><bdi>zeppelin</bdi></code>." in page
    assert re.search(r"<bdi>plant</bdi></code></a> alone finds [\d,]+ articles", page)


def test_where_the_time_or_the_choices_leave_nothing_the_page_says_so(explorer: ExplorerClient) -> None:
    page = explorer.read("/search?q=plant&until=2020-05-31")
    assert re.search(r"None of [\d,]+ articles is from", page)
    assert '<a href="/search?q=plant&amp;days=all">Search all time</a>' in page
    page = explorer.read("/search?q=plant&source=nowhere.example")
    assert re.search(r"None of [\d,]+ articles with these words is left by the choices", page)


def test_choices_without_a_query_list_all_their_articles(explorer: ExplorerClient) -> None:
    page = explorer.read("/search?source=site1.example&days=all")
    assert set(re.findall(r'class="by" lang="en"><bdi>([^<]+)</bdi>', page)) == {"site1.example"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("on=2026-13", "on must be a day, a month or a year"),
        ("on=2026-02-30", "on must be a day, a month or a year"),
        ("on=soon", "on must be a day, a month or a year"),
        ("sort=best", "sort must be one of relevance, date"),
        (f"q={'x' * 1_001}", "q has 1001 characters; the limit is 1000"),
        ("q=a%00b", "q has control characters"),
    ],
)
def test_a_parameter_that_is_not_allowed_is_refused(explorer: ExplorerClient, query: str, words: str) -> None:
    answer = explorer.ask(f"/search?{query}")
    assert (answer.status_code, words in answer.text) == (400, True)


@pytest.mark.parametrize(
    ("snippet", "marked"),
    [
        ("a **strike** today", "a <mark>strike</mark> today"),
        ("**<b>**", "<mark>&lt;b&gt;</mark>"),
        ("<mark>a</mark>", "&lt;mark&gt;a&lt;/mark&gt;"),
        ("cut **off", "cut <mark>off</mark>"),
        ("a\x00b", "a\N{REPLACEMENT CHARACTER}b"),
        ("", ""),
    ],
)
def test_a_snippet_is_escaped_and_then_marked(snippet: str, marked: str) -> None:
    assert str(mark_matches(snippet)) == marked


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ExplorerClient]:
    """The explorer on an edition of one article, of which every field would like to be markup."""
    edition = tmp_path_factory.mktemp("hostile") / "news.duckdb"
    article = RecordFactory.article("hostile", title=HOSTILE, text=f"{HOSTILE}\n\n{HOSTILE}")
    with open_writer(edition, wait=0) as con:
        named = replace(article, source=HOSTILE, language="en")
        load_batch(con, RecordFactory.batch(named), run_id="r", now=RecordFactory.noon)
    client = open_explorer(edition)
    yield client
    client.close()


@pytest.mark.parametrize(
    "address",
    ["/search?q=strike&days=all", f"/search?q={quote(HOSTILE[:60])}", f"/search?source={quote(HOSTILE)}"],
)
def test_nothing_from_outside_is_markup(hostile: ExplorerClient, address: str) -> None:
    page = fromstring(hostile.ask(address).text)
    assert page.xpath("//script/@src") == ["/static/charts.js", "/static/search.js"]
    assert page.xpath("//script/text() | //img | //@*[starts-with(name(), 'on')]") == []


def test_a_publisher_of_any_name_can_be_chosen(hostile: ExplorerClient) -> None:
    page = hostile.read("/search?q=strike&days=all")
    assert list_hits(page)
    (address,) = (
        html.unescape(link) for link, value in LINK.findall(page) if "onerror" in html.unescape(value)
    )
    assert list_hits(hostile.read(address)) == list_hits(page)


def test_an_edition_without_what_the_page_reads_is_one_of_another_version(
    generated_edition: Path, tmp_path: Path
) -> None:
    edition = tmp_path / "news.duckdb"
    shutil.copyfile(generated_edition, edition)
    with duckdb.connect(str(edition)) as con:
        con.execute("DROP MACRO TABLE search_snippets")
    client = open_explorer(edition)
    answer = client.ask("/search?q=plant")
    client.close()
    assert answer.status_code == 503
    assert "This edition is of another version" in answer.text
    assert "`newswire run` publishes it anew" in answer.text
