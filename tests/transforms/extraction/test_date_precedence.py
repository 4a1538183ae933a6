"""Dates of datelines, addresses and feeds, and which of several dates of a page is believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from dated_pages import LEAD, NOW, REST, TITLE, extract, make_page, read, wrap

from transforms.extraction.web_page import extract_page
from transforms.records import Extraction, Precision


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        (f"YOKOHAMA, Japan, May 4, 2026 /PRNewswire/ -- {LEAD}", "2026-05-04"),
        (f"NEW YORK, May 4, 2026 (GLOBE NEWSWIRE) -- {LEAD}", "2026-05-04"),
        (f"NEW YORK--(BUSINESS WIRE)--May 4, 2026-- {LEAD}", "2026-05-04"),
        (f"QUILLMERE - May 4, 2026 - {LEAD}", "2026-05-04"),
        (f"May 4, 2026 – {LEAD}", "2026-05-04"),
        (f"München, 4. Mai 2026 – {LEAD}", "2026-05-04"),
        (f"Paris, le 4 mai 2026 – {LEAD}", "2026-05-04"),
        (f"MADRID, 4 de mayo de 2026.- {LEAD}", "2026-05-04"),
        (f"Москва. 4 мая 2026 г. ИНТЕРФАКС - {LEAD}", "2026-05-04"),
        (f"【東京2026年5月4日】{LEAD}", "2026-05-04"),
        (f"Quillmere, (4.5.2026). {LEAD}", "2026-05-04"),
        (f"Ana Roth (4.5.2026) told of it: {LEAD}", None),
        (f"中新社北京2026年5月4日电 {LEAD}", "2026-05-04"),
        (f"On May 4, 2026 - a Monday - the works said: {LEAD}", None),
        (f"The plant was built on May 4, 1998 - a Monday. {LEAD}", None),
        (f"YOKOHAMA, May 4 (Wire) -- {LEAD}", None),
    ],
)
def test_the_date_is_read_in_a_dateline(lead: str, day: str | None) -> None:
    assert read(wrap("", lead=lead)) == ((day, "day", "text") if day else (None, None, None))


def test_a_summary_may_be_before_the_dateline() -> None:
    summary = f"<p>{REST}</p>"
    assert read(wrap(summary, lead=f"4.5.2026 – {LEAD}", lang="de"))[0] == "2026-05-04"
    assert read(wrap(2 * summary, lead=f"4.5.2026 – {LEAD}", lang="de"))[0] is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2026/05/04/paint-shop", "2026-05-04"),
        ("news/2026-05-04/paint-shop", "2026-05-04"),
        ("news/2026-05-04-paint-shop", "2026-05-04"),
        ("2026/may/04/paint-shop", "2026-05-04"),
        ("news/20260504/paint-shop", "2026-05-04"),
        ("paint-shop-20260504/", "2026-05-04"),
        ("paint-shop-20260504.html", "2026-05-04"),
        ("news/04-05-2026-paint-shop", None),
        ("news/24-05-2026-paint-shop", "2026-05-24"),
        ("news/paint-shop-24-05-2026_17.html", "2026-05-24"),
        ("news/paint-24-05-2026-shop", None),
        ("2026/05/4-ways-to-paint", None),
        ("2026/05/4/ways-to-paint", "2026-05-04"),
        ("news/202605041234", None),
        ("news/20261504/paint-shop", None),
        ("2026/05/paint-shop", None),
        ("2032/05/04/paint-shop", None),
    ],
)
def test_the_address_has_the_day(path: str, day: str | None) -> None:
    expected = (day, "day", "url") if day else (None, None, None)
    assert read(wrap(""), url=f"https://wire.example/{path}") == expected


def test_the_day_is_first_in_the_address_where_the_site_writes_it_so() -> None:
    url = "https://wire.example/news/04-05-2026-paint-shop"
    assert read(wrap("", lang="de"), url=url) == ("2026-05-04", "day", "url")


def test_an_address_outweighs_a_line_of_another_day_and_a_line_gives_the_time() -> None:
    url = "https://wire.example/2026/05/04/paint-shop"
    assert read(wrap("<p>May 6, 2026</p>"), url=url) == ("2026-05-04", "day", "url")
    assert read(wrap("<p>May 4, 2026 10:15</p>"), url=url) == ("2026-05-04 10:15", "minute", "html")


@pytest.mark.parametrize(
    ("name", "line", "url", "day"),
    [
        ("date", "<p>May 4, 2026</p>", "", "2026-05-04"),
        ("dcterms.date", "<time datetime='2026-05-04'>4 May</time>", "", "2026-05-04"),
        ("dcterms.issued", "<p>May 4, 2026</p>", "", "2026-05-14"),
        ("date", "<p>Updated May 4, 2026</p>", "", "2026-05-14"),
        ("date", "<p>May 4, 2026</p>", "2026/05/14/", "2026-05-14"),
        ("date", "", "", "2026-05-14"),
    ],
)
def test_a_line_outweighs_metadata_whose_name_leaves_open_of_what_it_is_the_date(
    name: str, line: str, url: str, day: str
) -> None:
    head = f"<meta name='{name}' content='2026-05-14'><meta name='lastmod' content='2026-05-20'>"
    assert read(wrap(line, head=head), url=f"https://wire.example/{url}paint")[0] == day


def test_a_time_in_the_feed_is_taken_for_the_day_that_a_line_gives_and_for_no_other() -> None:
    time = datetime(2026, 5, 4, 22, 15, tzinfo=UTC)
    found = extract(wrap("<p>May 5, 2026</p>"), feed=time)
    assert (found.published_at, found.published_source) == (time, "feed")
    assert extract(wrap("<p>May 2, 2026</p>"), feed=time).published_source == "html"
    assert extract(wrap("<p>May 4, 2026 10:15</p>"), feed=time).published_source == "html"


@pytest.mark.parametrize("place", ["<p>May 4, 2026</p>", "<p>June 3, 2026</p>", ""])
def test_a_stated_date_ahead_is_not_replaced_by_a_vaguer_one_of_the_page(place: str) -> None:
    head = '<meta property="article:published_time" content="2026-06-03T10:00:00Z">'
    url = "https://wire.example/2026/05/04/paint-shop"
    found = extract(wrap(place, head=head), url=url)
    assert (found.published_at, found.published_precision, found.published_source) == (None, None, "rejected")
    marked = extract(wrap(f"{place}<time class='published' datetime='2026-06-03T10:00:00Z'>3 June</time>"))
    assert marked.published_source == "rejected"
    feed = datetime(2026, 5, 30, tzinfo=UTC)
    assert extract(wrap(place, head=head), url=url, feed=feed).published_at == feed


def test_a_local_time_is_that_of_the_site() -> None:
    top = "<time datetime='2026-03-05T15:15'>5 March</time>"
    assert read(wrap(top, lang="ja"))[0] == "2026-03-05 06:15"
    assert read(wrap(top), url="https://www.paper.co.jp/a")[0] == "2026-03-05 06:15"
    assert read(wrap(top))[0] == "2026-03-05 15:15"


def test_a_template_in_english_makes_no_english_page() -> None:
    page = wrap("<p>2026-03-05 15:15</p>").replace(TITLE, "北工場、小型車の生産を三月末で終えると発表")
    assert read(page)[0] == "2026-03-05 06:15"


@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_a_date_of_the_feed_is_as_exact_as_it_is_there(precision: Precision) -> None:
    page = replace(make_page(wrap("")), feed_published_at=NOW, feed_published_precision=precision)
    found = extract_page(page, now=NOW)
    assert isinstance(found, Extraction)
    assert (found.published_at, found.published_precision, found.published_source) == (NOW, precision, "feed")
