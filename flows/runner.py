"""Two ways to run a pipeline: as plain calls, or as a flow run of the Prefect server that is configured."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from flows.announce import announced
from flows.logs import bind_fields, notice
from flows.prefect_api import find_prefect_api
from flows.run_context import RunContext
from flows.stage_runner import StageRunner, run_stage_locally

_PATIENCE = 1.0  # seconds to wait for the answer of a server

_silent_servers: set[str] = set()
"""The servers about whose silence this process has said something."""

_P = ParamSpec("_P")
_R = TypeVar("_R")

Pipeline = Callable[Concatenate[StageRunner, RunContext, _P], _R]
"""A function of :mod:`flows.pipeline`: it takes a stage runner, the run's context and its own arguments."""


class Runner(Protocol):
    """Runs pipelines for a command, which holds the run lock meanwhile."""

    def run(
        self, pipeline: Pipeline[_P, _R], context: RunContext, /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        """Run `pipeline` with its own arguments and return its result."""


class LocalRunner:
    """Runs pipelines as plain calls; nothing is started or imported that the run does not need."""

    def run(
        self, pipeline: Pipeline[_P, _R], context: RunContext, /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        """Run `pipeline` in this process."""
        with bind_fields(run_id=context.run_id, flow=pipeline.__name__), announced(context):
            return pipeline(run_stage_locally, context, *args, **kwargs)


class PrefectRunner:
    """Runs pipelines as flow runs in this process, recorded by the Prefect server."""

    def run(
        self, pipeline: Pipeline[_P, _R], context: RunContext, /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        """Run `pipeline` as a flow run with this command's context. Prefect takes 1.2 s to import."""
        from flows.flows import run_as_flow  # noqa: PLC0415 -- imports Prefect

        return run_as_flow(pipeline, context, *args, **kwargs)


def choose_runner(environment: Mapping[str, str] = os.environ) -> Runner:
    """Return the runner of the server that `PREFECT_API_URL` names, or the local one.

    The local one is for where the variable is unset, and where the server does not answer within a second:
    news must not wait for its record. That is said once in a process.
    """
    api = find_prefect_api(environment)
    if api is None:
        return LocalRunner()
    fault = api.find_fault(timeout=_PATIENCE)
    if fault is None:
        return PrefectRunner()
    _say_plain(api.url, fault)
    return LocalRunner()


def _say_plain(url: str, fault: str) -> None:
    if url not in _silent_servers:
        _silent_servers.add(url)
        notice(f"the Prefect server at {url} does not answer ({fault}); going on without it")
