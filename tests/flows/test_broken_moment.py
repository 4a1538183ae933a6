"""A copy is linked to its original whatever happened between the kill after the original and the next run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from broken_moment import MEANWHILE, ORIGINALS, count_links, prepare, take_copy


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("killed"))


@pytest.mark.parametrize("meanwhile", MEANWHILE.values(), ids=MEANWHILE)
def test_a_copy_is_linked_to_an_original_that_was_in_the_log_alone(
    killed: Path, tmp_path: Path, meanwhile: Callable[[Path], None]
) -> None:
    warehouse = take_copy(killed, tmp_path)
    meanwhile(warehouse)
    assert count_links(warehouse) == ORIGINALS


def test_a_copy_is_linked_after_a_log_that_is_longer_than_those_that_duckdb_checkpoints(
    tmp_path: Path,
) -> None:
    warehouse = prepare(tmp_path, padding=20_000_000)
    MEANWHILE["a run that reads no text"](warehouse)
    assert count_links(warehouse) == ORIGINALS
