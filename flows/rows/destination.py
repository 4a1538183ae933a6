"""Where rows are written: a stream, and what it leads to."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:  # the process that runs SQL for a page needs no terminal, and rich takes 0.05 s to import
    from rich.console import Console


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
