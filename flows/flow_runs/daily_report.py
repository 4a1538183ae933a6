"""The report of the last seven days, which a Prefect server gets once a day."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from flows.extras import list_missing
from flows.logs import log

_FILE = "report.day"
_LIMIT = 120.0  # seconds; it takes four


def is_report_due(home: Path, today: date) -> bool:
    """Return whether the server has no report of this day yet, and one can be made.

    A report is up to 150 kB, which the server keeps for good: a day's is a better record than a run's.
    """
    if list_missing("explore"):
        return False
    try:
        return (home / _FILE).read_text("utf-8").strip() != today.isoformat()
    except FileNotFoundError:
        return True


def write_report(home: Path) -> str | None:
    """Write the report as Markdown; `None` where it could not be written, which the log says.

    A process of its own draws it: the renderer of charts is a JavaScript engine with all its memory, which
    would stay in the service.
    """
    words = [sys.executable, "-m", "flows.cli", "report", "--format", "md"]
    try:
        done = subprocess.run(  # noqa: S603 -- the words are ours
            words,
            env=os.environ | {"NEWSWIRE_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=_LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("the report could not be written: %s", error)
        return None
    if done.returncode:
        log.warning("the report could not be written: %s", done.stderr.strip())
        return None
    return done.stdout


def note_report(home: Path, today: date) -> None:
    """Note that the server has the report of this day."""
    (home / _FILE).write_text(f"{today}\n", "utf-8")
