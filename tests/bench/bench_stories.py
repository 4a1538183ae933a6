"""Measure assigning a batch to stories, with 10,000 and with 100,000 earlier articles.

The same 100 new articles are compared with the same 2,000 of the last two weeks; only the number of earlier
ones grows. Prints the CPU and wall seconds of deciding and of loading, and the ratio of the two sizes;
machines are noisy, so the ratio is the figure to compare. Run by `make bench-stories`.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from duckdb import DuckDBPyConnection

from flows.stages.articles.assign_stories import assign_to_stories
from flows.stages.articles.link_duplicates import DuplicateLinks
from transforms.records import Batch, Terms
from warehouse.connection import open_writer
from warehouse.load import load_batch

EARLIER = (10_000, 100_000)  # articles
RECENT, NEW, ROUNDS = 2_000, 100, 5
NOW = datetime(2026, 3, 1, tzinfo=UTC)
# A story has five articles, which share half of their 90 terms. Terms are distributed as words are by Zipf's
# law: the n-th most frequent is about n times as rare as the first.
INSERT_TERMS = """
    INSERT INTO store.terms
    SELECT
        printf('%016x', i),
        $now - to_seconds(
            CASE WHEN i < $recent THEN i * 1209600 // $recent ELSE 1400000 + (i - $recent) * 500 END
        ),
        map_from_entries(list_transform(
            list_distinct(list_transform(
                range(90),
                k -> pow(200000, (hash(if(k < 45, i // 5 + 1000000, i) * 100 + k) % 100000) / 1e5)::BIGINT
            )),
            rank -> {'k': 'w' || rank, 'v': 1 + (rank % 4)::INTEGER}
        ))
    FROM range($articles) AS r (i)
"""
INSERT_MEMBERSHIPS = """
    INSERT INTO store.memberships
    SELECT article_id, 'story-' || (('0x' || article_id)::BIGINT // 5), 0.5, ['w1']
    FROM store.terms
"""
INSERT_FREQUENCIES = """
    INSERT INTO store.term_frequencies
    SELECT term, count(*) FROM (SELECT unnest(map_keys(counts)) AS term FROM store.terms) GROUP BY term
"""


def main() -> None:
    """Print the figures."""
    spent: dict[int, tuple[float, float]] = {}
    print(f"{NEW} new articles beside {RECENT:,} of the last two weeks, median of {ROUNDS} rounds, seconds")
    print(f"  {'earlier':>9} {'deciding':>20} {'loading':>20}")
    for earlier in EARLIER:
        with tempfile.TemporaryDirectory() as folder:
            decided, loaded = measure(Path(folder) / "warehouse.duckdb", earlier)
        spent[earlier] = (decided[1] + loaded[1], decided[0] + loaded[0])
        cells = " ".join(f"{cpu:8.2f} CPU {wall:5.2f} s" for cpu, wall in (decided, loaded))
        print(f"  {earlier:9,} {cells}")
    few, many = EARLIER
    print(f"  ratio, wall {spent[many][0] / spent[few][0]:.2f}, CPU {spent[many][1] / spent[few][1]:.2f}")


def measure(path: Path, earlier: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the median CPU and wall seconds of deciding and of loading, beside `earlier` articles."""
    with open_writer(path, wait=0) as con:
        con.execute(INSERT_TERMS, {"now": NOW, "recent": RECENT, "articles": earlier})
        new = take_new(con)
        con.execute(INSERT_MEMBERSHIPS)
        con.execute(INSERT_FREQUENCIES)
        con.execute("CHECKPOINT")
        deciding, loading = [], []
        for number in range(ROUNDS + 1):
            start = time.process_time(), time.perf_counter()
            memberships = assign_to_stories(con, new, DuplicateLinks())
            middle = time.process_time(), time.perf_counter()
            load_batch(con, Batch(terms=new, memberships=memberships), run_id="r", now=NOW)
            end = time.process_time(), time.perf_counter()
            if number:  # the first round warms up
                deciding.append((middle[0] - start[0], middle[1] - start[1]))
                loading.append((end[0] - middle[0], end[1] - middle[1]))
            remove_batch(con, new)
    return median(deciding), median(loading)


def take_new(con: DuckDBPyConnection) -> tuple[Terms, ...]:
    """Remove every twentieth of the recent articles, and return it to be loaded as a new one."""
    where = f"('0x' || article_id)::BIGINT < {RECENT} AND ('0x' || article_id)::BIGINT % {RECENT // NEW} = 0"
    rows = con.execute(f'SELECT article_id, "at", counts FROM store.terms WHERE {where}').fetchall()
    con.execute(f"DELETE FROM store.terms WHERE {where}")
    return tuple(
        Terms(article_id=article_id, at=at, counts=tuple(counts.items())) for article_id, at, counts in rows
    )


def remove_batch(con: DuckDBPyConnection, new: tuple[Terms, ...]) -> None:
    """Remove the loaded batch, so that each round has the same stored articles."""
    gone = [each.article_id for each in new]
    emptied = tuple(
        Terms(article_id=article_id, at=NOW - timedelta(days=900), counts=()) for article_id in gone
    )
    load_batch(con, Batch(terms=emptied), run_id="r", now=NOW)
    con.execute("DELETE FROM store.memberships WHERE article_id IN (SELECT unnest($gone))", {"gone": gone})
    con.execute("DELETE FROM store.terms WHERE article_id IN (SELECT unnest($gone))", {"gone": gone})


def median(figures: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the medians of both columns."""
    return statistics.median(cpu for cpu, _ in figures), statistics.median(wall for _, wall in figures)


if __name__ == "__main__":
    main()
