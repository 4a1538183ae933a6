"""The shell takes the commands of DuckDB's shell, of psql, and plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from flows.cli.sql.edition_client import EditionClient
from flows.cli.sql.shell_commands import ShellCommands
from flows.sql_sandbox.machine_share import find_limits

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.fixture(scope="module")
def client(made_site: Workspace) -> Iterator[EditionClient]:
    with EditionClient(made_site.edition, limits=find_limits(threads=1)) as client:
        yield client


@pytest.mark.parametrize(
    ("line", "is_command"),
    [
        ("help", True),
        ("HELP;", True),
        ("exit", True),
        (" quit ; ", True),
        ("\\q", True),
        (".tables", True),
        ("help me", False),
        ("SELECT 1;", False),
        ("exit_codes", False),
        ("", False),
    ],
)
def test_a_command_is_told_from_sql(client: EditionClient, line: str, is_command: bool) -> None:
    assert ShellCommands(client, "table").is_command(line) is is_command


@pytest.mark.parametrize("line", ["quit", "exit;", "QUIT", "\\q", ".quit", ".exit", ".q"])
def test_the_shell_is_left_by_many_names(client: EditionClient, line: str) -> None:
    assert ShellCommands(client, "table").run(line) is False


@pytest.mark.parametrize(
    ("lines", "form"),
    [
        ([".mode json"], "json"),
        ([".mode CSV"], "csv"),
        ([".mode klingon"], "table"),
        ([".mode parquet"], "table"),
        (["\\x"], "record"),
        (["\\x", "\\x"], "table"),
        ([".mode"], "table"),
    ],
)
def test_the_form_of_rows_is_changed(
    client: EditionClient, lines: list[str], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = ShellCommands(client, "table")
    assert all(commands.run(line) for line in lines)
    assert commands.form == form
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("help", ".schema VIEW"),
        ("\\?", ".schema VIEW"),
        (".nonsense", "there is no command .nonsense"),
        (".examples", "biggest-stories"),
        (".run nothing", "there is no example nothing"),
        (".run biggest-stories", "headline"),
        (".tables", "fetches"),
        ("\\d articles", "word_count"),
        ("\\d \x1b[31m", "column"),
    ],
)
def test_a_command_prints_what_it_is_asked_for(
    client: EditionClient, line: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ShellCommands(client, "table").run(line)
    assert words in capsys.readouterr().out
