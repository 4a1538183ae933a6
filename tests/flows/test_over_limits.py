"""A document just over a limit has its own outcome, and little memory of the main process."""

from __future__ import annotations

import sys

import pytest
from measured_files import read_over_limits, run_apart
from over_limits import CASES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read in /proc")
MAX_MEMORY = 70  # MB: the document, which is made here, and what is kept of it


@pytest.fixture(scope="module")
def results() -> dict[str, tuple[str, float]]:
    return run_apart(read_over_limits)


@pytest.mark.parametrize("name", CASES)
def test_a_document_just_over_a_limit_has_its_own_outcome(
    name: str, results: dict[str, tuple[str, float]]
) -> None:
    outcome, memory = results[name]
    assert outcome == repr(CASES[name].outcome)
    assert memory < MAX_MEMORY
