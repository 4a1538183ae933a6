"""Open what rows are written to: standard output, or a file that appears when it is complete."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.cli.console import open_console
from flows.rows.destination import Destination


@contextmanager
def open_destination(file: Path | None = None, *, is_raw: bool = False) -> Iterator[Destination]:
    """Open a file to write rows into, or standard output where none is named.

    The file is replaced when the block ends without an error, so that it is never half written. A link, a
    device or a pipe is written to as it is.
    """
    if file is None:
        console = open_console(width=0)
        terminal = console if console.is_terminal else None
        yield Destination(text=sys.stdout, console=terminal, is_raw=is_raw)
        return
    if file.is_symlink() or (file.exists() and not file.is_file()):  # such as /dev/stdout: never replaced
        with file.open("w", encoding="utf-8", newline="") as stream:
            yield Destination(text=stream, file=file, is_raw=is_raw)
        return
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield Destination(text=stream, file=file, is_raw=is_raw)
        part.replace(file)
    except OSError as error:
        error.filename = error.filename or str(file)  # a write that fails names none
        raise
    finally:
        part.unlink(missing_ok=True)
