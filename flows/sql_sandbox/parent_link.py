"""The child's side of the pipes between a process that runs SQL and its parent."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any, BinaryIO

from flows.sql_sandbox.frames import (
    MAX_ROWS_BYTES,
    MESSAGE,
    ROWS,
    FrameBuffer,
    FrameError,
    pack_frame,
    pack_message,
    read_message,
)

_READ_BYTES = 1 << 16


class StoppedError(Exception):
    """The parent wants no more of this answer."""


class ParentLink:
    """Takes requests from the parent, and sends answers.

    Args:
        receiving: The descriptor that requests come from.
        sending: The descriptor that answers go to.

    Attributes:
        stop: Stops the statement that runs; the thread that listens calls it.
    """

    def __init__(self, receiving: int, sending: int) -> None:
        self.stop: Callable[[], None] = lambda: None
        self._receiving, self._sending = receiving, sending
        self._frames = FrameBuffer()
        self._requests: SimpleQueue[dict[str, Any]] | None = None
        self._lock = threading.Lock()
        self._number: int | None = None  # of the request that is being answered
        self._is_stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether the parent has stopped the latest answer."""
        return self._is_stopped

    def receive(self) -> dict[str, Any]:
        """Return the next request; wait for it."""
        return self._requests.get() if self._requests else self._read()

    def send(self, fields: dict[str, Any]) -> None:
        """Send a message."""
        self._write(pack_message(fields))

    def listen(self) -> None:
        """Begin to listen in a thread of its own, which ends the process when the parent is gone."""
        self._requests = SimpleQueue()
        threading.Thread(target=self._listen, args=(self._requests,), daemon=True).start()

    @contextmanager
    def answering(self, number: int) -> Iterator[BinaryIO]:
        """Yield a stream for the rows of a request; while the block runs, the parent can stop it.

        Raises:
            StoppedError: It did, and more rows were written.
        """
        with self._lock:
            self._number, self._is_stopped = number, False
        raw = _RowStream(self._write_rows)
        stream = io.BufferedWriter(raw, MAX_ROWS_BYTES)
        try:
            yield stream
        finally:
            try:
                stream.flush()  # after an error too, so that rows before it are shown
            finally:
                raw.is_open = False  # the rest of a buffer is not sent with a later answer
                with self._lock:
                    self._number = None

    def _listen(self, requests: SimpleQueue[dict[str, Any]]) -> None:
        while True:
            fields = self._read()
            if "stop" not in fields:
                requests.put(fields)
                continue
            with self._lock:  # a late one is for an answer that was sent meanwhile, and not for the next
                if fields["stop"] == self._number:
                    self._is_stopped = True
                    self.stop()

    def _read(self) -> dict[str, Any]:
        while (frame := self._frames.take()) is None:
            received = os.read(self._receiving, _READ_BYTES)
            if not received:
                os._exit(0)  # from a thread, in the middle of a statement
            self._frames.add(received)
        kind, payload = frame
        if kind != MESSAGE:
            raise FrameError("the parent sends messages alone")
        return read_message(payload)

    def _write_rows(self, rows: bytes) -> None:
        if self._is_stopped:
            raise StoppedError
        self._write(pack_frame(ROWS, rows))

    def _write(self, frame: bytes) -> None:
        left = memoryview(frame)
        while left:
            left = left[os.write(self._sending, left) :]


class _RowStream(io.RawIOBase):
    """A stream of bytes that are sent in frames, until the answer is complete."""

    def __init__(self, send: Callable[[bytes], None]) -> None:
        super().__init__()
        self.is_open = True
        self._send = send

    def writable(self) -> bool:
        return True

    def write(self, rows: Any) -> int:
        taken = bytes(memoryview(rows)[:MAX_ROWS_BYTES])
        if self.is_open:
            self._send(taken)
        return len(taken)
