"""The signatures of pushes (WebSub, section 8): an HMAC over the bytes of the body, keyed by the secret."""

from __future__ import annotations

import hmac
import re

_FORM = re.compile(r"(sha1|sha256|sha384|sha512)=([0-9a-fA-F]{40,128})", re.ASCII)


class SignatureCheck:
    """Checks a body against its signature while the body comes.

    Args:
        header: The value of X-Hub-Signature, as in ``sha256=…``.
        secret: The secret of the subscription.

    Raises:
        ValueError: The header names no method of the recommendation, or no digest.
    """

    def __init__(self, header: str, secret: str) -> None:
        found = _FORM.fullmatch(header.strip())
        if found is None:
            raise ValueError("it has no signature by a method that is known")
        self._given = found[2].lower()
        self._mac = hmac.new(secret.encode(), digestmod=found[1])

    def feed(self, chunk: bytes) -> None:
        """Add the next bytes of the body."""
        self._mac.update(chunk)

    def is_valid(self) -> bool:
        """Return whether the signature is that of the body; the comparison takes the same time always."""
        return hmac.compare_digest(self._mac.hexdigest(), self._given)
