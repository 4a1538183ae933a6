"""Sending a body: only to public addresses, and again only where a redirect asks for that."""

from __future__ import annotations

import asyncio
import re
import socket
from typing import TYPE_CHECKING

import pytest

from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Attempt

if TYPE_CHECKING:
    from conftest import ScriptedServer

BODY = b"hub.mode=subscribe"
FORM = "application/x-www-form-urlencoded"


def post(url: str, *private: str) -> Attempt:
    async def send() -> Attempt:
        async with Client(FetchSettings(delay=0, timeout=5, private=private)) as client:
            return await client.post(url, "hub", BODY, media_type=FORM, headers={"X-Own": "1"})

    return asyncio.run(send())


def take(server: ScriptedServer, path: str, status: str, *headers: str) -> str:
    """Answer a POST to `path` once its whole body has come."""

    def answer(peer: socket.socket, request: bytes) -> None:
        head, _, body = request.partition(b"\r\n\r\n")
        length = int((re.search(rb"Content-Length: (\d+)", head) or [0, 0])[1])
        while len(body) < length:
            body += peer.recv(65536)
        server.requests[-1] = head + b"\r\n\r\n" + body
        lines = [f"HTTP/1.1 {status}", "Content-Length: 0", "Connection: close", *headers]
        peer.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")

    return server.script(path, answer)


def test_the_body_is_sent_with_its_media_type(server: ScriptedServer) -> None:
    got = post(take(server, "/hub", "202 Accepted"), server.place)
    assert got.reason == "no-content"
    assert getattr(got, "status", None) == 202
    (request,) = server.requests
    assert request.startswith(b"POST /hub HTTP/1.1")
    assert request.endswith(BODY)
    assert f"Content-Type: {FORM}".encode() in request


@pytest.mark.parametrize(
    ("status", "sent"), [("307 Moved", 2), ("308 Moved", 2), ("302 Found", 1), ("303 See Other", 1)]
)
def test_only_a_redirect_that_asks_for_the_same_request_is_followed(
    server: ScriptedServer, status: str, sent: int
) -> None:
    take(server, "/new", "202 Accepted")
    got = post(take(server, "/old", status, "Location: /new"), server.place)
    assert [request.endswith(BODY) for request in server.requests] == [True] * sent
    assert got.reason == ("no-content" if sent == 2 else "redirect")


def test_nothing_is_sent_to_an_address_that_is_not_public(server: ScriptedServer) -> None:
    assert post(server.url("/hub")).reason == "blocked-address"
    there = take(server, "/there", "307 Moved", "Location: http://127.0.0.1:9/hub")
    assert post(there, server.place).reason == "blocked-address"
