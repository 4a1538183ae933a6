"""The pipelines: their stages, in order, and the records that pass between them.

Each function composes stages and runs them through a `StageRunner`, as plain functions on the command
line and as tasks in a Prefect flow, so the two ways give the same rows. Adding a stage takes the stage's
own module, a line in `STAGES` and a line in a pipeline.
"""

from __future__ import annotations

from flows.pipeline.arrivals import ArrivalReport, take_arrivals
from flows.pipeline.files import load, load_files
from flows.pipeline.history import rebuild, retag
from flows.pipeline.news import ScheduleReport, follow_schedule, ingest, poll, publish, run
from flows.pipeline.policies import STAGES

__all__ = [
    "STAGES",
    "ArrivalReport",
    "ScheduleReport",
    "follow_schedule",
    "ingest",
    "load",
    "load_files",
    "poll",
    "publish",
    "rebuild",
    "retag",
    "run",
    "take_arrivals",
]
