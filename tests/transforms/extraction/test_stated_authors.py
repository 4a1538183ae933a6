"""The authors that a page's markup states, and the title as its readers see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from records import make_page

from transforms.extraction.web_page import extract_page
from transforms.records import Extraction

NOW = datetime(2026, 12, 1, tzinfo=UTC)
REPORT = """<p>The foundry in Orford will get a second furnace in spring and cast housings for pumps.</p>
<p>Its owners pay nine million for it, half of which the county lends them for twelve years.</p>
<p>Neighbours fear the noise at night, and want to see the measurements of the first one.</p>"""
TEASER = (
    '<h3><a href="/0">Ferries stop</a></h3><p class="byline">An hour ago <a rel="author">Odo Marsh</a></p>'
)


def extract(inner: str, *, head: str = "", after: str = "", headline: str = "A second furnace") -> Extraction:
    article = f"<article><h1>{headline}</h1>{inner}{REPORT}</article>"
    page = make_page(f"<html><head>{head}</head><body><main>{article}{after}</main></body></html>")
    found = extract_page(page, now=NOW)
    assert isinstance(found, Extraction), found
    return found


def state(author: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}}}</script>'


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ('{"@type": "Person", "givenName": "Wren", "familyName": "Calloway"}', "Wren Calloway"),
        ('{"@type": "Person", "name": "", "givenName": "Wren", "familyName": "Calloway"}', "Wren Calloway"),
        (
            '{"@type": "Person", "givenName": "Wren", "additionalName": "Mae", "familyName": "Calloway"}',
            "Wren Mae Calloway",
        ),
        ('{"@type": "Person", "givenName": "太郎", "familyName": "山田"}', "山田 太郎"),
        ('[{"@type": "Person", "name": "山田 太郎（経済部）"}]', "山田 太郎"),
    ],
)
def test_a_person_has_a_given_and_a_family_name(author: str, name: str) -> None:
    assert extract("", head=state(author)).authors == (name,)


def test_an_account_of_the_publishers_software_gives_way_to_the_byline() -> None:
    byline = '<p class="byline">By <a rel="author">Wren Calloway</a></p>'
    head = state('{"@type": "Person", "name": "Watermark Feed"}')
    assert extract(byline, head=head).authors == ("Wren Calloway",)


@pytest.mark.parametrize(
    ("stated", "foot"),
    [
        ("Gantry Halm", "© 2026 Gantry Halm. All rights reserved."),
        ("Gantry Halm", "Copyright (c) 2019–2026 Gantry Halm"),
        ("Halm Verlag GmbH", ""),
        ("wrencalloway", ""),
    ],
)
def test_the_publisher_and_an_account_give_way_to_the_byline(stated: str, foot: str) -> None:
    head = f'<meta name="author" content="{stated}">'
    byline = '<p class="byline">By Wren Calloway</p>'
    assert extract(byline, head=head, after=f"<p>{foot}</p>").authors == ("Wren Calloway",)


@pytest.mark.parametrize(
    "name", ["Gantré Hälm", "Gantr&#233; H&#228;lm", "Gantr&#xE9; H&#xE4;lm", "Gantr&eacute; H&auml;lm"]
)
def test_the_publisher_gives_way_however_the_notice_of_copyright_spells_it(name: str) -> None:
    head = (
        '<meta name="author" content="Gantré Hälm"><meta property="article:author" content="Wren Calloway">'
    )
    assert extract("", head=head, after=f"<p>© 2026 {name}</p>").authors == ("Wren Calloway",)


@pytest.mark.parametrize(
    "byline",
    [
        "<div>By <span>Wren Calloway</span></div><div><div>Orford Post</div><time>Dec 13</time></div>",
        "<span>by </span><b>Wren Calloway</b><p>Pump Fellow</p>",
        "<div>By</div><div>Wren Calloway</div><div>Orford Evening Post</div>",
        '<p class="author-bio">Wren Calloway Wren Calloway</p>',
    ],
)
def test_the_lines_of_a_byline_besides_the_name_name_no_author(byline: str) -> None:
    assert extract(f'<div class="article_byline">{byline}</div>').authors == ("Wren Calloway",)


def test_an_element_with_nothing_but_by_begins_a_byline() -> None:
    names = "<a>Wren Calloway</a>,</span> <span><a>Ruby Marsh</a> and</span> <span class='author'>Odo Marsh"
    byline = f"<p><span class='byline-prefix'>By </span><span>{names}</span></p>"
    assert extract(byline).authors == ("Wren Calloway", "Ruby Marsh", "Odo Marsh")


@pytest.mark.parametrize(
    ("address", "authors"),
    [
        ("/author/wren-calloway", ("Wren Calloway",)),
        ("https://wire.example/about/editors/wren/?from=top", ("Wren Calloway",)),
        ("/profile/wren", ("Wren Calloway",)),
        ("/authors/", ()),
        ("/news/wren-calloway", ()),
        ("/author/wren/feed/rss", ()),
    ],
)
def test_a_link_to_the_page_of_an_author_under_the_headline_is_a_byline(
    address: str, authors: tuple[str, ...]
) -> None:
    assert extract(f'<div class="x7"><a href="{address}">Wren Calloway</a></div>').authors == authors


def test_what_readers_see_under_the_headline_goes_before_what_is_named_as_a_byline_elsewhere() -> None:
    others = "".join(
        f'<h4 class="author">{name}</h4><a class="author">{name}</a>' for name in ("Odo Marsh", "Ned Vale")
    )
    assert extract('<p class="x7">By Wren Calloway</p>', after=f"<div>{others}</div>").authors == (
        "Wren Calloway",
    )


@pytest.mark.parametrize(
    ("label", "authors"),
    [("Written by", ("Wren Calloway",)), ("Verfasst von", ("Wren Calloway",)), ("Price", ())],
)
def test_an_author_may_be_labelled_for_the_preview_of_a_link(label: str, authors: tuple[str, ...]) -> None:
    head = (
        f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Wren Calloway">'
    )
    assert extract("", head=head).authors == authors
    assert extract("<p>By Ruby Marsh</p>", head=head).authors == ("Ruby Marsh",)


def test_who_publishes_a_site_is_its_author_too() -> None:
    head = '<meta name="author" content="Wren Calloway">'
    foot = "<p>© 2026 Wren Calloway</p>"
    assert extract('<p class="byline">By Wren</p>', head=head, after=foot).authors == ("Wren Calloway",)
    assert extract("", head=head, after=foot).authors == ("Wren Calloway",)


def test_an_agency_in_small_letters_is_no_account() -> None:
    head = '<meta name="author" content="dpa">'
    assert extract('<p class="byline">By Wren Calloway</p>', head=head).authors == ("dpa",)


def test_a_biography_behind_a_name_names_no_further_author() -> None:
    card = '<div class="author"><b class="author">Ruby Marsh</b> writes about ships and energy.</div>'
    byline = '<p class="byline">Ruby Marsh</p>'
    assert extract(byline, after=card).authors == ("Ruby Marsh",)


def test_each_of_several_statements_of_one_name_is_an_author() -> None:
    names = ("Wren Calloway", "Ruby Marsh")
    head = "".join(f'<meta property="article:author" content="{name}">' for name in names)
    assert extract("", head=head + '<meta name="parsely-author" content="rubymarsh">').authors == names


def test_an_author_of_an_item_in_the_page_is_not_that_of_the_article() -> None:
    review = '<div itemscope><meta itemprop="author" content="Odo Marsh"></div>'
    assert extract("", head='<meta name="author" content="Wren Calloway">', after=review).authors == (
        "Wren Calloway",
    )


@pytest.mark.parametrize("mark", ['itemprop="comment"', 'itemtype="https://schema.org/Comment"'])
def test_an_author_of_a_marked_comment_is_not_that_of_the_article(mark: str) -> None:
    comment = f'<div {mark} itemscope><b itemprop="author">Odo Marsh</b><p>What a pity.</p></div>'
    assert extract("", after=comment).authors == ()
    assert extract('<p class="byline">By Ruby Marsh</p>', after=comment).authors == ("Ruby Marsh",)


SUMMARY = "<p>The second furnace of Orford will cost nine million, and the county lends its owners half.</p>"
CAPTION = (
    "<div><span>Two of its owners looked at the first furnace on Monday.</span> <i>By Odo Marsh</i></div>"
)


@pytest.mark.parametrize("above", ["", SUMMARY, CAPTION, "<style>.by { color: red; }</style>" * 50])
def test_a_byline_may_be_below_the_summary_or_a_caption(above: str) -> None:
    byline = '<div class="x1">By <a href="/team/wren">Wren Calloway</a>, Staff Writer</div>'
    assert extract(above + byline).authors == ("Wren Calloway",)


@pytest.mark.parametrize(
    "after",
    [
        f"<aside><div>{TEASER}</div></aside>",
        f'<div class="related">{TEASER}</div>',
        f"<ul><li>{TEASER}</li><li>{TEASER.replace('Odo Marsh', 'Ned Fairweather')}</li></ul>",
        '<section id="comments"><a rel="author">Odo Marsh</a></section>',
    ],
)
def test_names_in_teasers_and_comments_are_not_the_authors(after: str) -> None:
    byline = '<div class="byline"><a rel="author">Wren Calloway</a></div>'
    assert extract(byline, after=after).authors == ("Wren Calloway",)


def test_a_byline_beside_a_headline_of_the_second_level_that_is_a_link_is_no_teasers() -> None:
    heading = '<h2><a href="/2026/03/furnace">A second furnace</a></h2>'
    byline = '<header><a rel="author" href="/wren">Wren Calloway</a></header>'
    page = f"<title>A second furnace</title><body><main><article>{byline}{heading}{REPORT}</article></main>"
    found = extract_page(make_page(page), now=NOW)
    assert isinstance(found, Extraction)
    assert found.authors == ("Wren Calloway",)


def test_the_author_of_a_live_blog_is_the_author_of_the_whole() -> None:
    update = '<div class="update"><b class="author">Odo Marsh</b><p>The furnace was lit at noon.</p></div>'
    byline = '<p class="byline">By Wren Calloway</p>'
    assert extract(byline, after=update * 3).authors == ("Wren Calloway",)


@pytest.mark.parametrize("byline", ['<span id="author">{}</span>', '<p id="article-byline">{}</p>'])
def test_an_element_is_named_as_a_byline_by_its_id_too(byline: str) -> None:
    assert extract(byline.format("Wren Calloway For Orford Online")).authors == ("Wren Calloway",)


@pytest.mark.parametrize(
    "button", ["<button>S'abonner</button>", "<button type=button><i>+</i>구독하기</button>"]
)
def test_what_a_button_says_beside_an_author_is_no_name(button: str) -> None:
    assert extract(f'<p class="byline">Wren Calloway {button}</p>').authors == ("Wren Calloway",)


def test_the_authors_of_the_feed_are_cleaned_as_those_of_the_page_are() -> None:
    article = f"<article><h1>A second furnace</h1>{REPORT}</article>"
    page = replace(make_page(article), feed_authors=("By Jane Doe, John Roe and Ann Lee", "Feed Import"))
    found = extract_page(page, now=NOW)
    assert isinstance(found, Extraction)
    assert found.authors == ("Jane Doe", "John Roe", "Ann Lee")


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ('<span class="cap">A</span> second <i>f</i>urnace', "A second furnace"),
        ("A <b>se</b>cond furnace", "A second furnace"),
        ("Orford’<i>s</i> furnace", "Orford’s furnace"),
        ("<span>Exclusive</span><span>A second furnace</span>", "Exclusive A second furnace"),
        ("A second<br>furnace", "A second furnace"),
        ("<div>A second</div><div>furnace</div>", "A second furnace"),
        ("CO<sub>2</sub> of the <em>furnace</em>", "CO2 of the furnace"),
        ("<ruby>炉<rt>ろ</rt></ruby>が<b>二</b>つに", "炉が二つに"),
    ],
)
def test_a_word_of_the_title_is_whole_whatever_elements_its_letters_are_in(headline: str, title: str) -> None:
    assert extract("", headline=headline).title == title


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("<span>Foundries</span> A second furnace in Orford", "A second furnace in Orford"),
        ('<div class="sub">News</div>A second furnace in Orford', "A second furnace in Orford"),
        ('<a href="/county">County | </a><b>A second furnace in Orford</b>', "A second furnace in Orford"),
        ("The county: A second furnace in Orford", "The county: A second furnace in Orford"),
        ("Soon a second furnace in Orford", "Soon a second furnace in Orford"),
    ],
)
def test_a_kicker_is_left_out_if_the_page_states_the_title_without_it(headline: str, title: str) -> None:
    stated = '<meta property="og:title" content="A second furnace in Orford">'
    assert extract("", head=stated, headline=headline).title == title


@pytest.mark.parametrize("tail", ["_社会_峡谷日报", "：峡谷日报", " | 峡谷日报 社会"])
def test_a_title_without_spaces_ends_where_a_heading_of_the_page_does(tail: str) -> None:
    title = "铸造厂的第二座熔炉将于春天投产"
    inner = f"<h2>{title}</h2>"
    assert extract(inner, head=f"<title>{title}{tail}</title>", headline="峡谷日报").title == title


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="autor">Wren Calloway</p>',
        '<p class="auteur">Texte : Wren Calloway – Photos : Luc Brun</p>',
        '<p class="firma">WREN CALLOWAY</p>',
        '<p class="assinatura">Wren Calloway</p>',
        '<span class="reporter">Wren Calloway</span>',
    ],
)
def test_elements_that_are_named_as_bylines_in_other_languages_are_bylines(byline: str) -> None:
    assert extract(byline).authors == ("Wren Calloway",)


def test_a_title_that_is_escaped_twice_is_read_as_it_was_meant() -> None:
    head = '<meta property="og:title" content="Pumps &amp;amp; a furnace">'
    assert extract("", head=head, headline="").title == "Pumps & a furnace"
