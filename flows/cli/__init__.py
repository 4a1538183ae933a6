"""The command line. Each command is a module, imported when it is asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from flows.cli.failures import report_failures

# Each command with the module under flows/cli that defines it.
_COMMANDS = {
    "run": "run",
    "load": "load",
    "rebuild": "rebuild",
    "retag": "retag",
    "sql": "sql",
    "why": "why",
    "override": "override",
    "rules": "rules",
    "feeds": "feeds",
    "doctor": "doctor",
    "sample-site": "sample_site",
}
_ALIASES = {"judge": "override", "newsroom": "sample-site"}


class _LazyGroup(click.Group):
    """Knows its commands by name and imports the one that is called: a start costs 0.1 s, not 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        module = _COMMANDS.get(_ALIASES.get(cmd_name, cmd_name))
        if not module:
            return None
        command = importlib.import_module(f"flows.cli.{module}").command
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="nissan-newswire")
def cli() -> None:
    """Watch the news about Nissan, and query it with SQL.

    State is kept in ./var, or where NEWSWIRE_HOME says; the configuration is ./newswire.toml, or
    what NEWSWIRE_CONFIG names.

    Exit status: 0 done, 1 done with failures worth a look, 2 wrong usage or configuration, 3 another
    run holds the warehouse.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; what the user can mend is told in a sentence, not a traceback."""
    with report_failures():
        sys.exit(cli(arguments, standalone_mode=False) or 0)
