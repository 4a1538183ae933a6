"""A document just over a limit has its own outcome, and little memory of the main process."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from memory import read_peak, reset_peak
from over_limits import CASES

from flows.jobs.workers import Workers
from flows.settings import ReadSettings

MAX_MEMORY = 70  # MB: the document, which is made here, and what is kept of it


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(ReadSettings(workers=1, timeout=2)) as workers:
        yield workers


@pytest.mark.parametrize("name", CASES)
def test_a_document_just_over_a_limit_has_its_own_outcome(name: str, workers: Workers) -> None:
    case = CASES[name]
    document = case.make()
    before = reset_peak() if sys.platform.startswith("linux") else 0.0
    assert case.read(workers, document) == case.outcome
    assert not before or read_peak() - before < MAX_MEMORY
