"""`newswire explore`: pages on the edition, for a browser on this machine."""

from __future__ import annotations

import webbrowser

import click

from flows.cli.configuration import read_settings
from flows.explore_settings import ExploreSettings
from flows.extras import require_extra


@click.command(name="explore")
@click.option("--host", help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: 8648]")
@click.option("--open", "opens", is_flag=True, help="Open the pages in the browser of this machine.")
def command(*, host: str | None, port: int | None, opens: bool) -> int:
    """Show the edition in a browser.

    Serves pages until Ctrl-C: coverage, stories, articles with the evidence of their tags and with what was
    removed, search, sources, feeds, and SQL. The edition is what `newswire run` publishes; a new one shows on
    the next click. `newswire report` writes the overview as a file instead.

    It listens on loopback unless --host names another address: whoever reaches it reads the edition. The
    table [explore] of newswire.toml sets address and port, and the hosts in whose name it answers behind a
    proxy. It needs the packages of the extra "explore", which `make explore` installs.
    """
    require_extra("explore", wanted_by="`newswire explore`")
    from flows.explorer.server import serve_explorer  # noqa: PLC0415 -- of packages that may be absent

    settings = read_settings()
    listen = (settings.explore or ExploreSettings()).model_copy(
        update={name: value for name, value in {"host": host, "port": port}.items() if value is not None}
    )

    def announce(address: str) -> None:
        click.echo(f"The explorer is at {address} until Ctrl-C")
        if not settings.edition.exists():
            click.echo(
                f"There is no edition at {settings.edition} yet. `newswire run` makes one of your feeds, and"
                " `newswire run --sample` of a sample site; its pages show it as soon as it is there."
            )
        if opens:
            webbrowser.open(address)

    serve_explorer(settings.edition, listen, when_ready=announce)
    click.echo("closed", err=True)
    return 0
