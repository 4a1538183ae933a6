"""A feed on loopback, with a page for each of its entries, to which entries are added."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from made_site import write_page


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangingFeed:
    """A served feed.

    Attributes:
        site: Its address without a path.
        numbers: The numbers of its entries; add one to change the feed.
        polls: One item for each request of the feed.
    """

    site: str
    numbers: list[int] = field(default_factory=lambda: [0])
    polls: list[None] = field(default_factory=list)

    def name_page(self, number: int) -> str:
        """Return the address of the page of an entry."""
        return f"{self.site}/{number}"

    def write(self) -> str:
        """Return the document of the feed."""
        items = "".join(
            f"<item><title>Report {number}</title><link>{self.name_page(number)}</link></item>"
            for number in reversed(self.numbers)
        )
        channel = f"<title>Kaneda Courier</title><link>{self.site}/</link>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'


@contextlib.contextmanager
def serve_changing_feed() -> Iterator[ChangingFeed]:
    """Serve a feed at the path `/feed`, and its pages, until the block ends."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/")
            if name == "feed":
                feed.polls.append(None)
                self._answer(feed.write(), "application/rss+xml")
            elif name.isdecimal():
                self._answer(write_page(int(name)), "text/html; charset=utf-8")
            else:
                self._answer("", "text/plain", status=404)

        def _answer(self, text: str, media_type: str, *, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        feed = ChangingFeed(site=f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield feed
        server.shutdown()
