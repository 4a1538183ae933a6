"""Commands of an extra that is not installed say how to install it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from flows.backfill.dask_executor import DaskExecutor
from flows.errors import UsageError
from flows.settings import ReadSettings

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize("command", ["explore", "report"])
def test_a_command_without_its_packages_names_them_and_how_to_install_them(
    new_workspace: Workspace, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)  # as if it were not installed
    done = new_workspace.newswire(command)
    assert done.returncode == 2
    assert f"`newswire {command}` needs packages that are not installed (altair)" in done.stderr
    assert "make explore" in done.stderr


def test_a_backfill_on_a_cluster_without_dask_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)  # as if it were not installed
    with pytest.raises(
        UsageError, match=r"^--executor dask needs .*\(distributed\).*`pip install .*\[dask\]'`$"
    ):
        list(DaskExecutor(ReadSettings(), address=None).run([]))


def test_a_target_in_s3_without_its_library_says_how_to_install_it(
    new_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_workspace.configure()
    with (new_workspace.folder / "newswire.toml").open("a") as file:
        file.write('[[publish.targets]]\nname = "team"\naddress = "s3://news"\n')
    monkeypatch.setitem(sys.modules, "s3fs", None)
    done = new_workspace.newswire("sql", "--on", "team", "FROM edition")
    assert done.returncode == 2
    assert "the target team needs packages that are not installed (s3fs): in the checkout of" in done.stderr


def test_a_lake_without_the_extensions_of_duckdb_says_how_to_install_them(
    new_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_workspace.configure()
    with (new_workspace.folder / "newswire.toml").open("a") as file:
        file.write(
            '[[publish.targets]]\nname = "team"\ncatalogue = "postgresql://127.0.0.1:9/news"\n'
            'data = "file:///srv/lake"\n'
        )
    monkeypatch.setitem(sys.modules, "duckdb_extension_ducklake", None)
    for words in (["sql", "--on", "team", "FROM edition"], ["targets", "compact", "team"]):
        done = new_workspace.newswire(*words)
        assert done.returncode == 2
        assert "needs packages that are not installed (duckdb-extension-ducklake" in done.stderr
        assert ".[ducklake]" in done.stderr
