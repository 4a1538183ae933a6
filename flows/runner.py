"""Two ways to run a pipeline: as plain calls, or as a flow run of the Prefect server that is configured."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

from flows.logs import bind_fields
from flows.run_context import RunContext
from flows.stage_runner import StageRunner, run_stage_locally

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
        with bind_fields(run_id=context.run_id, flow=pipeline.__name__):
            return pipeline(run_stage_locally, context, *args, **kwargs)


class PrefectRunner:
    """Runs pipelines as flow runs in this process, recorded by the Prefect server."""

    def run(
        self, pipeline: Pipeline[_P, _R], context: RunContext, /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _R:
        """Run the flow of `pipeline`, with this command's context. Prefect takes 1.2 s to import."""
        from flows.flows import FLOWS, use_context  # noqa: PLC0415 -- imports Prefect

        with use_context(context):
            return cast("_R", FLOWS[pipeline](*args, **kwargs))


def choose_runner(environment: Mapping[str, str] = os.environ) -> Runner:
    """Return the runner of the server that `PREFECT_API_URL` names, or the local one where it is unset."""
    return PrefectRunner() if environment.get("PREFECT_API_URL") else LocalRunner()
