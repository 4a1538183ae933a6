"""The frames between a process that runs SQL and its parent: a letter, a length, and that many bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, Final

HEAD: Final = struct.Struct("!cI")
MESSAGE, ROWS = b"m", b"r"
MAX_ROWS_BYTES: Final = 1 << 16
"""The bytes of rows in a frame: what a pipe of Linux holds, so that neither side waits for half of one."""
MAX_BYTES: Final = 1 << 24
"""The bytes of any frame; a longer one comes from a process that no longer runs our code."""


class FrameError(Exception):
    """These bytes are no frame."""


def pack_frame(kind: bytes, payload: bytes) -> bytes:
    """Return a frame.

    Raises:
        FrameError: The payload is too long.
    """
    if len(payload) > MAX_BYTES:
        raise FrameError(f"a frame holds {MAX_BYTES:,} bytes, not {len(payload):,}")
    return HEAD.pack(kind, len(payload)) + payload


def pack_message(fields: Mapping[str, Any]) -> bytes:
    """Return a frame with the fields of a message.

    Raises:
        FrameError: They are too long.
    """
    return pack_frame(MESSAGE, json.dumps(fields).encode("ascii"))


def read_message(payload: bytes) -> dict[str, Any]:
    """Return the fields of a message.

    Raises:
        FrameError: It has none.
    """
    try:
        fields = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise FrameError("a message is no JSON") from error
    if not isinstance(fields, dict):
        raise FrameError("a message is no JSON object")
    return fields


class FrameBuffer:
    """Puts frames together from bytes as they arrive."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def add(self, received: bytes) -> None:
        """Add bytes that have arrived."""
        self._bytes += received

    def take(self) -> tuple[bytes, bytes] | None:
        """Return the kind and the payload of the next frame, or None where it has not arrived yet.

        Raises:
            FrameError: These bytes are no frame.
        """
        if len(self._bytes) < HEAD.size:
            return None
        kind, length = HEAD.unpack_from(self._bytes)
        if kind not in (MESSAGE, ROWS) or length > MAX_BYTES:
            raise FrameError(f"{kind!r} with {length:,} bytes is no frame")
        end = HEAD.size + length
        if len(self._bytes) < end:
            return None
        payload = bytes(self._bytes[HEAD.size : end])
        del self._bytes[:end]
        return kind, payload
