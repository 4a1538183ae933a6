"""The flow that loads files as a corpus."""

from __future__ import annotations

from pathlib import Path

from prefect import flow

from flows import pipeline
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.tasks import open_run_context, run_as_task
from warehouse.connection import hold_run


@flow(name="load", log_prints=True, persist_result=False)
def load(
    paths: list[Path], corpus: str, charset: str | None = None, settings: Settings | None = None
) -> pipeline.RunReport:
    """Load text, HTML and WARC files, or folders of them, as the corpus `corpus`."""
    with (
        open_run_context(settings) as context,
        hold_run(context.settings.home, command="load flow", wait=LOCK_WAIT),
    ):
        return pipeline.load(run_as_task, context, paths, corpus=corpus, charset=charset)
