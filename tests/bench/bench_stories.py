"""Measure assigning articles to stories beside 10,000 of the same two weeks, and few or many earlier ones.

One article is compared with the most similar ones; five hundred let all open stories be decided together.
The same articles are new in both warehouses, and only the number of earlier ones differs. Prints CPU seconds
and the ratio of the two sizes; machines are noisy, so the ratio is the figure to compare. Run by
`make bench-stories`.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from flows.stages.articles.assign_stories import assign_waiting_articles
from transforms.records import Batch, Terms
from warehouse.connection import open_writer
from warehouse.load import load_batch

OPEN = 10_000  # articles
MANY, ROUNDS = 500, 5
NOW = datetime(2026, 3, 1, tzinfo=UTC)
# The earlier ones are a month older, so that as many are open in both warehouses.
# A story has five articles, which share half of their 90 terms. Terms are distributed as words are by Zipf's
# law: the n-th most frequent is about n times as rare as the first.
INSERT_TERMS = """
    INSERT INTO store.terms
    SELECT
        printf('%016x', i), $now - to_seconds(
            CASE WHEN i >= $earlier THEN ($all - i) * 1209600 // ($all - $earlier)
            ELSE 2600000 + ($earlier - i) * 500 END
        ),
        ['w' || key FOR key IN keys], keys, [1 + (key % 4)::INTEGER FOR key IN keys], [0 FOR key IN keys],
        'en', []
    FROM (
        SELECT i, list_sort(list_distinct([
            pow(200000, (hash(if(k < 45, i // 5 + 100000000, i) * 100 + k) % 100000) / 1e5)::BIGINT
            FOR k IN range(90)
        ])) AS keys
        FROM range($all) AS r (i)
    )
"""
INSERT_MEMBERSHIPS = """
    INSERT INTO store.memberships
    SELECT article_id, story_id, 0.5, ['w1'], min("at") OVER story, max("at") OVER story
    FROM (
        SELECT article_id, "at", 'story-' || (('0x' || article_id)::BIGINT // 5) AS story_id
        FROM store.terms
    )
    WINDOW story AS (PARTITION BY story_id)
    ORDER BY article_id
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--earlier", type=int, default=990_000, help="earlier articles (%(default)s)")
    options = parser.parse_args()
    print(f"new articles beside {OPEN:,} of the same two weeks, median of {ROUNDS} rounds, CPU seconds")
    print(f"  {'all':>9} {'one: load':>10} {'assign':>8} {f'{MANY}: load':>10} {'assign':>8}", flush=True)
    rows = [print_row(earlier) for earlier in (0, options.earlier)]
    ratios = [sum(many) / sum(few) for few, many in zip(*rows, strict=True)]
    print(f"  ratio of the two sizes: one {ratios[0]:.2f}, {MANY} {ratios[1]:.2f}")


def print_row(earlier: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Measure and print the seconds of loading and assigning one article, and many."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.duckdb"
        with open_writer(path, wait=0) as con:
            con.execute(INSERT_TERMS, {"now": NOW, "earlier": earlier, "all": earlier + OPEN})
            chosen = take_out(con, MANY + ROUNDS + 1)
            con.execute(INSERT_MEMBERSHIPS)
        with open_writer(path, wait=0) as con:  # as a run finds it
            singles = [measure(con, [terms]) for terms in chosen[MANY:]][1:]  # the first round warms up
            rounds = []
            for _ in range(ROUNDS):
                rounds.append(measure(con, chosen[:MANY]))
                remove(con, chosen[:MANY])
    one, many = take_median(singles), take_median(rounds)
    print(f"  {earlier + OPEN:9,} {one[0]:10.3f} {one[1]:8.3f} {many[0]:10.3f} {many[1]:8.3f}", flush=True)
    return one, many


def take_out(con: DuckDBPyConnection, count: int) -> list[Terms]:
    """Remove some of the newest articles, spread over two weeks, and return them."""
    rows = con.execute(
        f"""
        SELECT * FROM (FROM store.terms ORDER BY "at" DESC LIMIT {OPEN})
        ORDER BY hash(article_id) LIMIT {count}
        """
    ).fetchall()
    terms = [Terms(**dict(zip(Terms.__slots__, map(freeze, row), strict=True))) for row in rows]
    remove(con, terms)
    return terms


def freeze(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def measure(con: DuckDBPyConnection, terms: list[Terms]) -> tuple[float, float]:
    """Load and assign articles, and return the CPU seconds of both."""
    start = time.process_time()
    load_batch(con, Batch(terms=tuple(terms)), run_id="r", now=NOW)
    middle = time.process_time()
    assign_waiting_articles(con)
    return middle - start, time.process_time() - middle


def take_median(rounds: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the median seconds of loading, and of assigning."""
    loading, assigning = zip(*rounds, strict=True)
    return statistics.median(loading), statistics.median(assigning)


def remove(con: DuckDBPyConnection, terms: list[Terms]) -> None:
    """Remove articles from all tables."""
    ids = [each.article_id for each in terms]
    for table in ("terms", "memberships", "story_queue"):
        con.execute(f"DELETE FROM store.{table} WHERE article_id IN (SELECT unnest(?))", [ids])


if __name__ == "__main__":
    main()
