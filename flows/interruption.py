"""Interruptions of a command: Ctrl-C, which Python raises itself, and the signals that are raised here.

DuckDB looks for signals while a statement runs. Version 1.5.5 stops the statement and raises RuntimeError
("Query interrupted") from the exception of the signal, which no handler of its own errors takes.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class SignalExit(SystemExit):
    """SIGTERM or SIGHUP: unfinished work is cleaned up on the way out, as with Ctrl-C.

    Args:
        number: The signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(128 + number)  # as a shell has it
        self.signal = signal.Signals(number)


def find_interruption(error: BaseException) -> KeyboardInterrupt | SignalExit | None:
    """Return the interruption that an error is, or from which it was raised; None otherwise."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, KeyboardInterrupt | SignalExit):
        cause = cause.__cause__
    return cause


def die_of_ctrl_c() -> None:
    """Let Ctrl-C end the process as it ends one without Python: there is nothing to clean up yet.

    Python would print where in its imports it was. Ctrl-C stays ignored where it is, as behind ``&``.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def raise_signals() -> None:
    """Let Ctrl-C, SIGTERM and the end of the terminal raise an exception in the midst of the work.

    Those that are ignored stay so, as the end of the terminal under nohup.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _raise)


@contextmanager
def hold_signals() -> Iterator[None]:
    """Let signals that raise an exception wait until the block, which imports modules, has ended.

    DuckDB's import ends with "initialization failed" if it is interrupted, or the process crashes.
    """
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    raising = {number for number in numbers if callable(signal.getsignal(number))}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, raising)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _raise(number: int, _: object) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the kernel sends it, and the shell that ends once more
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a second one ends the process at once
    raise SignalExit(number)
