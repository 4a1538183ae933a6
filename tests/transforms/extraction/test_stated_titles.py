"""The headline among the titles that a page states and the headings that it shows."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.stated_titles import find_title
from transforms.extraction.metadata.statements import read_statements

HEADLINE = "Ferries stop after cable is found"


def find(head: str, body: str) -> str | None:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return find_title(
        read_statements(PageElements(document_fromstring(html), html), url="https://brack.example/a")
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<span>Trouble in the harbour</span>", "<span>Ferries stop</span>"),
        ("<span>Trouble in the harbour</span><i>: </i>", "<b>Ferries stop</b>"),
    ],
)
def test_a_kicker_in_the_heading_is_not_taken_for_the_headline(first: str, second: str) -> None:
    stated = "Trouble in the harbour: Ferries stop"
    assert find(f"<title>{stated}</title>", f"<h1>{first} {second}</h1>") == stated


def test_the_name_of_the_site_in_the_heading_is_left_out() -> None:
    body = f"<h1> <span>{HEADLINE}</span> <a href='/c'>Brackwater Echo</a> </h1><i>Brackwater Echo</i>"
    assert find(f"<title>{HEADLINE} | Brackwater Echo</title>", body) == HEADLINE


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", HEADLINE),
        ("https://brack.example/", HEADLINE),
        ("https://harbour.example/", "Good day, I am the harbour"),
        ("#", "Good day, I am the harbour"),
        ("/b", "Good day, I am the harbour"),
    ],
)
def test_a_heading_that_leads_to_the_front_page_is_the_name_of_the_site(address: str, title: str) -> None:
    body = f"<h1><a href='{address}'>Good day, I am the harbour</a></h1><h2>{HEADLINE}</h2>"
    assert find(f"<title>{HEADLINE}</title>", body) == title


@pytest.mark.parametrize(
    ("tag", "title", "expected"),
    [
        ("h1", f"{HEADLINE} - A site that has a long name", HEADLINE),
        ("h1", f"{HEADLINE}: and what the town says", f"{HEADLINE}: and what the town says"),
        ("h2", f"{HEADLINE} | A site that has a long name", HEADLINE),
        ("h2", f"{HEADLINE} - and what the town says", f"{HEADLINE} - and what the town says"),
    ],
)
def test_a_heading_with_which_a_title_begins_is_the_headline(tag: str, title: str, expected: str) -> None:
    body = f"<h1>Harbour</h1><h1>News</h1><{tag}>{HEADLINE}</{tag}>"
    assert find(f"<title>{title}</title>", body) == expected


def test_of_two_stated_titles_the_one_without_a_section_is_taken() -> None:
    long = f"<meta property='og:title' content='{HEADLINE}-Harbour'>"
    assert find(f"{long}<meta name='headline' content='{HEADLINE}'>", "") == HEADLINE
    assert find(f"{long}<meta name='headline' content='Ferries stop'>", "") == f"{HEADLINE}-Harbour"


@pytest.mark.parametrize("sign", ["ㅣ", " ǀ "])
def test_letters_that_look_like_a_bar_part_the_name_of_the_site(sign: str) -> None:
    name = "<meta property='og:site_name' content='Brackwater Echo'>"
    assert find(f"{name}<title>{HEADLINE}{sign}Brackwater Echo</title>", "") == HEADLINE
