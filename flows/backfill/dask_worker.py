"""The side of the Dask workers: each analyses segments by processes of its own, within their limits."""

from __future__ import annotations

import multiprocessing
import socket

from distributed import Worker, WorkerPlugin, get_worker

from flows.backfill.analyse_segment import analyse_segment
from flows.backfill.segments import SegmentReport, SegmentTask
from flows.backfill.versions import digest_code
from flows.errors import NewswireError
from flows.jobs.workers import Workers
from flows.settings import ReadSettings


class OtherVersionError(NewswireError):
    """A worker has other code or libraries than the command, so that its results would be others."""


class SegmentWorkers(WorkerPlugin):
    """A pool of processes for pages in each Dask worker, as many as the worker has threads.

    Args:
        settings: The limits on a page.
        name: The name by which tasks find it, another for each backfill.
    """

    def __init__(self, settings: ReadSettings, name: str) -> None:
        self.name = name
        self._settings = settings
        self.workers: Workers | None = None

    def setup(self, worker: Worker) -> None:
        """Make the pool; its processes start with the first segment.

        A worker that its nanny has started is a daemon, and those may have no children. It is one so that it
        ends with its nanny; ours end with their worker by themselves.
        """
        multiprocessing.current_process().daemon = False
        threads = max(1, int(worker.state.nthreads))
        self.workers = Workers(self._settings.model_copy(update={"workers": threads})).__enter__()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 -- as the library calls it
        """End the processes."""
        if self.workers is not None:
            self.workers.__exit__(None, None, None)


def run_segment(task: SegmentTask, plugin_name: str) -> SegmentReport:
    """Analyse a segment in the worker that this is called in; see :func:`analyse_segment`.

    Args:
        task: The segment.
        plugin_name: The name of the worker's :class:`SegmentWorkers`.

    Raises:
        OtherVersionError: The worker's code is another than that of the command.
    """
    if digest_code() != task.code:
        raise OtherVersionError(
            f"the Dask worker on {socket.gethostname()} has another version of Newswire, or of its libraries,"
            " than this command; install the same on both"
        )
    plugin = get_worker().plugins[plugin_name]
    assert isinstance(plugin, SegmentWorkers)
    assert plugin.workers is not None
    return analyse_segment(task, plugin.workers, lambda _: None)
