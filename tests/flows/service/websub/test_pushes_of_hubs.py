"""What hubs push: signed by each method, whole, in time, and taken once."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest
from websub_hub import Hub, sign

if TYPE_CHECKING:
    from conftest import Listening

BODY = b"<rss><channel><item><link>https://wheel.example/1</link></item></channel></rss>"


def begin_push(hub: Hub, *, length: int = 9) -> socket.socket:
    """Send the head of a push of `length` bytes, and none of the bytes.

    The answer begins with a line of status 100 once the bytes are waited for, unless they are refused.
    """
    callback = urlsplit(hub.requests[-1]["hub.callback"])
    peer = socket.create_connection((callback.hostname or "", callback.port or 0), timeout=60)
    signature = f"X-Hub-Signature: sha1={'0' * 40}"
    lines = ("Host: x", f"Content-Length: {length}", signature, "Expect: 100-continue", "", "")
    peer.sendall("\r\n".join([f"POST {callback.path} HTTP/1.1", *lines]).encode())
    return peer


def await_turn(peer: socket.socket) -> socket.socket:
    """Return the connection of a push once its bytes are waited for."""
    assert b" 100 " in peer.recv(9_999)
    return peer


@pytest.fixture(autouse=True)
def subscribed(listening: Listening) -> None:
    listening.subscriber.sync()


def test_a_push_is_spooled_as_a_document_of_its_feed(hub: Hub, listening: Listening) -> None:
    assert hub.push(BODY) == 202
    (arrival,) = listening.spool.read(9)
    assert (arrival.body, arrival.corpus, arrival.feed) == (BODY, "push", "https://wheel.example/feed")
    assert (arrival.url, arrival.media_type, arrival.charset) == (
        "https://wheel.example/topic",
        "application/rss+xml",
        "utf-8",
    )
    assert listening.passes.count == 1


def test_signatures_of_four_methods_are_taken_and_no_others(hub: Hub, listening: Listening) -> None:
    methods = ("sha1", "sha256", "sha384", "sha512")
    assert [hub.push(BODY + name.encode(), method=name) for name in methods] == [202] * 4
    assert [hub.push(BODY, method=name) for name in ("md5", "sha224", "sha3_256")] == [403] * 3
    assert listening.spool.count() == 4


def test_a_forged_push_is_not_taken(hub: Hub, listening: Listening) -> None:
    right = sign(BODY, hub.requests[-1]["hub.secret"])
    forged: tuple[str | bytes, ...] = (
        sign(BODY, "another secret"),
        sign(BODY[1:], hub.requests[-1]["hub.secret"]),
        right.replace("sha256", "sha1"),
        right[:-1],
        f"{right}0",
        f"sha512={'0' * 128}",
        "sha256=",
        "sha256",
        b"sha256=" + b"\xe9" * 64,
    )
    assert {hub.push(BODY, signature=signature) for signature in forged} == {403}
    assert listening.spool.count() == listening.passes.count == 0


def test_a_push_that_is_sent_again_is_answered_and_not_taken_again(hub: Hub, listening: Listening) -> None:
    assert [hub.push(BODY), hub.push(BODY, method="sha1"), hub.push(BODY + b" ")] == [202, 202, 202]
    assert listening.spool.count() == listening.passes.count == 2


def test_a_push_that_announces_more_than_the_size_limit_is_refused_before_its_bytes_come(hub: Hub) -> None:
    with begin_push(hub, length=100_001) as peer:
        peer.settimeout(0.5)  # half the time that a body may take
        assert b" 413 " in peer.recv(9_999)


def test_a_push_beyond_the_size_limit_is_refused(hub: Hub, listening: Listening) -> None:
    body = b"x" * 100_001
    form = hub.requests[-1]
    answer = httpx.post(
        form["hub.callback"],
        content=iter([body[:50_000], body[50_000:]]),
        headers={"X-Hub-Signature": sign(body, form["hub.secret"])},
        verify=False,
    )
    assert answer.status_code == 413
    assert listening.spool.count() == 0


def test_a_push_that_is_slow_ends_in_time_and_does_not_hold_up_others(hub: Hub, listening: Listening) -> None:
    with await_turn(begin_push(hub)) as slow:
        slow.sendall(b"x")
        assert hub.push(BODY) == 202
        assert b" 408 " in slow.recv(9_999)
    assert listening.spool.count() == 1


@pytest.mark.parametrize("listening", [120], indirect=True, ids=["seconds for a body"])
def test_where_too_many_bodies_come_at_once_the_oldest_gives_way(hub: Hub, listening: Listening) -> None:
    with ExitStack() as stack:
        peers = [stack.enter_context(await_turn(begin_push(hub))) for _ in range(3)]
        assert hub.push(BODY) == 202
        assert b" 408 " in peers[0].recv(9_999)
    assert listening.spool.count() == 1


def test_an_empty_or_compressed_push_is_refused(hub: Hub, listening: Listening) -> None:
    assert hub.push(b"") == 400
    assert hub.push(BODY, **{"Content-Encoding": "gzip"}) == 415
    assert listening.spool.count() == 0


def test_a_push_that_cannot_be_written_is_to_be_sent_again(
    hub: Hub, listening: Listening, caplog: pytest.LogCaptureFixture
) -> None:
    listening.settings.spool_folder.write_bytes(b"a file where the folder should be")
    assert hub.push(BODY) == 503
    assert "could not be spooled" in caplog.text
    listening.settings.spool_folder.unlink()
    assert hub.push(BODY) == 202
