"""Measure a backfill of a generated crawl, in which one page in 500 names the company.

Scanning: whether all pages that name it are found, in five languages and four encodings; the megabytes of
compressed records a second of one core, beside bare decompressors; and the pages a second beside reading and
analysing every page. CPU seconds of one process, the least of some rounds.

Two other parts are in modules of their own: what a second Dask worker brings, and the memory of the loader.

Run by `make bench-backfill`, with PAGES= for the size of the crawl and PART= for one part. All is written
into a temporary folder.
"""

from __future__ import annotations

import argparse
import gzip
import random
import tempfile
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from crawls import encode_page, make_pages, write_crawl
from fastwarc.warc import ArchiveIterator
from load_shards import measure_loader
from two_dask_workers import measure_dask

from flows.intake.crawl_pages import CrawlFile, read_crawl
from flows.intake.input_file import InputFile
from flows.intake.scan_counts import ScanCounts
from flows.jobs.page_jobs import analyse_page
from flows.stages.articles.store_files import make_page
from transforms.records import Knowledge

EVERY = 500
MARKUP = 42_000  # bytes of a page beside its report
ROUNDS, LONG = 3, 15.0  # seconds
NOW = datetime(2026, 3, 10, tzinfo=UTC)
POOL = 1_000  # pages that are packed; the crawl repeats them


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pages", type=int, default=200_000, help="pages of the crawl (default: %(default)s)"
    )
    parser.add_argument("--segments", type=int, default=8, help="files that it is in (%(default)s)")
    parser.add_argument("--sample", type=int, default=300, help="pages that are analysed (%(default)s)")
    parser.add_argument("--articles", type=int, default=100_000, help="articles to load (%(default)s)")
    parser.add_argument("--part", choices=("scan", "dask", "loader"), help="alone, instead of the first two")
    parser.add_argument(
        "--starts", type=float, default=20, help="how many starts of a worker its work takes (%(default)s)"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.part == "loader":
            measure_loader(Path(folder), options.articles)
            return
        crawl = Path(folder, "crawl")
        named = write(crawl, options.pages, options.segments)
        segments = sorted(crawl.iterdir())
        size = sum(path.stat().st_size for path in segments)
        print(
            f"{options.pages:,} pages, {named} name the company; {len(segments)} files, {size / 1e6:,.0f} MB"
        )
        if options.part != "dask":
            scan(segments, size, options.pages, named, options.sample)
        if options.part != "scan":
            measure_dask(crawl, Path(folder), options.starts)


def write(crawl: Path, pages: int, segments: int) -> int:
    """Write the crawl; return how many of its pages name the company."""
    crawl.mkdir()
    pool = [
        b"".join(gzip.compress(record, 6, mtime=0) for record in encode_page(page, number))
        for number, page in enumerate(make_pages(POOL, every=POOL * 2, size=MARKUP))
        if not page.is_named
    ]
    chance, named = random.Random(4), 0
    each = pages // segments
    for number in range(segments):
        wanted = iter(make_pages(each // EVERY, every=1, seed=number + 10, size=MARKUP))
        with (crawl / f"crawl-{number:03}.warc.gz").open("wb") as file:
            for position in range(each):
                page = next(wanted, None) if position % EVERY == EVERY // 2 else None
                if page is None:
                    file.write(chance.choice(pool))
                    continue
                named += 1
                for record in encode_page(page, position):
                    file.write(gzip.compress(record, 6, mtime=0))
    return named


def scan(segments: list[Path], size: int, pages: int, named: int, sample: int) -> None:
    """Print what scanning finds and costs."""
    zlib_time = spend(lambda: sum(unpack(path) for path in segments))
    fastwarc_time = spend(lambda: sum(iterate(path) for path in segments))
    found: list[InputFile] = []
    counts: list[ScanCounts] = []

    def read() -> None:
        found.clear()
        counts.clear()
        for path in segments:
            *some, last = read_crawl(
                CrawlFile(origin=path.name, path=path, taxonomy=None, tags=("nissan",)), lambda: None
            )
            found.extend(one for one in some if isinstance(one, InputFile))
            counts.append(last)  # type: ignore[arg-type]

    scan_time = spend(read)
    print(f"found {len(found)} of {named}; {sum(one.unnamed for one in counts):,} pages passed over")
    print(f"zlib alone      {size / zlib_time / 1e6:8.1f} MB/s of compressed records")
    print(f"FastWARC alone  {size / fastwarc_time / 1e6:8.1f} MB/s")
    print(
        f"scanning        {size / scan_time / 1e6:8.1f} MB/s, {zlib_time / scan_time:.2f} of zlib,"
        f" {fastwarc_time / scan_time:.2f} of FastWARC"
    )
    seconds = (scan_time + spend(lambda: analyse(found))) / pages
    few = write_crawl(segments[0].with_name("few.warc.gz"), make_pages(sample, every=EVERY, size=MARKUP))
    crawl = CrawlFile(origin="few", path=few, taxonomy=None, tags=())

    def read_and_analyse() -> None:
        analyse([one for one in read_crawl(crawl, lambda: None) if isinstance(one, InputFile)])

    of_every_page = spend(read_and_analyse) / sample
    few.unlink()
    print(
        f"a backfill reads {1 / seconds:,.0f} pages a second, analysing every page {1 / of_every_page:,.0f}:"
        f" {of_every_page / seconds:.0f} times"
    )


def analyse(files: list[InputFile]) -> None:
    """Analyse pages in this process."""
    for file in files:
        analyse_page(make_page(file, corpus="bench", received_at=NOW), now=NOW, knowledge=Knowledge())


def unpack(path: Path) -> int:
    """Unpack the members of a file by zlib, and return the bytes of their content."""
    total = 0
    with path.open("rb") as file:
        data = file.read(1 << 18)
        while data:
            decoder = zlib.decompressobj(31)
            while not decoder.eof:
                total += len(decoder.decompress(data))
                data = decoder.unused_data if decoder.eof else file.read(1 << 18)
            data = data or file.read(1 << 18)
    return total


def iterate(path: Path) -> int:
    """Read the records of a file by FastWARC, and return the bytes of their blocks."""
    with path.open("rb") as file:
        return sum(len(record.reader.read()) for record in ArchiveIterator(file, parse_http=False))


def spend(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of three rounds of work, or of one round that takes long."""
    times: list[float] = []
    while len(times) < ROUNDS and sum(times) < LONG:
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main()
