"""Why a job of a worker process has no result: by its content's fault, by its limits, or by the machine's."""

from __future__ import annotations

import errno
import os
import signal
from dataclasses import dataclass
from pathlib import Path

import transforms.text.exceptions
from transforms.records import MAX_DETAIL, Refusal, RefusalReason, RefusalStage

MEMORY = 1 << 30
"""The bytes that a worker may map beside those that it starts with."""
_MACHINE_ERRORS = frozenset(
    {
        errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO,
        errno.ENOMEM, errno.ENOBUFS, errno.EAGAIN, errno.EMFILE, errno.ENFILE,
    }
)  # fmt: skip
_OF_MACHINE = (RefusalReason.KILLED, RefusalReason.MACHINE_FAULT)
_NO_THREAD = "can't start new thread"  # what Python raises for EAGAIN, as a RuntimeError
_MAX_CAUSES = 8
_MEMORY_STATE = Path("/proc/meminfo")
# A kernel out of memory, a person or a shutdown sends these. A fault of the content is another signal.
_FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
# What multiprocessing says of the children of a fork server that has died, and pebble of a worker that lost
# its pipe or its lock.
_LOST = (255, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailure:
    """Why a job has no result.

    Attributes:
        reason: The reason; it says whether the same job may succeed later.
        detail: The same as a sentence.
    """

    reason: RefusalReason
    detail: str

    @property
    def is_of_machine(self) -> bool:
        """Whether the machine is to blame: the process was killed, or something was lacking."""
        return self.reason in _OF_MACHINE

    def refuse(self, *, url: str | None, origin: str, stage: RefusalStage) -> Refusal:
        """Make the refusal of what the job was about; see :class:`Refusal` for the arguments."""
        return Refusal(url=url, origin=origin, stage=stage, reason=self.reason, detail=self.detail)


def describe_exception(error: BaseException) -> JobFailure:
    """Tell whose fault an exception is: the content's, or the machine's, which may be over later.

    The exceptions that it was raised from count too: libraries wrap the errors of the operating system.
    """
    for cause in _list_causes(error):
        if isinstance(cause, MemoryError) and not _is_machine_short():
            return JobFailure(
                reason=RefusalReason.MEMORY,
                detail=f"reading it took more than {MEMORY >> 30} GB of memory and was stopped",
            )
        if _is_machine_fault(cause):
            detail = f"the machine could not read it: {word_exception(cause)}"
            return JobFailure(reason=RefusalReason.MACHINE_FAULT, detail=detail)
    return JobFailure(reason=RefusalReason.UNREADABLE, detail=word_exception(error))


def word_exception(error: BaseException) -> str:
    """Return what an exception says and where it was raised, as long as a refusal may be."""
    return transforms.text.exceptions.word_exception(error, limit=MAX_DETAIL)


def _list_causes(error: BaseException) -> list[BaseException]:
    causes = [error]
    while len(causes) < _MAX_CAUSES:
        last = causes[-1]
        cause = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if cause is None:
            break
        causes.append(cause)
    return causes


def _is_machine_fault(error: BaseException) -> bool:
    match error:
        case MemoryError() | ImportError():  # no content decides which libraries there are
            return True
        case OSError():
            return error.errno in _MACHINE_ERRORS
        case RuntimeError():
            return error.args == (_NO_THREAD,)
    return False


def _is_machine_short() -> bool:
    """Return whether the machine has less memory left than a worker may take.

    Where it has more, the worker's own limit has refused memory, and would do so again.
    """
    try:
        lines = dict(line.split(":", 1) for line in _MEMORY_STATE.read_text(encoding="ascii").splitlines())
        return int(lines["MemAvailable"].split()[0]) * 1024 < MEMORY
    except (OSError, KeyError, ValueError):  # only Linux tells
        return False


def describe_exit(code: int, *, seconds: float) -> JobFailure:
    """Tell why a process ended in the middle of a job.

    Args:
        code: Its exit code; a negative one is the number of a signal.
        seconds: The CPU time that a job may take.
    """
    if code == -signal.SIGPROF:
        return describe_timeout(f"more than {seconds:g} seconds of CPU time")
    if code in _MACHINE_ERRORS:  # pebble ends a worker with the number of the error that its pipe met
        detail = f"its process ended: {os.strerror(code)}"
        return JobFailure(reason=RefusalReason.MACHINE_FAULT, detail=detail)
    if -code in _FROM_OUTSIDE or code in _LOST:
        detail = f"the process that read it was killed, with exit code {code}"
        return JobFailure(reason=RefusalReason.KILLED, detail=detail)
    detail = f"the process that read it died with exit code {code}"
    return JobFailure(reason=RefusalReason.CRASHED, detail=detail)


def describe_timeout(excess: str) -> JobFailure:
    """Make the failure of a job that was stopped for its time, given as "more than 5 seconds"."""
    return JobFailure(
        reason=RefusalReason.READING_TIMEOUT, detail=f"reading it took {excess} and was stopped"
    )


def describe_lost_process(error: BaseException) -> JobFailure:
    """Tell why a process could not be started, or was lost, by the error that its starter met."""
    words = word_exception(error.__cause__ or error)
    if describe_exception(error).reason is RefusalReason.MACHINE_FAULT:
        detail = f"no worker process could be started: {words}"
        return JobFailure(reason=RefusalReason.MACHINE_FAULT, detail=detail)
    return JobFailure(reason=RefusalReason.KILLED, detail=f"the worker processes died: {words}")
