"""`newswire doctor`: find faults of this installation, and say how to correct them."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from flows.cli.exit_status import FAILED
from flows.cli.rows import Form, format_option, write_json
from flows.cli.wrapping import hang_lines
from flows.config_file import salvage_settings
from flows.doctor import run_checks


@click.command(name="doctor")
@format_option()
def command(*, form: Form) -> int:
    """Check the installation, configuration, state and feeds.

    Ends with status 1 when something needs attention; each such line is followed by what to do. With a
    configuration that cannot be used, it says why, and checks the rest by what can be used of it.
    """
    settings, _ = salvage_settings()
    findings = list(run_checks(settings))
    wrong = sum(not finding.ok for finding in findings)
    if form == "json":
        click.echo(write_json([asdict(finding) for finding in findings], indent=2))
        return FAILED if wrong else 0
    for finding in findings:
        click.echo(hang_lines("ok      " if finding.ok else "WRONG   ", finding.message, sys.stdout))
        if finding.remedy:
            click.echo(hang_lines("        ", finding.remedy, sys.stdout))
    click.echo(f"{len(findings)} checks, {wrong} need{'s' if wrong == 1 else ''} attention")
    return FAILED if wrong else 0
