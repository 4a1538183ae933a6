"""Remember what hubs have pushed, so that each push is taken once."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

_MAX_REMEMBERED = 10_000  # digests of pushes, 32 bytes each


class DeliveryMemory:
    """Remembers the last pushes that were taken, so that one that is sent again is not taken again.

    After a restart the memory is empty; a push that is taken once more then changes nothing, as the work
    list has each version of its entries.
    """

    def __init__(self) -> None:
        self._digests: OrderedDict[bytes, None] = OrderedDict()

    def has(self, subscription_id: str, body: bytes) -> bool:
        """Return whether this body was taken for this subscription."""
        return _digest(subscription_id, body) in self._digests

    def add(self, subscription_id: str, body: bytes) -> None:
        """Remember a body that was taken."""
        self._digests[_digest(subscription_id, body)] = None
        while len(self._digests) > _MAX_REMEMBERED:
            self._digests.popitem(last=False)


def _digest(subscription_id: str, body: bytes) -> bytes:
    return hashlib.sha256(subscription_id.encode() + body).digest()
