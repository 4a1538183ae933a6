"""Commands are found by their modules: each has help, and the README names it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from command import call_newswire
from folders import ROOT

from flows.cli.app import cli
from flows.cli.command_group import CommandGroup

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTEXT = click.Context(cli)


def list_commands(group: click.Group = cli, *words: str) -> Iterator[tuple[str, click.Command]]:
    """Yield every command and subcommand with the words that call it, hidden ones too."""
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        assert command is not None
        yield " ".join([*words, name]), command
        if isinstance(command, click.Group):
            yield from list_commands(command, *words, name)


COMMANDS = dict(list_commands())
# The commands that are modules of their own; the help of these describes the other subcommands.
MODULES = [
    name
    for name in COMMANDS
    if " " not in name or isinstance(COMMANDS[name.split(maxsplit=1)[0]], CommandGroup)
]
LIBRARIES = "print(sorted({'duckdb', 'aiohttp', 'pebble', 'prefect', 'trafilatura'} & {*sys.modules}))"


def test_commands_and_subcommands_are_found() -> None:
    assert {"run", "sample-site", "feeds import", "override list"} <= COMMANDS.keys()


@pytest.mark.parametrize("name", MODULES)
def test_a_command_is_named_in_the_readme(name: str) -> None:
    words = name if " " in name else f"newswire {name}"
    assert re.search(rf"\b{words}\b", README)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_have_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.name == name.rsplit(maxsplit=1)[-1]
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("group", ["", "feeds", "targets", "watches"])
def test_the_help_of_a_group_is_that_of_its_commands_and_fits(group: str) -> None:
    listed = call_newswire(ROOT, {}, [*group.split(), "--help"]).stdout.partition("Commands:")[2]
    assert "..." not in listed
    rows = dict(line.split(maxsplit=1) for line in listed.splitlines() if line)
    assert rows == {
        name.split()[-1]: command.get_short_help_str(80)
        for name, command in COMMANDS.items()
        if name in MODULES and " ".join(name.split()[:-1]) == group
    }


@pytest.mark.parametrize(("alias", "name"), [("judge", "override"), ("newsroom", "sample-site")])
def test_an_alias_is_the_command_and_is_not_listed(alias: str, name: str) -> None:
    assert cli.get_command(CONTEXT, alias) is COMMANDS[name]
    assert alias not in cli.list_commands(CONTEXT)


@pytest.mark.parametrize(("name", "meant"), [("explain", "why"), ("exprot", "export"), ("feeds lst", "list")])
def test_a_command_that_may_be_meant_is_suggested(name: str, meant: str) -> None:
    done = call_newswire(ROOT, {}, name.split())
    assert done.returncode == 2
    assert f"did you mean {meant}?" in done.stderr


@pytest.mark.parametrize("group", ["", "feeds"])
def test_a_group_without_a_command_shows_its_help_as_it_is(group: str) -> None:
    done = call_newswire(ROOT, {}, group.split())
    assert (done.returncode, done.stderr) == (2, call_newswire(ROOT, {}, [*group.split(), "--help"]).stdout)


@pytest.mark.parametrize("arguments", [["--help"], ["feeds", "export", "--help"]])
def test_help_imports_no_more_than_it_prints(arguments: list[str]) -> None:
    code = f"import sys; from flows.cli.app import cli; cli({arguments}, standalone_mode=False); {LIBRARIES}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_pipeline_imports_an_http_client_when_it_fetches_and_no_reader_of_pages() -> None:
    code = f"import sys, flows.pipeline; {LIBRARIES}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "['duckdb']\n"
