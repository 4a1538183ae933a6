"""A module that is not installed is noted as absent, and all others are found as before."""

from __future__ import annotations

import importlib
import sys

import pytest

from flows.absent_modules import note_absent_modules


@pytest.fixture(autouse=True)
def finders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start without the finder of this process."""
    others = [finder for finder in sys.meta_path if type(finder).__module__ != note_absent_modules.__module__]
    monkeypatch.setattr(sys, "meta_path", others)


def test_an_absent_module_is_searched_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.absent_modules._SOUGHT", ("a_module_that_nobody_has",))
    searches: list[str] = []

    class Listening:
        def find_spec(self, name: str, *_: object) -> None:
            searches.append(name)

    sys.meta_path.insert(0, Listening())
    note_absent_modules()
    note_absent_modules()
    for _ in range(3):
        with pytest.raises(ModuleNotFoundError, match="a_module_that_nobody_has"):
            importlib.import_module("a_module_that_nobody_has")
    assert searches == ["a_module_that_nobody_has"]
    assert importlib.import_module("wave").__name__ == "wave"


def test_a_module_that_is_installed_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.absent_modules._SOUGHT", ("wave",))
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    note_absent_modules()
    assert importlib.import_module("wave").__name__ == "wave"
