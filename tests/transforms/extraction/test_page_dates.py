"""Dates that pages state in lines, marks and metadata, and dates of something else on the page."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from dated_pages import LEAD, SCRIPT, TITLE, extract, read, wrap

ARTICLE = '{"@type":"NewsArticle","datePublished":"2026-03-12"}'


COMMENT = "itemprop='comment' itemscope itemtype='https://schema.org/Comment'"


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
        ("<x-time publishdate='2026-05-04 10:15:50 +0000'></x-time>", "2026-05-04 10:15", "second"),
        ("<div class='teaser-meta'>May 4, 2026</div>", "2026-05-04", "day"),
        ("<div class='entry-meta social-comments'>May 4, 2026</div>", "2026-05-04", "day"),
        ("<header class='entry-header'><p>May 4, 2026</p></header>", "2026-05-04", "day"),
        ("<div class='teaser_meta'><a href='/author/r'>A. Roth</a> / May 4, 2026</div>", "2026-05-04", "day"),
        ("<div class='storytopbar'>May 4, 2026</div>", "2026-05-04", "day"),
        ("<p>Works of the town | May 4, 2026 | 10:15 am | Agency .</p>", "2026-05-04 10:15", "minute"),
        ("<div><i>15</i> | <i></i> May 4, 2026 | <div>Works</div></div>", "2026-05-04", "day"),
        ("<time datetime='2026-05-20T10:15Z'>Published May 4, 2026</time>", "2026-05-04", "day"),
        ("<time datetime='2026-05-04T10:15Z'>Published May 4, 2026</time>", "2026-05-04 10:15", "minute"),
        ("<p><time class='box__pubdate' datetime='2026-05-04'>4.5.</time></p>", "2026-05-04", "day"),
        ("<a title='Monday, 4 May 2026 at 15:15'>27 days ago</a>", "2026-05-04 15:15", "minute"),
        ("<p>27 days ago</p>", None, None),
        ("<p>Available until May 30, 2026</p>", None, None),
        ("<p>All workers meet on May 4, 2026 in the town hall, open to all who live there</p>", None, None),
        ("<aside class='related'><p>May 4, 2026</p></aside>", None, None),
        (
            ("<div class='related'><div itemscope itemtype='https://schema.org/NewsArticle'>"
            "<meta itemprop='datePublished' content='2026-05-04'></div></div>"),
            None,
            None,
        ),
        (
            ("<div itemscope itemtype='https://schema.org/NewsArticle'>"
            "<meta itemprop='datePublished' content='2026-05-04'></div>"),
            "2026-05-04",
            "day",
        ),
        (
            ("<div itemprop='isRelatedTo' itemscope itemtype='https://schema.org/NewsArticle'>"
            "<meta itemprop='datePublished' content='2026-05-04'></div>"),
            None,
            None,
        ),
        (
            ("<div itemscope itemtype='https://schema.org/NewsArticle'>"
            "<a href='/2'>Smallest harvest in ten years</a>"
            "<meta itemprop='datePublished' content='2026-05-04'></div>"),
            None,
            None,
        ),
        ("<p>04.05.2026, 15:15 GMT | Lesezeit: 3 Min.</p>", "2026-05-04 15:15", "minute"),
        ("<figure><figcaption>The shop on May 4, 2026</figcaption></figure>", None, None),
    ],
)  # fmt: skip
def test_the_date_is_in_a_line_under_the_headline(top: str, at: str | None, precision: str | None) -> None:
    assert read(wrap(top))[:2] == (at, precision)


@pytest.mark.parametrize(
    ("lang", "line", "at"),
    [
        ("de", "04.05.26", "2026-05-04"),
        ("de", "Ana Roth | 04.05.26", "2026-05-04"),
        ("de", "Artikel vom 4.5.26", "2026-05-04"),
        ("ko", "26.05.04", "2026-05-04"),
        ("de", "Gültig bis 04.05.26", None),
        ("de", "Fassung 04.05.26 und 10 andere", None),
        ("de", "Ausgabe 1.04.05.26", None),
        ("de", "Die Stadt Quillmere hat am 04.05.26 davon gehört", None),
        ("de", "10.30.26", None),
        ("zh", "04.05.26", None),
    ],
)
def test_a_year_may_have_two_digits_in_a_line_with_no_other_figures(
    lang: str, line: str, at: str | None
) -> None:
    assert read(wrap(f"<p>{line}</p>", lang=lang))[0] == at


@pytest.mark.parametrize(
    ("lang", "line", "at"),
    [
        ("ja", "2026年3月5日 午後3時15分", "2026-03-05 06:15"),
        ("ja", "2026年3月5日(木) 15:15配信", "2026-03-05 06:15"),
        ("ja", "公開 2026年3月5日 15:15 更新 2026年3月6日 9:00", "2026-03-05 06:15"),
        ("ja", "更新 2026年3月6日 9:00 公開 2026年3月5日 15:15", "2026-03-05 06:15"),
        ("ja", "2026年3月6日 9:00更新", "2026-03-06"),
        ("ja", "令和8年3月5日", "2026-03-05"),
        ("ja", "二〇二六年三月五日", "2026-03-05"),
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
        ("", "<div class='komentáře'><span class='date'>May 14, 2026</span></div>"),
        ("", "<div class='reacties'><span class='date'>May 14, 2026</span></div>"),
        ("", f"<div {COMMENT}><meta itemprop='datePublished' content='2026-05-14'><p>No.</p></div>"),
        ("", f"<div {COMMENT}><time datetime='2026-05-14'>14 May</time></div>"),
        ("<div class='response'><time datetime='2026-05-14'>14 May</time></div>", ""),
        ("", "<div class='related-posts'><time class='entry-date' datetime='2026-05-14'>14 May</time></div>"),
        ("", "<article><h2>Else</h2><time datetime='2026-05-14'>14 May</time></article>"),
        ("", "<aside><time datetime='2026-05-14'>14 May</time></aside>"),
        ("", "<div><h3><a href='/b'>Second hall in Stavely opens in June</a></h3><i>May 14, 2026</i></div>"),
        ("", "<footer>Last build 2026-05-14 10:00</footer>"),
        ("<div class='teaser'><a href='/b'>Hall</a><time datetime='2026-05-14'>14 May</time></div>", ""),
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
        ("<span property='schema:dateCreated' content='2026-05-05T08:00:00+00:00'></span>", 5),
        ("<data class='dt-published' value='2026-05-05T08:00Z'>Tuesday</data>", 5),
        ("<p>Published 5<sup>th</sup> May 2026</p>", 5),
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
        ('<meta name="publishdate" content="1773306000">', "2026-03-12 09:00"),
        ('<meta name="citation_publication_date" content="2026/03/12">', "2026-03-12"),
        (
            f'{SCRIPT}{{"@type":"WebPage","datePublished":"2026-03-12T09:00Z"}}</script>',
            "2026-03-12 09:00",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":1773306000}</script>',
            "2026-03-12 09:00",
        ),
        ('<meta name="prism.publicationDate" content="2026-03-12">', "2026-03-12"),
        ('<meta property="dcterms:issued" content="2026-03-12">', "2026-03-12"),
        (
            f'{SCRIPT}{{"@type":"schema:Report","schema:datePublished":"2026-03-12"}}</script>',
            "2026-03-12",
        ),
        *[
            (f"{SCRIPT}{before}{ARTICLE}{after}</script>", "2026-03-12")
            for before, after in (
                ("/* <![CDATA[ */", "/* ]]> */"),
                ("\ufeff", ";"),
                ('{"@type":"Person",}', ""),
            )
        ],
        (f"{SCRIPT}{ARTICLE.replace(chr(34), '&quot;')}</script>", "2026-03-12"),
        (
            f'{SCRIPT}{{"@type":"Report","datePublished":{{"@value":"2026-03-12"}}}}</script>',
            "2026-03-12",
        ),
    ],
)
def test_metadata_state_dates_in_many_forms(head: str, at: str) -> None:
    assert read(wrap("<p>May 4, 2026</p>", head=head))[0] == at


def test_the_language_of_xhtml_says_which_number_is_the_day() -> None:
    page = wrap("<p>02/10/2025</p>")
    assert read(page)[0] is None
    assert read(page.replace('lang="en"', 'xml:lang="en-GB"'))[0] == "2025-10-02"
    assert read(page.replace('lang="en"', 'xml:lang="en-US"'))[0] == "2025-02-10"


def test_a_headline_may_have_the_byline_in_its_heading() -> None:
    byline = "<h4>By Ana Roth on <time class='published' datetime='2026-05-04'>4 May</time></h4>"
    page = wrap("").replace(f"<h1>{TITLE}</h1>", f"<div class='top-bar'><h1>{TITLE} {byline}</h1></div>")
    assert read(page)[0] == "2026-05-04"


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
