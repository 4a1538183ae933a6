"""Measure a backfill of a generated crawl, in which one page in 500 names the company.

Scanning: whether all pages that name it are found, in five languages and four encodings; the megabytes of
compressed records a second of one core, beside bare decompressors; and the pages a second beside reading and
analysing every page. CPU seconds of one process, the least of some rounds.

Dask: a cluster of one worker and one of two analyse the same segments, by the clock and in CPU seconds. On a
machine that is busy otherwise, or has as many cores as workers at most, the clock tells little.

Run by `make bench-backfill`, with PAGES= for the size of the crawl. It is written into a temporary folder.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import random
import tempfile
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psutil
from crawls import encode_page, make_pages, write_crawl
from distributed import LocalCluster
from fastwarc.warc import ArchiveIterator

from flows.backfill.addresses import list_segments
from flows.backfill.dask_executor import DaskExecutor
from flows.backfill.segments import SegmentReport
from flows.backfill.tasks import make_tasks
from flows.intake.crawl_pages import CrawlFile, read_crawl
from flows.intake.input_file import InputFile
from flows.intake.scan_counts import ScanCounts
from flows.jobs.page_jobs import analyse_page
from flows.settings import ReadSettings
from flows.stages.articles.store_files import make_page
from transforms.records import Knowledge

EVERY = 500
MARKUP = 34_000  # bytes of a page beside its report
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
    parser.add_argument(
        "--starts", type=float, default=20, help="how many starts of a worker its work takes (%(default)s)"
    )
    parser.add_argument("--no-dask", action="store_true", help="leave the Dask clusters out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crawl = Path(folder, "crawl")
        named = write(crawl, options.pages, options.segments)
        segments = sorted(crawl.iterdir())
        size = sum(path.stat().st_size for path in segments)
        print(
            f"{options.pages:,} pages, {named} name the company; {len(segments)} files, {size / 1e6:,.0f} MB"
        )
        scan(segments, size, options.pages, named, options.sample)
        if not options.no_dask:
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


def measure_dask(crawl: Path, folder: Path, starts: float) -> None:
    """Print what one Dask worker takes and what two do, each with one process for pages.

    The crawl is repeated under other names until analysing it takes `starts` times as long as the start of a
    worker's process, which each backfill pays once for a worker.
    """
    few, long = folder / "few", folder / "long"
    few.mkdir()
    for number in range(2):
        write_crawl(few / f"few-{number}.warc.gz", make_pages(2, every=2, seed=number))
    spent: dict[int, tuple[float, float]] = {}
    for count in (1, 2):
        with LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        ) as cluster:
            executor = DaskExecutor(ReadSettings(), address=cluster.scheduler_address)
            run(executor, few)  # the workers import what they need
            if count == 1:
                start, once = run(executor, few)[1], run(executor, crawl)[1]
                times = math.ceil(starts * start / (once - start))
                repeat(crawl, long, times)
                print(
                    f"a worker's process starts in {start:.1f} CPU s; the crawl takes {once - start:.1f},"
                    f" {times} times"
                )
            spent[count] = run(executor, long)
        print(f"{count} Dask workers: {spent[count][0]:.1f} s by the clock, {spent[count][1]:.1f} CPU s")
    clock, cpu = (spent[1][kind] / spent[2][kind] for kind in (0, 1))
    print(
        f"two are {clock:.2f} times as quick by the clock, on {os.cpu_count()} cores at a load of"
        f" {os.getloadavg()[0]:.0f}; they take {1 / cpu:.2f} times the CPU s of one"
    )


def repeat(crawl: Path, target: Path, times: int) -> None:
    """Link the files of a crawl into another folder some times, each time under other names."""
    target.mkdir()
    for path in crawl.iterdir():
        for number in range(times):
            os.link(path, target / f"{number:03}-{path.name}")


def run(executor: DaskExecutor, crawl: Path) -> tuple[float, float]:
    """Analyse a crawl; return the seconds by the clock, and the CPU seconds of all processes."""
    with tempfile.TemporaryDirectory(dir=crawl.parent) as shards:
        tasks = make_tasks(
            list_segments([str(crawl)]),
            Path(shards),
            corpus="bench",
            now=NOW,
            knowledge=Knowledge(),
            tags=("nissan",),
        )
        begun, used = time.monotonic(), sum_cpu_times()
        for report in executor.run(tasks):
            assert isinstance(report, SegmentReport)
            assert report.failure is None, report.failure
            spent = time.monotonic() - begun, sum_cpu_times() - used  # the processes end with the last one
        return spent


def sum_cpu_times() -> float:
    """Return the CPU seconds of this process, of those below it, and of those that they waited for."""
    here = psutil.Process()
    return sum(sum(one.cpu_times()[:4]) for one in (here, *here.children(recursive=True)))


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
