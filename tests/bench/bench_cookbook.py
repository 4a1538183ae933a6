"""Measure every recipe of the cookbook, and other questions, on an edition of a million generated articles.

Prints the median of three rounds in seconds of wall-clock and CPU time, the slowest first. On a busy machine
the second is the one to read: on two idle cores the first is less. The other questions are those that compute
the most: the articles of a former moment, and stories that no constant names. Run by `make bench-cookbook`;
ends with status 1 if a recipe takes more than two seconds.
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
OTHERS = {
    "as_of: count": "SELECT count(*) FROM as_of('2026-02-01 00:00:00+00')",
    "as_of: by publisher": "SELECT source, count(*) FROM as_of('2026-02-01 00:00:00+00') GROUP BY source",
    "as_of: texts of a publisher": (
        "SELECT title, text FROM as_of('2026-02-01 00:00:00+00') WHERE source = 'site3.example' LIMIT 20"
    ),
    "stories of the last day": (
        "SELECT headline, sources FROM stories "
        "WHERE last_seen_at > (SELECT max(received_at) FROM pages) - INTERVAL 1 DAY"
    ),
    "stories: all columns": "SELECT count(COLUMNS(*)) FROM stories",
}


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
            statements = {recipe.name: recipe.statement for recipe in list_recipes()} | OTHERS
            found = {
                name: [measure(con, statement) for _ in range(ROUNDS)]
                for name, statement in statements.items()
            }
    figures = {
        name: tuple(statistics.median(one[at] for one in rounds) for at in range(3))
        for name, rounds in found.items()
    }
    print(f"  {'seconds':>7} {'CPU':>6} {'rows':>5}")
    for name, (seconds, cpu, rows) in sorted(figures.items(), key=lambda item: -item[1][0]):
        print(f"  {seconds:7.2f} {cpu:6.2f} {rows:5.0f}  {name}")
    return int(max(figures[name][0] for name in figures.keys() - OTHERS.keys()) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
