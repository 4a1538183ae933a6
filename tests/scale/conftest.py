"""Fixtures of the tests with servers: one of S3, and one of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from postgres_server import ABSENT, PASSWORD, PostgresServer, find_postgres, serve_postgres
from record_factory import RecordFactory
from s3_server import serve_s3


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of an S3 server."""
    if not (find_spec("moto") and find_spec("s3fs")):
        pytest.skip("moto and s3fs are not installed, so that the tests with an S3 server were left out")
    with serve_s3() as address:
        yield address


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server."""
    if find_postgres() is None:
        pytest.skip(ABSENT)
    with serve_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def make() -> type[RecordFactory]:
    """Makes the records of a load."""
    return RecordFactory


@pytest.fixture
def database(postgres: PostgresServer, request: pytest.FixtureRequest) -> str:
    """The address of an empty database, without its password."""
    name = f"lake{abs(hash(request.node.name))}"
    return postgres.make_database(name).replace(PASSWORD, "${NEWSWIRE_PG_PASSWORD}")
