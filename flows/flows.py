"""The Prefect flows: the pipelines of :mod:`flows.pipeline`, with every stage as a task.

A flow that a command starts uses that command's context: its configuration, its workers and the run
lock that it holds. A flow that a Prefect worker starts opens a context of its own, by the configuration
and environment where it runs, and takes the run lock itself.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from prefect import Flow, State, Task, flow
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows import pipeline
from flows.backfill.executors import ExecutorName
from flows.flow_runs.execution import execute, name_start, run_recorded
from flows.pipeline import history
from flows.pipeline.backfill import BackfillReport
from flows.pipeline.backfill import backfill as backfill_segments
from flows.pipeline.policies import STAGES
from flows.run_context import RunContext
from flows.run_report import RebuildReport, RunReport
from flows.stage_runner import StagePolicy, StageRunner, run_stage_locally
from flows.stages.history.retag import RetagReport

# Prefect runs this file as a script, and puts its folder before all others of the path. A worker process that
# starts with the same path would find this file where it imports the package `flows`.
_FOLDER = Path(__file__).resolve().parent
sys.path[:] = [place for place in sys.path if Path(place).resolve() != _FOLDER]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Stage = Callable[..., Any]

LOCK_WAIT = 600.0
"""Seconds that a flow started by hand waits for another run to end before it fails."""


@flow(flow_run_name=name_start, persist_result=False)
def run(*, every: bool = False) -> list[RunReport] | State[Any]:
    """Poll feeds, take in their new entries and publish the edition.

    Args:
        every: Also poll feeds that are not due yet, except those whose server asked us to wait.
    """
    return execute("run", run_as_task, partial(pipeline.run, every=every))


@flow(flow_run_name=name_start, persist_result=False)
def poll(*, every: bool = False) -> RunReport | State[Any]:
    """Poll feeds and put their new entries on the work list.

    Args:
        every: Also poll feeds that are not due yet, except those whose server asked us to wait.
    """
    return execute("poll", run_as_task, partial(pipeline.poll, every=every))


@flow(flow_run_name=name_start, persist_result=False)
def ingest() -> RunReport | State[Any]:
    """Fetch, read and load the entries on the work list that are due."""
    return execute("ingest", run_as_task, pipeline.ingest)


@flow(flow_run_name=name_start, persist_result=False)
def publish() -> bool | State[Any]:
    """Publish the warehouse as the edition; false if the edition was up to date."""
    return execute("publish", run_as_task, pipeline.publish)


@flow(flow_run_name=name_start, persist_result=False)
def load(
    paths: list[Path], *, corpus: str, charset: str | None = None, follow_links: bool = False
) -> RunReport | State[Any]:
    """Load files as a corpus and publish the edition.

    Args:
        paths: Text, HTML or WARC files, or folders of them, as the worker finds them.
        corpus: Name of the corpus; files that it holds already are skipped.
        charset: Encoding of text files that are not UTF-8, such as cp1252.
        follow_links: Whether links inside the folders are followed.
    """
    return execute(
        "load",
        run_as_task,
        partial(pipeline.load, paths=paths, corpus=corpus, charset=charset, follow_links=follow_links),
        wait=LOCK_WAIT,
    )


@flow(flow_run_name=name_start, persist_result=False)
def backfill(
    addresses: list[str],
    *,
    corpus: str,
    executor: ExecutorName = "processes",
    address: str | None = None,
    about: Sequence[str] = (),
    every_page: bool = False,
    folder: Path | None = None,
) -> BackfillReport | State[Any]:
    """Load the pages of WARC files that name a company, and publish the edition.

    Args:
        addresses: WARC files, folders or lists of them, as the worker finds them, or places that fsspec
            opens. The server shows them: what gives access belongs into the environment of the worker.
        corpus: Name of the corpus; pages that it holds already are skipped.
        executor: Who analyses the files: processes of the worker's machine, or a Dask cluster.
        address: Scheduler of the Dask cluster; without one a cluster of the worker's machine is started.
        about: Tags whose names a page has to have, instead of the first company of the taxonomy.
        every_page: Whether pages that name nothing are loaded, too.
        folder: Folder of the analysed files, instead of one in the folder of the state.
    """
    return execute(
        "backfill",
        run_as_task,
        partial(
            backfill_segments,
            addresses=addresses,
            corpus=corpus,
            executor=executor,
            address=address,
            about=about,
            every_page=every_page,
            folder=folder,
        ),
        wait=LOCK_WAIT,
    )


@flow(flow_run_name=name_start, persist_result=False)
def rebuild(*, dry_run: bool = False) -> RebuildReport | State[Any]:
    """Derive everything again from the archive with the current rules, and publish the edition.

    Args:
        dry_run: Report the changes, and make none.
    """
    return execute(
        "rebuild",
        run_as_task,
        partial(history.rebuild, dry_run=dry_run),
        wait=LOCK_WAIT,
    )


@flow(flow_run_name=name_start, persist_result=False)
def retag(*, dry_run: bool = False) -> RetagReport | State[Any]:
    """Tag all articles again by the current taxonomy, and publish the edition.

    Args:
        dry_run: Report the changes, and make none.
    """
    return execute(
        "retag",
        run_as_task,
        partial(history.retag, dry_run=dry_run),
        wait=LOCK_WAIT,
    )


FLOWS: Mapping[Callable[..., Any], Flow[Any, Any]] = {
    pipeline.run: run,
    pipeline.poll: poll,
    pipeline.ingest: ingest,
    pipeline.publish: publish,
    pipeline.load: load,
    backfill_segments: backfill,
    history.rebuild: rebuild,
    history.retag: retag,
}
"""The flow of each pipeline."""


def _make_task(stage: _Stage, policy: StagePolicy) -> Task[Any, Any]:
    """Make the task of a stage; it takes the stage's arguments as two quoted values.

    It has no tag: a task that has one asks the server for leave, since the tag may have a limit, and fails
    after 60 s when the server has gone away meanwhile.
    """

    def run_stage(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return run_stage_locally(stage, *args, **kwargs)

    return Task(
        run_stage,
        name=stage.__name__,
        description=(stage.__doc__ or "").partition("\n")[0],
        retries=len(policy.retry_delays),
        retry_delay_seconds=list(policy.retry_delays),
        timeout_seconds=policy.timeout,
        cache_policy=NO_CACHE,
        persist_result=False,
    )


TASKS: Mapping[_Stage, Task[Any, Any]] = {
    stage: _make_task(stage, policy) for stage, policy in STAGES.items()
}
"""The task of each stage."""


def run_as_task(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run a stage as its Prefect task, a batch at a time.

    The arguments are quoted: looking for futures in 20,000 records took Prefect 0.8 s.
    """
    is_main = threading.current_thread() is threading.main_thread()
    task = TASKS[stage] if is_main else _make_thread_task(stage)
    return cast("_R", task(quote(args), quote(kwargs)))


@cache
def _make_thread_task(stage: _Stage) -> Task[Any, Any]:
    """Make the task of a stage for a thread, where Prefect could not stop it and would warn at each start."""
    return _make_task(stage, replace(STAGES[stage], timeout=None))


def run_as_flow(
    pipeline: Callable[Concatenate[StageRunner, RunContext, _P], _R],
    context: RunContext,
    /,
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> _R:
    """Run a pipeline of a command, which holds the run lock, as a flow run in this process.

    Args:
        pipeline: The pipeline. One without a flow of its own gets one without parameters, since its
            arguments are nothing that a server could show.
        context: The context of the command.
        *args: The pipeline's own arguments.
        **kwargs: The same.

    Raises:
        Exception: What the pipeline raises.
    """
    name = pipeline.__name__
    recorded = FLOWS.get(pipeline)
    return cast(
        "_R",
        run_recorded(
            name,
            context,
            lambda run_stage: pipeline(run_stage, context, *args, **kwargs),
            flow_run=(lambda: recorded(*args, **kwargs)) if recorded else _make_flow(pipeline),
        ),
    )


def _make_flow(pipeline: Callable[..., Any]) -> Flow[Any, Any]:
    """Make the flow of a pipeline that only commands run."""

    def run_call() -> State[Any]:
        return execute(pipeline.__name__, run_as_task, pipeline)

    return Flow(
        run_call,
        name=pipeline.__name__,
        description=(pipeline.__doc__ or "").partition("\n")[0],
        flow_run_name=name_start,
        persist_result=False,
    )
