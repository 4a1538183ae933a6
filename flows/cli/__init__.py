"""The command line. `main` is the command `newswire`; its commands are in `flows.cli.commands`."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from flows.interruption import die_of_ctrl_c

_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("flows", "transforms", "warehouse")
_MISUSED = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Args:
        arguments: The words after the command's name; those of the process when it is None.

    Raises:
        SystemExit: Always, with the exit status.
    """
    if arguments is None:
        die_of_ctrl_c()
    _open_closed_streams()
    _take_every_character()
    _check_packages()
    # of the packages that are checked before
    from flows.absent_modules import note_absent_modules  # noqa: PLC0415
    from flows.cli.quick_end import QuickEnd  # noqa: PLC0415
    from flows.garbage import collect_rarely  # noqa: PLC0415

    ending = QuickEnd() if arguments is None else None  # before all else that is registered for the end
    collect_rarely()  # before all other imports
    note_absent_modules()
    from flows.cli.app import run  # noqa: PLC0415

    run(arguments, ending)


def _open_closed_streams() -> None:
    """Open those standard streams on nothing that whoever started the command has closed, as by ``>&-``.

    Otherwise Python has no object for them, and the next file that is opened gets the number of one, so that
    the output of worker processes would go into it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, os.O_RDWR)  # the lowest that is free, which is the stream's own
            os.set_inheritable(number, True)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8"))


def _take_every_character() -> None:
    """Let stdout take every character where its encoding, that of the locale, has not all of them.

    A terminal shows escapes for the others. A file or pipe is for programs, and gets UTF-8 as all files do.
    """
    stream = sys.stdout
    if not isinstance(stream, io.TextIOWrapper) or codecs.lookup(stream.encoding).name == "utf-8":
        return
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8")


def _check_packages() -> None:
    """Exit with a sentence where another package has the name of one of ours and is found first."""
    for name in _PACKAGES:
        spec = find_spec(name)
        folders = list(spec.submodule_search_locations or ()) if spec else []
        if [Path(folder).resolve() for folder in folders] != [_ROOT / name]:
            sys.stderr.write(
                f"newswire: the package `{name}` of {', '.join(folders) or 'another installation'} hides that"
                f" of Newswire in {_ROOT}; remove it from PYTHONPATH, or start newswire in another folder\n"
            )
            sys.exit(_MISUSED)
