"""Measure the memory of the loader of a backfill, over many articles that were analysed before.

Short invented reports, dated over a month, are analysed into shards as a backfill writes them. A process of
its own then loads the shards, and says how much memory it has, and had at most, on its way. It is one part of
`make bench-backfill`.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from invented import invent_article
from memory import read_peak, reset_peak

from flows.backfill.addresses import list_segments
from flows.backfill.shards import AnalysedFile, ShardWriter
from flows.backfill.tasks import make_tasks
from flows.intake.input_file import InputFile
from flows.intake.scan_counts import ScanCounts
from flows.jobs.page_jobs import analyse_page
from flows.jobs.workers import Workers
from flows.pipeline.backfill import backfill
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stage_runner import run_stage_locally
from flows.stages.articles.load_articles import load_articles
from flows.stages.articles.store_files import identify_file, make_page
from transforms.records import Knowledge, PageAnalysis, Refusal

NOW = datetime(2026, 3, 31, tzinfo=UTC)
MONTH = timedelta(days=30)
WORDS = 90  # of a report
SEGMENT = 1_000  # reports in one
CORPUS = "bench"
MARKS = (10_000, 25_000, 50_000, 100_000)  # loaded articles at which the memory is read


def measure_loader(folder: Path, articles: int) -> None:
    """Print the memory of a process that loads articles, at some numbers of them and at all."""
    write_shards(folder, articles)
    print(f"loading {articles:,} articles of {WORDS} words that were analysed before", flush=True)
    command = [sys.executable, __file__, str(folder), "--articles", str(articles)]
    subprocess.run(command, check=True)


def write_shards(folder: Path, articles: int) -> None:
    """Write the shards of segments that are nothing but names: a shard that is there is not made again."""
    crawl = folder / "crawl"
    crawl.mkdir()
    for number in range(-(-articles // SEGMENT)):
        (crawl / f"crawl-{number:05}.warc.gz").write_bytes(str(number).encode())
    settings, chance = configure(folder), random.Random(5)
    tasks = make_tasks(
        list_segments([str(crawl)]),
        settings.backfill_folder,
        corpus=CORPUS,
        now=NOW,
        knowledge=settings.read_knowledge(),
        tags=(),
    )
    with Workers(settings.read) as workers:
        for number, task in enumerate(tasks):
            count = min(SEGMENT, articles - number * SEGMENT)
            files = list(invent_files(task.segment.origin, count, number * SEGMENT, articles, chance))
            with ShardWriter(task.shard) as shard:
                shard.write(analyse(workers, files))
                shard.finish(ScanCounts(records=count), now=NOW, is_whole=True)


def invent_files(
    origin: str, count: int, first: int, total: int, chance: random.Random
) -> Iterator[InputFile]:
    """Invent reports, each dated later than the one before."""
    for number in range(first, first + count):
        title, *paragraphs = invent_article(chance, words=WORDS).split("\n\n")
        title, date = title.partition(". ")[0], NOW - MONTH + MONTH * (number / total)
        text = "".join(f"<p>{one}</p>" for one in paragraphs)
        page = (
            f"<html><head><title>{title}</title>"
            f"<meta property='article:published_time' content='{date.isoformat()}'></head>"
            f"<body><article><h1>{title}</h1>{text}</article></body></html>"
        )
        yield InputFile(
            origin=f"{origin}#{number}",
            url=f"https://www.{number % 40}.example/{number}",
            body=page.encode(),
            media_type="text/html; charset=utf-8",
        )


def analyse(workers: Workers, files: list[InputFile]) -> list[AnalysedFile]:
    """Analyse reports in the worker processes."""
    pages = [make_page(file, corpus=CORPUS, received_at=NOW) for file in files]
    work = partial(analyse_page, now=NOW, knowledge=Knowledge())
    results = list(workers.run(work, pages, measure=lambda page: len(page.body)))
    return [
        AnalysedFile(
            page_id=identify_file(file, corpus=CORPUS),
            file=file,
            analysis=result if isinstance(result, PageAnalysis) else None,
            refusal=result if isinstance(result, Refusal) else None,
        )
        for file, result in zip(files, results, strict=True)
    ]


def load_shards(folder: Path, articles: int) -> None:
    """Load the shards, and print the memory on the way.

    The level is read between two batches, when the warehouse is closed; the peak is that since the last line.
    """
    marks, loaded = [*(mark for mark in MARKS if mark < articles), articles], 0
    report = MemoryReport()

    def run_stage(stage: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        nonlocal loaded
        while marks and loaded >= marks[0]:
            report.print_line(f"{marks.pop(0):>9,} articles")
        result = run_stage_locally(stage, *args, **kwargs)
        if stage is load_articles:
            loaded += len(result)
        return result

    settings = configure(folder)
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, now=NOW, workers=workers)
        backfill(run_stage, context, [str(folder / "crawl")], corpus=CORPUS, every_page=True)
    report.print_line("stories, published")


class MemoryReport:
    """Prints the memory of this process, with the ratio to the first line."""

    def __init__(self) -> None:
        self._first: tuple[float, float] | None = None
        self._begun = time.process_time()

    def print_line(self, name: str) -> None:
        """Print the memory now, the peak since the last line, and the CPU time since the beginning."""
        peak = read_peak()
        level = reset_peak()
        self._first = self._first or (level, peak)
        ratios = (level / self._first[0], peak / self._first[1])
        print(
            f"  {name:18}: {level:5.0f} MB now, {ratios[0]:.2f} of the first; at most {peak:5.0f} MB,"
            f" {ratios[1]:.2f}; {time.process_time() - self._begun:6.0f} CPU s",
            flush=True,
        )


def configure(folder: Path) -> Settings:
    """Return settings whose state is in the folder."""
    return Settings.model_validate({"home": folder / "var"})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    options = parser.parse_args()
    load_shards(options.folder, options.articles)
