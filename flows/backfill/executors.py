"""What a backfill expects of whoever analyses its segments, and the choice of one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Literal, Protocol

from flows.backfill.dask_executor import DaskExecutor
from flows.backfill.process_executor import ProcessExecutor
from flows.backfill.segments import SegmentEvent, SegmentTask
from flows.errors import UsageError
from flows.jobs.workers import Workers
from flows.settings import ReadSettings

ExecutorName = Literal["processes", "dask"]


class Executor(Protocol):
    """Analyses segments, wherever it has processes for that."""

    def run(self, tasks: Sequence[SegmentTask]) -> Generator[SegmentEvent, None, None]:
        """Analyse segments, and yield their progress and their reports as they come.

        Each report comes once its shard is on disk; closing the generator stops the work.
        """


def choose_executor(
    name: ExecutorName, *, address: str | None, settings: ReadSettings, workers: Workers
) -> Executor:
    """Return the executor of a name.

    Args:
        name: ``processes`` of this machine, or the workers of a ``dask`` cluster.
        address: The scheduler of the cluster; `None` for a cluster of this machine's own.
        settings: The limits on a page, and the number of processes.
        workers: The processes of this run.

    Raises:
        UsageError: There is an address for processes, which have none.
    """
    if name == "dask":
        return DaskExecutor(settings, address=address)
    if address:
        raise UsageError("an address names a Dask cluster, so it needs the executor dask")
    return ProcessExecutor(workers, parallel=settings.workers)
