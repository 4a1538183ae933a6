"""Write the summary of a flow run to the Prefect server that records the run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import ArtifactCreate
from prefect.context import FlowRunContext

from flows.flow_runs.artifacts import tabulate_counts, write_markdown
from flows.flow_runs.daily_report import is_report_due, note_report, write_report
from flows.flow_runs.home_label import LABEL, make_home_id
from flows.flow_runs.summary import FlowRunSummary
from flows.job_failures import word_exception
from flows.logs import log
from flows.run_context import RunContext
from warehouse.edition import open_edition
from warehouse.errors import WarehouseError
from warehouse.run_activity import RunActivity, read_run_activity


def label_run(home: Path) -> str | None:
    """Label the flow run under way with its home folder, whose run lock is held.

    Returns:
        The identifier of the flow run; `None` outside of one.
    """
    here = _find_run()
    if here is None:
        return None
    client, flow_run_id, _ = here
    with _or_warn():
        client.update_flow_run_labels(flow_run_id, {LABEL: make_home_id(home)})
    return str(flow_run_id)


def clear_label() -> None:
    """Take the label off before the run lock is given up: the run is Running for some moments more."""
    here = _find_run()
    if here:
        client, flow_run_id, _ = here
        with _or_warn():
            client.update_flow_run_labels(flow_run_id, {LABEL: ""})


def rename_run(name: str) -> None:
    """Rename the flow run under way."""
    here = _find_run()
    if here:
        client, flow_run_id, _ = here
        with _or_warn():
            client.update_flow_run(flow_run_id, name=name)


def record_summary(summary: FlowRunSummary, context: RunContext) -> None:
    """Give the flow run under way its final name, its tags, its two artifacts, and once a day the report.

    The news are published already. A server that fails now costs the record and nothing else.
    """
    here = _find_run()
    if here is None:
        return
    client, flow_run_id, tags = here
    with _or_warn():
        client.update_flow_run(flow_run_id, name=summary.name, tags=sorted(tags | summary.tags))
        if not summary.counts:
            return
        markdown = write_markdown(summary, run_id=context.run_id, activity=_read_activity(summary, context))
        for kind, key, title, data in (
            ("markdown", "newswire-run", "What the run did, and what it could not", markdown),
            (
                "table",
                "newswire-outcomes",
                "The cases of each outcome",
                json.dumps(tabulate_counts(summary.counts)),
            ),
        ):
            client.create_artifact(
                ArtifactCreate(type=kind, key=key, description=title, data=data, flow_run_id=flow_run_id)
            )
        _record_report(client, flow_run_id, summary, context)


def _record_report(
    client: SyncPrefectClient, flow_run_id: UUID, summary: FlowRunSummary, context: RunContext
) -> None:
    """Give the server the report of the last seven days with the first run of a day that loads articles."""
    home, today = context.settings.home, context.now.date()
    is_news = any(count for (_, name), count in summary.counts.items() if name == "loaded")
    if not is_news or not is_report_due(home, today):
        return
    markdown = write_report(home)
    if markdown is None:
        return
    client.create_artifact(
        ArtifactCreate(
            type="markdown",
            key="newswire-report",
            description="What the last seven days brought",
            data=markdown,
            flow_run_id=flow_run_id,
        )
    )
    note_report(home, today)


@contextmanager
def _or_warn() -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 -- whatever the client raises, the news come first
        log.warning("the Prefect server could not record the run: %s", word_exception(error))
        log.debug("where it failed", exc_info=error)


def _find_run() -> tuple[SyncPrefectClient, UUID, set[str]] | None:
    here = FlowRunContext.get()
    if here is None or here.flow_run is None or not isinstance(here.client, SyncPrefectClient):
        return None
    return here.client, here.flow_run.id, set(here.flow_run.tags)


def _read_activity(summary: FlowRunSummary, context: RunContext) -> RunActivity:
    """Read from the edition what the run did; nothing where there is none, or no time of the run."""
    if summary.started_at is None:
        return RunActivity()
    try:
        with open_edition(context.settings.edition) as con:
            return read_run_activity(con, context.run_id, seen_at=summary.started_at)
    except WarehouseError:
        return RunActivity()
