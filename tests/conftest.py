"""Options of pytest that move the quality floors, and the import path of support code for subprocesses."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from chromium import ABSENCE
from folders import ROOT

from flows.absent_modules import note_absent_modules
from flows.garbage import loading
from warehouse.connection import open_writer

# As a command does: DuckDB would look for pandas twice for each value that a test binds.
note_absent_modules()
# The same as `pythonpath` in the configuration of pytest, for the processes that tests start.
os.environ["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}"
# Commands have homes of their own in tests, and would each unpack the language model.
os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
# A shell lets what it starts in the background ignore Ctrl-C, and what that starts too: tests send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new warehouse: to copy it spares the half second of CPU time that making one takes."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with open_writer(path, wait=0, threads=1):  # with a second thread it took half as long again
        pass
    return path


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among what is imported and collected, which all stays: a tenth of the CPU time."""
    with loading():
        return (yield)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags; see tests/support/floors.py and tests/browser/test_picture.py."""
    group = parser.getgroup("quality floors")
    group.addoption(
        "--update-floors", action="store_true", help="pin the measured figures where they are higher"
    )
    group.addoption(
        "--lower-floors", action="store_true", help="with --update-floors: pin lower figures as well"
    )
    parser.getgroup("explorer").addoption(
        "--update-picture", action="store_true", help="take the picture of the README again"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in plain sight that no page was opened in a browser, which a count of skipped tests does not."""
    skipped = terminalreporter.stats.get("skipped", ())
    if any(ABSENCE in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(ABSENCE, yellow=True)
