"""Who may push."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from http import HTTPStatus

import pytest

from flows.service.pushes import PushError
from flows.service.senders import Senders
from flows.web.signed_messages import MESSAGE, SIGNATURE, TIMESTAMP

NOW = 1_772_452_800
BODY = b"<p>Nissan</p>"
TOKEN = "a secret of many letters"


def sign(*, at: int = NOW, token: str = TOKEN, body: bytes = BODY) -> dict[str, str]:
    key = base64.b64decode(token.removeprefix("whsec_")) if token.startswith("whsec_") else token.encode()
    digest = hmac.new(key, f"message-1.{at}.".encode() + body, hashlib.sha256).digest()
    signature = f"v1,another v1,{base64.b64encode(digest).decode()}"
    return {MESSAGE: "message-1", TIMESTAMP: str(at), SIGNATURE: signature}


def push(senders: Senders, headers: Mapping[str, str], *, host: str = "203.0.113.9") -> None:
    senders.check(headers, host=host)(BODY)


def make_senders(token: str = TOKEN) -> Senders:
    return Senders(token, clock=lambda: NOW)


@pytest.mark.parametrize("headers", [{"authorization": f"Bearer {TOKEN}"}, sign(), sign(at=NOW - 290)])
def test_the_token_or_a_signature_with_it_lets_a_sender_in(headers: Mapping[str, str]) -> None:
    senders = make_senders()
    push(senders, headers)
    senders.note_taken(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": f"Basic {TOKEN}"},
        sign(token="another"),
        sign(body=b"another body"),
        sign(at=NOW - 301),
        sign(at=NOW + 301),
        sign() | {TIMESTAMP: str(NOW - 1)},
        sign() | {TIMESTAMP: "٣"},
        sign() | {SIGNATURE: "v1,\u0130"},
        sign() | {MESSAGE: "message-2"},
        {SIGNATURE: sign()[SIGNATURE]},
        sign() | {SIGNATURE: ""},
    ],
)
def test_nobody_else_is_let_in_not_even_from_this_machine(headers: Mapping[str, str]) -> None:
    with pytest.raises(PushError) as raised:
        push(make_senders(), headers, host="127.0.0.1")
    assert raised.value.status == HTTPStatus.UNAUTHORIZED


def test_a_secret_in_base_64_is_decoded() -> None:
    token = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    push(make_senders(token), sign(token=token))


def test_a_signed_push_is_taken_once_and_may_come_again_until_it_is() -> None:
    senders = make_senders()
    for _ in range(2):
        push(senders, sign())
    senders.note_taken(sign())
    with pytest.raises(PushError) as raised:
        push(senders, sign())
    assert raised.value.status == HTTPStatus.CONFLICT


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1"])
def test_without_a_token_programs_on_this_machine_may_push(host: str) -> None:
    senders = make_senders("")
    for headers in ({}, {SIGNATURE: "of no token"}):
        push(senders, headers, host=host)
        senders.note_taken(headers)


@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("203.0.113.9", {}),
        ("", {}),
        ("127.0.0.1", {"x-forwarded-for": "203.0.113.9"}),
        ("127.0.0.1", {"origin": "https://evil.example"}),
    ],
)
def test_without_a_token_nobody_else_may(host: str, headers: Mapping[str, str]) -> None:
    with pytest.raises(PushError) as raised:
        push(make_senders(""), headers, host=host)
    assert raised.value.status == HTTPStatus.FORBIDDEN
