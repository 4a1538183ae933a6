"""Addresses are resolved, cleaned and compared."""

from __future__ import annotations

import pytest

from transforms.text.urls import canonicalise_url, clean_url, extract_domain, resolve_url


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.wheel.example/a", "https://www.wheel.example/a/"),
        ("https://wheel.example:443/a", "http://wheel.example:80/a"),
        ("https://WHEEL.example/a#top", "https://wheel.example/a"),
        ("https://wheel.example/a?utm_source=x&fbclid=1", "https://wheel.example/a"),
        ("https://wheel.example/a?b=2&a=1", "https://wheel.example/a?a=1&b=2"),
        ("https://me:secret@wheel.example/a", "https://wheel.example/a"),
    ],
)
def test_addresses_of_one_page_share_their_canonical_url(one: str, other: str) -> None:
    assert canonicalise_url(one) == canonicalise_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://wheel.example/a", "https://wheel.example/A"),
        ("https://wheel.example/?p=1", "https://wheel.example/?p=2"),
        ("https://wheel.example:8080/a", "https://wheel.example/a"),
        ("https://wheel.example/a", "https://news.wheel.example/a"),
    ],
)
def test_addresses_of_two_pages_have_different_ones(one: str, other: str) -> None:
    assert canonicalise_url(one) != canonicalise_url(other)


@pytest.mark.parametrize("url", ["http://[::1", "http://wheel.example:port/", "http://[bad]/"])
def test_an_address_that_cannot_be_parsed_is_left_unchanged(url: str) -> None:
    assert canonicalise_url(url) == url
    assert resolve_url("http://wheel.example/", url) is None


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/a", "http://wheel.example/a"),
        (" b ", "http://wheel.example/news/b"),
        ("//other.example/c", "http://other.example/c"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://wheel.example/x", None),
        ("mailto:desk@wheel.example", None),
    ],
)
def test_a_link_becomes_a_web_address_or_none(link: str, expected: str | None) -> None:
    assert resolve_url("http://wheel.example/news/", link) == expected


def test_a_domain_is_written_as_people_write_it() -> None:
    assert extract_domain("https://www.wheel.example:8080/a") == "wheel.example"
    assert extract_domain("https://m.wheel.example/") == "wheel.example"
    assert extract_domain("http://[::1") == ""


def test_an_address_is_cleaned_of_tracking_and_otherwise_unchanged() -> None:
    assert clean_url("http://wheel.example/a?utm_source=x&b=%20&c#d") == "http://wheel.example/a?b=%20&c"
    assert clean_url("http://wheel.example/a?fbclid=1") == "http://wheel.example/a"
    assert clean_url("http://[::1") == "http://[::1"
