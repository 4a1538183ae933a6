"""Derived arrays: under one name as long as nothing that they depend on has changed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from transforms.text import derived_arrays
from transforms.text.derived_arrays import Arrays, derive_arrays, keep_with


def make_arrays() -> Arrays:
    return {"numbers": np.arange(3)}


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names under which arrays are kept from now on."""
    asked: list[str] = []

    def keep(name: str, derive: Callable[[], Arrays]) -> Arrays:
        asked.append(name)
        return derive()

    monkeypatch.setattr(derived_arrays, "_keepers", [])
    keep_with(keep)
    return asked


def test_without_a_keeper_arrays_are_derived(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived_arrays, "_keepers", [])
    assert derive_arrays("a", [b"x"], make_arrays)["numbers"].tolist() == [0, 1, 2]


def test_the_same_sources_have_one_name_and_others_another(names: list[str]) -> None:
    for kind, sources in (
        ("a", [b"x", b"yz"]),
        ("a", [b"x", b"yz"]),
        ("a", [b"xy", b"z"]),
        ("a", [b"x"]),
        ("b", [b"x", b"yz"]),
    ):
        derive_arrays(kind, sources, make_arrays)
    assert names[0] == names[1]
    assert len(set(names)) == 4
    assert [name.split("-", maxsplit=1)[0] for name in names] == ["a", "a", "a", "a", "b"]
