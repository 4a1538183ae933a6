"""A relay on loopback to a server, which a test can close or cut as if the server had gone away."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Self
from urllib.parse import urlsplit


class Relay:
    """Passes connections on to the server of an address.

    Attributes:
        url: The same address at the relay.
        limit: The bytes of answers that are still passed on before each connection is cut; None for all.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.limit: int | None = None
        self._target = (parts.hostname or "", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = [self._listener]
        self.url = parts._replace(netloc=f"127.0.0.1:{self._listener.getsockname()[1]}").geturl()

    def __enter__(self) -> Self:
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all connections, and refuse new ones."""
        for one in self._open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                self._open += [peer, server]
                for copy, source, target in ((_copy, peer, server), (self._answer, server, peer)):
                    threading.Thread(target=copy, args=(source, target), daemon=True).start()

    def _answer(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(65536):
                if self.limit is not None:
                    chunk, self.limit = chunk[: self.limit], max(0, self.limit - len(chunk))
                target.sendall(chunk)
                if self.limit == 0:
                    break
            target.shutdown(socket.SHUT_RDWR if self.limit == 0 else socket.SHUT_WR)


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
