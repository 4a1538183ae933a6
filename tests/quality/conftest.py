"""An option for who must lower a floor of quality, and says so by a diff."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--lower-floors",
        action="store_true",
        help="write the floors and digests of tests/quality as measured now, lower ones too",
    )


@pytest.fixture
def lower_floors(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--lower-floors"))
