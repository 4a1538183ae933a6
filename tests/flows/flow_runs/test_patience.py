"""How long a command waits for a Prefect server that takes connections and answers none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from prefect.events.clients import AssertingEventsClient
from prefect.events.schemas.events import Event, Resource
from prefect.events.worker import EventsWorker
from prefect.settings import (
    PREFECT_API_REQUEST_TIMEOUT,
    PREFECT_API_URL,
    PREFECT_CLIENT_MAX_RETRIES,
    temporary_settings,
)

from flows.flow_runs.execution import run_recorded
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings


class SlowClient(AssertingEventsClient):
    """A server that takes its time over each event."""

    async def _emit(self, event: Event) -> None:
        await asyncio.sleep(0.2)
        await super()._emit(event)


def run_load(home: Path, flow_run: Callable[[], None]) -> str:
    settings = Settings(home=home)
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        return str(run_recorded("load", context, lambda _: "loaded", flow_run=flow_run))


def test_events_for_a_server_that_failed_are_not_waited_for(tmp_path: Path) -> None:
    AssertingEventsClient.reset()
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:1/api"}):
        worker = EventsWorker.instance(SlowClient)

    def fail() -> None:
        for number in range(20):
            resource = Resource({"prefect.resource.id": f"test.step.{number}"})
            worker.send(Event(event="test.step", resource=resource))
        raise TimeoutError

    assert run_load(tmp_path / "var", fail) == "loaded"
    worker.drain()
    assert sum(len(client.events) for client in AssertingEventsClient.all) < 5


def test_a_command_gives_up_a_request_sooner_and_repeats_it_once(tmp_path: Path) -> None:
    """A worker's flow run keeps Prefect's patience: nobody waits for it."""
    before = PREFECT_API_REQUEST_TIMEOUT.value()
    seen: list[float] = []

    def record() -> None:
        seen.extend([PREFECT_API_REQUEST_TIMEOUT.value(), PREFECT_CLIENT_MAX_RETRIES.value()])
        raise TimeoutError

    result = run_load(tmp_path / "var", record)
    assert (result, seen) == ("loaded", [20.0, 1])
    assert before == PREFECT_API_REQUEST_TIMEOUT.value() > 20
