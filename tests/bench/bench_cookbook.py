"""Measure every recipe of the cookbook on an edition of a million generated articles.

Prints the median of three rounds in seconds of wall-clock and CPU time, the slowest first. On a busy machine
the second is the one to read: on two idle cores the first is less. Run by `make bench-cookbook`; ends with
status 1 if a recipe takes more than two seconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from duckdb import DuckDBPyConnection
from generated_history import fill_history

from warehouse.connection import open_writer
from warehouse.cookbook import list_recipes
from warehouse.edition import open_edition

ROUNDS, LIMIT = 3, 2.0  # seconds
WORDS = 200  # of a text


def measure(con: DuckDBPyConnection, statement: str) -> tuple[float, float, int]:
    """Return the seconds of wall-clock and CPU time that a query takes, and the number of its rows."""
    start, start_cpu = time.perf_counter(), time.process_time()
    rows = len(con.execute(statement).fetchall())
    return time.perf_counter() - start, time.process_time() - start_cpu, rows


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000, help="articles (%(default)s)")
    parser.add_argument("--edition", type=Path, help="a file to fill and keep, or to use if it is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        edition = options.edition or Path(folder) / "news.duckdb"
        if not edition.exists():
            with open_writer(edition) as con:
                fill_history(con, options.articles, words=WORDS)
        with open_edition(edition) as con:
            found = {
                recipe.name: [measure(con, recipe.statement) for _ in range(ROUNDS)]
                for recipe in list_recipes()
            }
    figures = {
        name: tuple(statistics.median(one[at] for one in rounds) for at in range(3))
        for name, rounds in found.items()
    }
    print(f"  {'seconds':>7} {'CPU':>6} {'rows':>5}")
    for name, (seconds, cpu, rows) in sorted(figures.items(), key=lambda item: -item[1][0]):
        print(f"  {seconds:7.2f} {cpu:6.2f} {rows:5.0f}  {name}")
    return int(max(seconds for seconds, *_ in figures.values()) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
