"""Harlequin, the SQL editor for terminals that `newswire sql --harlequin` opens (https://harlequin.sh)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from flows.errors import UsageError
from warehouse.edition import open_edition

_PROGRAM = "harlequin"


def run_harlequin(edition: Path) -> int:
    """Run Harlequin on the edition until its user leaves it.

    The program is the one of this environment, or else the first on the path: it may have been installed by
    itself. It opens the edition read-only, but its SQL is not locked down as in our own shell.

    Args:
        edition: The edition.

    Returns:
        Its exit status.

    Raises:
        UsageError: It is not installed, or this is no terminal.
        WarehouseError: The edition is missing or damaged.
    """
    with open_edition(edition):  # or an error in our words
        pass
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise UsageError("--harlequin needs a terminal")
    beside = shutil.which(_PROGRAM, path=str(Path(sys.executable).parent))
    program = beside or shutil.which(_PROGRAM)
    if program is None:
        raise UsageError(
            "Harlequin is not installed: type `pip install harlequin`, or in the checkout of newswire "
            "`pip install '.[harlequin]'`"
        )
    command = [program, "--adapter", "duckdb", "--read-only", str(edition)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 -- the words are ours
