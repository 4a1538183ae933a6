"""Commands on a terminal of a given width: a real one, as a person has it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from folders import ROOT
from rich.cells import cell_len

CAPTURES = ROOT / "tests/data/terminal"
PROMPT = b"news> "
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_])")
_MAX_SECONDS = 90.0


@dataclass(frozen=True)
class Screen:
    """What a command wrote to a terminal, and its exit status."""

    status: int
    written: bytes

    @property
    def lines(self) -> list[str]:
        """The lines that are not empty, overwritten ones too, without the sequences that move the cursor."""
        text = _ESCAPES.sub("", self.written.decode("utf-8"))
        return [line.rstrip() for line in re.split(r"[\r\n]+", text) if line.strip()]

    @property
    def width(self) -> int:
        """The width of the widest line, in cells."""
        return max(map(cell_len, self.lines))


def run_on_terminal(
    arguments: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    width: int,
    typed: Sequence[str] = (),
) -> Screen:
    """Run `newswire` with a terminal as its stdin, stdout and stderr.

    Args:
        arguments: The words after the command's name.
        folder: The working folder.
        environment: All environment variables.
        width: The width of the terminal in cells.
        typed: Lines for the shell, each typed at its next prompt.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    attributes = termios.tcgetattr(theirs)
    attributes[3] &= ~termios.ECHO  # the shell shows what is typed; the kernel would before it is ready
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *arguments],
        cwd=folder, env={**environment}, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    waiting = list(typed)
    written, end = b"", time.monotonic() + _MAX_SECONDS
    try:
        while time.monotonic() < end:
            if waiting and written.count(PROMPT) > len(typed) - len(waiting):
                os.write(ours, waiting.pop(0).encode() + b"\r")
            if not select.select([ours], [], [], 0.1)[0]:
                continue
            try:
                chunk = os.read(ours, 65_536)
            except OSError:  # Linux's end of a terminal
                break
            if not chunk:
                break
            written += chunk
    finally:
        os.close(ours)
        if time.monotonic() >= end:
            process.kill()
        status = process.wait()
    return Screen(status=status, written=written)


def compare_capture(name: str, screen: Screen) -> None:
    """Compare the lines of a screen with those that are kept; write them where there are none, and fail."""
    kept = CAPTURES / f"{name}.txt"
    text = "\n".join(screen.lines) + "\n"
    if not kept.exists():
        kept.write_text(text, encoding="utf-8")
        pytest.fail(f"{kept} is new: look at it\n{text}")
    assert text == kept.read_text(encoding="utf-8")
