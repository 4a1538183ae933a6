"""The sample newsroom serves its sites as a real web server would."""

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
def room() -> Iterator[SampleSite]:
    with SampleSite() as newsroom:
        yield newsroom


def ask(
    room: SampleSite, url: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Request `url` from the newsroom; header names are written with underscores."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(room.address, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, parts.path or "/", headers={"Host": parts.netloc, **named})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_robots_are_served_on_every_site(room: SampleSite) -> None:
    assert len(room.hosts) == 3
    for host in room.hosts:
        status, headers, body = ask(room, f"http://{host}/robots.txt")
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
def test_head_says_what_get_says_without_the_body(room: SampleSite, url: str, media_type: str) -> None:
    status, headers, body = ask(room, url)
    head_status, head_headers, head_body = ask(room, url, "HEAD")
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
def test_conditional_requests(room: SampleSite, headers: dict[str, str], status: int) -> None:
    etag = ask(room, FEED)[1]["ETag"]
    asked = {name: value.format(etag=etag) for name, value in headers.items()}
    answer, validators, body = ask(room, FEED, **asked)
    assert (answer, validators["ETag"], bool(body)) == (status, etag, status == 200)


def test_the_evening_answers_304_where_nothing_changed(room: SampleSite) -> None:
    etags = {url: ask(room, url)[1]["ETag"] for url in FEEDS.values()}
    assert room.advance() == "evening"
    fresh = {name for name, url in FEEDS.items() if ask(room, url, If_None_Match=etags[url])[0] == 200}
    assert fresh == {"Harbour Wheel", "Volt Lane"}
    assert ask(room, FEED)[1]["Last-Modified"] == "Tue, 17 Feb 2026 18:30:00 GMT"
    assert room.advance() == "evening"


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
def test_addresses_are_looked_up_by_host_and_path(room: SampleSite, url: str, status: int) -> None:
    answer, headers, body = ask(room, url, If_None_Match="*" if status != 200 else '"other"')
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
def test_requests_that_clients_rarely_send(room: SampleSite, request_lines: str, status: int) -> None:
    host, _, port = room.address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request_lines.encode())
        assert connection.recv(65_536).split()[1] == str(status).encode()


def test_a_connection_serves_several_requests(room: SampleSite) -> None:
    connection = http.client.HTTPConnection(room.address, timeout=10)
    try:
        for path, status in [("/robots.txt", 200), ("/missing", 404), ("/atom.xml", 200)]:
            connection.request("GET", path, headers={"Host": "voltlane.example"})
            used = connection.sock
            response = connection.getresponse()
            response.read()
            assert (response.status, connection.sock) == (status, used)
    finally:
        connection.close()


def test_requests_are_remembered_up_to_a_bound(room: SampleSite) -> None:
    ask(room, FEED, "HEAD")
    ask(room, "http://elsewhere.example/x?y=1")
    assert room.requests == [
        ("HEAD", "www.harbourwheel.example", "/feed.xml", 200),
        ("GET", "elsewhere.example", "/x", 421),
    ]
    for _ in range(10_001):
        room.record("GET", "voltlane.example", "/", 200)
    assert len(room.requests) == 10_000
    assert room.requests[0] == ("GET", "voltlane.example", "/", 200)


def test_the_newsroom_says_nothing(room: SampleSite, capfd: pytest.CaptureFixture[str]) -> None:
    ask(room, FEED)
    ask(room, "http://elsewhere.example/")
    assert capfd.readouterr() == ("", "")


def test_a_newsroom_has_an_address_only_while_it_is_open() -> None:
    room = SampleSite("evening")
    for _ in range(2):
        with room:
            host, _, port = room.address.rpartition(":")
            assert host == "127.0.0.1"
            idle = socket.create_connection((host, int(port)), timeout=10)
            assert ask(room, FEED)[0] == 200
        with idle:
            assert idle.recv(1) == b""
        with pytest.raises(RuntimeError, match="closed"):
            _ = room.address


def test_there_is_no_third_edition(room: SampleSite) -> None:
    with pytest.raises(ValueError, match="no 'noon' edition"):
        room.edition = "noon"  # type: ignore[assignment]  # the mistake under test
    assert room.edition == "morning"


def test_importing_reads_no_site_file_and_starts_no_server() -> None:
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import flows.sample_site\n"
        "assert 'http.server' not in sys.modules\n"
        "print([name for name in opened if 'sites' in name.split('newsroom')[-1] or 'manifest' in name])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
