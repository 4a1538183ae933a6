"""Shells complete what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.shell_completion import BashComplete

from flows.cli.app import COMPLETION_VARIABLE, NAME, cli

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_calls_the_command(new_workspace: Workspace, shell: str) -> None:
    done = new_workspace.newswire("completion", shell)
    assert done.returncode == 0
    assert f"_NEWSWIRE_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["fe"], ["feeds"]),
        (["feeds", "re"], ["remove", "revive"]),
        (["sql", "--format", "j"], ["json", "jsonl"]),
        (["run", "--sa"], ["--sample"]),
        (["judge", "for"], ["forget"]),
    ],
)
def test_commands_options_and_values_are_completed(typed: list[str], offered: list[str]) -> None:
    shell = BashComplete(cli, {}, NAME, COMPLETION_VARIABLE)
    assert [item.value for item in shell.get_completions(typed[:-1], typed[-1])] == offered
