"""Batches are loaded in order, each while the next is analysed, and a failure loses none that was loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from made_site import write_page

from flows import pipeline
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.settings import Settings
from flows.stage_runner import StageRunner, run_stage_locally
from flows.stages.articles.cut_batches import FILE_BATCH
from flows.stages.articles.store_files import read_files, store_files

pytestmark = pytest.mark.usefixtures("made_warehouse")

P = ParamSpec("P")
R = TypeVar("R")


SIZE = 1_950_000  # of large pages, so that few of them are a batch
BATCH = -(-FILE_BATCH.size // SIZE)


def write_files(folder: Path, count: int, *, size: int = 0) -> Path:
    folder.mkdir()
    for number in range(count):
        page = write_page(number)
        (folder / f"{number:04}.html").write_text(f"{page}<!--{'x' * (size - len(page))}-->")
    return folder


def load(run_stage: StageRunner, settings: Settings, folder: Path) -> RunReport:
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        return pipeline.load(run_stage, context, [folder], corpus="texts")


def test_the_next_batch_is_stored_before_one_is_loaded_and_a_failure_keeps_the_loaded_ones(
    tmp_path: Path,
) -> None:
    files = write_files(tmp_path / "files", 2 * BATCH + 1, size=SIZE)
    ran: list[str] = []

    def fail_in_the_second(stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        ran.append(stage.__name__)
        if ran.count("load_articles") == 2:
            raise ZeroDivisionError
        return run_stage_locally(stage, *args, **kwargs)

    settings = Settings(home=tmp_path / "var")
    with pytest.raises(ZeroDivisionError):
        load(fail_in_the_second, settings, files)
    assert ran == [
        "list_input_files",
        "store_files",
        *("store_files", "analyse_pages", "apply_site_boilerplate", "load_articles"),
        "publish_warehouse",  # since there is no edition yet
        *("store_files", "analyse_pages", "apply_site_boilerplate", "load_articles"),
    ]
    report = load(run_stage_locally, settings, files)
    assert dict(report.run.counts) == {"loaded": BATCH + 1, "skipped": BATCH}


def test_a_page_of_the_batch_before_which_is_not_loaded_yet_is_not_stored_again(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var")
    with Workers(settings.read) as workers:
        (files,) = read_files(workers, [("a.html", write_files(tmp_path / "files", 1) / "0000.html")])
        context = RunContext(settings=settings, workers=workers)
        first = store_files(context, files, corpus="texts")
        assert [len(first.pages), first.skipped] == [1, 0]
        second = store_files(context, files, corpus="texts", before=first)
        assert [len(second.pages), second.skipped] == [0, 1]
