"""Dates elsewhere on a page than under its headline: by their labels, above the headline or the lead."""

from __future__ import annotations

import pytest
from dated_pages import LEAD, MORE, REST, TITLE, read, wrap


@pytest.mark.parametrize(
    ("html", "at"),
    [
        (f"<p class='date'>May 4, 2026</p>{'<i></i>' * 3}", "2026-05-04"),
        ("<div><span>Published: May 4, 2026</span></div>", "2026-05-04"),
        ("<h3>4.5.2026</h3>", "2026-05-04"),
    ],
)
def test_the_date_is_found_above_the_headline_and_by_its_label(html: str, at: str) -> None:
    page = wrap("").replace("<article>", f"<article>{html}")
    assert read(page)[0] == at
    below = wrap("", bottom="<div>Published: May 4, 2026</div>")
    assert read(below)[0] == "2026-05-04"


@pytest.mark.parametrize("tag", ["h3", "h4", "strong"])
def test_a_headline_of_any_level_is_one(tag: str) -> None:
    page = wrap("").replace(f"<h1>{TITLE}</h1>", f"<em>4.5.2026 10:15</em><{tag}>{TITLE}</{tag}>")
    assert read(page)[0] == "2026-05-04 10:15"


def test_the_date_is_found_above_the_lead_where_there_is_no_headline() -> None:
    page = wrap("<p class='info'>4.5.2026</p>").replace(f"<h1>{TITLE}</h1>", "<h1>Notes to the press</h1>")
    assert read(page)[0] == "2026-05-04"
    assert read(page.replace("<p class='info'>4.5.2026</p>", "").replace(REST, "4.5.2026"))[0] is None


def test_the_date_of_which_a_headline_tells_is_not_taken() -> None:
    assert read(wrap("").replace(TITLE, "Report of the week, May 4, 2026")) == (None, None, None)


def test_the_day_of_the_visit_in_the_header_of_the_site_is_not_taken() -> None:
    page = wrap("").replace("<body>", "<body><header><div>Monday, June 1, 2026</div></header>")
    assert read(page) == (None, None, None)


@pytest.mark.parametrize(
    ("lang", "bottom"),
    [
        ("de", f"<p>Letzte Änderung: 6.5.2026<br>Erschienen am: 4.5.2026<br>Gelesen: 61 Mal<br>{REST}</p>"),
        ("en", "<div><b>Published</b><b>May 4, 2026</b></div>"),
        ("en", "<p>Published on <b>May 4, 2026</b></p>"),
        ("en", "<div><span>Posted by Ana Roth</span> <nobr>May 4, 2026</nobr></div>"),
        ("en", "<div>Posted by <a href='/b'>Ana Roth of the office of the mayor</a> May 4, 2026</div>"),
    ],
)  # fmt: skip
def test_a_label_before_a_date_is_in_an_element_or_a_line_of_its_own(lang: str, bottom: str) -> None:
    assert read(wrap("", bottom=bottom, lang=lang))[0] == "2026-05-04"


@pytest.mark.parametrize(
    "bottom",
    [
        "<p>Last updated: <b>May 4, 2026</b></p>",
        "<div><b>Date</b><b>May 4, 2026</b></div>",
        "<div><b>Published 2019</b><b>May 4, 2026</b></div>",
    ],
)
def test_a_date_of_a_change_or_of_an_event_below_the_article_is_not_taken(bottom: str) -> None:
    assert read(wrap("", bottom=bottom))[0] is None


def test_a_date_that_is_named_as_one_is_found_close_to_the_lead_of_a_headline_far_above() -> None:
    page = wrap("<i></i>" * 70).replace(f"{LEAD}</p>", f"{LEAD}</p><b class='article-date'>May 4, 2026</b>")
    assert read(page)[0] == "2026-05-04"
    assert read(page.replace(" class='article-date'", ""))[0] is None


@pytest.mark.parametrize(
    ("links", "at"),
    [
        (f"<p>{MORE * 10}</p><a href='/b'>Second hall in Stavely opens in June</a>", "2026-05-04"),
        ("<a href='#source'>Translated from the paper of Stavely</a>", "2026-05-04"),
        ("<a href='/b'>Second hall in Stavely opens in June</a>", None),
    ],
)
def test_a_teaser_is_short_and_links_to_another_article(links: str, at: str | None) -> None:
    place = f"<div><div class='date'>May 4, 2026</div>{links}</div>"
    page = wrap("").replace(f"<h1>{TITLE}</h1>", f"<h1>Notes</h1><section>{place}</section>")
    assert read(page)[0] == at
    day = "<div><a href='/archive/5'>Monday, May 4, 2026, in the morning</a></div>"
    assert read(page.replace(place, day))[0] == "2026-05-04"
