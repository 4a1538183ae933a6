"""`newswire targets publish`: publish the edition to the targets that lack it."""

from __future__ import annotations

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.errors import UsageError
from flows.targets.deliver import deliver_edition
from flows.targets.lag import list_lags
from warehouse.errors import EditionMissingError


@click.command(name="publish")
@click.option("--again", is_flag=True, help="Publish to all targets, such as one that was emptied since.")
def command(*, again: bool) -> int:
    """Publish the edition to the targets that lack it.

    Every run does so at its end. Which ones have it is known from a note in the folder of the state; --again
    takes no notice of it, and replaces what others have there. Ends with status 1 when one failed; `newswire
    targets list` shows why.
    """
    settings = read_settings()
    if not settings.publish.targets:
        raise UsageError("there are no targets: a table [[publish.targets]] in newswire.toml adds one")
    if not settings.edition.exists():
        raise EditionMissingError("there is no edition yet: type `newswire run` to make one")
    has_delivered = deliver_edition(settings, again=again)
    for lag in list_lags(settings):
        has_failed = lag.state.failures > 0 and not lag.is_behind
        noted = ", but the last attempt failed" if has_failed else ""
        say(f"{lag.target.name}: {'behind' if lag.is_behind else 'has the edition'}{noted}")
    return 0 if has_delivered else FAILED
