"""Measure relating and loading 1,000 new articles beside 10,000 and beside 1,000,000 stored ones.

Prints the least CPU time of each step in seconds, all threads together, the ratios of the two sizes and the
peak memory; then the time of datasketch's MinHashLSH for the same work as the first two steps. One child
process per size fills a warehouse with SQL alone: the bands of made-up articles are random numbers, and a few
that many articles share. Other child processes open copies of these files as a run does and are measured, the
two sizes in turn, since the speed of a machine varies. The stored texts are short, so that they are quick to
make. Run by `make bench-duplicates`.
"""

from __future__ import annotations

import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from datasketch import MinHash, MinHashLSH
from duckdb import DuckDBPyConnection
from invented import invent_words
from records import make_article

from flows.stages.articles.link_duplicates import link_new_texts
from transforms.dedup.fingerprints import fingerprint_article
from transforms.dedup.shingles import make_shingles
from transforms.dedup.tokens import tokenise
from transforms.records import Article, Batch, Fingerprint, Revision
from transforms.text.normalisation import identify
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.newest_texts import fill_newest_texts

SIZES = (10_000, 1_000_000)  # stored articles
NEW, COPIES, ROUNDS, TURNS = 1_000, 100, 5, 3
STEPS = ("fingerprints", "candidates and comparing", "loading")
WORDS = 120  # of an article
_FILL = (
    """
    INSERT INTO store.fingerprints BY NAME
    SELECT
        (i + 1)::INTEGER AS number, article_id, 'site' || i % 500 || '.example' AS site,
        'https://past.example/' || i AS url, TIMESTAMPTZ '2020-01-01' + to_seconds(i * 60) AS "at",
        "at" AS seen_at, sha256(article_id) AS text_sha256,
        list_sort([
            (hash(CASE WHEN n < 2 THEN n * 1000 + i % 997 ELSE i * 64 + n END) >> 32)::UINTEGER
            FOR n IN range(29)
        ]) AS bands
    FROM made
    """,
    "INSERT INTO store.recent_bands SELECT unnest(bands), number FROM store.fingerprints",
    """
    INSERT INTO store.articles BY NAME
    SELECT
        article_id, 'bench' AS corpus, 'bench' AS origin, 'site' AS source,
        TIMESTAMPTZ '2020-01-01' AS first_seen_at, 1 AS revision, [] AS tags, 0 AS removed_words
    FROM made
    """,
    """
    INSERT INTO store.revisions BY NAME
    SELECT
        article_id, 1 AS revision, article_id AS page_id, 'r' AS run_id, TIMESTAMPTZ '2020-01-01' AS seen_at,
        'A title' AS title, [] AS authors, false AS truncated, 'page' AS text_source,
        40 AS word_count, article_id AS sha256,
        array_to_string(list_transform(range(40), lambda n: printf('%x', hash(i * 64 + n) >> 44)), ' ')
        AS text
    FROM made
    """,
    """
    INSERT INTO store.pages BY NAME
    SELECT
        article_id AS page_id, md5_number_lower(article_id) AS page_key, 'r' AS run_id, 'bench' AS corpus,
        'bench' AS origin, 'text/plain' AS media_type, article_id AS sha256,
        TIMESTAMPTZ '2020-01-01' AS received_at, [] AS feed_authors, 'loaded' AS outcome, article_id
    FROM made
    """,
    """
    INSERT INTO store.blocks BY NAME
    SELECT
        article_id, 1 AS revision, n AS position, 'paragraph' AS kind, 'text ' || (i * 8 + n) AS text,
        true AS kept, TIMESTAMPTZ '2020-01-01' AS seen_at
    FROM (SELECT i, article_id, unnest(range(8)) AS n FROM made)
    """,
    """
    INSERT INTO store.article_tags BY NAME
    SELECT
        article_id, 'tag ' || n AS tag, 'about' AS relevance, 0.5 AS score, [] AS evidence,
        TIMESTAMPTZ '2020-01-01' AS seen_at
    FROM (SELECT article_id, unnest(range(3)) AS n FROM made)
    """,
    """
    INSERT INTO store.vocabulary
    SELECT 'word ' || n, n + 1 FROM range(200000) AS r (n)
    """,
    """
    INSERT INTO store.postings
    SELECT (hash(i * 64 + n) >> 40) % 200000 + 1 AS term, i + 1 AS document, 1, [n + 1]
    FROM (SELECT i, unnest(range(20)) AS n FROM made)
    ORDER BY i // 25000, term, document
    """,
    "INSERT INTO store.documents SELECT i + 1, article_id, 20 FROM made",
)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def main() -> None:
    """Print the figures, or run in this process the job that the arguments name."""
    if sys.argv[1:]:
        job, path, count = sys.argv[1:]
        {"fill": fill_warehouse, "measure": measure_rounds}[job](Path(path), int(count))
        return
    rounds: dict[int, list[dict[str, float]]] = {size: [] for size in SIZES}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            run_job("fill", Path(folder, f"{size}.duckdb"), size)
        for _, size in product(range(TURNS), SIZES):
            opened = Path(shutil.copy(Path(folder, f"{size}.duckdb"), Path(folder, "warehouse.duckdb")))
            rounds[size] += json.loads(run_job("measure", opened, size))
    few, many = ({name: min(one[name] for one in rounds[size]) for name in STEPS} for size in SIZES)
    for size, shortest in zip(SIZES, (few, many), strict=True):
        steps = ", ".join(f"{name} {shortest[name]:.2f} s" for name in STEPS)
        peak = max(one["memory"] for one in rounds[size])
        print(f"{size:>9,} in the warehouse: {steps}; all {sum(shortest.values()):.2f} s, {peak:,.0f} MB")
    ratios = ", ".join(f"{name} {many[name] / few[name]:.2f}" for name in STEPS)
    print(f"{SIZES[1]:,} against {SIZES[0]:,}: {ratios}; all {sum(many.values()) / sum(few.values()):.2f}")
    measure_datasketch(few[STEPS[0]] + few[STEPS[1]])


def run_job(job: str, path: Path, size: int) -> str:
    """Run a job in a process of its own and return its output."""
    command = [sys.executable, __file__, job, str(path), str(size)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def fill_warehouse(path: Path, size: int) -> None:
    """Fill a warehouse with articles of 29 bands each, two of them common, short texts, blocks and terms.

    Args:
        path: The file of the warehouse.
        size: The number of articles. The last of them are complete ones, of which copies are made.
    """
    past = make_originals()
    with open_writer(path) as con:
        con.execute("SET preserve_insertion_order = false")  # takes less memory
        ids = f"SELECT i, printf('%016x', hash(i)) AS article_id FROM range({size - len(past)}) AS t (i)"
        con.execute(f"CREATE TEMP TABLE made AS {ids}")
        for statement in _FILL:
            con.execute(statement)
        fill_newest_texts(con)
        load_batch(con, make_batch(past, [*map(fingerprint_article, past)]), run_id="r", now=NOW)


def measure_rounds(path: Path, _size: int) -> None:
    """Print as JSON the costs of batches of new articles; the first batch warms up and is not counted."""
    rng, past = random.Random(2), make_originals()
    with open_writer(path) as con:
        rounds = [time_batch(con, rng, past, number) for number in range(ROUNDS + 1)][1:]
    print(json.dumps(rounds))


def make_originals() -> list[Article]:
    """Return the stored articles of which copies are made."""
    rng = random.Random(1)
    return [make_dated(f"past {number}", invent_words(rng, WORDS)) for number in range(NEW)]


def time_batch(
    con: DuckDBPyConnection, rng: random.Random, past: list[Article], number: int
) -> dict[str, float]:
    """Find and load the duplicates of one batch of new articles with copies among them.

    Args:
        con: A connection to the warehouse.
        rng: Draws the texts.
        past: The stored articles of which copies are made.
        number: The number of the batch.

    Returns:
        The CPU seconds of each step, and the peak ``memory`` in MB.
    """
    texts = [invent_words(rng, WORDS) for _ in range(NEW - COPIES)]
    texts += [f"{article.text}\n\n{invent_words(rng, 40)}" for article in rng.sample(past, COPIES)]
    new = [make_dated(f"new {number} {place}", text, day=number + 1) for place, text in enumerate(texts)]
    start = time.process_time()
    fingerprints = [fingerprint_article(article) for article in new]
    fingerprinted = time.process_time()
    compared = link_new_texts(con, fingerprints, [])
    found = time.process_time()
    batch = replace(make_batch(new, compared.fingerprints), duplicates=compared.duplicates)
    load_batch(con, batch, run_id="r", now=NOW)
    loaded = time.process_time()
    if len(compared.duplicates) < COPIES:
        raise SystemExit(f"{len(compared.duplicates)} copies found of {COPIES}")
    seconds = (fingerprinted - start, found - fingerprinted, loaded - found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**dict(zip(STEPS, seconds, strict=True)), "memory": peak}


def make_dated(name: str, text: str, *, day: int = 0) -> Article:
    """Return an article of `text`, published `day` days after the stored ones."""
    at = NOW + timedelta(days=day)
    return make_article(text, name=identify(name), title=name, seen_at=at)


def make_batch(articles: list[Article], fingerprints: Sequence[Fingerprint]) -> Batch:
    """Return a batch that stores `articles` with their texts and fingerprints."""
    return Batch(
        revisions=tuple(Revision(article=article, revision=1) for article in articles),
        fingerprints=tuple(fingerprints),
    )


def measure_datasketch(ours: float) -> None:
    """Print the CPU time of MinHashLSH for as many articles, with 10,000 in its index, beside `ours`."""
    rng = random.Random(1)
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number in range(SIZES[0]):
        index.insert(f"past {number}", sketch(invent_words(rng, WORDS)))
    texts = [invent_words(rng, WORDS) for _ in range(NEW)]
    start = time.process_time()
    for number, text in enumerate(texts):
        one = sketch(text)
        index.query(one)
        index.insert(f"new {number}", one)
    theirs = time.process_time() - start
    print(f"datasketch's MinHashLSH in memory, {NEW:,} new beside {SIZES[0]:,}: {theirs:.2f} s CPU; "
          f"ours, compared and linked: {ours:.2f} s")  # fmt: skip


def sketch(text: str) -> MinHash:
    """Return datasketch's MinHash of the shingles of `text`."""
    made = MinHash(num_perm=128)
    made.update_batch([shingle.encode() for shingle in set(make_shingles(tokenise(text)))])
    return made


if __name__ == "__main__":
    main()
