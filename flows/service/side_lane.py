"""Waiting for the network aside, so that what arrives meanwhile is taken at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import Any, ParamSpec, TypeVar

from flows.pipeline.policies import STAGES
from flows.stage_runner import StageRunner

_P = ParamSpec("_P")
_R = TypeVar("_R")


class SideLane:
    """A stage runner that runs stages on the network in another thread, and does other work meanwhile.

    A poll of many feeds, or of one slow server, takes minutes, and a push should be queryable in a second. A
    stage on the network opens the warehouse for moments only, and waits for its lock as another process does.

    Args:
        run_stage: Runs a stage.
        meanwhile: Does other work if there is any, or else waits for it for a moment.
    """

    def __init__(self, run_stage: StageRunner, meanwhile: Callable[[], None]) -> None:
        self._run_stage = run_stage
        self._meanwhile = meanwhile

    def __call__(self, stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `stage`, and return or raise what it does."""
        work: Callable[[], Any] = partial(self._run_stage, stage, *args, **kwargs)
        if not STAGES[stage].uses_network:
            return work()  # type: ignore[no-any-return]  # partial loses the type
        with ThreadPoolExecutor(1, thread_name_prefix="network") as pool:
            future = pool.submit(copy_context().run, work)
            while not future.done():
                self._meanwhile()
            return future.result()  # type: ignore[no-any-return]
