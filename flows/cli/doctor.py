"""`newswire doctor`: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

import click

from flows.cli.failures import FAILED
from flows.cli.options import read_settings
from flows.doctor import CHECKS, Finding


@click.command(name="doctor")
def command() -> int:
    """Check the installation, the configuration, the state and the feeds.

    Ends with status 1 when something needs a person; each such line says what to do.
    """
    settings = read_settings()
    findings = [finding for check in CHECKS for finding in check(settings)]
    for finding in findings:
        click.echo(f"{_mark(finding)} {finding.what}")
        if finding.remedy:
            click.echo(f"        {finding.remedy}")
    wrong = sum(not finding.sound for finding in findings)
    click.echo(f"{len(findings)} checks, {wrong} need{'s' if wrong == 1 else ''} attention")
    return FAILED if wrong else 0


def _mark(finding: Finding) -> str:
    return "ok     " if finding.sound else "WRONG  "
