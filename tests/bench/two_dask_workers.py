"""Measure what a second Dask worker brings to a backfill: one part of `make bench-backfill`.

A cluster of one worker and one of two analyse the same segments, each worker with one process for pages. The
time by the clock tells the gain where nothing else runs; elsewhere the CPU seconds of the busiest worker do,
which are what the slower of two machines would take.
"""

from __future__ import annotations

import math
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil
from crawls import make_pages, write_crawl
from distributed import LocalCluster

from flows.backfill.addresses import list_segments
from flows.backfill.dask_executor import DaskExecutor
from flows.backfill.segments import SegmentReport
from flows.backfill.tasks import make_tasks
from flows.settings import ReadSettings
from transforms.records import Knowledge

NOW = datetime(2026, 3, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What analysing a crawl took, in seconds.

    Attributes:
        clock: By the clock.
        command: CPU seconds of this process, which is the command and the scheduler.
        workers: CPU seconds of each worker, with the processes that it has or had.
    """

    clock: float
    command: float
    workers: tuple[float, ...]


def measure_dask(crawl: Path, folder: Path, starts: float) -> None:
    """Print what one Dask worker takes and what two do.

    The crawl is repeated under other names until analysing it takes `starts` times as long as the start of a
    worker's process, which each backfill pays once for a worker.
    """
    few, long = folder / "few", folder / "long"
    few.mkdir()
    for number in range(2):
        write_crawl(few / f"few-{number}.warc.gz", make_pages(2, every=2, seed=number))
    spent: dict[int, Spent] = {}
    for count in (1, 2):
        with LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        ) as cluster:
            run(cluster, few)  # the workers import what they need
            if count == 1:
                (start,), (once,) = run(cluster, few).workers, run(cluster, crawl).workers
                times = math.ceil(starts * start / (once - start))
                repeat(crawl, long, times)
                print(
                    f"a worker's process starts in {start:.1f} CPU s; the crawl takes {once - start:.1f},"
                    f" {times} times"
                )
            spent[count] = run(cluster, long)
        took = spent[count]
        print(
            f"{count} Dask workers: {took.clock:.1f} s by the clock; CPU s: {took.command:.1f} of the command"
            f" and scheduler, {' and '.join(f'{cpu:.1f}' for cpu in took.workers)} of the workers",
            flush=True,
        )
    one, two, load = spent[1], spent[2], os.getloadavg()[0]
    print(
        f"two are {one.clock / two.clock:.2f} times as quick by the clock, on {os.cpu_count()} cores at a"
        f" load of {load:.0f}; {max(one.workers) / max(two.workers):.2f} times by the CPU s of the busiest;"
        f" they take {sum(two.workers) / sum(one.workers):.2f} times the CPU s of one"
    )


def repeat(crawl: Path, target: Path, times: int) -> None:
    """Link the files of a crawl into another folder some times, each time under other names."""
    target.mkdir()
    for path in crawl.iterdir():
        for number in range(times):
            os.link(path, target / f"{number:03}-{path.name}")


def run(cluster: LocalCluster, crawl: Path) -> Spent:
    """Analyse a crawl, and return what it took until the last report."""
    executor = DaskExecutor(ReadSettings(), address=cluster.scheduler_address)
    with tempfile.TemporaryDirectory(dir=crawl.parent) as shards:
        tasks = make_tasks(
            list_segments([str(crawl)]),
            Path(shards),
            corpus="bench",
            now=NOW,
            knowledge=Knowledge(),
            tags=("nissan",),
        )
        pids = [worker.process.pid for worker in cluster.workers.values()]
        begun, command, workers = time.monotonic(), time.process_time(), [sum_cpu_times(pid) for pid in pids]
        for report in executor.run(tasks):
            assert isinstance(report, SegmentReport)
            assert report.failure is None, report.failure
            spent = Spent(  # the processes end with the last report
                clock=time.monotonic() - begun,
                command=time.process_time() - command,
                workers=tuple(sum_cpu_times(pid) - before for pid, before in zip(pids, workers, strict=True)),
            )
        return spent


def sum_cpu_times(pid: int) -> float:
    """Return the CPU seconds of a process, of those below it, and of those that they waited for."""
    here = psutil.Process(pid)
    total = 0.0
    for one in (here, *here.children(recursive=True)):
        try:
            total += sum(one.cpu_times()[:4])
        except psutil.NoSuchProcess:  # its parent has waited for it meanwhile
            continue
    return total
