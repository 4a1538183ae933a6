"""Answers with strange headers and addresses cost one refusal, and never the fetches beside them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from request_recorder import NOW, fetch_all

from flows.settings import FetchSettings
from flows.web import transport
from flows.web.client import Client
from flows.web.exchange import Exchange, read_content_type
from flows.web.rate_limiter import read_retry_after
from flows.web.robots import RobotsRules
from transforms.fetching.page_redirects import find_page_redirect
from warehouse.errors import WarehouseFullError

if TYPE_CHECKING:
    from conftest import ScriptedServer


@pytest.mark.parametrize(
    "value",
    [
        "Mon, 02 Mar 2026 10:00:00 +99999999999999999999",
        "Mon, 02 Mar 2026 10:00:00 +9959",
        "Mon, 02 Mar 99999 10:00:00 GMT",
        "9" * 8_000,
        "soon",
        "-1",
        "²",
    ],
)
def test_no_retry_after_is_more_than_a_wait_of_a_day(value: str) -> None:
    answer = Exchange(
        url="http://a.example/", purpose="page", started_at=NOW, duration_ms=1, sent=(), status=429,
        headers=(("Retry-After", value),),
    )  # fmt: skip
    retry_at = read_retry_after(answer, now=NOW)
    assert retry_at is not None
    assert timedelta(0) <= retry_at - NOW <= timedelta(days=1)


def test_a_content_type_has_no_characters_that_cannot_be_stored() -> None:
    assert read_content_type("text/\x00html; charset=\ud800utf-8") == ("text/html", "utf-8")


@pytest.mark.parametrize("link", [r"/\ud800", r"/\u0000"])
def test_a_script_that_leads_to_half_a_character_leads_nowhere(link: str) -> None:
    page = f"<script>location.replace('{link}')</script>".encode()
    assert find_page_redirect(page, url="http://a.example/") is None


def test_a_back_off_that_cannot_be_kept_is_told_and_is_no_fault_of_the_address(
    server: ScriptedServer,
) -> None:
    url = server.answer("/busy", b"", "Retry-After: 60", status="429 Too Many Requests")

    def fail() -> None:
        raise WarehouseFullError("no room left")

    async def fetch() -> None:
        settings = FetchSettings(delay=0, private=(server.place,))
        async with Client(settings, on_backoff=fail) as client:
            await client.fetch(url, "feed")

    with pytest.raises(WarehouseFullError):
        asyncio.run(fetch())


def test_a_fault_of_ours_on_one_address_does_not_end_the_other_fetches(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: RobotsRules, url: str) -> None:
        if "bad" in url:
            raise IndexError(url)

    monkeypatch.setattr(RobotsRules, "find_refusal", fail)
    moved = server.answer("/moved", b"", "Location: /bad", status="302 Found")
    urls = [server.answer("/bad", b"words"), server.answer("/good", b"words"), moved]
    bad, good, led = fetch_all(server, urls)
    assert (bad.last.reason, bad.last.detail) == ("bad-answer", "our client failed on it: IndexError")
    assert good.last.reason is None
    assert (led.last.reason, (moved, 302) in led.statuses) == ("bad-answer", True)
    (place,) = {record.details["place"] for record in caplog.records if "a fault of ours" in record.message}
    ours, raised = place.split(", in ")
    assert ours.startswith("flows.web.client:")
    assert raised == f"{__name__}:{fail.__code__.co_firstlineno + 2}"


def test_an_answer_that_a_fault_of_ours_spoils_is_kept_and_not_said_to_be_no_http(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr(transport, "_read_body", fail)
    (result,) = fetch_all(server, [server.answer("/page", b"words")])
    assert isinstance(result.last, Exchange)
    assert (result.last.status, result.last.reason) == (200, "bad-answer")
    assert result.last.detail == "our client failed on it: LookupError"
    (record,) = [one for one in caplog.records if "a fault of ours" in one.message]
    assert (record.fields["host"], record.details["error"]) == (server.place, "LookupError")
