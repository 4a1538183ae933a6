"""The newsroom's HTTP: a loopback port behind which several hosts live."""

from __future__ import annotations

import socket
import sys
import threading
from email.message import Message
from email.utils import format_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from flows.sample_site.conditional import is_unchanged
from flows.sample_site.edition import Edition, Resource, read_edition

_IDLE_SECONDS = 30
_ERROR_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{status} {phrase}</title></head>
<body><h1>{phrase}</h1><p>{words}</p></body></html>
"""


class Room(Protocol):
    """What the desk asks of the newsroom it answers for."""

    @property
    def edition(self) -> Edition:
        """The edition on offer at this moment."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of the sites."""

    def record(self, method: str, host: str, path: str, status: int) -> None:
        """Note a request that is about to be answered."""


class RequestHandler(ThreadingHTTPServer):
    """Answers requests for `room` at `endpoint` (address and port), each connection in a thread."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, endpoint: tuple[str, int], room: Room) -> None:
        self.room = room
        self._connections: set[socket.socket] = set()
        super().__init__(endpoint, _Handler)

    def open(self) -> None:
        """Start answering, in a thread that never keeps the process alive."""
        threading.Thread(target=self.serve_forever, args=(0.05,), name="newsroom", daemon=True).start()

    def close(self) -> None:
        """Stop listening and hang up on idle clients, who would otherwise each keep a thread."""
        self.shutdown()
        self.server_close()
        for connection in tuple(self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # its own thread was quicker

    def server_bind(self) -> None:
        """Bind without asking the DNS for this machine's name, as HTTPServer would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, then hand it to a thread."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection and close it."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong in a handler, unless a client merely hung up."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: RequestHandler
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    wbufsize = -1  # head and body leave together: in two writes the second waits for a delayed ACK
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with the resource, with 304, or with a small page that says what is wrong."""
        room = self.server.room
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # a body nobody reads must not be taken for the next request
        try:
            host, path = _locate(self.path, self.headers)
        except ValueError:
            self._refuse(HTTPStatus.BAD_REQUEST, "", self.path, "The request names no host.")
            return
        resource = read_edition(room.edition).get((host, path))
        if host not in room.hosts:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, host, path, "This server has no such site.")
        elif resource is None:
            self._refuse(HTTPStatus.NOT_FOUND, host, path, "There is no page at this address.")
        elif is_unchanged(resource, self.headers["If-None-Match"], self.headers["If-Modified-Since"]):
            self._begin(HTTPStatus.NOT_MODIFIED, host, path)
            self._validate(resource)
            self.end_headers()
        else:
            self._begin(HTTPStatus.OK, host, path)
            self._validate(resource)
            self._send(resource.media_type, resource.body)

    def do_HEAD(self) -> None:
        """Answer as GET would, without the body."""
        self.do_GET()

    def version_string(self) -> str:
        """Name the server, and no version of anything."""
        return "newsroom"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name is http.server's
        """Say nothing: the newsroom's log is its list of requests."""

    def _begin(self, status: HTTPStatus, host: str, path: str) -> None:
        self.server.room.record(self.command, host, path, status.value)
        self.send_response(status)

    def _validate(self, resource: Resource) -> None:
        self.send_header("ETag", resource.etag)
        self.send_header("Last-Modified", format_datetime(resource.modified, usegmt=True))
        self.send_header("Cache-Control", "no-cache")

    def _refuse(self, status: HTTPStatus, host: str, path: str, words: str) -> None:
        page = _ERROR_PAGE.format(status=status.value, phrase=status.phrase, words=words)
        self._begin(status, host, path)
        self._send("text/html; charset=utf-8", page.encode())

    def _send(self, media_type: str, body: bytes) -> None:
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _locate(target: str, headers: Message) -> tuple[str, str]:
    """Return host and decoded path of a request; ValueError when it names no host.

    A target in absolute form (``GET http://host/path``, as proxies send it) beats the header.
    """
    absolute = not target.startswith("/")
    parts = urlsplit(target if absolute else f"//{headers['Host'] or ''}{target}")
    if not parts.hostname:
        raise ValueError("no host")
    return parts.hostname.rstrip("."), unquote(parts.path) or "/"
