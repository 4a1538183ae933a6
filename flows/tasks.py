"""Stages as Prefect tasks: the step that flows walk the road with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.run_context import RunContext
from flows.settings import Settings, default_settings, load_settings
from flows.workers import Workers

_P = ParamSpec("_P")
_R = TypeVar("_R")


def run_as_task(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run a stage as a Prefect task of its name, a batch at a time.

    The arguments are quoted: looking into 20,000 records for futures took Prefect 0.8 s.
    """

    @task(name=stage.__name__, cache_policy=NO_CACHE, persist_result=False)
    def carry_out(args: Any, kwargs: Any) -> _R:
        return stage(*args, **kwargs)

    return carry_out(quote(args), quote(kwargs))


class RunLog:
    """Progress in the flow run's log, where whoever is on call looks first."""

    def __init__(self) -> None:
        self._log = get_run_logger()

    def begin(self, what: str, total: int) -> None:
        """Log the start of `what`."""
        self._log.info("%s: %d", what, total)

    def step(self) -> None:
        """Log nothing: a line a page would hide the lines that matter."""

    def note(self, line: str) -> None:
        """Log at INFO."""
        self._log.info(line)

    def warn(self, line: str) -> None:
        """Log at WARNING."""
        self._log.warning(line)


@contextmanager
def open_run_context(settings: Settings | None) -> Iterator[RunContext]:
    """Begin the shift of a flow run; without `settings`, by the configuration where it runs."""
    settled = settings or load_settings() or default_settings()
    with Workers(settled.read) as workers:
        yield RunContext(settings=settled, progress=RunLog(), workers=workers)
