"""Measure queries on an edition of a million generated articles, beside other ways of searching them.

Prints the median and the longest time of three-word searches, of phrases of two and three words and of a
phrase of two of the most frequent words, by the clock with two threads and in CPU time, which is the one to
read on a busy machine; then those of ILIKE for the same words (without an index), of DuckDB's fts extension,
where it is installed, and of tantivy. Words are drawn from the articles, so that frequent ones are common in
the queries. Then the time of loading 1,000 articles beside 10,000 and beside all, and of publishing beside a
plain copy that is flushed, too. Run by `make bench-query`; ``--articles N`` makes a smaller one, ``--keep
FILE`` keeps it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import tantivy
from duckdb import DuckDBPyConnection
from generated_warehouse import fill_warehouse, list_words
from invented import invent_words
from records import make_article

from transforms.records import Batch, Revision
from transforms.text.normalisation import identify
from warehouse.connection import open_writer
from warehouse.disk_sync import sync_path
from warehouse.load import load_batch
from warehouse.publish import publish_edition

QUERIES, LIMIT, THREADS = 40, 20, 2
FEW, NEW, ROUNDS = 10_000, 1_000, 3
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
Search = Callable[[str], object]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000, help="(default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="where to keep the warehouse, and to find it again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        warehouse = options.keep or Path(folder, "warehouse.duckdb")
        if not warehouse.exists():
            start = time.process_time()
            fill_warehouse(warehouse, options.articles)
            print(f"{options.articles:,} articles made in {time.process_time() - start:.0f} CPU seconds")
        print(f"the warehouse has {warehouse.stat().st_size / 1e6:,.0f} MB", flush=True)
        measure_searches(warehouse, Path(folder))
        measure_loading(warehouse, Path(folder))
        measure_publishing(warehouse, Path(folder))


def measure_searches(warehouse: Path, folder: Path) -> None:
    """Print the times of the same searches in four engines."""
    with duckdb.connect(config={"threads": THREADS}) as con:
        con.execute(f"ATTACH '{warehouse}' AS news (READ_ONLY); USE news")
        words, phrases = draw_queries(con)
        common = '"{} {}"'.format(*list_words()[6:8])  # each in more than half of the articles
        print(f"{QUERIES} searches each, with {THREADS} threads")
        for name, search in (
            ("search()", lambda query: con.execute("FROM search(?)", [query]).fetchall()),
            ("ILIKE", lambda query: search_plainly(con, query)),
            ("DuckDB fts", open_fts(con, folder)),
            ("tantivy", open_tantivy(con, folder)),
        ):
            if search is not None:
                print_times(f"{name}, three words", search, words if name != "ILIKE" else words[:3])
                if name != "DuckDB fts":  # it has no phrases
                    print_times(f"{name}, a phrase", search, phrases if name != "ILIKE" else phrases[:3])
                    print_times(f"{name}, a common one", search, [common])


def draw_queries(con: DuckDBPyConnection) -> tuple[list[str], list[str]]:
    """Return queries of three words of one article, and phrases of two and three words."""
    rng = random.Random(5)
    rows = con.execute(f"SELECT text FROM articles USING SAMPLE {2 * QUERIES} ROWS (reservoir, 7)").fetchall()
    texts = [[word.strip(".") for word in text.split()] for (text,) in rows]
    words = [" ".join(rng.sample(sorted(set(text)), 3)) for text in texts[:QUERIES]]
    phrases = []
    for number, text in enumerate(texts[QUERIES:]):
        size = 2 + number % 2
        place = rng.randrange(len(text) - size)
        phrases.append(f'"{" ".join(text[place : place + size])}"')
    return words, phrases


def print_times(name: str, search: Search, queries: Sequence[str]) -> None:
    """Print the median and the longest time of some searches; the first is also run before, to warm up."""
    search(queries[0])
    times, cpu = [], []
    for query in queries:
        start, start_cpu = time.perf_counter(), time.process_time()
        search(query)
        times.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.process_time() - start_cpu))
    print(
        f"  {name:24} median {statistics.median(times):8.1f} ms   longest {max(times):8.1f} ms"
        f"   in CPU time {statistics.median(cpu):8.1f} ms {max(cpu):8.1f} ms",
        flush=True,
    )


def search_plainly(con: DuckDBPyConnection, query: str) -> object:
    """Search the texts by ILIKE, as one would without an index."""
    wanted = [query.strip('"')] if query.startswith('"') else query.split()
    where = " AND ".join("text ILIKE ?" for _ in wanted)
    return con.execute(
        f"SELECT article_id, title FROM articles WHERE {where} LIMIT {LIMIT}",
        [f"%{word}%" for word in wanted],
    ).fetchall()


def open_fts(con: DuckDBPyConnection, folder: Path) -> Search | None:
    """Index the texts by DuckDB's extension fts; None where that is not installed."""
    try:
        con.execute("LOAD fts")
    except duckdb.Error:
        print("  DuckDB fts               is not installed here (INSTALL fts needs the network)", flush=True)
        return None
    con.execute(f"ATTACH '{folder / 'fts.duckdb'}' AS fts")
    con.execute("CREATE TABLE fts.texts AS SELECT article_id, title, text FROM news.articles")
    con.execute("USE fts; PRAGMA create_fts_index('texts', 'article_id', 'title', 'text'); USE news")
    return lambda query: con.execute(
        "SELECT article_id, score FROM "
        "(SELECT *, fts.fts_main_texts.match_bm25(article_id, ?, conjunctive := 1) AS score FROM fts.texts)"
        f" WHERE score IS NOT NULL ORDER BY score DESC LIMIT {LIMIT}",
        [query],
    ).fetchall()


def open_tantivy(con: DuckDBPyConnection, folder: Path) -> Search:
    """Index the texts by tantivy."""
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("article_id", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", tokenizer_name="default")
    path = folder / "tantivy"
    path.mkdir()
    index = tantivy.Index(schema.build(), path=str(path))
    start = time.process_time()
    writer = index.writer(heap_size=200_000_000, num_threads=THREADS)
    con.execute("SELECT article_id, title || chr(10) || text FROM articles")
    while rows := con.fetchmany(10_000):
        for article_id, text in rows:
            writer.add_document(tantivy.Document(article_id=article_id, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
    print(f"  tantivy's index took {time.process_time() - start:.0f} CPU seconds, {size:,.0f} MB", flush=True)
    searcher = index.searcher()

    def search(query: str) -> object:
        parsed = index.parse_query(
            query if query.startswith('"') else f"+{query.replace(' ', ' +')}", ["text"]
        )
        return [searcher.doc(place) for _, place in searcher.search(parsed, limit=LIMIT).hits]

    return search


def measure_loading(warehouse: Path, folder: Path) -> None:
    """Print the CPU time of loading new articles into a copy, beside a small warehouse."""
    small, large = folder / "small.duckdb", folder / "large.duckdb"
    fill_warehouse(small, FEW)
    shutil.copyfile(warehouse, large)
    rng = random.Random(1)
    few: list[float] = []
    many: list[float] = []
    for number in range(ROUNDS + 1):
        new = [
            make_article(invent_words(rng, 200), name=identify(f"{number} {each}"), seen_at=NOW)
            for each in range(NEW)
        ]
        batch = Batch(revisions=tuple(Revision(article=article, revision=1) for article in new))
        for path, spent in ((small, few), (large, many)):
            start = time.process_time()
            with open_writer(path) as con:
                load_batch(con, batch, run_id="r", now=NOW)
            spent.append(time.process_time() - start)
    one, other = min(few[1:]), min(many[1:])
    print(
        f"loading {NEW:,} articles: {one:.2f} CPU seconds into {FEW:,}, {other:.2f} into all, "
        f"{other / one:.2f} times"
    )


def measure_publishing(warehouse: Path, folder: Path) -> None:
    """Print the time of publishing a copy, beside that of copying its file."""
    writer = folder / "large.duckdb"
    copying, publishing = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        shutil.copyfile(warehouse, folder / "copy.duckdb")
        sync_path(folder / "copy.duckdb")
        copying.append(time.perf_counter() - start)
        start = time.perf_counter()
        publish_edition(writer, folder / "news.duckdb")
        publishing.append(time.perf_counter() - start)
        (folder / "news.duckdb").unlink()
    print(f"a plain copy {min(copying):.2f} s, publishing {min(publishing):.2f} s: "
          f"{min(publishing) / min(copying):.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
