"""Dates elsewhere on a page than under its headline: by their labels, above the headline or the lead."""

from __future__ import annotations

import pytest
from dated_pages import REST, TITLE, read, wrap


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
