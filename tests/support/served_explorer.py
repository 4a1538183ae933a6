"""The explorer behind a real server on loopback, in a thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from waiting import wait_until

from flows.explorer.app import build_app
from flows.explorer.query.sandbox_supply import SandboxSupply
from flows.sql_sandbox.limits import SandboxLimits


@dataclass(frozen=True)
class ServedExplorer:
    """An explorer that is served.

    Attributes:
        app: The application.
        port: The port on loopback.
    """

    app: Starlette
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def supply(self) -> SandboxSupply:
        supply: SandboxSupply = self.app.state.sandboxes
        return supply


@contextmanager
def serve(
    edition: Path, *, limits: SandboxLimits | None = None, wait: float = 5.0
) -> Iterator[ServedExplorer]:
    """Serve the explorer on an edition while the block runs.

    Args:
        edition: The edition.
        limits: What one run of SQL may take.
        wait: The seconds that SQL waits for other SQL to end.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
        app = build_app(edition, host="127.0.0.1", port=port)
        app.state.sandboxes.close()
        app.state.sandboxes = SandboxSupply(edition, limits=limits, wait=wait)
        config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        wait_until(lambda: server.started)
        try:
            yield ServedExplorer(app=app, port=port)
        finally:
            app.state.sandboxes.close()
            server.should_exit = True
            thread.join()
