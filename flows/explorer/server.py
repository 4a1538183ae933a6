"""Serve the explorer until a signal ends the process."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import uvicorn

from flows.explore_settings import ExploreSettings
from flows.explorer.app import build_app
from flows.host_ports import name_address
from flows.interruption import SignalExit
from flows.listening import bind_sockets

_SHUTDOWN = 3  # seconds for requests under way
_BACKLOG = 128


def serve_explorer(edition: Path, settings: ExploreSettings, *, when_ready: Callable[[str], None]) -> None:
    """Serve the explorer until SIGTERM, Ctrl-C or the end of the terminal.

    Args:
        edition: The edition, which need not exist yet.
        settings: Where to listen.
        when_ready: Called with the address once connections are accepted.

    Raises:
        UsageError: The port is taken, or the address is none of this machine.
    """
    sockets = bind_sockets(settings.host, settings.port, setting="--port or in [explore]")
    with ExitStack() as bound:
        for one in sockets:
            bound.enter_context(one)
            one.listen(_BACKLOG)
        port = int(sockets[0].getsockname()[1])
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
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as it is under nohup
            # uvicorn heeds the other
            signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
        with suppress(KeyboardInterrupt, SignalExit):  # uvicorn ends, and then raises the signal again
            uvicorn.Server(config).run(sockets=sockets)
