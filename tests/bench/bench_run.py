"""What a run costs, stage by stage, and reading a page beside trafilatura on the same page.

Prints CPU milliseconds of this process and ratios within this one run; machines are noisy, so the
ratios are what to compare. Run by `make bench`.
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

import trafilatura

from flows.intake.newsroom.edition import read_edition
from transforms.records import Page
from transforms.study import study_page
from transforms.text import digest, identify

ROUNDS = 5
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def main() -> None:
    """Print the figures."""
    pages = list_pages()
    ours = median_cpu(lambda: [study_page(page, now=NOW, taxonomy=None) for page in pages])
    theirs = median_cpu(lambda: [extract_bare(page) for page in pages])
    print(f"reading {len(pages)} pages of the sample newsroom, CPU ms a page, median of {ROUNDS} rounds")
    print(f"  extract, clean, fingerprint, terms, tags   {1000 * ours / len(pages):7.2f}")
    print(f"  trafilatura with metadata, as JSON         {1000 * theirs / len(pages):7.2f}")
    print(f"  ratio                                      {ours / theirs:7.2f}")
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
    """Return the newsroom's HTML pages as they would land."""
    return [
        Page(
            page_id=identify(host, path),
            corpus="feed",
            origin=host,
            entry_id=None,
            url=f"http://{host}{path}",
            body=resource.body,
            media_type="text/html",
            charset="utf-8",
            sha256=digest(resource.body),
            landed_at=NOW,
            archived=None,
        )
        for (host, path), resource in sorted(read_edition("evening").items())
        if resource.media_type.startswith("text/html")
    ]


def extract_bare(page: Page) -> str | None:
    """Do what trafilatura alone does with a page."""
    return trafilatura.extract(page.body, include_comments=False, with_metadata=True, output_format="json")


def median_cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes, the median of some rounds after a first one."""
    work()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def time_run(folder: Path) -> float:
    """Run the sample in `folder`; returns seconds."""
    return time_command([sys.executable, "-m", "flows.cli", "run", "--sample"], folder)


def time_command(command: list[str], folder: Path | None = None) -> float:
    """Run a command that must succeed; returns seconds."""
    start = time.monotonic()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.monotonic() - start


if __name__ == "__main__":
    main()
