"""Read and load files and documents in a process of their own, and tell by how much it grew.

A process in which other tests ran holds memory of theirs, and gives it back at any time.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from file_pages import read_input_file
from memory import read_peak, reset_peak
from over_limits import CASES

from flows import pipeline
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import ReadSettings, Settings
from flows.stage_runner import run_stage_locally

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


def run_apart(
    work: Callable[_Arguments, _Result], *args: _Arguments.args, **kw: _Arguments.kwargs
) -> _Result:
    """Run one of the functions below in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args, **kw).result()


def read_file(file: Path) -> tuple[int, float]:
    """Read a file; return how many pages it has, and the growth in MB."""
    before = reset_peak()
    pages = len(list(read_input_file(file.name, file)))
    return pages, read_peak() - before


def load_file(file: Path) -> tuple[dict[str, int], float]:
    """Load a file into a warehouse beside it; return the counts of the run, and the growth in MB."""
    settings = Settings(home=file.with_name("var"))
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        before = reset_peak()
        report = pipeline.load_files(run_stage_locally, context, [file], corpus="crawl")
        return dict(report.run.counts), read_peak() - before


def read_over_limits() -> dict[str, tuple[str, float]]:
    """Read all documents just over a limit; return the outcome of each and the growth in MB."""
    results = {}
    with Workers(ReadSettings(workers=1, timeout=2)) as workers:
        for name, case in CASES.items():
            document = case.make()
            before = reset_peak()
            outcome = case.read(workers, document)
            results[name] = repr(outcome), read_peak() - before
    return results
