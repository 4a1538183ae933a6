"""What all tests share: the flags by which the floors of quality are moved, and the way to support code."""

from __future__ import annotations

import os

import pytest
from folders import ROOT

# As pytest's own `pythonpath`, for the processes that tests start.
os.environ["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags; see tests/support/floors.py."""
    group = parser.getgroup("floors of quality")
    group.addoption(
        "--update-floors", action="store_true", help="pin what is measured now, where it is higher"
    )
    group.addoption(
        "--lower-floors", action="store_true", help="with --update-floors: pin it where it is lower too"
    )
