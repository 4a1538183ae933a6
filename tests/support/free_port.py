"""Find a port on loopback that nobody listens on, and that nobody is given before it is used."""

from __future__ import annotations

import random
import socket
from contextlib import suppress

# Below those that Linux gives to connections and to whoever asks for any port: one of these is at times
# taken by another process before the program under test listens on it.
_PORTS = range(20_000, 32_000)
_chance = random.SystemRandom()  # each process another order


def find_free_port() -> int:
    """Return a port that is free.

    Raises:
        AssertionError: There is none.
    """
    for port in _chance.sample(_PORTS, len(_PORTS)):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port is free")
