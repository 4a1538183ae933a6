"""Measures publishing an edition beside a plain copy of its file, both flushed to the disk.

A warehouse is filled with texts of a made-up wire; one more article is loaded into it before each publish.
The medians are printed, with their ratio to the copy. Publishing opens the warehouse and the copy, too, which
takes 0.1 s of CPU time whatever their size, so that the ratio matters for large files alone.
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
from pathlib import Path

from folders import ROOT
from record_factory import RecordFactory
from wire import write_wire

from warehouse.compact import compact_file
from warehouse.connection import open_writer
from warehouse.disk_sync import sync_path
from warehouse.load import load_batch
from warehouse.publish import publish_edition
from warehouse.spare_edition import SpareEdition

_CHUNK = 1 << 20  # bytes


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--articles", type=int, default=10_000, help="articles of the warehouse (%(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=9, help="measured rounds (%(default)s)")
    parser.add_argument("--home", type=Path, help="a folder of a warehouse to use; it is copied")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.home and options.home.parent) as folder:
        home = Path(folder) / "var"
        if options.home:
            shutil.copytree(options.home, home)
        else:
            fill(Path(folder), options.articles)
        measure(home, options.rounds)


def measure(home: Path, rounds: int) -> None:
    """Measure and print the rows of one warehouse."""
    writer, edition = home / "warehouse.duckdb", home / "news.duckdb"
    spare = SpareEdition()
    make = RecordFactory
    ways: dict[str, Callable[[], object]] = {
        "plain copy": lambda: copy(writer, home / "copy"),
        "publish by a command": lambda: publish_edition(writer, edition),
        "publish by the service": lambda: publish_edition(writer, edition, spare=spare),
        "nothing to publish": lambda: publish_edition(writer, edition),
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    cpu: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(rounds + 2):
        for way, run in ways.items():
            if way.startswith("publish"):
                with open_writer(writer) as con:
                    article = make.article(f"{way} {number}")
                    load_batch(con, make.batch(article), run_id="bench", now=make.noon)
            start, start_cpu = time.perf_counter(), time.process_time()
            run()
            if number >= 2:  # the first two make the files that take turns
                seconds[way].append(time.perf_counter() - start)
                cpu[way].append(time.process_time() - start_cpu)
    base = statistics.median(seconds["plain copy"])
    print(f"publishing a warehouse of {writer.stat().st_size / 1e6:,.0f} MB: medians of {rounds} rounds")
    for way in ways:
        median, used = statistics.median(seconds[way]), statistics.median(cpu[way])
        print(f"  {way:<24} {median:7.3f} s  {used:7.3f} CPU s  {median / base:5.2f} copies")
    start = time.perf_counter()
    compact_file(writer)
    print(f"  compaction               {time.perf_counter() - start:7.3f} s")


def copy(source: Path, target: Path) -> None:
    """Copy a file as publishing does: beside the old copy, flushed, and then in its place.

    Writing over an existing file takes a fifth of the time, since its pages are in memory.
    """
    new = target.with_suffix(".new")
    with source.open("rb") as read, new.open("wb") as written:
        shutil.copyfileobj(read, written, _CHUNK)
    sync_path(new)
    new.replace(target)


def fill(folder: Path, articles: int) -> None:
    """Load texts into a new warehouse in the folder `var`."""
    texts = folder / "texts"
    texts.mkdir()
    for text in write_wire(articles):
        (texts / text.name).write_text(text.text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "flows.cli", "load", str(texts), "--corpus", "wire"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    main()
