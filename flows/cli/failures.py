"""How failures end a command: in words, and with the exit status that scripts rely on."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from flows.errors import NewswireError
from warehouse.errors import WarehouseBusyError, WarehouseError

FAILED, MISUSED, BUSY, INTERRUPTED = 1, 2, 3, 130


@contextmanager
def report_failures() -> Iterator[None]:
    """Turn what can go wrong for the user into one line on stderr and an exit status."""
    try:
        yield
    except click.exceptions.Abort:
        _end("interrupted; nothing half-done was kept, run it again", INTERRUPTED)
    except KeyboardInterrupt:
        _end("interrupted; nothing half-done was kept, run it again", INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(MISUSED)
    except WarehouseBusyError as error:
        _end(str(error), BUSY)
    except NewswireError as error:
        _end(str(error), error.exit_status)
    except WarehouseError as error:
        _end(str(error), FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has enough
        sys.exit(0)
    except OSError as error:
        _end(_explain(error), FAILED)


def _explain(error: OSError) -> str:
    where = f" while writing {error.filename}" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return (
            f"the disk is full{where}; nothing is lost and the last edition still stands."
            " Free some space and run it again"
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"no permission{where}; NEWSWIRE_HOME names a folder to keep the state in"
    return f"{error.strerror or error}{where}"


def _end(message: str, status: int) -> None:
    click.echo(f"newswire: {message}", err=True)
    sys.exit(status)
