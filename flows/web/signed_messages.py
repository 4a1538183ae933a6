"""Signatures of messages, as the Standard Webhooks specification has them."""

from __future__ import annotations

import base64
import hashlib
import hmac

from flows.signing_secrets import decode_secret

MESSAGE, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
"""The headers of a signed message."""


def sign(body: bytes, message_id: str, *, secret: str, at: int) -> dict[str, str]:
    """Return the headers of a message: its identifier, its time, and the signature if there is a secret.

    The signature is the HMAC-SHA256 of identifier, time and body with full stops between, in base 64, see
    https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md.

    Args:
        body: The raw body.
        message_id: Identifies the message, also when it is sent again.
        secret: The shared secret; see :mod:`flows.signing_secrets`.
        at: The time in seconds since 1970.
    """
    headers = {MESSAGE: message_id, TIMESTAMP: str(at)}
    if secret:
        signed = hmac.new(decode_secret(secret), f"{message_id}.{at}.".encode() + body, hashlib.sha256)
        headers[SIGNATURE] = f"v1,{base64.b64encode(signed.digest()).decode()}"
    return headers
