"""Segments in the processes of this machine: a few at a time, each scanned in a process of its own."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event

from flows.backfill.analyse_segment import StoppedError, analyse_segment
from flows.backfill.segments import SegmentEvent, SegmentProgress, SegmentReport, SegmentTask
from flows.jobs.workers import Workers


class ProcessExecutor:
    """Analyses segments in the worker processes of a run.

    Args:
        workers: The processes.
        parallel: How many segments are analysed at a time.
    """

    def __init__(self, workers: Workers, *, parallel: int) -> None:
        self._workers = workers
        self._parallel = parallel

    def run(self, tasks: Sequence[SegmentTask]) -> Generator[SegmentEvent, None, None]:
        """Analyse segments, and yield their progress and their reports as they come.

        Raises:
            Exception: What a segment raised, such as for a full disk.
        """
        events: SimpleQueue[SegmentProgress | Future[SegmentReport]] = SimpleQueue()
        stop = Event()

        def report(progress: SegmentProgress) -> None:
            if stop.is_set():
                raise StoppedError
            events.put(progress)

        with ThreadPoolExecutor(self._parallel, thread_name_prefix="segment") as threads:
            try:
                for task in tasks:
                    threads.submit(analyse_segment, task, self._workers, report).add_done_callback(events.put)
                left = len(tasks)
                while left:
                    event = events.get()
                    if isinstance(event, SegmentProgress):
                        yield event
                    else:
                        left -= 1
                        yield event.result()
            finally:
                stop.set()
                threads.shutdown(wait=True, cancel_futures=True)
