"""What became of an arrival, where another of the same pass has its address."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from made_agenda import NOON, TEXT

from flows import pipeline
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.service.spool import make_arrival
from flows.settings import Settings
from flows.stage_runner import run_stage_locally
from flows.stages.articles.analyse_pages import analyse_pages
from transforms.records import Arrival, Refusal, RefusalReason

ADDRESS = "https://a.example/1"


def make_push(body: bytes, *, after: int) -> Arrival:
    return make_arrival(
        body,
        corpus="push",
        origin=ADDRESS,
        url=ADDRESS,
        received_at=NOON + timedelta(seconds=after),
        media_type="text/html",
    )


@pytest.mark.parametrize("is_first", [True, False])
def test_a_push_whose_reading_was_stopped_is_tried_again_though_another_of_its_address_is_refused(
    tmp_path: Path, empty_warehouse: Path, *, is_first: bool
) -> None:
    stopped = f"<html><body><article><p>{TEXT.format('Kaneda', 40)}</p></article></body></html>".encode()
    bodies = [stopped, b"<html><body><p>Soon.</p></body></html>"]
    pushes = [make_push(body, after=at) for at, body in enumerate(bodies if is_first else reversed(bodies))]

    def run_stage(stage: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        results = run_stage_locally(stage, *args, **kwargs)
        if stage is not analyse_pages:
            return results
        killed = Refusal(
            url=ADDRESS,
            origin=ADDRESS,
            stage="extract",
            reason=RefusalReason.KILLED,
            detail="the process that read it was killed",
        )
        return [killed if page.body == stopped else one for page, one in zip(args[1], results, strict=True)]

    shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
    settings = Settings(home=tmp_path)
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        taken = pipeline.take_arrivals(run_stage, context, pushes, corpus="push")
    of_stopped = next(one for one in pushes if one.body == stopped)
    assert taken.report.run.counts == (("refused", 2),)
    assert taken.outcomes[of_stopped.arrival_id].is_transient
