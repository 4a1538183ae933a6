"""A web server on loopback that answers each path by a script."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Script = Callable[[socket.socket, bytes], None]


@dataclass
class ScriptedServer:
    """A real server on loopback that answers each path by a script, correctly or not.

    It has no robots.txt unless a script answers for it.

    Attributes:
        port: The port.
        scripts: The script of each path.
        requests: The received requests with their bodies, except those for robots.txt.
    """

    port: int
    scripts: dict[str, Script] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.answer("/robots.txt", b"", status="404 Not Found")

    @property
    def place(self) -> str:
        """The host and port, which the configuration must list as private."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, path: str, body: bytes, *headers: str, status: str = "200 OK") -> str:
        """Answer requests for `path` by a correct response; return its address."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        return self.send(path, "\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def send(self, path: str, raw: bytes) -> str:
        """Answer requests for `path` by these bytes and close the connection; return its address."""
        return self.script(path, lambda peer, _: peer.sendall(raw))

    def script(self, path: str, script: Script) -> str:
        self.scripts[path] = script
        return self.url(path)


def _answer_nothing(peer: socket.socket, request: bytes) -> None:
    """Answer 404 for a path without a script."""
    del request
    peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@contextlib.contextmanager
def serve_scripts() -> Iterator[ScriptedServer]:
    listener = socket.create_server(("127.0.0.1", 0))
    scripted = ScriptedServer(port=listener.getsockname()[1])
    stop = threading.Event()

    def converse(peer: socket.socket) -> None:
        with peer:
            peer.settimeout(10)
            request = b""
            try:
                while b"\r\n\r\n" not in request:
                    chunk = peer.recv(65536)
                    if not chunk:
                        return
                    request += chunk
                head, _, body = request.partition(b"\r\n\r\n")
                length = int((re.search(rb"(?i)\r\ncontent-length: (\d+)", head) or (b"", b"0"))[1])
                while len(body) < length and (chunk := peer.recv(65536)):
                    request, body = request + chunk, body + chunk
                path = request.split(b" ", 2)[1].decode()
                if path != "/robots.txt":
                    scripted.requests.append(request)
                scripted.scripts.get(path, _answer_nothing)(peer, request)
            except OSError:
                return

    def listen() -> None:
        while not stop.is_set():
            peer, _ = listener.accept()
            threading.Thread(target=converse, args=(peer,), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield scripted
    stop.set()
    socket.create_connection(listener.getsockname()).close()  # nobody waits until a time limit is over
    thread.join()
    listener.close()
