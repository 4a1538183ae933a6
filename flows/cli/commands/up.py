"""`newswire up`: run the whole service on this machine."""

from __future__ import annotations

import os
from functools import partial

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.errors import UsageError
from flows.extras import require_extra
from flows.flow_runs.lost_runs import crash_runs_of_service
from flows.log_output import is_logging_json
from flows.logs import notice
from flows.prefect_api import PrefectApi
from flows.service.parts import list_parts, prefect_address
from flows.service.status import read_status
from flows.service.supervisor import PROBE_TIMEOUT, supervise
from flows.settings import Settings


@click.command(name="up")
@click.option(
    "--with-prefect",
    is_flag=True,
    help="Run a Prefect server and a worker too, as a [prefect] table in newswire.toml does.",
)
@click.option(
    "--with-explorer",
    is_flag=True,
    help="Serve `newswire explore` too, as an [explore] table in newswire.toml does.",
)
@click.option("--status", is_flag=True, help="Only say what runs, and where; status 1 if something does not.")
def command(*, with_prefect: bool, with_explorer: bool, status: bool) -> int:
    """Run the service: take pushes, and poll feeds when due.

    New articles are published at once. The listener and, if wanted, the explorer and a Prefect server with
    a worker run under one supervisor, which starts a part again when it ends. Ctrl-C ends all of it within
    ten seconds. It runs once for a state folder: a second one says where the first is, and ends with
    status 3.
    """
    settings = read_settings()
    if status:
        return _print_status(settings)
    settings.listen.read_token()  # else the listener would end with the same error again and again
    environment = dict(os.environ)
    with_prefect = with_prefect or settings.prefect is not None
    api_url = f"{prefect_address(settings)}/api"
    if with_prefect and environment.get("PREFECT_API_URL", api_url) != api_url:
        raise UsageError(
            f"PREFECT_API_URL names the server {environment['PREFECT_API_URL']}; unset it to run one at "
            f"{prefect_address(settings)}, or leave out --with-prefect and [prefect] to use that one"
        )
    if is_logging_json():
        environment["NEWSWIRE_LOG_FORMAT"] = "json"
    if not settings.feeds:
        notice("no feeds are configured: the service takes pushes and files in the inbox only")
    api = PrefectApi(url=api_url, timeout=PROBE_TIMEOUT, pauses=())
    mark = partial(crash_runs_of_service, api, settings.home) if with_prefect else None
    parts = list_parts(
        settings,
        environment,
        with_prefect=with_prefect,
        with_explorer=_wants_explorer(settings, is_asked=with_explorer),
    )
    supervise(settings, parts, mark_lost_runs=mark)
    return 0


def _wants_explorer(settings: Settings, *, is_asked: bool) -> bool:
    """Return whether to serve the explorer; a configuration may name it where it is not installed.

    Raises:
        UsageError: It was asked for and is not installed.
    """
    try:
        require_extra("explore", wanted_by="the explorer")
    except UsageError as error:
        if is_asked:
            raise
        if settings.explore is not None:
            notice(f"the explorer of [explore] is not started: {error}")
        return False
    return is_asked or settings.explore is not None


def _print_status(settings: Settings) -> int:
    found = read_status(settings)
    if found is None:
        click.echo("the service does not run; `newswire up` starts it")
        return FAILED
    for line in found.describe():
        say(line)
    return 0 if found.is_well else FAILED
