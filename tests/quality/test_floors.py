"""Floors are raised by one flag, lowered by two, and hold for the data that they were measured on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from floors import check_floors, digest_files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "floors.toml"
    assert check_floors("set", {"f1": 0.9512, "recall": 0.97}, "d1", update=True, file=file) == []
    return file


def read(file: Path) -> dict[str, object]:
    pinned: dict[str, object] = tomllib.loads(file.read_text(encoding="utf-8"))["set"]
    return pinned


def test_pinned_figures_are_cut_to_three_places(file: Path) -> None:
    assert read(file) == {"digest": "d1", "f1": 0.951, "recall": 0.97}
    assert check_floors("set", {"f1": 0.951, "recall": 0.97}, "d1", file=file) == []


def test_a_fall_below_a_floor_is_named_and_changes_nothing(file: Path) -> None:
    [fault] = check_floors("set", {"f1": 0.95, "recall": 0.98}, "d1", file=file)
    assert fault == "set: f1 is 0.9500, below its floor of 0.9510"
    assert read(file)["f1"] == 0.951


def test_changed_data_is_named_even_when_the_figures_are_better(file: Path) -> None:
    [fault] = check_floors("set", {"f1": 0.99, "recall": 0.99}, "d2", file=file)
    assert "its data has the digest d2" in fault


def test_raising_takes_one_flag_and_lowering_two(file: Path) -> None:
    assert check_floors("set", {"f1": 0.96, "recall": 0.98}, "d2", update=True, file=file) == []
    assert read(file) == {"digest": "d2", "f1": 0.96, "recall": 0.98}
    assert check_floors("set", {"f1": 0.9, "recall": 0.99}, "d3", update=True, file=file) != []
    assert read(file)["digest"] == "d2"
    assert check_floors("set", {"f1": 0.9, "recall": 0.99}, "d3", update=True, lower=True, file=file) == []
    assert read(file) == {"digest": "d3", "f1": 0.9, "recall": 0.99}


def test_a_digest_depends_on_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"a")
    before = digest_files([one], root=tmp_path)
    one.rename(two)
    assert digest_files([two], root=tmp_path) != before
    two.write_bytes(b"b")
    two.rename(one)
    assert digest_files([one], root=tmp_path) != before
