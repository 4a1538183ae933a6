"""Run the command `newswire` in the process of a test.

A separate process costs about a second of imports for each command, and its workers cost another second and
a half. In one process both are paid once, since the workers of all commands are forked from one server: 21
tests of bad input took 53 seconds of CPU time with processes, and 15 without. Tests start a process only if
they are about processes: kills, locks, limits, a terminal, the environment of a new user.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess

from flows.cli import main
from flows.logs import log


def call_newswire(
    folder: Path, environment: Mapping[str, str], arguments: Sequence[str]
) -> CompletedProcess[str]:
    """Run the command in this process, and return its output and exit status as a process would.

    Errors that the command does not turn into a message are raised, where a process would print a traceback.

    Args:
        folder: The working folder.
        environment: All environment variables.
        arguments: The words after the command's name.
    """
    out, err = io.StringIO(), io.StringIO()
    status: object = 0
    with (
        contextlib.chdir(folder),
        _replace_process_state(environment, arguments),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main(arguments)
        except SystemExit as ended:
            status = ended.code
    assert status is None or isinstance(status, int), f"an exit status in words: {status}"
    return CompletedProcess(["newswire", *arguments], status or 0, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _replace_process_state(environment: Mapping[str, str], arguments: Sequence[str]) -> Iterator[None]:
    """Give the process another environment, arguments and an empty stdin; restore these and the loggers."""
    kept, argv, stdin = dict(os.environ), sys.argv, sys.stdin
    loggers = [(logger, logger.handlers[:], logger.level, logger.propagate) for logger in (log, logging.root)]
    os.environ.clear()
    os.environ.update(environment)
    sys.argv, sys.stdin = ["newswire", *arguments], io.StringIO()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
        sys.argv, sys.stdin = argv, stdin
        for logger, handlers, level, propagate in loggers:
            logger.handlers[:], logger.propagate = handlers, propagate
            logger.setLevel(level)
