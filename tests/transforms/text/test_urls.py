"""Addresses are resolved, cleaned and compared."""

from __future__ import annotations

import pytest

from transforms.text.sites import find_registrable_host, is_same_site
from transforms.text.urls import (
    MAX_ADDRESS,
    canonicalise_url,
    clean_url,
    extract_domain,
    read_fragment,
    resolve_url,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.wheel.example/a", "https://www.wheel.example/a/"),
        ("https://wheel.example:443/a", "http://wheel.example:80/a"),
        ("https://WHEEL.example/a#top", "https://wheel.example/a"),
        ("https://wheel.example/a?utm_source=x&fbclid=1", "https://wheel.example/a"),
        ("https://wheel.example/a?partner=rss&at_medium=RSS&ns_source=x", "https://wheel.example/a"),
        ("https://wheel.example/x/../y/./a", "https://wheel.example/y/a"),
        ("https://wheel.example/a?b=2&a=1", "https://wheel.example/a?a=1&b=2"),
        ("https://me:secret@wheel.example/a", "https://wheel.example/a"),
        ("http://車輪.example/a", "http://xn--0z3akh.example/a"),
        ("http://MÜNCHEN.example/a", "http://xn--mnchen-3ya.example/a"),
        ("https://車輪。example/a", "https://車輪.example/a"),
        ("https://wheel.example/記事/１", "https://wheel.example/%E8%A8%98%E4%BA%8B/%ef%bc%91"),
        ("https://wheel.example/caf\u00e9", "https://wheel.example/cafe\u0301"),
        ("https://wheel.example/%7Eann/%28a%29", "https://wheel.example/~ann/(a)"),
        ("https://wheel.example/?q=車+輪", "https://wheel.example/?q=%E8%BB%8A%20%E8%BC%AA"),
        ("https://wheel.example/100%", "https://wheel.example/100%25"),
    ],
)
def test_addresses_of_one_page_share_their_canonical_url(one: str, other: str) -> None:
    assert canonicalise_url(one) == canonicalise_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://wheel.example/a", "https://wheel.example/A"),
        ("https://wheel.example/?p=1", "https://wheel.example/?p=2"),
        ("https://wheel.example/?partner=toyota", "https://wheel.example/"),
        ("https://wheel.example/?format=rss", "https://wheel.example/"),
        ("https://wheel.example:8080/a", "https://wheel.example/a"),
        ("https://wheel.example/a", "https://news.wheel.example/a"),
        ("https://wheel.example/a%2Fb", "https://wheel.example/a/b"),
        ("https://wheel.example/%93%FA", "https://wheel.example/%8E%59"),
        ("https://wheel.example/?q=%93%FA", "https://wheel.example/?q=%8E%D4"),
    ],
)
def test_addresses_of_two_pages_have_different_ones(one: str, other: str) -> None:
    assert canonicalise_url(one) != canonicalise_url(other)


def test_an_address_is_taken_up_to_a_length() -> None:
    base = "http://wheel.example/"
    longest = base + "a" * (MAX_ADDRESS - len(base))
    assert resolve_url(base, longest) == longest
    assert resolve_url("", f" {longest}\n") == longest
    assert resolve_url(base, f"{longest}a") is None
    assert resolve_url(longest, "?b=" + "a" * MAX_ADDRESS) is None


@pytest.mark.parametrize("path", ["日産", "a\u200bb", "é\u00adb", "\ufeffa"])
def test_an_address_is_taken_with_characters_that_nobody_sees(path: str) -> None:
    url = f"http://wheel.example/{path}"
    assert resolve_url("", url) == url


@pytest.mark.parametrize("path", ["\ud800", "é\udfff", "a\x00b", "é\x00"])
def test_an_address_that_cannot_be_stored_is_left_out(path: str) -> None:
    assert resolve_url("http://wheel.example/", path) is None


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
        ("a b/日産 c?q=x y", "http://wheel.example/news/a%20b/日産%20c?q=x%20y"),
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


def test_a_site_is_the_same_in_letters_and_in_ascii() -> None:
    letters, ascii_only = "http://www.車輪.example/a", "http://xn--0z3akh.example/b"
    assert is_same_site(letters, ascii_only)
    assert extract_domain(letters) == extract_domain(ascii_only) == "車輪.example"
    assert find_registrable_host("http://車輪.co.jp/") == find_registrable_host(
        "http://www.xn--0z3akh.co.jp/"
    )
    assert extract_domain("http://xn--zzzzzzzz.example/") == "xn--zzzzzzzz.example"


@pytest.mark.parametrize(
    ("url", "fragment"),
    [
        ("http://wheel.example/notes#a1", "a1"),
        ("http://wheel.example/notes#%C3%A9", "é"),
        ("http://wheel.example/notes#id=3", "id=3"),
        ("http://wheel.example/notes#xtor=RSS-1", ""),
        ("http://wheel.example/notes#utm_source=rss&utm_medium=feed", ""),
        ("http://wheel.example/notes#", ""),
        ("http://wheel.example/notes", ""),
    ],
)
def test_the_fragment_of_an_address_names_a_place_unless_it_is_for_tracking(url: str, fragment: str) -> None:
    assert read_fragment(url) == fragment
