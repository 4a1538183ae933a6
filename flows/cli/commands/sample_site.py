"""`newswire sample-site`, also called `newsroom`: serve the sample site, for trying feeds by hand."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress

import click

from flows.errors import UsageError
from flows.sample_site import SampleSite, list_feeds
from flows.sample_site.edition import EDITIONS, Edition


@click.command(name="sample-site")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8600,
    show_default=True,
    help="Port on loopback; 0 takes a free one.",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS),
    default="morning",
    show_default=True,
    help="State of the sites: the evening has more articles, and corrections.",
)
def command(*, port: int, edition: Edition) -> int:
    """Serve the sample site on loopback.

    Prints the settings to poll it, and serves until Ctrl-C.
    """
    with ExitStack() as stack:
        try:
            site = stack.enter_context(SampleSite(edition=edition, port=port))
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be opened: {error.strerror}; choose another with --port"
            ) from error
        with suppress(KeyboardInterrupt):
            _print_settings(site)
            while True:
                time.sleep(3600)
    click.echo("closed", err=True)
    return 0


def _print_settings(site: SampleSite) -> None:
    click.echo("# The sample site is being served. To poll it, put this into newswire.toml:\n")
    click.echo("[fetch]\ndelay = 0\n\n[fetch.connect_to]")
    for host in site.hosts:
        click.echo(f'"{host}" = "{site.address}"')
    for name, url in list_feeds():
        click.echo(f'\n[[feeds]]\nname = "{name}"\nurl = "{url}"')
