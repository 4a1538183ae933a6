"""Measure the CPU time of analysing a page, and the wall time of a run of the sample site.

Machines are noisy: the last line is there to compare the others with. Run by `make bench`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from records import make_page

from flows.sample_site.edition import read_edition
from transforms.pipeline import analyse_page
from transforms.records import Knowledge, Page

ROUNDS = 5
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def main() -> None:
    """Print the figures."""
    pages = list_pages()
    ours = median_cpu(lambda: [analyse_page(page, now=NOW, knowledge=Knowledge()) for page in pages])
    print(f"reading {len(pages)} pages of the sample site, CPU ms per page, median of {ROUNDS} rounds")
    print(f"  extract, clean, fingerprint, terms, tags   {1000 * ours / len(pages):7.2f}")
    with tempfile.TemporaryDirectory() as folder:
        first, *again = (time_run(Path(folder)) for _ in range(ROUNDS))
    print("newswire run --sample, seconds of wall time")
    print(f"  into an empty folder                       {first:7.2f}")
    print(f"  again, median of {len(again)}                         {statistics.median(again):7.2f}")
    bare = statistics.median(
        time_command([sys.executable, "-c", "import duckdb, aiohttp, pyarrow"]) for _ in again
    )
    print(f"  starting Python with its three libraries   {bare:7.2f}")


def list_pages() -> list[Page]:
    """Return the HTML pages of the sample site as they would be stored."""
    return [
        make_page(resource.body, origin=host, url=f"http://{host}{path}", charset="utf-8")
        for (host, path), resource in sorted(read_edition("evening").items())
        if resource.media_type.startswith("text/html")
    ]


def median_cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes: the median of some rounds after one to warm up."""
    work()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def time_run(folder: Path) -> float:
    """Run the sample site in `folder`, and return the seconds of wall time."""
    return time_command([sys.executable, "-m", "flows.cli", "run", "--sample"], folder)


def time_command(command: list[str], folder: Path | None = None) -> float:
    """Run a command that must succeed, and return the seconds of wall time."""
    start = time.monotonic()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.monotonic() - start


if __name__ == "__main__":
    main()
