"""Secrets by which messages are signed: base 64 after the prefix ``whsec_``, or any other text as it is.

Senders that follow the Standard Webhooks specification hand out the first form.
"""

from __future__ import annotations

import base64

from flows.errors import SettingsError

_PREFIX = "whsec_"


def decode_secret(secret: str) -> bytes:
    """Return the bytes of a secret as it is configured.

    Raises:
        ValueError: What follows the prefix is not base 64.
    """
    if secret.startswith(_PREFIX):
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    return secret.encode()


def check_secret(secret: str, *, setting: str) -> str:
    """Return a secret that can be used.

    Args:
        secret: The secret.
        setting: The name of the setting, for the message.

    Raises:
        SettingsError: It cannot be used.
    """
    try:
        is_usable = not secret or bool(decode_secret(secret))
    except ValueError:
        is_usable = False
    if not is_usable:
        raise SettingsError(f"{setting} is not base 64 after {_PREFIX}, so nothing can be signed by it")
    return secret
