"""What a push is: a page, a feed document, or nothing that can be taken."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from http import HTTPStatus

import pytest

from flows.service.pushes import PushError, read_push
from transforms.records import Arrival

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://news.example/a"
PAGE = b"<!doctype html><html><body><p>Nissan</p></body></html>"
RSS = b"<?xml version='1.0'?><rss version='2.0'><channel><title>T</title></channel></rss>"
JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}'


def read(body: bytes, *, content_type: str | None = None, url: str | None = URL) -> Arrival:
    return read_push(body, content_type=content_type, url=url, received_at=NOON)


@pytest.mark.parametrize("body", [RSS, JSON_FEED, b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>"])
@pytest.mark.parametrize("content_type", [None, "application/xml", "text/plain"])
def test_the_document_of_a_feed_is_known_by_its_bytes(body: bytes, content_type: str | None) -> None:
    assert (read(body, content_type=content_type).feed, read(body).origin) == (URL, URL)


def test_a_page_keeps_its_address_and_its_encoding() -> None:
    page = read(PAGE, content_type="text/html; charset=Shift_JIS")
    assert (page.feed, page.url, page.origin, page.media_type, page.charset) == (
        None,
        URL,
        URL,
        "text/html",
        "Shift_JIS",
    )


def test_a_page_without_an_address_is_named_for_its_bytes() -> None:
    assert read(PAGE, url=None).origin == read(PAGE, url="").origin != read(PAGE + b" ", url=None).origin


@pytest.mark.parametrize(("field", "media_type"), [("html", "text/html"), ("text", "text/plain")])
def test_json_holds_a_page_and_its_address(field: str, media_type: str) -> None:
    body = json.dumps({"url": "https://b.example/", field: "日産"}).encode()
    page = read(body, content_type="application/json")
    assert (page.url, page.body, page.media_type) == ("https://b.example/", "日産".encode(), media_type)


def test_what_json_states_beside_a_text_stands_before_it() -> None:
    stated = {"title": "A\nB", "authors": ["山田 太郎", 3], "published_at": "2026-11-12", "text": "C", "x": 1}
    page = read(json.dumps(stated).encode(), content_type="application/json")
    assert page.body.decode() == "Title: A B\nAuthor: 山田 太郎\nDate: 2026-11-12\n\nC"
    alone = {"url": "https://b.example/?token=abcdefgh", "title": "A", "text": "C"}
    page = read(json.dumps(alone).encode(), content_type="application/json")
    assert page.body == b"Title: A\nURL: https://b.example/?token=***\n\nC"
    assert read(json.dumps({**stated, "html": "<p>D"}).encode()).body == b"<p>D"


def test_broken_json_is_refused_with_its_place() -> None:
    with pytest.raises(PushError, match="line 2, column 1"):
        read(b'{"url": "https://b.example/",\n}')


def test_a_text_that_begins_with_a_brace_is_a_text() -> None:
    text = b"{Kumamoto} Nissan sells its quay\n\nIt said so on Monday."
    page = read(text, content_type="text/plain")
    assert (page.body, page.media_type) == (text, "text/plain")


def test_the_secret_in_an_address_is_masked() -> None:
    assert read(PAGE, url="https://a.example/x?token=abcdefgh").url == "https://a.example/x?token=***"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (b"", URL),
        (b" \n", URL),
        (b"{", URL),
        (b'{"url": "https://a.example/"}', URL),
        (b'{"url": 3, "html": "x"}', URL),
        (b'{"html": ["x"]}', URL),
        (RSS, None),
        (PAGE, "javascript:alert(1)"),
        (PAGE, "file:///etc/hostname"),
        (PAGE, "https://a.example/\nX: y"),
        (PAGE, "https://a.example/" + "a" * 3_000),
        (b'{"url": "https://a.example/\\ud800", "html": "x"}', None),
    ],
)
def test_a_push_that_cannot_be_used_is_refused(body: bytes, url: str | None) -> None:
    with pytest.raises(PushError) as raised:
        read(body, url=url)
    assert raised.value.status == HTTPStatus.BAD_REQUEST
