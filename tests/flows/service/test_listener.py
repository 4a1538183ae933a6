"""The listener: what it takes, and what it refuses before it reads or keeps it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.service.bodies import BodyReader
from flows.service.inbox import Inbox
from flows.service.listener import make_app
from flows.service.passes import Passes
from flows.service.spool import Spool
from flows.settings import ListenSettings, Settings
from flows.web.signed_messages import sign

TOKEN = "s3cret-of-the-test"
KNOWN = {"Authorization": f"Bearer {TOKEN}", "X-Url": "https://a.example/1"}
PAGE = b"<p>Nissan</p>"


class Listener:
    """A listener whose passes never start."""

    def __init__(self, folder: Path, *, token: str = TOKEN, reader: BodyReader | None = None) -> None:
        settings = Settings(home=folder, listen=ListenSettings(token=token, max_bytes=20_000))
        self.spool = Spool(settings.spool_folder)
        passes = Passes(settings, self.spool, Inbox(settings.inbox_folder))
        app = make_app(settings, self.spool, passes, reader=reader)
        self._transport = httpx.ASGITransport(app, client=("203.0.113.9", 50_000))

    def send(self, method: str, path: str, **request: Any) -> httpx.Response:
        """Send a request from another machine."""

        async def send() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://here.example") as client:
                return await client.request(method, path, **request)

        return asyncio.run(send())


@pytest.fixture
def listener(tmp_path: Path) -> Listener:
    return Listener(tmp_path)


def test_a_push_is_on_disk_before_it_is_acknowledged(listener: Listener) -> None:
    answer = listener.send("POST", "/push", content=PAGE, headers=KNOWN)
    (arrival,) = listener.spool.read(10)
    assert (answer.status_code, answer.json()) == (202, {"arrival_id": arrival.arrival_id})
    assert (arrival.body, arrival.url, arrival.media_type) == (PAGE, "https://a.example/1", "text/html")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://日産.example/é".encode(), "https://日産.example/é"),
        (b"https://a.example/\xe9", "https://a.example/é"),
    ],
    ids=["utf-8", "latin-1"],
)
def test_the_address_of_a_push_may_have_any_letters(listener: Listener, written: bytes, read: str) -> None:
    headers = {name.encode(): value.encode() for name, value in KNOWN.items()} | {b"X-Url": written}
    assert listener.send("POST", "/push", content=PAGE, headers=headers).status_code == 202
    (arrival,) = listener.spool.read(10)
    assert arrival.url == read


def test_an_address_that_is_too_long_is_called_so(listener: Listener) -> None:
    long = KNOWN | {"X-Url": f"https://a.example/{'a' * 2_000}"}
    answer = listener.send("POST", "/push", content=PAGE, headers=long)
    assert (answer.status_code, answer.json()) == (
        400,
        {"error": "the address has more than 2,000 characters"},
    )


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (415, {"content": PAGE, "headers": KNOWN | {"Content-Type": "multipart/form-data; boundary=x"}}),
        (401, {"content": PAGE}),
        (401, {"content": PAGE, "headers": {"Authorization": "Bearer another"}}),
        (413, {"content": b"a" * 20_001, "headers": KNOWN}),
        (413, {"content": b"a" * 20_001, "headers": KNOWN | {"Content-Length": "1"}}),
        (400, {"content": b"", "headers": KNOWN}),
    ],
)
def test_what_is_refused_is_not_kept(listener: Listener, status: int, request_: dict[str, Any]) -> None:
    answer = listener.send("POST", "/push", **request_)
    assert answer.status_code == status
    assert answer.json().keys() == {"error"}
    assert listener.spool.count() == 0


def test_without_a_token_other_machines_are_refused(tmp_path: Path) -> None:
    assert Listener(tmp_path, token="").send("POST", "/push", content=PAGE).status_code == 403


def test_a_full_disk_is_said_and_the_push_may_come_again(listener: Listener, tmp_path: Path) -> None:
    (tmp_path / "spool").write_bytes(b"")  # no folder can be made there
    answer = listener.send("POST", "/push", content=PAGE, headers=KNOWN)
    assert (answer.status_code, answer.json().keys()) == (507, {"error"})


def test_a_signed_push_that_could_not_be_written_is_taken_when_it_comes_again(
    listener: Listener, tmp_path: Path
) -> None:
    signed = sign(PAGE, "message-1", secret=TOKEN, at=int(time.time()))
    (tmp_path / "spool").write_bytes(b"")
    answers = [listener.send("POST", "/push", content=PAGE, headers=signed)]
    (tmp_path / "spool").unlink()
    answers += [listener.send("POST", "/push", content=PAGE, headers=signed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [507, 202, 409]
    assert listener.spool.count() == 1


def test_a_body_that_is_not_the_signed_one_is_refused(listener: Listener) -> None:
    signed = sign(b"another", "message-1", secret=TOKEN, at=int(time.time()))
    assert listener.send("POST", "/push", content=PAGE, headers=signed).status_code == 401
    assert listener.spool.count() == 0


def test_a_body_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    async def send_slowly() -> AsyncIterator[bytes]:
        yield PAGE
        await asyncio.sleep(10)

    listener = Listener(tmp_path, reader=BodyReader(max_bytes=20_000, timeout=0.01))
    assert listener.send("POST", "/push", content=send_slowly(), headers=KNOWN).status_code == 408
    assert listener.spool.count() == 0


def test_health_says_how_much_waits(listener: Listener) -> None:
    listener.send("POST", "/push", content=PAGE, headers=KNOWN)
    health = listener.send("GET", "/health").json()
    assert (health["status"], health["waiting"], health["last_pass"]) == ("failing", 1, None)
    assert health["oldest_waiting"] is not None
