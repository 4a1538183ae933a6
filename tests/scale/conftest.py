"""Fixtures of the tests with servers: an S3 server, and a home whose edition grows."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from s3_server import serve_s3


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of an S3 server."""
    if not (find_spec("moto") and find_spec("s3fs")):
        pytest.skip("moto and s3fs are not installed, so that the tests with an S3 server were left out")
    with serve_s3() as address:
        yield address
