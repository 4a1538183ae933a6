"""Ctrl-C in the middle of a statement: DuckDB 1.5.5 raises RuntimeError in place of KeyboardInterrupt."""

from __future__ import annotations


def is_interruption(error: BaseException) -> bool:
    """Return whether an error is Ctrl-C, or was raised because of it.

    DuckDB looks for signals while a statement runs. It stops the statement and raises RuntimeError
    ("Query interrupted") from the KeyboardInterrupt, which no handler of its own errors takes.
    """
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, KeyboardInterrupt):
        cause = cause.__cause__
    return cause is not None
