"""The HTTP server of the sample site: one port on loopback that answers for several hosts."""

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


class Site(Protocol):
    """The interface of the sample site that the server answers for."""

    @property
    def edition(self) -> Edition:
        """The edition on offer."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names of the sites."""

    def log_request(self, method: str, host: str, path: str, status: int) -> None:
        """Log a request that is about to be answered."""


class HttpServer(ThreadingHTTPServer):
    """A server with a thread for each connection.

    Args:
        endpoint: The address and port to listen on.
        site: The sample site to answer for.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, endpoint: tuple[str, int], site: Site) -> None:
        self.site = site
        self._connections: set[socket.socket] = set()
        super().__init__(endpoint, _RequestHandler)

    def open(self) -> None:
        """Start to answer, in a thread that does not keep the process alive."""
        threading.Thread(target=self.serve_forever, args=(0.05,), name="sample site", daemon=True).start()

    def close(self) -> None:
        """Stop listening, and close the connections of idle clients, each of which would keep a thread."""
        self.shutdown()
        self.server_close()
        for connection in tuple(self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # its thread has closed it already

    def server_bind(self) -> None:
        """Bind without the DNS query for the name of this machine that HTTPServer makes."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Register the connection and answer it in a thread."""
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Unregister the connection and close it."""
        self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error of a handler, unless a client closed its connection."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _RequestHandler(BaseHTTPRequestHandler):
    server: HttpServer
    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    wbufsize = -1  # head and body are sent together: a second write would wait for a delayed ACK
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with the resource, with 304, or with an error page."""
        site = self.server.site
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # a body is not read, and must not be taken for the next request
        try:
            host, path = _locate(self.path, self.headers)
        except ValueError:
            self._refuse(HTTPStatus.BAD_REQUEST, "", self.path, "The request names no host.")
            return
        resource = read_edition(site.edition).get((host, path))
        if host not in site.hosts:
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST, host, path, "This server has no such site.")
        elif resource is None:
            self._refuse(HTTPStatus.NOT_FOUND, host, path, "There is no page at this address.")
        elif is_unchanged(resource, self.headers["If-None-Match"], self.headers["If-Modified-Since"]):
            self._send_status(HTTPStatus.NOT_MODIFIED, host, path)
            self._send_validators(resource)
            self.end_headers()
        else:
            self._send_status(HTTPStatus.OK, host, path)
            self._send_validators(resource)
            self._send_body(resource.media_type, resource.body)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self.do_GET()

    def version_string(self) -> str:
        """Return the Server header: a name without versions."""
        return "newswire-sample-site"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name is http.server's
        """Print nothing: the site has its own log of requests."""

    def _send_status(self, status: HTTPStatus, host: str, path: str) -> None:
        self.server.site.log_request(self.command, host, path, status.value)
        self.send_response(status)

    def _send_validators(self, resource: Resource) -> None:
        self.send_header("ETag", resource.etag)
        self.send_header("Last-Modified", format_datetime(resource.modified, usegmt=True))
        self.send_header("Cache-Control", "no-cache")

    def _refuse(self, status: HTTPStatus, host: str, path: str, words: str) -> None:
        page = _ERROR_PAGE.format(status=status.value, phrase=status.phrase, words=words)
        self._send_status(status, host, path)
        self._send_body("text/html; charset=utf-8", page.encode())

    def _send_body(self, media_type: str, body: bytes) -> None:
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _locate(target: str, headers: Message) -> tuple[str, str]:
    """Return the host and the decoded path of a request; raise ValueError when it names no host.

    A target in absolute form (``GET http://host/path``, as sent to proxies) takes precedence over the Host
    header (RFC 9112, section 3.2.2).
    """
    absolute = not target.startswith("/")
    parts = urlsplit(target if absolute else f"//{headers['Host'] or ''}{target}")
    if not parts.hostname:
        raise ValueError("no host")
    return parts.hostname.rstrip("."), unquote(parts.path) or "/"
