"""Batches: loading and a rebuild cut pages at the same limits, and so decide on the same pages together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from made_site import write_page

from flows import pipeline
from flows.jobs.workers import Workers
from flows.pipeline import history
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stage_runner import run_stage_locally
from flows.stages.articles.cut_batches import FILE_BATCH, BatchLimit, cut_batches
from flows.stages.history.reprocess import ArchivedPages, begin_reprocessing, read_archived_pages

P = ParamSpec("P")
R = TypeVar("R")


@pytest.mark.parametrize(
    ("sizes", "batches"),
    [
        ([], []),
        ([1, 1], [[1, 1]]),
        ([1, 1, 1], [[1, 1, 1]]),
        ([1, 1, 1, 1], [[1, 1, 1], [1]]),
        ([9, 1, 1, 1], [[9, 1], [1, 1]]),
        ([10, 1, 12, 0, 0, 0, 0], [[10], [1, 12], [0, 0, 0], [0]]),
        ([4, 4, 4], [[4, 4, 4]]),
    ],
)
def test_a_batch_ends_at_three_pages_or_ten_bytes(sizes: list[int], batches: list[list[int]]) -> None:
    assert list(cut_batches(sizes, measure=int, limit=BatchLimit(pages=3, size=10))) == batches


def test_no_row_beyond_a_batch_is_read_before_the_next_batch_is_asked_for() -> None:
    read: list[int] = []

    def rows() -> Iterator[int]:
        for row in range(5):
            read.append(row)
            yield row

    batches = cut_batches(rows(), measure=int, limit=BatchLimit(pages=2, size=10))
    assert read == []
    assert next(batches) == [0, 1]
    assert read == [0, 1]


@pytest.mark.parametrize(
    ("limit", "sizes"),
    [
        (BatchLimit(pages=3, size=1_000_000), [3, 3, 1]),
        (BatchLimit(pages=200, size=2_000), [2, 2, 2, 1]),
        (FILE_BATCH, [7]),
    ],
)
def test_archived_pages_come_in_batches_bounded_by_number_and_by_bytes(
    tmp_path: Path, limit: BatchLimit, sizes: list[int]
) -> None:
    for number in range(7):
        (tmp_path / f"{number}.txt").write_text(
            f"Report {number}\n\n" + f"The plant is {number} years old. " * 40
        )
    settings = Settings(home=tmp_path / "var")
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        pipeline.load(run_stage_locally, context, [tmp_path], corpus="texts")
        (pages,) = begin_reprocessing(context).runs
        batches: list[ArchivedPages] = []
        while rest := pages[sum(len(batch.pages) for batch in batches) :]:
            batches.append(read_archived_pages(context, rest, limit=limit))
    assert [len(batch.pages) for batch in batches] == sizes
    bodies = [page.body for batch in batches for page in batch.pages]
    assert bodies == [(tmp_path / f"{number}.txt").read_bytes() for number in range(7)]


def test_a_rebuild_of_large_pages_reads_as_many_at_once_as_loading_did(tmp_path: Path) -> None:
    for number in range(27):
        page = write_page(number)
        (tmp_path / f"{number:02}.html").write_text(f"{page}<!--{'x' * (1_950_000 - len(page.encode()))}-->")
    loaded: list[int] = []
    reprocessed: list[int] = []

    def record(stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        result = run_stage_locally(stage, *args, **kwargs)
        if stage.__name__ == "store_files":
            loaded.append(len(result.pages))  # type: ignore[attr-defined]
        if isinstance(result, ArchivedPages):
            reprocessed.append(len(result.pages))
        return result

    settings = Settings(home=tmp_path / "var")
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        pipeline.load(record, context, [tmp_path], corpus="pages")
        report = history.rebuild(record, context, dry_run=True)
    assert loaded == reprocessed == [13, 13, 1]
    assert report.difference.tables == ()


def test_a_load_with_nothing_new_leaves_publishing_to_the_pass_that_follows(tmp_path: Path) -> None:
    published: list[bool] = []

    def record(stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        published.append(stage.__name__ == "publish_warehouse")
        return run_stage_locally(stage, *args, **kwargs)

    text = tmp_path / "text.txt"
    text.write_text("Headline\n\nNissan opens a second line in Kaneda, and hires forty people for it.\n")
    settings = Settings(home=tmp_path / "var")
    with Workers(settings.read) as workers:
        for is_followed, publishes in ((True, True), (True, False), (False, True)):
            published.clear()
            context = RunContext(settings=settings, workers=workers, is_followed=is_followed)
            pipeline.load(record, context, [text], corpus="texts")
            assert any(published) == publishes
