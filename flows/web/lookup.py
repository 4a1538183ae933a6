"""Look host names up in daemon threads, for which nothing waits.

The event loop's own lookups share a handful of threads, six on two cores, and a process waits for
them when it ends. Six names whose servers do not answer would thus hold up every other lookup, and
the end of the run, until the C library gives up: 10 to 40 seconds.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress

_Answers = list[tuple[socket.AddressFamily, int, int, str, tuple[str | int | bytes, ...]]]


async def look_up(host: str, port: int, family: socket.AddressFamily) -> _Answers:
    """Look up the stream addresses of `host`, as :func:`socket.getaddrinfo` does.

    When the caller is cancelled, the thread is left to end by itself.

    Raises:
        OSError: The name does not resolve.
        UnicodeError: The name cannot be encoded, such as one with a label of 64 letters.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_Answers] = loop.create_future()

    def settle(answers: _Answers | OSError | UnicodeError) -> None:
        if future.done():
            return
        if isinstance(answers, Exception):
            future.set_exception(answers)
        else:
            future.set_result(answers)

    def resolve() -> None:
        found: _Answers | OSError | UnicodeError
        try:
            found = list(
                socket.getaddrinfo(
                    host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG
                )
            )
        except (OSError, UnicodeError) as error:
            found = error
        with suppress(RuntimeError):  # the loop is closed: nobody needs the answer any more
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=resolve, name=f"lookup of {host}", daemon=True).start()
    return await future
