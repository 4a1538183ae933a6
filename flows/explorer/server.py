"""Serves the explorer until a signal ends the process."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from flows.errors import UsageError
from flows.explore_settings import ExploreSettings
from flows.explorer.app import build_app
from flows.host_ports import name_address

_SHUTDOWN = 3  # seconds for requests under way
_BACKLOG = 128


def serve_explorer(edition: Path, settings: ExploreSettings, *, when_ready: Callable[[str], None]) -> None:
    """Serve the explorer until SIGTERM or Ctrl-C.

    Args:
        edition: The edition, which need not exist yet.
        settings: Where to listen.
        when_ready: Called with the address once connections are accepted.

    Raises:
        UsageError: The port is taken, or the address is none of this machine.
    """
    with _bind(settings) as listener:
        port = int(listener.getsockname()[1])
        app = build_app(edition, host=settings.host, port=port, hosts=settings.hosts)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_SHUTDOWN,
        )
        when_ready(name_address(settings.host, port))
        with suppress(KeyboardInterrupt):  # uvicorn ends, and then raises the signal again
            uvicorn.Server(config).run(sockets=[listener])


def _bind(settings: ExploreSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except socket.gaierror as error:
        raise UsageError(f"{settings.host} is no address of this machine: {error.strerror}") from error
    except OSError as error:
        place = f"port {settings.port} on {settings.host}"
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"{place} is taken by another program; choose another with --port") from error
        raise UsageError(f"{place} cannot be opened: {os.strerror(error.errno or 0)}") from error
