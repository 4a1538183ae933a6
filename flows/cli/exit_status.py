"""The exit status of a command, and the sentence on stderr when it fails."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from flows.cli.wrapping import wrap_lines
from flows.errors import NewswireError
from flows.interruption import SignalExit, find_interruption
from flows.log_output import escape_controls, escape_lines, is_logging_json
from flows.logs import log
from transforms.text.redaction import mask_text
from warehouse.errors import EditionMissingError, OccupiedPlaceError, WarehouseBusyError, WarehouseError

FAILED, MISUSED, BUSY, INTERRUPTED = 1, 2, 3, 130
_STATUSES = {WarehouseBusyError: BUSY, OccupiedPlaceError: MISUSED, EditionMissingError: MISUSED}
_NOTHING_KEPT = "nothing half-done was kept, run it again"


@contextmanager
def report_failures() -> Iterator[None]:
    """Turn a failure that the user can mend into one line on stderr and an exit status.

    Yields:
        Nothing; the block runs the command.

    Raises:
        SystemExit: The block failed in one of the ways that are expected.
        SignalExit: A signal ended the block.
    """
    try:
        yield
    except (KeyboardInterrupt, SignalExit, RuntimeError) as error:  # click's Abort is a RuntimeError, too
        cause = find_interruption(error)
        if isinstance(cause, SignalExit):
            with suppress(OSError):  # the terminal may be gone
                _report(f"ended by {cause.signal.name}; {_NOTHING_KEPT}")
            raise cause from None
        if cause is None and not isinstance(error, click.exceptions.Abort):
            raise
        _exit_with(f"interrupted; {_NOTHING_KEPT}", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:  # its message is the help, and no error
        error.show()
        sys.exit(MISUSED)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        click.UsageError(_show_words(error.format_message()), context).show()
        sys.exit(MISUSED)
    except NewswireError as error:
        _exit_with(str(error), error.exit_status)
    except WarehouseError as error:
        status = next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), FAILED)
        _exit_with(str(error), status)
    except BrokenPipeError:  # the reader of a pipe has closed it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # flushed again at the end
        sys.exit(0)
    except OSError as error:
        _exit_with(_explain(error), FAILED)


_FULL = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "this user's share of the disk is used up",
    errno.EFBIG: "a file would be larger than this process may write (`ulimit -f`)",
}


def _explain(error: OSError) -> str:
    named = escape_controls(str(error.filename)) if error.filename else ""
    if error.errno in _FULL:
        return (
            f"{_FULL[error.errno]}{f' while writing {named}' if named else ''}; nothing is lost and the last"
            " edition is untouched. Free some space and run it again"
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"no permission{f' to use {named}' if named else ''}; be the user that it belongs to, or name"
            " another folder for the state with NEWSWIRE_HOME"
        )
    if error.errno == errno.ENOENT and error.filename and not Path(error.filename).parent.exists():
        return f"{escape_controls(str(Path(error.filename).parent))} is no folder"
    return f"{named}: {error.strerror}" if named and error.strerror else f"{error.strerror or error}"


def _exit_with(message: str, status: int) -> None:
    _report(message)
    sys.exit(status)


def _report(message: str) -> None:
    if is_logging_json():
        log.error("%s", message)
    else:
        click.echo(wrap_lines(f"newswire: {_show_words(message)}", sys.stderr), err=True)


def _show_words(message: str) -> str:
    """Return a message whose lines are its own: no name of a file that was typed, or globbed, adds one."""
    for word in sys.argv[1:]:
        message = message.replace(word, escape_controls(word)) if word else message
    return escape_lines(mask_text(message))
