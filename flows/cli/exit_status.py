"""The exit status of a command, and the sentence on stderr when it fails."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from flows.cli.wrapping import wrap_lines
from flows.errors import NewswireError
from flows.log_output import is_logging_json
from flows.logs import log
from warehouse.errors import WarehouseBusyError, WarehouseError

FAILED, MISUSED, BUSY, INTERRUPTED = 1, 2, 3, 130


@contextmanager
def report_failures() -> Iterator[None]:
    """Turn a failure that the user can mend into one line on stderr and an exit status.

    Yields:
        Nothing; the block runs the command.

    Raises:
        SystemExit: The block failed in one of the ways that are expected.
    """
    try:
        yield
    except (click.exceptions.Abort, KeyboardInterrupt):
        _exit_with("interrupted; nothing half-done was kept, run it again", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(MISUSED)
    except WarehouseBusyError as error:
        _exit_with(str(error), BUSY)
    except NewswireError as error:
        _exit_with(str(error), error.exit_status)
    except WarehouseError as error:
        _exit_with(str(error), FAILED)
    except BrokenPipeError:  # the reader of a pipe has closed it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # flushed again at the end
        sys.exit(0)
    except OSError as error:
        _exit_with(_explain(error), FAILED)


def _explain(error: OSError) -> str:
    where = f" while writing {error.filename}" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return (
            f"the disk is full{where}; nothing is lost and the last edition is untouched."
            " Free some space and run it again"
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"no permission{where}; NEWSWIRE_HOME names a folder to keep the state in"
    return f"{error.strerror or error}{where}"


def _exit_with(message: str, status: int) -> None:
    if is_logging_json():
        log.error("%s", message)
    else:
        click.echo(wrap_lines(f"newswire: {message}", sys.stderr), err=True)
    sys.exit(status)
