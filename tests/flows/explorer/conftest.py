"""Fixtures: the explorer on an edition of generated articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from explorer_client import ExplorerClient, open_explorer
from generated_history import fill_history
from told_story import ToldStory, make_told_edition

from warehouse.connection import open_writer
from warehouse.search import index_all
from warehouse.transaction import transaction


@pytest.fixture(scope="session")
def generated_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of two thousand articles of a year, with everything about them; tests must not change it."""
    path = tmp_path_factory.mktemp("generated") / "news.duckdb"
    with open_writer(path, wait=0) as con:
        fill_history(con, 2000, days=365)
        with transaction(con):
            index_all(con)
    return path


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition without articles and feeds."""
    path = tmp_path_factory.mktemp("empty") / "news.duckdb"
    with open_writer(path, wait=0):
        pass
    return path


@pytest.fixture(scope="session")
def explorer(generated_edition: Path) -> Iterator[ExplorerClient]:
    """The explorer on the generated edition."""
    client = open_explorer(generated_edition)
    yield client
    client.close()


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ToldStory]:
    """The explorer on an edition with one story that has everything."""
    path = tmp_path_factory.mktemp("told") / "news.duckdb"
    articles = make_told_edition(path)
    client = open_explorer(path)
    yield ToldStory(client=client, articles=articles)
    client.close()
