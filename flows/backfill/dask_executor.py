"""Segments in the workers of a Dask cluster: a task is a segment."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from flows.backfill.segments import SegmentEvent, SegmentReport, SegmentTask
from flows.errors import NewswireError, UsageError
from flows.extras import require_extra
from flows.job_failures import JobFailure
from flows.settings import ReadSettings
from transforms.records import RefusalReason

if TYPE_CHECKING:
    from distributed import Client, WorkerPlugin

_PATIENCE = 30.0  # seconds until a scheduler has answered
_UNSEEN = "127.0.0.1:0"
"""Where the HTTP servers of our own cluster listen; without an address, at port 8787 of all interfaces."""
_MAX_LOSSES = 5
"""How often a task is submitted again whose workers died. Dask gives one up after four of them."""


class LostClusterError(NewswireError):
    """The Dask cluster went away, or gave tasks up."""


class DaskExecutor:
    """Analyses segments in a Dask cluster.

    Args:
        settings: The limits on a page, which hold in the processes of each worker.
        address: The scheduler's; `None` for a cluster of this command's own on this machine.
    """

    def __init__(self, settings: ReadSettings, *, address: str | None) -> None:
        self._settings = settings
        self._address = address

    def run(self, tasks: Sequence[SegmentTask]) -> Generator[SegmentEvent, None, None]:
        """Analyse segments, and yield their reports as they come.

        A task whose worker died is run by another one. A shard is written once, so that a worker that was
        only thought to be dead does no harm.

        Raises:
            UsageError: Dask is not installed, or the scheduler does not answer.
            LostClusterError: The cluster went away.
        """
        with self._connect() as client:
            from distributed import as_completed  # noqa: PLC0415 -- an optional library
            from distributed.scheduler import KilledWorker  # noqa: PLC0415 -- an extra, which may be absent

            from flows.backfill.dask_worker import SegmentWorkers, run_segment  # noqa: PLC0415 -- it imports that extra

            name = f"newswire-{secrets.token_hex(4)}"
            _prepare_workers(client, SegmentWorkers(self._settings, name))
            losses: Counter[str] = Counter()
            waiting = {client.submit(run_segment, task, name, pure=False): task for task in tasks}
            finished = as_completed(list(waiting), loop=client.loop)
            try:
                for future in finished:
                    task = waiting.pop(future)
                    try:
                        yield future.result()
                    except KilledWorker as error:
                        losses[task.shard.name] += 1
                        if losses[task.shard.name] > _MAX_LOSSES:
                            yield _give_up(task, error)
                            continue
                        again = client.submit(run_segment, task, name, pure=False)
                        waiting[again] = task
                        finished.add(again)
                    if future.cancelled():
                        raise LostClusterError("the Dask cluster went away; run the command again to go on")
            finally:
                with suppress(Exception):  # the cluster may be gone
                    client.cancel(list(waiting))
                    client.unregister_worker_plugin(name)

    @contextmanager
    def _connect(self) -> Iterator[Client]:
        require_extra("dask", wanted_by="--executor dask")
        from distributed import Client, LocalCluster  # noqa: PLC0415 -- an optional library

        if self._address is None:
            with (
                LocalCluster(
                    n_workers=self._settings.workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address=_UNSEEN,
                    worker_dashboard_address=_UNSEEN,
                    silence_logs=logging.CRITICAL,
                ) as cluster,
                Client(cluster, set_as_default=False) as client,
            ):
                yield client
            return
        try:
            client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {self._address}: {error}") from error
        with client:
            yield client


def _prepare_workers(client: Client, plugin: WorkerPlugin) -> None:
    """Give all workers a plugin, again where one of them ended meanwhile; later ones get it as they join."""
    for loss in range(_MAX_LOSSES + 1):
        try:
            client.register_plugin(plugin)
        except OSError as error:
            if loss == _MAX_LOSSES:
                raise LostClusterError(f"the workers of the Dask cluster do not answer: {error}") from error
        else:
            return


def _give_up(task: SegmentTask, error: Exception) -> SegmentReport:
    detail = f"the Dask workers that read it died again and again: {error}"
    return SegmentReport(
        shard=task.shard,
        is_whole=False,
        failure=JobFailure(reason=RefusalReason.KILLED, detail=detail[:300]),
    )
