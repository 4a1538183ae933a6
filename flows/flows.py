"""The Prefect flows: the pipelines of :mod:`flows.pipeline`, with every stage as a task.

A flow that a command starts uses that command's context: its configuration, its workers and the run
lock that it holds. A flow that a Prefect worker starts opens a context of its own, by the configuration
and environment where it runs, and takes the run lock itself.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from prefect import Flow, State, Task, flow
from prefect.cache_policies import NO_CACHE
from prefect.logging.handlers import APILogHandler
from prefect.states import Completed
from prefect.utilities.annotations import quote

from flows import pipeline
from flows.config_file import default_settings, load_settings
from flows.garbage import collect_rarely
from flows.log_output import FieldsFormatter, configure_logging, read_form
from flows.logs import bind_fields, log
from flows.progress import LogProgress
from flows.run_context import RunContext
from flows.run_report import RebuildReport, RunReport
from flows.stage_runner import StagePolicy, run_stage_locally
from flows.stages.history.retag import RetagReport
from flows.workers import Workers
from warehouse.connection import hold_run
from warehouse.errors import WarehouseBusyError

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Stage = Callable[..., Any]

LOCK_WAIT = 600.0
"""Seconds that a flow started by hand waits for another run to end before it fails."""

_command_context: ContextVar[RunContext | None] = ContextVar("newswire_command_context", default=None)


@flow(persist_result=False)
def run(*, every: bool = False) -> list[RunReport] | State[Any]:
    """Poll feeds, take in their new entries and publish the edition.

    Args:
        every: Also poll feeds that are not due yet, except those whose server asked us to wait.
    """
    return _run("run", lambda context: pipeline.run(run_as_task, context, every=every))


@flow(persist_result=False)
def poll(*, every: bool = False) -> RunReport | State[Any]:
    """Poll feeds and put their new entries on the work list.

    Args:
        every: Also poll feeds that are not due yet, except those whose server asked us to wait.
    """
    return _run("poll", lambda context: pipeline.poll(run_as_task, context, every=every))


@flow(persist_result=False)
def ingest() -> RunReport | State[Any]:
    """Fetch, read and load the entries on the work list that are due."""
    return _run("ingest", lambda context: pipeline.ingest(run_as_task, context))


@flow(persist_result=False)
def publish() -> bool | State[Any]:
    """Publish the warehouse as the edition; false if the edition was up to date."""
    return _run("publish", lambda context: pipeline.publish(run_as_task, context))


@flow(persist_result=False)
def load(paths: list[Path], *, corpus: str, charset: str | None = None) -> RunReport | State[Any]:
    """Load files as a corpus and publish the edition.

    Args:
        paths: Text, HTML or WARC files, or folders of them, as the worker finds them.
        corpus: Name of the corpus; files that it holds already are skipped.
        charset: Encoding of text files that are not UTF-8, such as cp1252.
    """
    return _run(
        "load",
        lambda context: pipeline.load(run_as_task, context, paths, corpus=corpus, charset=charset),
        wait=LOCK_WAIT,
    )


@flow(persist_result=False)
def rebuild(*, dry_run: bool = False) -> RebuildReport | State[Any]:
    """Derive everything again from the archive with the current rules, and publish the edition.

    Args:
        dry_run: Only report what would change.
    """
    return _run(
        "rebuild", lambda context: pipeline.rebuild(run_as_task, context, dry_run=dry_run), wait=LOCK_WAIT
    )


@flow(persist_result=False)
def retag(*, dry_run: bool = False) -> RetagReport | State[Any]:
    """Tag all articles again by the current taxonomy, and publish the edition.

    Args:
        dry_run: Only report what would change.
    """
    return _run(
        "retag", lambda context: pipeline.retag(run_as_task, context, dry_run=dry_run), wait=LOCK_WAIT
    )


FLOWS: Mapping[Callable[..., Any], Flow[Any, Any]] = {
    pipeline.run: run,
    pipeline.poll: poll,
    pipeline.ingest: ingest,
    pipeline.publish: publish,
    pipeline.load: load,
    pipeline.rebuild: rebuild,
    pipeline.retag: retag,
}
"""The flow of each pipeline."""


def _make_task(stage: _Stage, policy: StagePolicy) -> Task[Any, Any]:
    """Make the task of a stage; it takes the stage's arguments as two quoted values."""

    def run_stage(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return run_stage_locally(stage, *args, **kwargs)

    return Task(
        run_stage,
        name=stage.__name__,
        description=(stage.__doc__ or "").partition("\n")[0],
        tags=policy.tags,
        retries=len(policy.retry_delays),
        retry_delay_seconds=list(policy.retry_delays),
        timeout_seconds=policy.timeout,
        cache_policy=NO_CACHE,
        persist_result=False,
    )


TASKS: Mapping[_Stage, Task[Any, Any]] = {
    stage: _make_task(stage, policy) for stage, policy in pipeline.STAGES.items()
}
"""The task of each stage."""


def run_as_task(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run a stage as its Prefect task, a batch at a time.

    The arguments are quoted: looking for futures in 20,000 records took Prefect 0.8 s.
    """
    return cast("_R", TASKS[stage](quote(args), quote(kwargs)))


@contextmanager
def use_context(context: RunContext) -> Iterator[None]:
    """Have the flows that run within the block use the context of a command, which holds the run lock."""
    token = _command_context.set(context)
    try:
        yield
    finally:
        _command_context.reset(token)


def _run(name: str, body: Callable[[RunContext], _R], *, wait: float = 0.0) -> _R | State[Any]:
    """Run the pipeline of the flow `name` in the right context, with its log sent to the server.

    If another run holds the run lock, a flow that somebody started by hand waits `wait` seconds and then
    fails. A scheduled flow does not wait: it ends in the state Completed, named "Skipped", with the holder
    of the lock in its message. The other run is doing its work, and the next scheduled run does the rest.
    Cancelled would look like a person's decision, and Failed would raise an alarm.
    """
    with ExitStack() as stack:
        stack.enter_context(_send_log())
        context = _command_context.get()
        if context is None:
            configure_logging(verbosity=1, form=read_form(os.environ, default="json"), with_libraries=False)
            context = stack.enter_context(_open_context())
            try:
                stack.enter_context(hold_run(context.settings.home, command=f"{name} flow", wait=wait))
            except WarehouseBusyError as error:
                if wait:
                    raise
                log.info("run skipped: %s", error)
                return Completed(name="Skipped", message=str(error))
        stack.enter_context(bind_fields(run_id=context.run_id, flow=name))
        return body(context)


@contextmanager
def _open_context() -> Iterator[RunContext]:
    collect_rarely()
    settings = load_settings() or default_settings()
    with Workers(settings.read) as workers:
        yield RunContext(settings=settings, progress=LogProgress(), workers=workers)


@contextmanager
def _send_log() -> Iterator[None]:
    """Send the records of our logger to the log of the flow run or task run that they belong to."""
    handler = APILogHandler(level=logging.INFO)
    handler.setFormatter(FieldsFormatter())
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
