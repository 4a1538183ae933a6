"""Where rows are written: to standard output, or into a file that appears when it is complete."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from rich.console import Console

from flows.cli.console import open_console


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where rows are written.

    Attributes:
        text: A stream for text.
        binary: A stream for bytes; that of `text` below its encoding.
        console: The terminal, or None where the destination is none.
        file: The file, or None for standard output.
        is_raw: Whether CSV has texts as they are, also such as spreadsheets take for formulas.
    """

    text: TextIO
    console: Console | None = None
    file: Path | None = None
    is_raw: bool = False

    @property
    def binary(self) -> BinaryIO:
        """The stream of bytes below `text`."""
        self.text.flush()
        return self.text.buffer

    @property
    def width(self) -> int | None:
        """The width of the terminal in cells, or None where the destination is none."""
        return shutil.get_terminal_size().columns if self.console else None  # rich takes a dumb one for 80


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
    finally:
        part.unlink(missing_ok=True)
