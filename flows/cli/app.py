"""The group of all commands, and the entry point that runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click
from click.shell_completion import shell_complete

from flows.cli.command_group import CommandGroup
from flows.cli.exit_status import report_failures
from flows.cli.quick_end import QuickEnd
from flows.interruption import SignalExit, raise_signals
from flows.log_output import FORMS, Form, configure_logging

NAME = "newswire"
COMPLETION_VARIABLE = "_NEWSWIRE_COMPLETE"
"""Set by the shell that asks for completions of a typed line."""


@click.group(
    cls=CommandGroup,
    package="flows.cli.commands",
    first=("run", "load", "sql", "why", "feeds"),
    aliases={"judge": "override", "newsroom": "sample-site"},
    guesses={
        "explain": "why",
        "show": "why",
        "query": "sql",
        "status": "doctor",
        "check": "doctor",
        "serve": "up",
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="nissan-newswire")
@click.option("-v", "--verbose", count=True, help="Log what happens to stderr; -vv logs every request.")
@click.option(
    "--log-format",
    type=click.Choice(FORMS),
    envvar="NEWSWIRE_LOG_FORMAT",
    default="text",
    show_default=True,
    help="Form of the log: text for people, json for one object a line [NEWSWIRE_LOG_FORMAT].",
)
@click.pass_obj
def cli(ending: QuickEnd | None, *, verbose: int, log_format: Form) -> None:
    """Watch the news about Nissan, and query it with SQL.

    The state is kept in ./var, or in the folder that NEWSWIRE_HOME names. The configuration is
    ./newswire.toml, or the file that NEWSWIRE_CONFIG names.

    Exit status: 0 done, 1 done with failures that are listed, 2 wrong usage or configuration, 3 another
    run holds the warehouse.
    """
    if ending:  # the module of the command is imported by now: DuckDB crashes if its import is interrupted
        raise_signals()
    configure_logging(verbosity=verbose, form=log_format)


def run(arguments: Sequence[str] | None, ending: QuickEnd | None = None) -> None:
    """Run a command and exit; a failure that the user can mend is a sentence, not a traceback.

    Args:
        arguments: The words after the command's name; those of the process when it is None.
        ending: Ends the process, if it is the command's own.

    Raises:
        SystemExit: Always, with the exit status.
    """
    try:
        with report_failures():
            status = _invoke(arguments, ending)
            if ending:
                ending.settle(status)
            sys.exit(status)
    except SignalExit as ended:
        if ending:
            ending.settle(-ended.signal)
        raise


def _invoke(arguments: Sequence[str] | None, ending: QuickEnd | None) -> int:
    """Run a command and return its status, with all that it printed on its way.

    Click's own `main` ends with status 1 where the reader of a pipe has closed it, as `head` does.
    """
    instruction = os.environ.get(COMPLETION_VARIABLE)
    if instruction:
        return shell_complete(cli, {}, NAME, COMPLETION_VARIABLE, instruction)
    words = sys.argv[1:] if arguments is None else arguments
    try:
        with cli.make_context(NAME, list(words), obj=ending) as context:
            status = int(cli.invoke(context) or 0)
    except click.exceptions.Exit as ended:
        status = ended.exit_code
    sys.stdout.flush()
    return status
