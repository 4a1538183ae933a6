"""Running one stage: as a plain function, with a record in the log when it starts and when it ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Sized
from dataclasses import dataclass, fields, is_dataclass
from typing import ParamSpec, Protocol, TypeVar

from flows.logs import bind_fields, details, log

_P = ParamSpec("_P")
_R = TypeVar("_R")


class StageRunner(Protocol):
    """Runs one stage with its arguments and returns its result."""

    def __call__(self, stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `stage`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePolicy:
    """How Prefect runs a stage as a task; without Prefect a stage runs once and its error ends the run.

    Attributes:
        retry_delays: Seconds to wait before each retry of a stage that raised; empty for no retry.
        timeout: Seconds after which the stage has failed; `None` for no limit.
        uses_network: Whether the stage sends requests, and so waits for other people's servers.
    """

    retry_delays: tuple[float, ...] = ()
    timeout: float | None = None
    uses_network: bool = False


def run_stage_locally(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run a stage as the plain function that it is.

    Its start and its end are logged at INFO, with the sizes of its result and the seconds it took.
    An error is logged as well and raised again: who runs the pipeline reports it in full.
    """
    name = stage.__name__
    with bind_fields(stage=name):
        log.info("stage starts")
        start = time.monotonic()
        try:
            result = stage(*args, **kwargs)
        except BaseException as error:
            log.info("stage failed", extra=details(seconds=_since(start), error=type(error).__name__))
            raise
        log.info("stage ended", extra=details(seconds=_since(start), **count_rows(result)))
    return result


def count_rows(result: object) -> dict[str, int]:
    """Return the numbers that describe a stage's result, by name.

    A number describes itself, a list has a length, and a record the lengths of its fields that have
    one. Other results have no numbers.
    """
    if isinstance(result, int):
        return {"result": int(result)}
    if isinstance(result, list):
        return {"rows": len(result)}
    if not is_dataclass(result) or isinstance(result, type):
        return {}
    values = {field.name: getattr(result, field.name) for field in fields(result)}
    return {
        name: len(value)
        for name, value in values.items()
        if isinstance(value, Sized) and not isinstance(value, str)
    }


def _since(start: float) -> float:
    return round(time.monotonic() - start, 3)
