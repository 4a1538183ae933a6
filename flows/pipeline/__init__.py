"""The pipelines: their stages, in order, and the records that pass between them.

Each function composes stages and runs them through a `StageRunner`, as plain functions on the command
line and as tasks in a Prefect flow, so the two ways give the same rows. Adding a stage takes the stage's
own module, a line in `STAGES` of :mod:`flows.pipeline.policies` and a line in a pipeline.

Those that go over all that is stored are in :mod:`flows.pipeline.history` and :mod:`flows.pipeline.backfill`:
what they import takes each command 0.05 s of CPU time.
"""

from __future__ import annotations

from flows.pipeline.arrivals import ArrivalReport, take_arrivals
from flows.pipeline.files import load, load_files
from flows.pipeline.news import ScheduleReport, follow_schedule, ingest, poll, publish, run

__all__ = [
    "ArrivalReport",
    "ScheduleReport",
    "follow_schedule",
    "ingest",
    "load",
    "load_files",
    "poll",
    "publish",
    "run",
    "take_arrivals",
]
