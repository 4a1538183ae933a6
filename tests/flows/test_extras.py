"""Commands of an extra that is not installed say how to install it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize("command", ["explore", "report"])
def test_a_command_without_its_packages_names_them_and_how_to_install_them(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)  # as if it were not installed
    done = workspace.newswire(command)
    assert done.returncode == 2
    assert f"`newswire {command}` needs packages that are not installed (altair)" in done.stderr
    assert "make explore" in done.stderr
