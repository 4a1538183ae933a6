"""Execute a pipeline within a flow run: its context, its lock, its log and its final state.

The pipeline comes first and its record second: a server that goes away before a command's pipeline begins
lets it run as plain calls, and one that goes away afterwards takes nothing but the record with it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from queue import Empty
from typing import Any

from prefect import State
from prefect.events.clients import PrefectEventsClient
from prefect.events.worker import EventsWorker, emit_events_to_cloud, should_emit_events_to_running_server
from prefect.logging.handlers import APILogHandler
from prefect.runtime import flow_run
from prefect.settings import PREFECT_API_REQUEST_TIMEOUT, PREFECT_CLIENT_MAX_RETRIES, temporary_settings
from prefect.states import Completed

from flows.absent_modules import note_absent_modules
from flows.announce import announced
from flows.config_file import default_settings, load_settings, warn_of_feed_faults
from flows.flow_runs.lost_runs import crash_runs_of_home
from flows.flow_runs.server_record import clear_label, label_run, record_summary, rename_run
from flows.flow_runs.summary import summarise_run
from flows.garbage import collect_rarely
from flows.job_failures import word_exception
from flows.jobs.workers import Workers
from flows.log_output import FieldsFormatter, configure_logging, read_form
from flows.logs import bind_fields, log
from flows.prefect_api import find_prefect_api
from flows.progress import LogProgress
from flows.run_context import RunContext
from flows.stage_runner import StageRunner, run_stage_locally
from warehouse.connection import hold_run
from warehouse.errors import WarehouseBusyError

# How often a command repeats a request to the server, after 2 s. A busy SQLite file answers 503 once in a
# while. With Prefect's five repetitions a server that was killed held up the command by 140 s. Flow runs of a
# worker keep these: nobody waits for them, and the server may be back within the minute.
_RETRIES = 1

# Seconds until a request of a command counts as unanswered, in place of 60: a server that hung, and took
# connections without answering, held up a command by eight minutes whose news were published.
_PATIENCE = 20.0

# How often the task events of a command are sent again over a new connection. From the third time on Prefect
# pauses for a second before each of ten, for each event: a command without its server took 245 s to end.
_RECONNECTIONS = 2

Call = Callable[[StageRunner], Any]
"""A pipeline with its context and arguments; it takes the stage runner."""


@dataclass(slots=True)
class _CommandCall:
    """The call of a pipeline by a command, which a flow run in the same thread makes and records.

    Attributes:
        context: The context of the command, which holds the run lock.
        pipeline: The pipeline with its arguments; it takes the stage runner.
        results: The result, once there is one.
        error: The error that the pipeline raised.
    """

    context: RunContext
    pipeline: Call
    results: list[Any] = field(default_factory=list)
    error: BaseException | None = None

    def run(self, run_stage: StageRunner) -> Any:
        """Run the pipeline, and keep its result or its error."""
        try:
            self.results.append(self.pipeline(run_stage))
        except BaseException as error:
            self.error = error
            raise
        return self.results[0]


_under_way: set[str] = set()
"""The flow runs of this process: the service takes what arrives, a flow run, within one that polls feeds."""

_command_call: ContextVar[_CommandCall | None] = ContextVar("newswire_command_call", default=None)


def name_start() -> str:
    """Return the name of a flow run until its result gives it another."""
    return f"{flow_run.get_flow_name()} · started {datetime.now(UTC):%H:%M:%S}"


def run_recorded(name: str, context: RunContext, pipeline: Call, *, flow_run: Callable[[], Any]) -> Any:
    """Run a pipeline of a command, which holds the run lock, by calling its flow.

    Args:
        name: The name of the pipeline.
        context: The context of the command.
        pipeline: The pipeline.
        flow_run: Calls the flow, whose body is :func:`execute`.

    Raises:
        Exception: What the pipeline raises.
    """
    if should_emit_events_to_running_server() and not emit_events_to_cloud():
        EventsWorker.set_client_override(PrefectEventsClient, reconnection_attempts=_RECONNECTIONS)
    call = _CommandCall(context=context, pipeline=pipeline)
    token = _command_call.set(call)
    try:
        limits = {PREFECT_CLIENT_MAX_RETRIES: _RETRIES, PREFECT_API_REQUEST_TIMEOUT: _PATIENCE}
        with temporary_settings(limits):
            flow_run()
    except Exception as error:  # noqa: BLE001 -- whatever Prefect raises, the news come first
        if call.error is not None:
            raise call.error from None
        log.warning("the Prefect server could not record the run: %s", word_exception(error))
        log.debug("where it failed", exc_info=error)
        _drop_events()
    finally:
        _command_call.reset(token)
    if not call.results:
        with bind_fields(run_id=context.run_id, flow=name), announced(context):
            call.run(run_stage_locally)
    return call.results[0]


def _drop_events() -> None:
    """Drop the task events that wait for a server that fails: each would ask it once more, for 42 seconds."""
    services: Mapping[int, object] = EventsWorker._instances  # type: ignore[misc]  # noqa: SLF001 -- no other way
    for service in tuple(services.values()):
        if not isinstance(service, EventsWorker):
            continue
        waiting = service._queue  # noqa: SLF001 -- Prefect has no way to end a worker early
        with suppress(Empty):
            while True:
                waiting.get_nowait()
                waiting.task_done()


def execute(
    name: str,
    run_stage: StageRunner,
    pipeline: Callable[[StageRunner, RunContext], Any],
    *,
    wait: float = 0.0,
) -> State[Any]:
    """Run the pipeline of the flow `name`, or the one of a command, with its log sent to the server.

    The run ends in one of these states:

    - Completed, with the counts as its message.
    - Completed, named "Degraded", where a feed failed. Of 200 feeds one fails at nearly all times, so that
      Failed would hide the failures that need somebody, and plain Completed would hide the feed. Such runs
      are found by that name (``prefect flow-run ls --state Degraded``), on the server's page by their tags
      ``failing-feeds`` and ``feed:NAME``, and by automations through ``prefect.flow-run.Degraded``.
    - Completed, named "Skipped", where the schedule started a run while another one held the run lock. That
      one is doing its work, and the next scheduled run does the rest. Cancelled would look like a person's
      decision, and Failed would raise an alarm. A flow that somebody started by hand waits `wait` seconds and
      then fails.
    - Failed, where the pipeline raised an error.
    """
    with ExitStack() as stack:
        stack.enter_context(_send_log())
        call = _command_call.get()
        if call is None:
            configure_logging(verbosity=1, form=read_form(os.environ, default="json"), with_libraries=False)
            context = stack.enter_context(_open_context())
            try:
                stack.enter_context(hold_run(context.settings.home, command=f"{name} flow", wait=wait))
            except WarehouseBusyError as error:
                if wait:
                    raise
                log.info("run skipped: %s", error)
                rename_run(f"{name} · skipped")
                return Completed(name="Skipped", message=str(error))
        else:
            context = call.context
        stack.enter_context(bind_fields(run_id=context.run_id, flow=name))
        stack.enter_context(_mark_own(context))
        with announced(context):
            result = call.run(run_stage) if call else pipeline(run_stage, context)
        feeds = {feed.url: feed.name for feed in context.settings.list_feeds()}
        summary = summarise_run(name, result, feeds)
        record_summary(summary, context)
        state_name = "Degraded" if summary.failing_feeds else "Completed"
        return Completed(name=state_name, message=summary.message, data=result)


@contextmanager
def _mark_own(context: RunContext) -> Iterator[None]:
    """Label the flow run as one of this home, and end those that a killed process left Running."""
    own, api = label_run(context.settings.home), find_prefect_api(os.environ)
    if own is None or api is None:
        yield
        return
    _under_way.add(own)
    try:
        crash_runs_of_home(api, context.settings.home, own=_under_way)
        yield
    finally:
        _under_way.discard(own)
        if _command_call.get() is None:  # a command has the run lock until its flow run has ended
            clear_label()


@contextmanager
def _open_context() -> Iterator[RunContext]:
    collect_rarely()
    note_absent_modules()
    settings = load_settings() or default_settings()
    warn_of_feed_faults()
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
