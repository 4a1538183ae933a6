"""Measure pushes to the running service, beside an empty warehouse and one with many open articles.

Pushes 100 texts one after another, and times each from the request to the first edition in which it is found;
then a burst of 200 in ten seconds, until the last of them is found. CPU seconds are those of the service with
its workers. In the end a feed is polled every two seconds, first without a change, then with a new entry.
Run by `make bench-push`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
from changing_feed import serve_changing_feed
from folders import ROOT
from service_process import Service, run_service
from wire import WireText, write_wire

BURST_SECONDS = 10.0
POLLED_SECONDS = 20.0
INTERVAL = 2  # seconds between two polls
COUNT = "SELECT count(*), count(DISTINCT url) FROM articles WHERE url IN (SELECT unnest($urls))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures that are compared: the seconds of each push to the edition, and the CPU seconds of one."""

    singles: list[float]
    cpu: float


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000, help="open articles (%(default)s)")
    parser.add_argument("--singles", type=int, default=100, help="pushes one after another (%(default)s)")
    parser.add_argument("--burst", type=int, default=200, help="pushes in ten seconds (%(default)s)")
    parser.add_argument(
        "--home", type=Path, help="keep the warehouse of open articles here for the next time"
    )
    options = parser.parse_args()
    texts = list(write_wire(options.articles + options.singles + options.burst))
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full", Path(folder) / "empty"
        full.mkdir()
        empty.mkdir()
        home = options.home or Path(folder) / "home"
        if not home.exists():
            load(home, texts[: options.articles])
        shutil.copytree(home, full / "var")
        print("pushes: seconds from the request to the edition, CPU seconds a push")
        columns = f"{'open':>7} {'p50':>6} {'p95':>6} {'CPU':>6}"
        print(f"  {columns}   {options.burst} in 10 s: {'last':>6} {'CPU':>6}   idle poll CPU   changed feed")
        new = texts[options.articles :]
        rows = [
            measure(name, number, new[: options.singles], new[options.singles :])
            for name, number in ((empty, 0), (full, options.articles))
        ]
    for what, read in RATIOS.items():
        print(f"  ratio of {what}: {read(rows[1]) / read(rows[0]):.2f}")


RATIOS: dict[str, Callable[[Figures], float]] = {
    "p50": lambda one: statistics.median(one.singles),
    "p95": lambda one: find_p95(one.singles),
    "CPU": lambda one: one.cpu,
}


def measure(folder: Path, number: int, single: list[WireText], burst: list[WireText]) -> Figures:
    """Measure and print the row of one warehouse."""
    with run_service(folder) as service:
        push_one_by_one(service, single[:5], "warm")
        before = service.read_cpu()
        singles = push_one_by_one(service, single, "one")
        cpu = (service.read_cpu() - before) / len(single)
        before = service.read_cpu()
        last = push_burst(service, burst)
        burst_cpu = (service.read_cpu() - before) / len(burst)
    poll_cpu, change = measure_schedule(folder)
    figures = Figures(singles=singles, cpu=cpu)
    print(
        f"  {number:7,} {statistics.median(singles):6.2f} {find_p95(singles):6.2f} {cpu:6.2f}"
        f"   {'':15} {last:6.2f} {burst_cpu:6.2f}   {poll_cpu:13.2f}   {change:12.2f}",
        flush=True,
    )
    return figures


def push_one_by_one(service: Service, texts: list[WireText], name: str) -> list[float]:
    """Push each text once the one before is found, and return the seconds of each."""
    seconds = []
    for text in texts:
        url = f"https://wire.example/{name}/{text.name}"
        start = time.monotonic()
        service.push_text(url, text.text)
        wait_for(service, [url])
        seconds.append(time.monotonic() - start)
    return seconds


def push_burst(service: Service, texts: list[WireText]) -> float:
    """Push all texts at equal distances; return the seconds from the last push until all are found."""
    urls = [f"https://wire.example/burst/{text.name}" for text in texts]
    start = time.monotonic()
    for number, (url, text) in enumerate(zip(urls, texts, strict=True)):
        time.sleep(max(0.0, start + number * BURST_SECONDS / len(texts) - time.monotonic()))
        service.push_text(url, text.text)
    end = time.monotonic()
    wait_for(service, urls)
    return time.monotonic() - end


def wait_for(service: Service, urls: list[str]) -> None:
    """Wait until the edition has each of these addresses, once."""
    inode = 0
    while True:
        time.sleep(0.01)
        if not service.edition.exists() or service.edition.stat().st_ino == inode:
            continue
        inode = service.edition.stat().st_ino
        with duckdb.connect(service.edition, read_only=True, config={"threads": 1}) as con:
            ((found, distinct),) = con.execute(COUNT, {"urls": urls}).fetchall()
        if found != distinct:
            sys.exit(f"{found - distinct} articles are there twice")
        if found == len(urls):
            return


def measure_schedule(folder: Path) -> tuple[float, float]:
    """Poll a feed every two seconds, with everything else as by default.

    Returns:
        The CPU seconds of one poll that brings nothing new, with its pass; and the seconds from a change of
        the feed to the edition with its article.
    """
    with serve_changing_feed() as feed:
        place = feed.site.removeprefix("http://")
        schedule = f"[schedule]\nmin = {INTERVAL}\nmax = {INTERVAL}\n"
        feeds = f'[[feeds]]\nurl = "{feed.site}/feed"\n'
        with run_service(folder, f'[fetch]\nprivate = ["{place}"]\n{schedule}{feeds}') as service:
            wait_for(service, [feed.name_page(0)])
            before, polls = service.read_cpu(), len(feed.polls)
            time.sleep(POLLED_SECONDS)
            poll_cpu = (service.read_cpu() - before) / max(1, len(feed.polls) - polls)
            start = time.monotonic()
            feed.numbers.append(1)
            wait_for(service, [feed.name_page(1)])
            return poll_cpu, time.monotonic() - start


def load(home: Path, texts: list[WireText]) -> None:
    """Load texts into a new home folder; their stories stay open."""
    with tempfile.TemporaryDirectory() as folder:
        for text in texts:
            Path(folder, text.name).write_text(text.text, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "flows.cli", "load", folder, "--corpus", "wire"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NEWSWIRE_HOME": str(home.resolve())},
            check=True,
            capture_output=True,
        )


def find_p95(seconds: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(seconds)[round(0.95 * (len(seconds) - 1))]


if __name__ == "__main__":
    main()
