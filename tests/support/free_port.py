"""Find a port on loopback that nobody listens on."""

from __future__ import annotations

import socket


def find_free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
