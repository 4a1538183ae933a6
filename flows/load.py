"""The flow that loads files as a corpus."""

from __future__ import annotations

from pathlib import Path

from prefect import flow

from flows import road
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.tasks import open_shift, run_as_task
from warehouse.connection import hold_run


@flow(name="load", log_prints=True, persist_result=False)
def load(
    paths: list[Path], corpus: str, charset: str | None = None, settings: Settings | None = None
) -> road.Report:
    """Load text, HTML and WARC files, or folders of them, as the corpus `corpus`."""
    with (
        open_shift(settings) as shift,
        hold_run(shift.settings.home, command="load flow", wait=LOCK_WAIT),
    ):
        return road.load(run_as_task, shift, paths, corpus=corpus, charset=charset)
