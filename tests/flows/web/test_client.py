"""The HTTP client, against servers that behave and servers that do not."""

from __future__ import annotations

import asyncio
import gzip
import socket
import zlib
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import pytest

from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Attempt, FetchResult
from flows.web.transport import LIMITS

if TYPE_CHECKING:
    from conftest import ScriptedServer

TIMEOUT = 5.0


def fetch(url: str, *, etag: str | None = None, **connect_to: str) -> FetchResult:
    settings = FetchSettings(
        timeout=TIMEOUT,
        delay=0,
        private=(urlsplit(url).netloc,) if ".1:" in url else (),
        connect_to={name.replace("_", "."): to for name, to in connect_to.items()},
    )

    async def run() -> FetchResult:
        async with Client(settings) as client:
            return await client.fetch(url, "page", etag=etag)

    return asyncio.run(run())


def fetch_page(url: str, *, etag: str | None = None, **connect_to: str) -> Attempt:
    """Fetch a page that needs no redirects; requests for robots.txt are left out."""
    result = fetch(url, etag=etag, **connect_to)
    assert all(hop.purpose == "robots" for hop in result.hops)
    return result.last


def test_an_exchange_has_the_headers_as_sent_and_the_body_decoded_and_as_it_came(
    server: ScriptedServer,
) -> None:
    wire = gzip.compress(b"<p>Reporting</p>")
    url = server.answer("/a", wire, "Content-Encoding: gzip", "Content-Type: text/html; charset=Shift_JIS")
    got = fetch_page(url)
    assert (got.status, got.reason) == (200, None)
    assert got.body == b"<p>Reporting</p>"
    assert got.wire == wire
    assert (got.media_type, got.charset) == ("text/html", "Shift_JIS")
    assert b"User-Agent: nissan-newswire/" in server.requests[0]


@pytest.mark.parametrize("wrap", [zlib.compress, lambda raw: zlib.compress(raw, wbits=-15)])
def test_deflate_is_decoded_with_and_without_its_zlib_header(server: ScriptedServer, wrap: object) -> None:
    assert callable(wrap)
    got = fetch_page(server.answer("/a", wrap(b"text"), "Content-Encoding: deflate"))
    assert got.body == b"text"


def test_a_conditional_request_names_the_stored_version(server: ScriptedServer) -> None:
    got = fetch_page(server.answer("/a", b"", status="304 Not Modified"), etag='"v1"')
    assert (got.status, got.reason) == (304, None)
    assert b'If-None-Match: "v1"' in server.requests[0]


def test_nothing_has_not_changed_where_no_version_was_named(server: ScriptedServer) -> None:
    got = fetch_page(server.answer("/a", b"", status="304 Not Modified"))
    assert (got.status, got.reason) == (304, "no-content")


def test_a_redirect_to_an_address_that_is_not_asked_is_named(server: ScriptedServer) -> None:
    result = fetch(server.answer("/a", b"", "Location: http://10.0.0.1/x", status="302 Found"))
    assert result.last.reason == "blocked-address"
    assert "redirected to http://10.0.0.1/x, and 10.0.0.1 is no public" in str(result.last.detail)


def test_redirects_are_followed_and_each_hop_is_returned(server: ScriptedServer) -> None:
    server.answer("/b", b"there")
    _, *hops = fetch(server.answer("/a", b"", "Location: /b", status="301 Moved Permanently")).attempts
    assert [hop.url for hop in hops] == [server.url("/a"), server.url("/b")]
    assert hops[0].reason == "redirect"
    assert hops[1].body == b"there"


@pytest.mark.parametrize(
    ("location", "reason", "requests"),
    [("/a", "redirect", 6), ("file:///etc/hostname", "bad-redirect", 1), ("", "bad-redirect", 1)],
)
def test_redirects_that_lead_nowhere_end_the_fetch(
    server: ScriptedServer, location: str, reason: str, requests: int
) -> None:
    result = fetch(server.answer("/a", b"", f"Location: {location}", status="302 Found"))
    assert result.last.reason == reason
    assert result.last.detail in {
        f"the server redirects in a circle, again to {server.url('/a')}",
        "the server redirected, but not to an http address",
    }
    assert len(server.requests) == requests


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Not Found", "not-found"),
        ("410 Gone", "gone"),
        ("403 Forbidden", "forbidden"),
        ("429 Too Many Requests", "too-many-requests"),
        ("418 I'm a Teapot", "client-error"),
        ("503 Service Unavailable", "server-error"),
        ("599 Whatever", "server-error"),
        ("206 Partial Content", "no-content"),
    ],
)
def test_a_status_without_a_page_has_its_reason(server: ScriptedServer, status: str, reason: str) -> None:
    got = fetch_page(server.answer("/a", b"words", status=status))
    assert (got.status, got.reason) == (int(status[:3]), reason)
    assert got.detail is not None
    assert status[:3] in got.detail


def test_a_small_answer_that_decodes_to_a_large_body_is_refused(server: ScriptedServer) -> None:
    small = gzip.compress(bytes(LIMITS["page"] + 1))
    got = fetch_page(server.answer("/a", small, "Content-Encoding: gzip"))
    assert got.reason == "too-large"
    assert got.body == b""


def test_a_host_that_does_not_answer_is_unreachable() -> None:
    got = fetch_page("http://127.0.0.1:1/")
    assert got.reason == "unreachable"
    assert got.detail == "127.0.0.1 does not answer: connection refused (127.0.0.1, port 1)"


def test_a_host_name_that_does_not_resolve_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(host: str, *_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, f"nobody knows {host}")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    got = fetch_page("http://news.example/")
    assert (got.reason, got.detail) == ("unreachable", "the name news.example cannot be looked up")


def test_the_configuration_can_redirect_a_host(server: ScriptedServer) -> None:
    server.answer("/a", b"here")
    got = fetch_page("http://news.example/a", news_example=f"127.0.0.1:{server.port}")
    assert got.body == b"here"
    assert b"Host: news.example" in server.requests[0]
