"""Jobs with many results, such as all pages of a file: a process of its own hands them over one by one."""

from __future__ import annotations

import pickle
import signal
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import TypeVar

from flows.job_failures import (
    JobFailure,
    describe_exception,
    describe_exit,
    describe_lost_process,
    describe_timeout,
)
from flows.jobs.worker_process import prepare_worker
from transforms.records import RefusalReason

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")
StreamingWork = Callable[[_Job, Callable[[], None]], Iterator[_Result]]
"""A job with many results. It calls its second argument after each part that may take as long as a page."""

_MAX_TRIES = 3
_RESULT, _FAILURE, _BEAT, _END = range(4)  # the first byte of a message
_BEATS_APART = 1.0  # seconds


def stream_results(
    work: StreamingWork[_Job, _Result], job: _Job, *, seconds: float, patience: float
) -> Iterator[_Result | JobFailure]:
    """Run a job in a process of its own, and yield its results while it goes on.

    One result at a time is under way, so that a job waits for its reader. A process that is killed from
    outside is started again, twice; the results that came before are passed over then.

    Args:
        work: A function that a fresh process can import.
        job: Its first argument.
        seconds: The CPU time that it may take for one result, or from beat to beat.
        patience: The same by the clock.

    Yields:
        The results, the same in each try; last, why there are no more, if the job did not end by itself.
    """
    delivered = 0
    for number in range(1, _MAX_TRIES + 1):
        failure: JobFailure | None = None
        with closing(_run(work, job, seconds, patience)) as results:
            for position, result in enumerate(results):
                if isinstance(result, JobFailure):
                    failure = result
                elif position >= delivered:
                    delivered += 1
                    yield result
        if failure is None:
            return
        if number == _MAX_TRIES or failure.reason is not RefusalReason.KILLED:
            yield failure
            return


def _run(
    work: StreamingWork[_Job, _Result], job: _Job, seconds: float, patience: float
) -> Generator[_Result | JobFailure, None, None]:
    try:
        process, receiver = _start(work, job, seconds)
    except (OSError, EOFError) as error:
        yield describe_lost_process(error)
        return
    try:
        while receiver.poll(patience):
            message = receiver.recv_bytes()
            if message[0] in (_RESULT, _FAILURE):
                yield pickle.loads(memoryview(message)[1:])  # noqa: S301 -- of our own process
            if message[0] in (_FAILURE, _END):
                return
        yield describe_timeout(f"more than {patience:g} seconds")
    except (OSError, EOFError):
        process.join()
        yield describe_exit(process.exitcode or 1, seconds=seconds)
    finally:
        receiver.close()
        process.kill()
        process.join()


def _start(
    work: StreamingWork[_Job, _Result], job: _Job, seconds: float
) -> tuple[ForkServerProcess, Connection]:
    context = get_context("forkserver")
    receiver, sender = context.Pipe(duplex=False)
    try:
        with sender:
            process = context.Process(target=_serve, args=(sender, work, job, seconds), daemon=True)
            process.start()
    except BaseException:
        receiver.close()
        raise
    return process, receiver


def _serve(sender: Connection, work: StreamingWork[_Job, object], job: _Job, seconds: float) -> None:
    """Run a job in a fresh process, with a limit on its CPU time from result to result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare_worker()
    beat = _Beat(sender, seconds)
    with suppress(BrokenPipeError):  # the reader wants no more
        try:
            for result in work(job, beat):
                _send(sender, _RESULT, result)
                beat.renew()
        except BrokenPipeError:
            raise
        except BaseException as error:  # noqa: BLE001 -- as in `_run_job`: a library in Rust panics so
            _send(sender, _FAILURE, describe_exception(error))
        else:
            _send(sender, _END, None)


def _send(sender: Connection, kind: int, content: object) -> None:
    sender.send_bytes(bytes([kind]) + pickle.dumps(content, protocol=pickle.HIGHEST_PROTOCOL))


class _Beat:
    """Renews the time limit of a job, and lets its reader know about once a second that it goes on."""

    def __init__(self, sender: Connection, seconds: float) -> None:
        self._sender = sender
        self._seconds = seconds
        self._sent_at = time.monotonic()
        self.renew()

    def renew(self) -> None:
        """Give the job its whole CPU time again."""
        signal.setitimer(signal.ITIMER_PROF, self._seconds)

    def __call__(self) -> None:
        """Renew the limit, and tell the reader if it has not heard anything for a second."""
        if time.monotonic() - self._sent_at > _BEATS_APART:
            _send(self._sender, _BEAT, None)
            self._sent_at = time.monotonic()
        self.renew()
