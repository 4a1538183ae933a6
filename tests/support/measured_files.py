"""Read and load files in a process of their own, and tell by how much it grew.

A process in which other tests ran holds memory of theirs, and gives it back at any time.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from file_pages import read_input_file
from memory import read_peak, reset_peak

from flows import pipeline
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stage_runner import run_stage_locally

_Result = TypeVar("_Result")


def run_apart(work: Callable[[Path], _Result], file: Path) -> _Result:
    """Run one of the functions below in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, file).result()


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
