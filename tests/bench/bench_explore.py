"""Measure the pages of the explorer on an edition of a million generated articles, and its memory.

Starts `newswire explore` as people do, asks for pages one after another over one connection, and prints for
each kind the median and the longest time by the clock and in CPU time of the server, which is the one to read
on a busy machine. Each request asks for another story, article, source or search, so that no answer is one of
before; the first of a kind is among them. Then the peak of the server's memory. Run by `make bench-explore`;
``--edition FILE`` keeps the edition for the next time. Ends with status 1 where a page takes longer, or the
server more memory, than the explorer promises.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from explorer_process import run_explorer
from generated_history import fill_history

from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.search import index_all
from warehouse.transaction import transaction

WORDS, ROUNDS = 200, 12
LIMITS = {"overview": 1.5, "story": 0.3, "article": 0.3}  # seconds of the median of a kind of page
MEMORY = 500  # MB
_SEARCHES = (
    "part{n}", "part{n} part{m}", "union part{n}", '"price dealer" part{n}', "tag:exports part{n}",
    "source:site{n}.example export", "part{n} lang:ja", "union week", "part{n} since:2026-02",
)  # fmt: skip
_STATEMENTS = {
    "story": "SELECT story_id FROM stories ORDER BY articles DESC, hash(story_id) LIMIT $count",
    "article": "SELECT article_id FROM articles ORDER BY hash(article_id) LIMIT $count",
    "source": "SELECT source FROM sources ORDER BY articles DESC LIMIT $count",
}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000, help="articles (%(default)s)")
    parser.add_argument("--edition", type=Path, help="a file to fill and keep, or to use if it is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        edition = home / "var/news.duckdb"
        edition.parent.mkdir()
        if options.edition is None or not options.edition.exists():
            fill_edition(options.edition or edition, options.articles)
        if options.edition:
            edition.symlink_to(options.edition.resolve())
        asked = draw_addresses(edition)
        with run_explorer(home) as (address, process):
            figures = {kind: measure_pages(address, process, paths) for kind, paths in asked.items()}
            memory = read_peak(process)
    print(f"  {'page':10} {'median':>8} {'longest':>8}   CPU: {'median':>8} {'longest':>8}   kB")
    for kind, (times, cpu, size) in figures.items():
        print(
            f"  {kind:10} {1000 * statistics.median(times):5.0f} ms {1000 * max(times):5.0f} ms"
            f"        {1000 * statistics.median(cpu):5.0f} ms {1000 * max(cpu):5.0f} ms   {size / 1000:.0f}"
        )
    print(f"  the server used up to {memory:.0f} MB")
    slow = [kind for kind, limit in LIMITS.items() if statistics.median(figures[kind][0]) > limit]
    return int(bool(slow) or memory > MEMORY)


def fill_edition(path: Path, articles: int) -> None:
    """Make the edition: generated articles with all that goes with them, and the index of their texts."""
    start = time.process_time()
    with open_writer(path) as con:
        fill_history(con, articles, words=WORDS)
        with transaction(con):
            index_all(con)
    print(f"{articles:,} articles made in {time.process_time() - start:.0f} CPU seconds", flush=True)


def draw_addresses(edition: Path) -> dict[str, list[str]]:
    """Return the addresses of each kind of page to ask for."""
    rng = random.Random(3)
    with open_edition(edition) as con:
        drawn = {
            kind: [value for (value,) in con.execute(statement, {"count": ROUNDS}).fetchall()]
            for kind, statement in _STATEMENTS.items()
        }
    searches = [
        _SEARCHES[number % len(_SEARCHES)].format(n=rng.randrange(300), m=rng.randrange(300))
        for number in range(ROUNDS)
    ]
    return {
        "overview": ["/", "/?days=7", "/?days=90", "/?days=365", "/?corpus=feed"],
        "stories": ["/stories", "/stories?page=2", "/stories?days=90"],
        "story": [f"/stories/{quote(name)}" for name in drawn["story"]],
        "article": [f"/articles/{quote(name)}" for name in drawn["article"]],
        "search": [f"/search?q={quote(query)}" for query in searches],
        "sources": ["/sources", "/sources?days=90"],
        "source": [f"/sources/{quote(name)}" for name in drawn["source"]],
        "feeds": ["/feeds"],
        "all time": [
            "/?days=all",
            "/stories?days=all",
            "/search?tag=nissan&days=all",
            "/search?q=tag:exports&days=all",
        ],
    }


def measure_pages(address: str, process: int, paths: Sequence[str]) -> tuple[list[float], list[float], int]:
    """Return the seconds of each request, the server's CPU seconds for it, and the largest size in bytes."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=120)
    times, cpu, sizes = [], [], []
    for path in paths:
        start, start_cpu = time.perf_counter(), read_cpu(process)
        connection.request("GET", path)
        response = connection.getresponse()
        sizes.append(len(response.read()))
        times.append(time.perf_counter() - start)
        cpu.append(read_cpu(process) - start_cpu)
        if response.status != 200:
            print(f"  {path}: status {response.status} after {times[-1]:.1f} s", flush=True)
    connection.close()
    return times, cpu, max(sizes)


def read_cpu(process: int) -> float:
    """Return the CPU seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_peak(process: int) -> float:
    """Return the peak of the memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
