"""`newswire doctor`: find faults of this installation, and say how to correct them."""

from __future__ import annotations

import click

from flows.cli.configuration import read_settings
from flows.cli.exit_status import FAILED
from flows.doctor import CHECKS


@click.command(name="doctor")
def command() -> int:
    """Check the installation, configuration, state and feeds.

    Ends with status 1 when something needs attention; each such line is followed by what to do.
    """
    settings = read_settings()
    findings = [finding for check in CHECKS for finding in check(settings)]
    for finding in findings:
        click.echo(f"{'ok     ' if finding.ok else 'WRONG  '} {finding.message}")
        if finding.remedy:
            click.echo(f"        {finding.remedy}")
    wrong = sum(not finding.ok for finding in findings)
    click.echo(f"{len(findings)} checks, {wrong} need{'s' if wrong == 1 else ''} attention")
    return FAILED if wrong else 0
