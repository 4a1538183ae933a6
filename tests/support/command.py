"""Run the command `newswire` in the process of the test.

A process of its own costs about a second of imports for each command, and its workers cost as much again.
Here both are paid once, since the workers of all commands are forked from one server. A test starts a
process only if it is about processes: kills, locks, limits, a terminal, another Python.
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
    """Run the command.

    Args:
        folder: The working directory.
        environment: The whole environment of the command.
        arguments: The arguments of the command.

    Returns:
        The exit status and the output, as of a process. An exception that the command does not turn into a
        message and an exit status is raised here.
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
    assert status is None or isinstance(status, int), f"the exit status is not a number: {status}"
    return CompletedProcess(["newswire", *arguments], status or 0, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def _replace_process_state(environment: Mapping[str, str], arguments: Sequence[str]) -> Iterator[None]:
    """Set the environment, the arguments and an empty stdin; restore them and the loggers at the end."""
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
