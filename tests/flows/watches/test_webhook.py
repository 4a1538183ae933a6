"""New rows are sent to a webhook, signed, until it has taken them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from folders import ROOT
from log_records import collect_records
from waiting import wait_until

from flows.errors import SettingsError
from flows.settings import FetchSettings, WatchSettings
from flows.watches.journal import Journal
from flows.watches.sandbox import WatchMatch
from flows.watches.watch_files import parse_watch
from flows.watches.webhook import Webhook

if TYPE_CHECKING:
    from conftest import ScriptedServer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WATCH = parse_watch("titles", "-- Every article.\nSELECT 1")
SECRET = b"sixteen bytes at least"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal in which the watch has run before."""
    journal = Journal(tmp_path / "matches.jsonl")
    add(journal)
    return journal


def add(journal: Journal, *names: str) -> None:
    matches = [WatchMatch(match_id=name, row={"title": f"{name} – 日産"}) for name in names]
    journal.append([journal.compare(WATCH, matches)], run_id="r", now=NOON)


def open_webhook(server: ScriptedServer, journal: Journal, *, secret: str = "") -> Webhook:
    watches = WatchSettings.model_validate({"webhook": server.url("/hook"), "secret": secret})
    return Webhook(watches, FetchSettings(private=(server.place,)), journal)


def read_request(raw: bytes) -> tuple[dict[str, str], bytes]:
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.decode().split("\r\n")[1:]]
    return {name.lower(): value for name, value in lines}, body


def list_names(server: ScriptedServer) -> list[list[str]]:
    bodies: list[dict[str, Any]] = [json.loads(read_request(raw)[1]) for raw in server.requests]
    return [[match["match_id"] for match in body["matches"]] for body in bodies]


def test_rows_are_sent_once_and_none_from_before_the_webhook(
    server: ScriptedServer, journal: Journal
) -> None:
    server.answer("/hook", b"", status="204 No Content")
    add(journal, "before")
    open_webhook(server, journal).start()
    add(journal, "a", "b")
    open_webhook(server, journal).deliver()
    open_webhook(server, journal).deliver()
    add(journal, "c")
    webhook = open_webhook(server, journal)
    webhook.start()
    webhook.deliver()
    assert list_names(server) == [["a", "b"], ["c"]]


def test_rows_are_kept_until_the_receiver_has_taken_them_and_the_address_is_left_alone(
    server: ScriptedServer, journal: Journal
) -> None:
    server.answer("/hook", b"", status="503 Service Unavailable")
    webhook = open_webhook(server, journal)
    webhook.start()
    add(journal, "a")
    with collect_records() as records:
        webhook.deliver()
        webhook.deliver()
    (warning,) = [record.getMessage() for record in records if record.levelname == "WARNING"]
    assert warning.endswith("they are kept and sent later: the server answered 503 Service Unavailable")
    assert webhook.count_waiting() == 1
    server.answer("/hook", b"")
    add(journal, "b")
    open_webhook(server, journal).deliver()
    assert webhook.count_waiting() == 0
    assert list_names(server) == [["a"], ["a", "b"]]


def test_hundreds_of_rows_are_sent_in_batches(server: ScriptedServer, journal: Journal) -> None:
    server.answer("/hook", b"")
    webhook = open_webhook(server, journal)
    webhook.start()
    names = [f"{number:03}" for number in range(250)]
    add(journal, *names)
    webhook.deliver()
    assert list_names(server) == [names[:100], names[100:200], names[200:]]


@pytest.mark.parametrize("secret", [f"whsec_{base64.b64encode(SECRET).decode()}", SECRET.decode()])
def test_a_request_is_signed_over_its_identifier_time_and_body(
    server: ScriptedServer, journal: Journal, secret: str
) -> None:
    server.answer("/hook", b"")
    webhook = open_webhook(server, journal, secret=secret)
    webhook.start()
    add(journal, "a")
    webhook.deliver()
    headers, body = read_request(server.requests[0])
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert json.loads(body)["matches"][0]["row"] == {"title": "a – 日産"}


def test_nobody_waits_for_a_receiver_and_rows_that_come_meanwhile_are_sent_too(
    server: ScriptedServer, journal: Journal
) -> None:
    answer = threading.Event()

    def wait(peer: socket.socket, request: bytes) -> None:
        del request
        answer.wait(5)
        peer.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    server.script("/hook", wait)
    webhook = open_webhook(server, journal)
    webhook.start()
    for names in (["a"], ["b"], ["c"]):
        add(journal, *names)
        webhook.deliver_soon()
        wait_until(lambda: bool(server.requests))
    answer.set()
    wait_until(lambda: [name for names in list_names(server) for name in names] == ["a", "b", "c"])


def test_a_private_address_that_is_not_listed_is_not_contacted(
    server: ScriptedServer, journal: Journal
) -> None:
    watches = WatchSettings.model_validate({"webhook": server.url("/hook")})
    webhook = Webhook(watches, FetchSettings(), journal)
    webhook.start()
    add(journal, "a")
    webhook.deliver()
    assert server.requests == []


def test_a_secret_of_the_environment_is_in_no_log_and_no_dump(
    server: ScriptedServer, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSWIRE_HOOK", "s3cret-path")
    server.answer("/s3cret-path", b"", status="500 Internal Server Error")
    watches = WatchSettings.model_validate({"webhook": server.url("/${NEWSWIRE_HOOK}")})
    webhook = Webhook(watches, FetchSettings(private=(server.place,)), journal)
    webhook.start()
    add(journal, "a")
    with collect_records() as records:
        webhook.deliver()
    assert len(server.requests) == 1
    logged = [f"{record.getMessage()} {record.__dict__}" for record in records]
    assert [line for line in (*logged, str(watches.model_dump())) if "s3cret" in line] == []


def test_the_path_of_a_webhook_is_in_no_log_and_no_message(server: ScriptedServer, journal: Journal) -> None:
    server.answer(
        "/services/T0/B1/hush", b"", "Location: /services/T0/B1/hush/2", status="307 Temporary Redirect"
    )
    server.answer("/services/T0/B1/hush/2", b"", status="500 Internal Server Error")
    watches = WatchSettings.model_validate({"webhook": server.url("/services/T0/B1/hush")})
    webhook = Webhook(watches, FetchSettings(private=(server.place,)), journal)
    webhook.start()
    add(journal, "a")
    with collect_records() as records:
        webhook.deliver()
    assert len(server.requests) == 2
    assert records
    assert not any("hush" in f"{record.getMessage()} {record.__dict__}" for record in records)


def test_a_variable_that_is_not_set_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSWIRE_HOOK", raising=False)
    watches = WatchSettings.model_validate({"webhook": "https://a.example/${NEWSWIRE_HOOK}"})
    with pytest.raises(SettingsError, match=r"watches\.webhook names NEWSWIRE_HOOK"):
        watches.read_webhook()
    secret = WatchSettings.model_validate({"secret": "${NEWSWIRE_HOOK}"})
    with pytest.raises(SettingsError, match=r"watches\.secret names NEWSWIRE_HOOK"):
        secret.read_secret()


def test_a_program_that_is_done_waits_little_for_a_slow_receiver(
    server: ScriptedServer, journal: Journal
) -> None:
    """A person at a terminal would wait for minutes, and Ctrl-C is ignored by then."""
    slow = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
    server.script("/hook", lambda peer, _: (time.sleep(0.2), peer.sendall(slow))[0])
    webhook = open_webhook(server, journal)
    webhook.start()
    add(journal, *(f"row{number}" for number in range(1_000)))
    code = f"""
from pathlib import Path
from flows.settings import FetchSettings, WatchSettings
from flows.watches.journal import Journal
from flows.watches.webhook import Webhook

watches = WatchSettings.model_validate({{"webhook": {server.url("/hook")!r}}})
journal = Journal(Path({str(journal.path)!r}))
Webhook(watches, FetchSettings(private=({server.place!r},)), journal, patience=0).deliver_soon()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    sent = sum(len(names) for names in list_names(server))
    assert 100 <= sent < 1_000
    assert webhook.count_waiting() == 1_000 - sent
    assert f"{1_000 - sent:,} rows of watches wait for the next publish" in done.stderr


def test_a_receiver_that_has_moved_is_named(server: ScriptedServer, journal: Journal) -> None:
    webhook = open_webhook(server, journal)
    webhook.start()
    add(journal, "a")
    server.answer("/hook", b"", f"Location: {server.url('/new')}", status="302 Found")
    with collect_records() as records:
        webhook.deliver()
    (warning,) = [record.getMessage() for record in records if record.levelname == "WARNING"]
    assert "the server answered 302, which takes nothing that is sent" in warning
    assert "the address to send to may have moved there" in warning
    assert list_names(server) == [["a"]]


def test_a_receiver_is_left_alone_for_as_long_as_it_asks(server: ScriptedServer, journal: Journal) -> None:
    webhook = open_webhook(server, journal)
    webhook.start()
    add(journal, "a")
    server.answer("/hook", b"", "Retry-After: 900", status="429 Too Many Requests")
    with collect_records() as records:
        webhook.deliver()
    (warning,) = [record for record in records if record.levelname == "WARNING"]
    assert 800 < vars(warning)["details"]["wait_seconds"] <= 900
