"""Another package with the name of one of ours, found first: a sentence and a status, not a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from folders import ROOT

SCRIPT = str(ROOT / "flows/cli/newswire")


def start(*command: str, folder: Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"]} | ({"PYTHONPATH": path} if path else {})
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def make_package(folder: Path, name: str, *, regular: bool = True) -> None:
    """Make a package `name` in `folder`: a regular one, or a folder without an `__init__.py`."""
    (folder / name).mkdir()
    (folder / name / ("__init__.py" if regular else "module.py")).touch()


def assert_named(done: subprocess.CompletedProcess[str], package: Path) -> None:
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"newswire: the package `{package.name}` of {package} hides that of Newswire"
    )
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("site", [["-S"], []], ids=["installed", "as in this environment"])
def test_another_flows_on_the_path_is_named(tmp_path: Path, site: list[str]) -> None:
    """Without `site`, no hook of an editable installation finds our modules below the other package."""
    make_package(tmp_path, "flows")
    assert_named(start(*site, SCRIPT, "--version", folder=ROOT, path=str(tmp_path)), tmp_path / "flows")


@pytest.mark.parametrize("name", ["transforms", "warehouse"])
def test_another_package_in_the_folder_is_named(tmp_path: Path, name: str) -> None:
    make_package(tmp_path, name)
    done = start("-m", "flows.cli", "feeds", "list", folder=tmp_path, path=str(ROOT))
    assert_named(done, tmp_path / name)


def test_a_folder_of_that_name_hides_nothing_when_ours_is_on_the_path(tmp_path: Path) -> None:
    make_package(tmp_path, "flows", regular=False)
    done = start(SCRIPT, "--help", folder=tmp_path, path=str(ROOT))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_is_installed_and_is_the_command_line(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert [str(ROOT / path) for path in project["tool"]["setuptools"]["script-files"]] == [SCRIPT]
    done = start(SCRIPT, "feeds", "list", "--nonsense", folder=tmp_path, path=str(ROOT))
    assert done.returncode == 2
    assert "Usage: newswire feeds list" in done.stderr


def test_worker_processes_do_not_run_the_command_again(tmp_path: Path) -> None:
    """They import the script that their parent was started as."""
    (tmp_path / "one.txt").write_text(f"Nissan moves two vans to Lindum\n\n{'It takes 400 people. ' * 60}\n")
    done = start(SCRIPT, "load", "one.txt", folder=tmp_path, path=str(ROOT))
    assert (done.returncode, done.stderr.count("newswire:")) == (0, 0), done.stderr
    assert "again" not in done.stderr
