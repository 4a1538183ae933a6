"""A WebSub hub on loopback that behaves as a test tells it: it confirms, denies, is silent, or moves."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl

import httpx

Manner = Literal["confirm", "deny", "silent", "fail", "stumble", "move"]


@dataclass
class Hub:
    """A hub.

    Attributes:
        port: Its port.
        manner: How it answers requests; it confirms and denies before it answers the request, and where it
            stumbles it confirms and then answers by an error.
        lease_seconds: The lease that it grants; an empty string for none.
        moved_to: Where it redirects to, when its manner is `move`.
        reached_at: Our public address, and the one on loopback that is behind it.
        on_request: Called when a request has come, before anything is made of it.
        requests: The fields of the requests that came.
        confirmations: The status and the text of the answers to its challenges.
    """

    port: int = 0
    manner: Manner = "confirm"
    lease_seconds: str = "864000"
    moved_to: str = ""
    reached_at: tuple[str, str] = ("", "")
    on_request: Callable[[], object] = lambda: None
    requests: list[dict[str, str]] = field(default_factory=list)
    confirmations: list[tuple[int, str]] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.place}/"

    def take(self, form: dict[str, str]) -> tuple[int, Mapping[str, str]]:
        """Answer a request."""
        self.on_request()
        self.requests.append(form | {"hub.callback": form["hub.callback"].replace(*self.reached_at, 1)})
        form = self.requests[-1]
        if self.manner == "fail":
            return 503, {"Retry-After": "7200"}
        if self.manner == "move":
            return 308, {"Location": self.moved_to}
        if self.manner == "deny":
            self.tell(form, **{"hub.mode": "denied", "hub.reason": "not\tfor you"})
        if self.manner in {"confirm", "stumble"}:
            self.challenge(form)
        return 503 if self.manner == "stumble" else 202, {}

    def challenge(self, form: Mapping[str, str], **changes: str) -> tuple[int, str]:
        """Ask the subscriber whether it wants what the request says, and return its answer."""
        fields = {
            "hub.mode": form["hub.mode"],
            "hub.challenge": "carrots & peas",
            "hub.lease_seconds": self.lease_seconds,
        }
        answer = self.tell(form, **{**fields, **changes})
        self.confirmations.append((answer.status_code, answer.text))
        return self.confirmations[-1]

    def tell(self, form: Mapping[str, str], **fields: str) -> httpx.Response:
        params = {"hub.topic": form["hub.topic"], **fields}
        return httpx.get(form["hub.callback"], params=params, verify=False, timeout=60)

    def push(
        self, body: bytes, *, method: str = "sha256", signature: str | bytes = "", **headers: str
    ) -> int:
        """Push to the callback of the last subscription; return the status of the answer.

        Args:
            body: The body.
            method: The method of the signature.
            signature: A signature to send in place of the right one.
            **headers: Further headers.
        """
        form = [one for one in self.requests if one["hub.mode"] == "subscribe"][-1]
        sent: dict[str, Any] = {  # a signature may be bytes, which httpx takes beside text
            "X-Hub-Signature": signature or sign(body, form["hub.secret"], method=method),
            "Content-Type": "application/rss+xml; charset=utf-8",
            **headers,
        }
        # without TLS: to load its certificates takes 20 ms a request
        done = httpx.post(form["hub.callback"], content=body, headers=sent, verify=False, timeout=60)
        return done.status_code

    def reset(self) -> None:
        """Behave as at the start, and forget what came."""
        self.manner, self.lease_seconds, self.moved_to, self.reached_at = "confirm", "864000", "", ("", "")
        self.on_request = lambda: None
        self.requests.clear()
        self.confirmations.clear()


def sign(body: bytes, secret: str, *, method: str = "sha256") -> str:
    """Return the value of X-Hub-Signature."""
    return f"{method}={hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()}"


@contextmanager
def serve_hub() -> Iterator[Hub]:
    """Serve a hub while the block runs."""
    hub = Hub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, headers = hub.take(dict(parse_qsl(body)))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": "0"}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hub.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()
