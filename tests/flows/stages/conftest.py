"""Fixtures: worker processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.jobs.workers import Workers
from flows.settings import Settings


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Worker processes that all tests of a module share."""
    with Workers(Settings().read) as workers:
        yield workers
