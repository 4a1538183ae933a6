"""The key from which the addresses of callbacks and the secrets of subscriptions are derived.

Both are as good as passwords: who knows them can push. The warehouse is published as the edition, so they
are not stored in it. They follow from the identifier of a subscription, which is no secret, and a key in a
file that only its owner can read.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from warehouse.disk_sync import sync_path

_LENGTH = 32  # bytes


class CallbackKeys:
    """Derives the secrets of subscriptions.

    Args:
        path: The file of the key; it is made if it is missing.

    Attributes:
        is_new: Whether the key was just made, so that no earlier callback is valid.

    Raises:
        OSError: The file can be neither read nor made.
    """

    def __init__(self, path: Path) -> None:
        self.is_new = False
        try:
            self._key = bytes.fromhex(path.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            self._key = b""
        if len(self._key) != _LENGTH:
            self._key, self.is_new = secrets.token_bytes(_LENGTH), True
            _write_key(path, self._key)

    def derive_token(self, subscription_id: str) -> str:
        """Return the last part of the callback's address: 64 hexadecimal digits."""
        return self._derive("callback", subscription_id)

    def derive_secret(self, subscription_id: str) -> str:
        """Return the secret by which the hub signs its pushes: 64 hexadecimal digits."""
        return self._derive("secret", subscription_id)

    def _derive(self, purpose: str, subscription_id: str) -> str:
        return hmac.new(self._key, f"{purpose} {subscription_id}".encode(), hashlib.sha256).hexdigest()


def _write_key(path: Path, key: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.hex())
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_path(path.parent)
