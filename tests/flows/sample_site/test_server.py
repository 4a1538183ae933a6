"""The sample site behaves like a real web server."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from flows.sample_site import SampleSite, list_feeds

FEEDS = dict(list_feeds())
FEED = FEEDS["Harbour Wheel"]
WARRANTY = "http://voltlane.example/2026/02/leaf-battery-warranty/"


@pytest.fixture
def site() -> Iterator[SampleSite]:
    with SampleSite() as site:
        yield site


def ask(
    site: SampleSite, url: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Request `url`; header names are written with underscores."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(site.address, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, parts.path or "/", headers={"Host": parts.netloc, **named})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_robots_are_served_on_every_site(site: SampleSite) -> None:
    assert len(site.hosts) == 3
    for host in site.hosts:
        status, headers, body = ask(site, f"http://{host}/robots.txt")
        assert (status, headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
        assert body == b"User-agent: *\nDisallow: /private/\n"


@pytest.mark.parametrize(
    ("url", "media_type"),
    [
        (FEEDS["Harbour Wheel"], "application/rss+xml; charset=utf-8"),
        (FEEDS["Harbour Wheel retail desk"], "application/feed+json"),
        (FEEDS["Volt Lane"], "application/atom+xml; charset=utf-8"),
        (FEEDS["Kanto Mobility Daily"], "application/rdf+xml"),
        (WARRANTY, "text/html; charset=utf-8"),
        ("http://www.harbourwheel.example/", "text/html; charset=utf-8"),
    ],
)
def test_head_is_answered_like_get_without_the_body(site: SampleSite, url: str, media_type: str) -> None:
    status, headers, body = ask(site, url)
    head_status, head_headers, head_body = ask(site, url, "HEAD")
    assert (status, head_status, head_body) == (200, 200, b"")
    assert headers["Content-Type"] == media_type
    assert int(headers["Content-Length"]) == len(body)
    assert re.fullmatch(r'"[0-9a-f]{32}"', headers["ETag"])
    assert headers["Last-Modified"] == "Tue, 17 Feb 2026 06:30:00 GMT"
    for name in ("Content-Type", "Content-Length", "ETag", "Last-Modified"):
        assert headers[name] == head_headers[name]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"If_None_Match": "{etag}"}, 304),
        ({"If_None_Match": "W/{etag}"}, 304),
        ({"If_None_Match": '"other", {etag}'}, 304),
        ({"If_None_Match": "*"}, 304),
        ({"If_None_Match": '"other"'}, 200),
        ({"If_None_Match": ""}, 200),
        ({"If_Modified_Since": "Tue, 17 Feb 2026 06:30:00 GMT"}, 304),
        ({"If_Modified_Since": "Wed, 18 Feb 2026 00:00:00 GMT"}, 304),
        ({"If_Modified_Since": "Tue, 17 Feb 2026 06:29:59 GMT"}, 200),
        ({"If_Modified_Since": "yesterday"}, 200),
        ({"If_None_Match": '"other"', "If_Modified_Since": "Wed, 18 Feb 2026 00:00:00 GMT"}, 200),
        ({"If_None_Match": "{etag}", "If_Modified_Since": "Mon, 16 Feb 2026 00:00:00 GMT"}, 304),
    ],
)
def test_conditional_requests_are_answered_by_304_where_nothing_changed(
    site: SampleSite, headers: dict[str, str], status: int
) -> None:
    etag = ask(site, FEED)[1]["ETag"]
    asked = {name: value.format(etag=etag) for name, value in headers.items()}
    answer, validators, body = ask(site, FEED, **asked)
    assert (answer, validators["ETag"], bool(body)) == (status, etag, status == 200)


def test_the_evening_edition_has_new_entity_tags_only_where_something_changed(site: SampleSite) -> None:
    etags = {url: ask(site, url)[1]["ETag"] for url in FEEDS.values()}
    assert site.advance() == "evening"
    fresh = {name for name, url in FEEDS.items() if ask(site, url, If_None_Match=etags[url])[0] == 200}
    assert fresh == {"Harbour Wheel", "Volt Lane"}
    assert ask(site, FEED)[1]["Last-Modified"] == "Tue, 17 Feb 2026 18:30:00 GMT"
    assert site.advance() == "evening"


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://voltlane.example/nothing-here", 404),
        ("http://voltlane.example/../../manifest.toml", 404),
        ("http://voltlane.example/%2e%2e/robots.txt", 404),
        ("http://elsewhere.example/", 421),
        ("http://VoltLane.example:8080/robots.txt", 200),
        ("http://voltlane.example./robots.txt", 200),
    ],
)
def test_resources_are_looked_up_by_host_and_path(site: SampleSite, url: str, status: int) -> None:
    answer, headers, body = ask(site, url, If_None_Match="*" if status != 200 else '"other"')
    assert answer == status
    if status != 200:
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert b"<h1>" in body


@pytest.mark.parametrize(
    ("request_lines", "status"),
    [
        ("GET / HTTP/1.0\r\n\r\n", 400),
        ("GET http://voltlane.example/robots.txt HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n", 200),
        ("POST / HTTP/1.1\r\nHost: voltlane.example\r\nContent-Length: 0\r\n\r\n", 501),
    ],
)
def test_unusual_requests_are_answered_as_the_standard_says(
    site: SampleSite, request_lines: str, status: int
) -> None:
    host, _, port = site.address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(request_lines.encode())
        assert connection.recv(65_536).split()[1] == str(status).encode()


def test_a_connection_serves_several_requests(site: SampleSite) -> None:
    connection = http.client.HTTPConnection(site.address, timeout=60)
    try:
        for path, status in [("/robots.txt", 200), ("/missing", 404), ("/atom.xml", 200)]:
            connection.request("GET", path, headers={"Host": "voltlane.example"})
            used = connection.sock
            response = connection.getresponse()
            response.read()
            assert (response.status, connection.sock) == (status, used)
    finally:
        connection.close()


def test_the_log_of_requests_has_a_limit(site: SampleSite) -> None:
    ask(site, FEED, "HEAD")
    ask(site, "http://elsewhere.example/x?y=1")
    assert site.requests == [
        ("HEAD", "www.harbourwheel.example", "/feed.xml", 200),
        ("GET", "elsewhere.example", "/x", 421),
    ]
    for _ in range(10_001):
        site.log_request("GET", "voltlane.example", "/", 200)
    assert len(site.requests) == 10_000
    assert site.requests[0] == ("GET", "voltlane.example", "/", 200)


def test_the_server_prints_nothing(site: SampleSite, capfd: pytest.CaptureFixture[str]) -> None:
    ask(site, FEED)
    ask(site, "http://elsewhere.example/")
    assert capfd.readouterr() == ("", "")


def test_the_sample_site_has_an_address_only_while_it_is_open() -> None:
    site = SampleSite("evening")
    for _ in range(2):
        with site:
            host, _, port = site.address.rpartition(":")
            assert host == "127.0.0.1"
            idle = socket.create_connection((host, int(port)), timeout=60)
            assert ask(site, FEED)[0] == 200
        with idle:
            assert idle.recv(1) == b""
        with pytest.raises(RuntimeError, match="closed"):
            _ = site.address


def test_there_is_no_third_edition(site: SampleSite) -> None:
    with pytest.raises(ValueError, match="no 'noon' edition"):
        site.edition = "noon"  # type: ignore[assignment]  # the mistake under test
    assert site.edition == "morning"


def test_importing_reads_no_site_file_and_starts_no_server() -> None:
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import flows.sample_site\n"
        "assert 'http.server' not in sys.modules\n"
        "print([name for name in opened if 'sites' in name.split('sample_site')[-1] or 'manifest' in name])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
