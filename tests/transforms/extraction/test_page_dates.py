"""The dates of pages: where they are looked for, in which order, and where they are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from transforms.extraction.web_page import extract_page
from transforms.records import Extraction, Page, Precision

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
TITLE = "Paint shop in Quillmere to close"
LEAD = "The works in Quillmere will close its paint shop in March and move the work to another town, it said."
MORE = "About three hundred people work in the shop, and all of them were offered places in the other town."
SCRIPT = '<script type="application/ld+json">'
REST = "The mayor said that she had learned of the decision from the radio, and would meet the board."


def wrap(top: str, *, head: str = "", lead: str = LEAD, bottom: str = "", lang: str = "en") -> str:
    body = f"<h1>{TITLE}</h1>{top}<p>{lead}</p><p>{MORE}</p><p>{REST}</p>"
    return (
        f'<html lang="{lang}"><head><title>{TITLE}</title>{head}</head>'
        f"<body><main><article>{body}</article>{bottom}</main></body></html>"
    )


def make_page(html: str, *, url: str = "https://wire.example/a", feed: datetime | None = None) -> Page:
    return Page(
        page_id="p",
        corpus="feed",
        origin="o",
        entry_id=None,
        url=url,
        body=html.encode(),
        media_type="text/html",
        charset=None,
        sha256="",
        received_at=NOW,
        archived=None,
        feed_published_at=feed,
    )


def extract(html: str, *, url: str = "https://wire.example/a", feed: datetime | None = None) -> Extraction:
    found = extract_page(make_page(html, url=url, feed=feed), now=NOW)
    assert isinstance(found, Extraction), found
    return found


def read(html: str, *, url: str = "https://wire.example/a") -> tuple[str | None, str | None, str | None]:
    found = extract(html, url=url)
    at = f"{found.published_at:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if found.published_at else None
    return at, found.published_precision, found.published_source


@pytest.mark.parametrize(
    ("top", "at", "precision"),
    [
        ("<p class='d'>May 4, 2026</p>", "2026-05-04", "day"),
        ("<p class='d'>May 4, 2026 at 3:15 p.m. ET</p>", "2026-05-04 19:15", "minute"),
        ("<p>By Ana Roth</p><p>Monday May 4, 2026 10:05 am by Ana Roth</p>", "2026-05-04 10:05", "minute"),
        ("<div><span>By Ana Roth</span> | <span>May 4, 2026</span> | 4 min read</div>", "2026-05-04", "day"),
        ("<p>Updated May 6, 2026</p><p>Published May 4, 2026</p>", "2026-05-04", "day"),
        ("<p>Updated May 6, 2026 9:00 | Published May 4, 2026</p>", "2026-05-04", "day"),
        ("<p>May 4, 2026 | Updated May 6, 2026 9:00</p>", "2026-05-04", "day"),
        ("<p>Updated May 6, 2026</p>", "2026-05-06", "day"),
        ("<time datetime='2026-05-04T10:15Z'>Monday</time>", "2026-05-04 10:15", "minute"),
        (
            "<p>The town says that it was not asked before.</p><p>May 4, 2026</p>",
            "2026-05-04",
            "day",
        ),
        (
            "<div>Updated 4:15 PM EST, Wed May 6, 2026 Published 3:15 PM EST, Mon May 4, 2026</div>",
            "2026-05-04 20:15",
            "minute",
        ),
        ("<p>Updated: 06.05.2026 10:00h. Published: 04.05.2026 15:15h.</p>", "2026-05-04 15:15", "minute"),
        ("<dl><dt>Published</dt><dd>May 4, 2026</dd></dl>", "2026-05-04", "day"),
        ("<table><tr><td>Date</td><td>4 May 2026, 15:15 GMT</td></tr></table>", "2026-05-04 15:15", "minute"),
        ("<span data-timestamp='1777968000'>27 days ago</span>", "2026-05-05 08:00", "second"),
        ("<a title='Monday, 4 May 2026 at 15:15'>27 days ago</a>", "2026-05-04 15:15", "minute"),
        ("<p>27 days ago</p>", None, None),
        ("<p>Available until May 30, 2026</p>", None, None),
        ("<p>All workers meet on May 4, 2026 in the town hall, open to all who live there</p>", None, None),
        ("<aside class='related'><p>May 4, 2026</p></aside>", None, None),
        ("<figure><figcaption>The shop on May 4, 2026</figcaption></figure>", None, None),
    ],
)  # fmt: skip
def test_the_date_is_in_a_line_under_the_headline(top: str, at: str | None, precision: str | None) -> None:
    assert read(wrap(top))[:2] == (at, precision)


@pytest.mark.parametrize(
    ("lang", "line", "at"),
    [
        ("ja", "2026年3月5日 午後3時15分", "2026-03-05 06:15"),
        ("ja", "2026年3月5日(木) 15:15配信", "2026-03-05 06:15"),
        ("ja", "公開 2026年3月5日 15:15 更新 2026年3月6日 9:00", "2026-03-05 06:15"),
        ("ja", "更新 2026年3月6日 9:00 公開 2026年3月5日 15:15", "2026-03-05 06:15"),
        ("ja", "2026年3月6日 9:00更新", "2026-03-06"),
        ("ja", "令和8年3月5日", "2026-03-05"),
        ("ja", "２０２６年３月５日", "2026-03-05"),
        ("ko", "입력 2026.03.05 15:15 | 수정 2026.03.06 09:00", "2026-03-05 06:15"),
        ("zh", "2026年3月5日 下午3:15 来源：新报", "2026-03-05 07:15"),
        ("ar", "12 مارس 2026", "2026-03-12"),
        ("ru", "18 марта 2026, 10:15", "2026-03-18 10:15"),
        ("pt", "18 de março de 2026", "2026-03-18"),
        ("tr", "Güncelleme: 6 Mart 2026 09:00 - Yayınlanma: 5 Mart 2026 15:15", "2026-03-05 12:15"),
        ("fr", "Publié le 5 mars 2026 à 15h15 - Mis à jour le 6 mars 2026", "2026-03-05 15:15"),
        ("de", "Stand: 05.03.2026, 15:15 Uhr", "2026-03-05 14:15"),
    ],
)
def test_lines_are_read_in_the_language_of_the_page(lang: str, line: str, at: str) -> None:
    assert read(wrap(f"<div class='info'>{line}</div>", lang=lang))[0] == at


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("", "<section id='comments'><p><time datetime='2026-05-14T10:09'>14 May</time></p></section>"),
        ("", "<div class='comment-list'><span class='date'>May 14, 2026</span></div>"),
        ("", "<div class='related-posts'><time class='entry-date' datetime='2026-05-14'>14 May</time></div>"),
        ("", "<article><h2>Else</h2><time datetime='2026-05-14'>14 May</time></article>"),
        ("", "<aside><time datetime='2026-05-14'>14 May</time></aside>"),
        ("", "<div><h3><a href='/b'>Second hall in Stavely opens in June</a></h3><i>May 14, 2026</i></div>"),
        ("", "<footer>Last build 2026-05-14 10:00</footer>"),
        ("<div class='teaser'><time datetime='2026-05-14'>14 May</time></div>", ""),
    ],
)
def test_the_date_of_a_comment_a_teaser_or_another_article_is_not_taken(top: str, bottom: str) -> None:
    assert read(wrap(top, bottom=bottom)) == (None, None, None)
    assert read(wrap(f"{top}<p>May 4, 2026</p>", bottom=bottom))[0] == "2026-05-04"


@pytest.mark.parametrize(
    "rest",
    [
        "The ordinance of 12.03.1998 (file 2004-05-17/44) does not apply. Calls: 044 2012 11 09.",
        "On May 4, 2026 the board had met.",
        "Part 2024.11.12-7 was the first.",
    ],
)
def test_a_date_or_a_number_in_the_text_is_not_that_of_publication(rest: str) -> None:
    assert read(wrap("", lead=f"{LEAD} {rest}", bottom=f"<p>{rest}</p>")) == (None, None, None)


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<p><time class='entry-date'>5 May 2026</time></p>", 5),
        ("<p><time pubdate='pubdate'>5 May 2026</time></p>", 5),
        ("<time datetime='2026-05-05'>Tuesday</time>", 5),
        ("<time class='publish'>6 May 2026</time><b itemprop='datePublished' content='2026-05-05'></b>", 5),
        ("<abbr class='published' title='2026-05-05T08:00:00+09:00'>May 5</abbr>", 4),
        ("<span class='dt-published'>5 May 2026</span>", 5),
        ("<span class='published'><i class='value-title' title='2026-05-05T08:00Z'></i>Tuesday</span>", 5),
        ("<span itemprop='datePublished' data-timestamp='1777968000'>Tuesday</span>", 5),
        ("<span property='dc:date dc:created' content='2026-05-05T08:00Z'>Tuesday</span>", 5),
        ("<time datetime='Tue May 05 2026 05:21:41 GMT+0900 (Japan Standard Time)'>5 May</time>", 4),
    ],
)
def test_the_date_of_publication_is_marked_by_vocabularies_and_times(body: str, day: int) -> None:
    found = extract(wrap(body)).published_at
    assert found
    assert found.day == day


@pytest.mark.parametrize(
    ("head", "at"),
    [
        ('<meta property="article:published_time" content="July 1, 2025 3:15 PM EDT">', "2025-07-01 19:15"),
        ('<meta name="pubdate" content="Thu, 12 Mar 2026 18:04:00 JST">', "2026-03-12 09:04"),
        ('<meta name="date" content="1773306000">', "2026-03-12 09:00"),
        ('<meta name="citation_publication_date" content="2026/03/12">', "2026-03-12"),
        (
            f'{SCRIPT}{{"@type":"WebPage","datePublished":"2026-03-12T09:00Z"}}</script>',
            "2026-03-12 09:00",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":1773306000}</script>',
            "2026-03-12 09:00",
        ),
        (
            f'{SCRIPT}{{"@type":"Report","datePublished":{{"@value":"2026-03-12"}}}}</script>',
            "2026-03-12",
        ),
    ],
)
def test_metadata_state_dates_in_many_forms(head: str, at: str) -> None:
    assert read(wrap("<p>May 4, 2026</p>", head=head))[0] == at


def test_the_last_change_is_read_from_the_page_node_marks_and_lines() -> None:
    node = '{"@graph":[{"@type":"WebPage","dateModified":"2026-05-06T10:00:00Z"}]}'
    pages = [
        wrap("", head=f'<script type="application/ld+json">{node}</script>'),
        wrap("<abbr class='updated' title='2026-05-06T19:00:00+09:00'>May 6</abbr>"),
        wrap("<p>May 4, 2026 | Updated May 6, 2026 10:00</p>"),
        wrap("<time class='updated'>6 May 2026 10:00</time><b itemprop='dateModified' content='2026'></b>"),
    ]  # fmt: skip
    for html in pages:
        assert extract(html).modified_at == datetime(2026, 5, 6, 10, tzinfo=UTC)


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
        (f"中新社北京2026年5月4日电 {LEAD}", "2026-05-04"),
        (f"On May 4, 2026 - a Monday - the works said: {LEAD}", None),
        (f"The plant was built on May 4, 1998 - a Monday. {LEAD}", None),
        (f"YOKOHAMA, May 4 (Wire) -- {LEAD}", None),
    ],
)
def test_the_date_is_read_in_a_dateline(lead: str, day: str | None) -> None:
    assert read(wrap("", lead=lead)) == ((day, "day", "text") if day else (None, None, None))


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
        ("news/202605041234", None),
        ("news/20261504/paint-shop", None),
        ("2026/05/paint-shop", None),
        ("2032/05/04/paint-shop", None),
    ],
)
def test_the_address_has_the_day(path: str, day: str | None) -> None:
    expected = (day, "day", "url") if day else (None, None, None)
    assert read(wrap(""), url=f"https://wire.example/{path}") == expected


def test_an_address_outweighs_a_line_of_another_day_and_a_line_gives_the_time() -> None:
    url = "https://wire.example/2026/05/04/paint-shop"
    assert read(wrap("<p>May 6, 2026</p>"), url=url) == ("2026-05-04", "day", "url")
    assert read(wrap("<p>May 4, 2026 10:15</p>"), url=url) == ("2026-05-04 10:15", "minute", "html")


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


@pytest.mark.parametrize(
    ("html", "at"),
    [
        (f"<p class='date'>May 4, 2026</p>{'<i></i>' * 3}", "2026-05-04"),
        ("<div><span>Published: May 4, 2026</span></div>", "2026-05-04"),
    ],
)
def test_the_date_is_found_above_the_headline_and_by_its_label(html: str, at: str) -> None:
    page = wrap("").replace("<article>", f"<article>{html}")
    assert read(page)[0] == at
    below = wrap("", bottom="<div>Published: May 4, 2026</div>")
    assert read(below)[0] == "2026-05-04"


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


def test_the_day_of_the_visit_in_the_header_of_the_site_is_not_taken() -> None:
    page = wrap("").replace("<body>", "<body><header><div>Monday, June 1, 2026</div></header>")
    assert read(page) == (None, None, None)
