"""Load for a running service: a feed that grows, pushes, and files for the inbox, each article a new one."""

from __future__ import annotations

import html
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from invented import invent_article

_SHOWN = 30  # entries of the feed: those of a minute and a half
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'


class GrowingSite:
    """A site on loopback whose feed has one more article every few seconds.

    Its feed lists the newest 30. A listener that is killed again and again is started after up to a minute,
    so some leave the feed unseen; as many sites do, this one has a news sitemap, which lists all of them.
    """

    def __init__(self) -> None:
        self._published: list[datetime] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.answer(self.path)
                self.send_response(200 if body else 404)
                self.send_header("Content-Type", "text/html" if "articles" in self.path else "text/xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Log nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def place(self) -> str:
        """Its host and port."""
        return f"127.0.0.1:{self._server.server_port}"

    def publish(self) -> None:
        """Publish an article."""
        self._published.append(datetime.now(UTC))

    def list_urls(self) -> list[str]:
        """Return the addresses of all published articles."""
        return [self.name_article(number) for number in range(len(self._published))]

    def name_article(self, number: int) -> str:
        """Return the address of an article."""
        return f"http://{self.place}/articles/{number}"

    def answer(self, path: str) -> bytes:
        """Return the body at a path; nothing where there is none."""
        urls = self.list_urls()
        if path == "/feed.xml":
            items = "".join(
                f"<item><title>Report {number}</title><link>{url}</link><guid>{url}</guid></item>"
                for number, url in [*enumerate(urls)][: -_SHOWN - 1 : -1]
            )
            return f'<rss version="2.0"><channel><title>Growing</title>{items}</channel></rss>'.encode()
        if path == "/news-sitemap.xml":
            dated = zip(urls, self._published, strict=False)  # one may be published meanwhile
            pages = "".join(
                f"<url><loc>{url}</loc><n:news><n:publication_date>{at.isoformat()}</n:publication_date>"
                f"<n:title>Report</n:title></n:news></url>"
                for url, at in dated
            )
            return f"<urlset {_NAMESPACES}>{pages}</urlset>".encode()
        if path.startswith("/articles/"):
            return write_page(f"feed {path}").encode()
        return b""


def write_page(seed: str) -> str:
    """Return an invented page, another one for each seed."""
    rng = random.Random(seed)
    paragraphs = invent_article(rng, words=200).split("\n\n")
    text = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    title = f"{paragraphs[0].split('.')[0][:70]} ({seed})"
    head, heading = f"<title>{html.escape(title)}</title>", f"<h1>{html.escape(title)}</h1>"
    return f"<html><head>{head}</head><body><article>{heading}{text}</article></body></html>"


class Pusher:
    """Pushes pages to a listener; one that is not accepted is sent again, as a patient publisher does.

    Attributes:
        accepted: The addresses of the pages that were accepted.
        slowest: The longest time to an answer, in seconds.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._number = 0
        self.accepted: list[str] = []
        self.slowest = 0.0

    def push(self) -> None:
        """Push the next page."""
        url = f"http://pushed.example/{self._number}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._port}/push",
            data=write_page(f"push {self._number}").encode(),
            headers={"Content-Type": "text/html; charset=utf-8", "X-Url": url},
        )
        begin = time.monotonic()
        try:
            with urllib.request.urlopen(request, timeout=10):
                pass
        except (urllib.error.URLError, OSError):  # the listener is being started again
            return
        self.slowest = max(self.slowest, time.monotonic() - begin)
        self.accepted.append(url)
        self._number += 1


class Dropper:
    """Drops files into the inbox, as programs do that copy first and rename then; `names` lists them."""

    def __init__(self, inbox: Path) -> None:
        self._inbox = inbox
        self.names: list[str] = []

    def drop(self) -> None:
        """Drop the next file."""
        self._inbox.mkdir(parents=True, exist_ok=True)
        name = f"dropped-{len(self.names)}.html"
        part = self._inbox / f"{name}.part"
        part.write_text(write_page(f"inbox {name}"), encoding="utf-8")
        part.rename(self._inbox / name)
        self.names.append(name)


class Repeated(threading.Thread):
    """Does something at an interval, in a thread of its own, until it is stopped."""

    def __init__(self, interval: float, action: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._interval, self._action, self._stopped = interval, action, threading.Event()
        self.start()

    def run(self) -> None:
        """Run the thread."""
        while not self._stopped.wait(self._interval):
            self._action()

    def stop(self) -> None:
        """End the thread after what it does just now."""
        self._stopped.set()
        self.join()
