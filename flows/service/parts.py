"""The parts of the service: the processes that `newswire up` starts, and what each needs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flows.config_file import find_config
from flows.explore_settings import ExploreSettings
from flows.host_ports import name_address
from flows.listen_settings import ListenSettings
from flows.settings import PrefectSettings, Settings

LISTENER, EXPLORER, SERVER, WORKER = "listener", "explorer", "prefect-server", "prefect-worker"

# What a Prefect server needs to be quiet, and to survive a reboot: leases that are kept in memory are lost
# when the server dies with their holder, and the limit then counts a run that is gone, for good.
_SERVER_SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A process of the service.

    Attributes:
        name: Its name in the log and in the status.
        command: The program and its arguments.
        environment: All its environment variables.
        address: Where people find it, or None.
        health_url: An address that answers 200 while it is well, or None if it has none.
        needs: The name of the part that must be well before it is started, or None.
        start_limit: The seconds after which it is started anew if it has not become well.
        ends_group: Whether the processes that it started are asked to end together with it.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(repr=False)  # it may hold secrets
    address: str | None = None
    health_url: str | None = None
    needs: str | None = None
    start_limit: float = 120.0
    ends_group: bool = False


def list_parts(
    settings: Settings, environment: Mapping[str, str], *, with_prefect: bool, with_explorer: bool
) -> tuple[Part, ...]:
    """Return the parts of the service, in the order of their start.

    The listener waits for none of the others: it takes pushes before there is a Prefect server.

    Args:
        settings: The settings.
        environment: The environment variables of the supervisor, which each part gets too.
        with_prefect: Whether a Prefect server and a worker are among the parts.
        with_explorer: Whether the explorer is, whose packages must be installed.
    """
    shared = {
        **environment,
        # Prefect runs the flows of a deployment in the folder of the project, whichever folder this is.
        "NEWSWIRE_HOME": str(settings.home.resolve()),
        "PYTHONUNBUFFERED": "1",
    }
    if find_config(environment).exists():
        shared["NEWSWIRE_CONFIG"] = str(find_config(environment).resolve())
    fronts = (
        _describe(LISTENER, "flows.service", settings.listen, shared),
        *(
            [_describe(EXPLORER, "flows.explorer", settings.explore or ExploreSettings(), shared)]
            if with_explorer
            else []
        ),
    )
    if not with_prefect:
        return fronts
    shared |= _SERVER_SETTINGS | {
        "PREFECT_HOME": str(settings.home.resolve() / "prefect"),
        "PREFECT_API_URL": f"{prefect_address(settings)}/api",
    }
    return (*(replace(part, environment=shared) for part in fronts), *_describe_prefect(settings, shared))


def prefect_address(settings: Settings) -> str:
    """Return the address of the Prefect server that the service starts, without a path."""
    return f"http://127.0.0.1:{(settings.prefect or PrefectSettings()).port}"


def _describe(
    name: str, module: str, listen: ListenSettings | ExploreSettings, environment: Mapping[str, str]
) -> Part:
    """Return a part that is a module of ours, and listens where its settings say."""
    part = Part(name=name, command=(sys.executable, "-m", module), environment=environment)
    if listen.port == 0:  # nobody knows where it listens but the part itself
        return part
    address = name_address(listen.host, listen.port)
    return replace(part, address=address, health_url=f"{address}/health")


def _describe_prefect(settings: Settings, environment: Mapping[str, str]) -> tuple[Part, Part]:
    address = prefect_address(settings)
    listen = ("--host", "127.0.0.1", "--port", address.rpartition(":")[2])
    return (
        Part(
            name=SERVER,
            command=(sys.executable, "-m", "prefect", "server", "start", *listen),
            environment=environment,
            address=address,
            health_url=f"{address}/api/health",
            start_limit=300.0,  # 13 s at rest; a new database on an over-booked machine took 90
        ),
        Part(
            name=WORKER,
            command=(sys.executable, "-m", "flows.service.prefect_worker"),
            environment=environment,
            needs=SERVER,
            ends_group=True,  # its flow runs, which report to the server that they were stopped
        ),
    )
