"""Every view and macro of an edition gives the same rows, however it is opened and whatever is beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import edition_rows
import pytest
from folders import ROOT

from transforms.records import ComparedQuantity
from warehouse.claims import load_quantities
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.publish import publish_edition
from warehouse.stories import write_stories

BESIDE = ("beside another that is used", "on a search path")
CASES = [
    *((version, "later", way) for version in ("1", "2") for way in edition_rows.WAYS),
    *((version, "foreign", way) for version in ("1", "2") for way in BESIDE),
]
QUANTITY = ComparedQuantity(quantity="job-cuts", label="Job cuts", description="Jobs cut")
VERSIONS = {"1": "", "2": str(ROOT / ".venv/duckdb-2")}


def publish(folder: Path, edition: Path, make: Any, *names: str) -> None:
    articles = [make.article(name) for name in names]
    claims = tuple(make.claim(article) for article in articles)
    pairs = [make.claim_pair(*pair) for pair in pairwise(articles)]
    with open_writer(folder / "warehouse.duckdb", wait=0) as con:
        load_quantities(con, [QUANTITY], version="1")
        load_batch(con, replace(make.batch(*articles), claims=claims), run_id="r", now=make.noon)
        if pairs:
            compared = [pair.article_id for pair in pairs]
            write_stories(con, make.memberships(*articles), [], all_open=True, compared=compared, pairs=pairs)
    publish_edition(folder / "warehouse.duckdb", edition)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory, make: Any) -> dict[str, Path]:
    """Three editions: one, a later one of the same warehouse, and one of another warehouse."""
    folder, elsewhere = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("elsewhere")
    found = {name: folder / f"{name}.duckdb" for name in ("first", "later", "foreign")}
    publish(folder, found["first"], make, "one", "two")
    publish(folder, found["later"], make, "three")
    publish(elsewhere, found["foreign"], make, "four")
    return found


@pytest.fixture(scope="module")
def rows(editions: dict[str, Path]) -> dict[tuple[str, str], dict[str, dict[str, str]]]:
    """The digests of the first edition, by the version of DuckDB and the edition beside it."""
    found = {}
    for version, path in VERSIONS.items():
        for other, ways in (("later", ()), ("foreign", BESIDE)):
            printed = subprocess.run(
                [sys.executable, edition_rows.__file__, str(editions["first"]), str(editions[other]), *ways],
                env={**os.environ, "PYTHONPATH": path},
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            read = json.loads(printed)
            assert read["version"].startswith(f"{version}.")
            found[version, other] = read["ways"]
    return found


def test_every_view_and_macro_can_be_read(rows: Any) -> None:
    opened = rows["1", "later"]["opened"]
    assert [found for found in opened.values() if not found[0].isdigit()] == []
    assert {"articles", "search()", "coverage()"} <= opened.keys()
    filled = {"search()": 2, "claims": 2, "contradictions": 1, "claim_history()": 2, "quantities": 1}
    assert {name: int(opened[name].split()[0]) for name in filled} == filled


@pytest.mark.parametrize(("version", "other", "way"), CASES)
def test_an_edition_gives_the_same_rows_however_it_is_opened(
    rows: Any, version: str, other: str, way: str
) -> None:
    assert rows[version, other][way] == rows["1", "later"]["opened"]
