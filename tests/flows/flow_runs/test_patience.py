"""How long a command waits for a Prefect server that takes connections and answers none."""

from __future__ import annotations

from pathlib import Path

from prefect.settings import PREFECT_API_REQUEST_TIMEOUT, PREFECT_CLIENT_MAX_RETRIES

from flows.flow_runs.execution import run_recorded
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings


def test_a_command_gives_up_a_request_sooner_and_repeats_it_once(tmp_path: Path) -> None:
    """A worker's flow run keeps Prefect's patience: nobody waits for it."""
    before = PREFECT_API_REQUEST_TIMEOUT.value()
    seen: list[float] = []

    def record() -> None:
        seen.extend([PREFECT_API_REQUEST_TIMEOUT.value(), PREFECT_CLIENT_MAX_RETRIES.value()])
        raise TimeoutError

    settings = Settings(home=tmp_path / "var")
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        result = run_recorded("load", context, lambda _: "loaded", flow_run=record)
    assert (result, seen) == ("loaded", [20.0, 1])
    assert before == PREFECT_API_REQUEST_TIMEOUT.value() > 20
