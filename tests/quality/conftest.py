"""The fixture of all quality tests: the command-line flags that move floors."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def flags(request: pytest.FixtureRequest) -> dict[str, bool]:
    """Return the arguments of :func:`floors.check_floors` that the command line sets."""
    return {
        "update": bool(request.config.getoption("--update-floors")),
        "lower": bool(request.config.getoption("--lower-floors")),
    }
