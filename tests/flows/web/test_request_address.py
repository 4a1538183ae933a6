"""An address is asked for as it was written, with escapes for characters that no request line may hold."""

from __future__ import annotations

import asyncio
import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from flows.intake.warc import encode_exchange
from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.request_address import parse_request_address

if TYPE_CHECKING:
    from conftest import ScriptedServer

ASKED = {
    "/feed?q=c d": "/feed?q=c%20d",
    "/feed?q=c%20d": "/feed?q=c%20d",
    "/feed?q=c+d": "/feed?q=c+d",
    "/feed?q=c%2Bd": "/feed?q=c%2Bd",
    "/feed?q=日産": "/feed?q=%E6%97%A5%E7%94%A3",
    "/feed?q=%e6%97%a5": "/feed?q=%e6%97%a5",
    "/feed?acl=%2Fa%2F*&sig=a%3D%3d": "/feed?acl=%2Fa%2F*&sig=a%3D%3d",
    "/feed?at=12%3A30": "/feed?at=12%3A30",
    "/feed?share=100% sure&b=%zz": "/feed?share=100%25%20sure&b=%25zz",
    '/feed?q="<a>|{b}^`': "/feed?q=%22%3Ca%3E%7C%7Bb%7D%5E%60",
    "/feed?tags[]=a": "/feed?tags%5B%5D=a",
    "/feed?a=1?b#c d": "/feed?a=1?b",
    "/%7Ebob/a b(1);v=2": "/%7Ebob/a%20b(1);v=2",
    "/a%2Fb%21": "/a%2Fb%21",
    "/a/./b/../c": "/a/c",
    "/a/%2e%2e/b": "/b",
}


@pytest.mark.parametrize(("written", "asked"), ASKED.items())
def test_an_address_is_asked_for_as_it_was_written(server: ScriptedServer, written: str, asked: str) -> None:
    netloc = urlsplit(server.url("/")).netloc
    settings = FetchSettings(delay=0, private=(netloc,))

    async def run() -> Exchange:
        async with Client(settings) as client:
            got = (await client.fetch(f"http://{netloc}{written}", "feed")).last
        assert isinstance(got, Exchange)
        return got

    got = asyncio.run(run())
    assert server.requests[0].split(b"\r\n")[0] == f"GET {asked} HTTP/1.1".encode()
    assert f"\r\n\r\nGET {asked} HTTP/1.1\r\n".encode() in gzip.decompress(encode_exchange(got)[0])


@pytest.mark.parametrize(
    ("written", "parsed"),
    [
        ("http://exämple.com:81/a b", "http://xn--exmple-cua.com:81/a%20b"),
        ("HTTP://A.Example:80", "http://a.example/"),
        ("http://[2001:db8::1]:8080/x?", "http://[2001:db8::1]:8080/x"),
    ],
)
def test_hosts_and_ports_are_written_in_one_way(written: str, parsed: str) -> None:
    assert str(parse_request_address(written)) == parsed
