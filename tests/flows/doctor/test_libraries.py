"""Which requirements of installed libraries are not met, compared with what pip says."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

from flows.doctor.libraries import list_conflicts

INSTALLED = {
    "made-up": "1.0",
    "Made.Other": "2.0b1",
    "odd": "1",
}
REQUIREMENTS = {
    "made-other>=2": "has requirement made-other>=2, but you have made-other 2.0b1",
    "made_other>=1": None,
    "MADE--OTHER==2.0b1": None,
    "made-other<2; python_version < '3'": None,
    "made-other<2; extra == 'more'": None,
    "absent>1; extra == 'more'": None,
    "absent>1; python_version >= '3'": "requires absent, which is not installed",
    "absent": "requires absent, which is not installed",
    "odd[more]==1": None,
    "odd >=2, <3": "has requirement odd >=2, <3, but you have odd 1",
    "odd ==": "has requirement odd ==, which cannot be read",
}


def install(folder: Path, name: str, version: str, *requirements: str) -> None:
    installed = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    installed.mkdir(parents=True)
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {line}" for line in requirements)]
    (installed / "METADATA").write_text("Metadata-Version: 2.1\n" + "\n".join(lines) + "\n")


@pytest.mark.parametrize(("requirement", "fault"), REQUIREMENTS.items())
def test_a_requirement_is_met_or_not(tmp_path: Path, requirement: str, fault: str | None) -> None:
    for name, version in INSTALLED.items():
        install(tmp_path, name, version, *([requirement] if name == "made-up" else ()))
    found = list_conflicts(distributions(path=[str(tmp_path)]))
    assert len(found) == (fault is not None)
    assert all(line.startswith(f"made-up 1.0 {fault}") for line in found)


def test_of_two_with_the_same_name_the_first_is_imported(tmp_path: Path) -> None:
    install(tmp_path / "first", "made-up", "1.0")
    install(tmp_path / "second", "made-up", "2.0", "absent")
    install(tmp_path / "second", "other", "1", "made-up<2")
    path = [str(tmp_path / "first"), str(tmp_path / "second")]
    assert list_conflicts(distributions(path=path)) == []


@pytest.mark.parametrize("library", ["importlib.metadata", "importlib_metadata"])
def test_a_folder_that_an_installation_left_is_no_library(tmp_path: Path, library: str) -> None:
    (tmp_path / "cut-1.0.dist-info").mkdir()
    found = pytest.importorskip(library).distributions(path=[str(tmp_path)])
    assert list_conflicts(found) == []


@pytest.mark.skipif(find_spec("pip") is None, reason="compared with pip")
def test_pip_finds_the_same_of_this_installation() -> None:
    words = [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "check"]
    checked = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (checked.returncode == 0) == (list_conflicts(distributions()) == []), checked.stdout
