"""Push as a hub does to a running service, alone and then among hostile pushes, and compare the times.

Hostile pushes are forged, sent again, too large or slow; all of them know the address of the callback, which
outsiders cannot guess. Prints the times until a push is answered, which is when it is on disk, what became of
the hostile ones, and what was taken. Run by `make bench-websub`; ends with status 1 if a hostile push was
taken, or not as many were sent.

    PYTHONPATH=tests/support .venv/bin/python tests/bench/bench_hub_pushes.py [--pushes 200] [--hostile 1000]
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
from free_port import find_free_port
from waiting import wait_until
from websub_hub import serve_hub, sign

PUBLIC = "https://newswire.example"
INTERVAL = 0.1  # seconds from one honest push to the next
ROUND = 40  # honest pushes
KINDS = ("forged", "again", "large", "slow")  # of hostile pushes
_TOO_LARGE = 4_000_001  # bytes; the default limit is 4,000,000
_FEED = (
    '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Wheel</title>{links}'
    "<description>{text}</description>{items}</channel></rss>"
)
_ITEM = "<item><title>{0}</title><link>https://wheel.example/{0}</link><guid>{0}</guid></item>"


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


def make_body(name: str) -> bytes:
    """Return a feed document with one entry of this name and 10 kB of text."""
    return _FEED.format(links="", text="news " * 2_000, items=_ITEM.format(name)).encode()


def push(callback: str, body: bytes, signature: str) -> tuple[int, float]:
    """Push, and return the status and the seconds until the answer."""
    parts = urlsplit(callback)
    start = time.perf_counter()
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    with contextlib.closing(connection):
        connection.request("POST", parts.path, body, {"X-Hub-Signature": signature})
        status = connection.getresponse().status
    return status, time.perf_counter() - start


def attack(form: dict[str, str], known: bytes, count: int, seconds: float) -> Counter[str]:
    """Send `count` hostile pushes of four kinds in turn, evenly spread over `seconds`.

    Returns:
        How many of each kind were answered with which status, cut off before an answer, or left open.
    """
    callback, secret = form["hub.callback"], form["hub.secret"]
    large = b"x" * _TOO_LARGE
    large_signature, known_signature = sign(large, secret), sign(known, secret)
    slow: list[socket.socket] = []
    ends: Counter[str] = Counter()
    start = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, start + number * seconds / count - time.monotonic()))
        kind, end = KINDS[number % len(KINDS)], "left open"
        try:
            match kind:
                case "forged":
                    end = str(push(callback, make_body(f"forged-{number}"), f"sha256={'0' * 64}")[0])
                case "again":
                    end = str(push(callback, known, known_signature)[0])
                case "large":
                    end = str(push(callback, large, large_signature)[0])
                case _:
                    slow.append(_begin(callback))
        except (OSError, http.client.HTTPException):
            end = "cut off"
        ends[f"{kind}: {end}"] += 1
    for peer in slow:
        peer.close()
    return ends


def _begin(callback: str) -> socket.socket:
    parts = urlsplit(callback)
    peer = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=5)
    head = ("Host: x", "Content-Length: 9999", f"X-Hub-Signature: sha1={'0' * 40}", "", "<rss")
    peer.sendall("\r\n".join((f"POST {parts.path} HTTP/1.1", *head)).encode())
    return peer


@contextlib.contextmanager
def serve_service(folder: Path, feed: str, hub: str, port: int) -> Iterator[None]:
    """Run the service with one feed while the block runs."""
    places = f'"{urlsplit(feed).netloc}", "{urlsplit(hub).netloc}"'
    (folder / "newswire.toml").write_text(
        f'[fetch]\ndelay = 0\nprivate = [{places}]\n[listen]\nport = {port}\npublic = "{PUBLIC}"\n'
        f'[[feeds]]\nurl = "{feed}"\n',
        encoding="utf-8",
    )
    with (folder / "service.log").open("wb") as log:
        service = subprocess.Popen([sys.executable, "-m", "flows.service"], cwd=folder, stderr=log)
        try:
            yield
        finally:
            service.terminate()
            service.wait(20)


def measure(form: dict[str, str], name: str, numbers: range) -> list[float]:
    """Push the documents of one round at even intervals, and return the seconds that each took."""
    times = []
    for number in numbers:
        start = time.monotonic()
        body = make_body(f"{name}-{number}")
        status, seconds = push(form["hub.callback"], body, sign(body, form["hub.secret"]))
        assert status == 202, status
        times.append(seconds)
        time.sleep(max(0.0, start + INTERVAL - time.monotonic()))
    return times


def describe(times: list[float]) -> str:
    """Return the median and the 95th percentile in milliseconds."""
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"p50 {1000 * statistics.median(times):.1f} ms, p95 {1000 * p95:.1f} ms"


def main() -> int:
    """Measure, and print the result."""
    parser = argparse.ArgumentParser(description="Measure pushes of a hub among hostile ones.")
    parser.add_argument("--pushes", type=int, default=200)
    parser.add_argument("--hostile", type=int, default=1_000)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="websub-")))
        hub = stack.enter_context(serve_hub())
        site = stack.enter_context(
            ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=folder))
        )
        threading.Thread(target=site.serve_forever, daemon=True).start()
        stack.callback(site.shutdown)
        feed = f"http://127.0.0.1:{site.server_port}/feed.xml"
        links = f'<a:link rel="hub" href="{hub.url}"/>'
        (folder / "feed.xml").write_text(_FEED.format(links=links, text="", items=""), encoding="utf-8")
        port = find_free_port()
        hub.reached_at = PUBLIC, f"http://127.0.0.1:{port}"
        with serve_service(folder, feed, hub.url, port):
            wait_until(lambda: bool(hub.confirmations), seconds=90)
            form = hub.requests[-1]
            measure(form, "warm", range(ROUND))
            pool = stack.enter_context(multiprocessing.get_context("spawn").Pool(1, os.nice, (10,)))
            pool.apply(len, ([],))  # it has started; other machines would not take our processor either
            alone: list[float] = []
            among: list[float] = []
            ends: Counter[str] = Counter()
            for start in range(0, options.pushes, ROUND):  # in turn, since other programs load the machine
                numbers = range(start, min(start + ROUND, options.pushes))
                alone += measure(form, "alone", numbers)
                hostile = options.hostile * numbers.stop // options.pushes - ends.total()
                seconds = len(numbers) * INTERVAL
                done = pool.apply_async(attack, (form, make_body("alone-0"), hostile, seconds))
                among += measure(form, "among", numbers)
                ends += done.get()
            wait_until(lambda: _count(folder)["among"] >= options.pushes, seconds=90)
            taken = _count(folder)
    ratio = statistics.median(among) / statistics.median(alone)
    print(f"alone: {describe(alone)}")
    print(f"among {ends.total():,} hostile pushes: {describe(among)}, {ratio:.2f} times as long")
    print(f"hostile pushes, by their kind and end: {dict(sorted(ends.items()))}")
    print(f"entries in the edition, by the kind of push: {dict(sorted(taken.items()))}")
    is_clean = taken == {"warm": ROUND, "alone": options.pushes, "among": options.pushes}
    return 0 if is_clean and ends.total() == options.hostile else 1


def _count(folder: Path) -> Counter[str]:
    """Count the entries in the edition by the kind of push that brought them."""
    with duckdb.connect(str(folder / "var/news.duckdb"), read_only=True) as con:
        titles = con.execute("SELECT title FROM entries").fetchall()
    return Counter(title.partition("-")[0] for (title,) in titles)


if __name__ == "__main__":
    sys.exit(main())
