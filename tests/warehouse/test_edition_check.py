"""A copy becomes the edition only if it can be read and is the edition that was written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from warehouse.connection import open_writer
from warehouse.edition_check import EditionCheck
from warehouse.errors import WarehouseError
from warehouse.load import load_batch
from warehouse.publish import Publication, publish_edition

pytestmark = pytest.mark.usefixtures("made_writer")

ID = "00000000000000ab"


@pytest.fixture
def copy(writer: Path, tmp_path: Path, make: Any) -> Path:
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    publish_edition(writer, tmp_path / "news.duckdb", Publication(edition_id=ID))
    return Path(shutil.copy(tmp_path / "news.duckdb", tmp_path / "copy.duckdb"))


def list_open_files() -> set[str]:
    return {str(one.resolve()) for one in Path("/proc/self/fd").iterdir()}


def test_a_good_copy_passes_again_and_again_and_is_not_kept_open(copy: Path) -> None:
    check = EditionCheck()
    for _ in range(3):
        check.verify(copy, size=copy.stat().st_size, edition_id=ID)
        assert str(copy) not in list_open_files()
    check.close()
    check.close()


@pytest.mark.parametrize(
    ("size", "edition_id"), [(1, ID), (0, "00000000000000cd")], ids=["another size", "another edition"]
)
def test_a_copy_of_something_else_is_refused(copy: Path, size: int, edition_id: str) -> None:
    with pytest.raises(WarehouseError, match="is not the edition that was written"):
        EditionCheck().verify(copy, size=copy.stat().st_size + size, edition_id=edition_id)


def test_a_damaged_copy_is_refused_and_the_next_one_is_checked(copy: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(copy.read_bytes()[:8_192] + bytes(copy.stat().st_size - 8_192))
    check = EditionCheck()
    for _ in range(2):
        with pytest.raises(WarehouseError):
            check.verify(damaged, size=damaged.stat().st_size, edition_id=ID)
        check.verify(copy, size=copy.stat().st_size, edition_id=ID)
    assert not list_open_files() & {str(copy), str(damaged)}
