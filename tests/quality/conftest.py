"""What the tests of quality share: the flags by which floors are moved."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def flags(request: pytest.FixtureRequest) -> dict[str, bool]:
    """What :func:`floors.check_floors` is to do about a measure that differs."""
    return {
        "update": bool(request.config.getoption("--update-floors")),
        "lower": bool(request.config.getoption("--lower-floors")),
    }
