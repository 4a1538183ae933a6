"""Looking names up in threads that nobody waits for.

The event loop's own lookups share a handful of threads, six on two cores, and a process waits for
them when it ends. Six names whose servers are silent would thus hold up every other lookup, and the
end of the run, for as long as the C library is patient: 10 to 40 seconds.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress

_Answers = list[tuple[socket.AddressFamily, int, int, str, tuple[str | int | bytes, ...]]]


async def look_up(host: str, port: int, family: socket.AddressFamily) -> _Answers:
    """Do as :func:`socket.getaddrinfo` does for streams; when cancelled, the thread is left behind."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_Answers] = loop.create_future()

    def settle(answers: _Answers | OSError | UnicodeError) -> None:
        if future.done():
            return
        if isinstance(answers, Exception):
            future.set_exception(answers)
        else:
            future.set_result(answers)

    def ask() -> None:
        found: _Answers | OSError | UnicodeError
        try:
            found = list(
                socket.getaddrinfo(
                    host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG
                )
            )
        except (OSError, UnicodeError) as error:  # a name of 64 letters cannot even be asked for
            found = error
        with suppress(RuntimeError):  # the loop is closed: nobody wants to know any more
            loop.call_soon_threadsafe(settle, found)

    threading.Thread(target=ask, name=f"lookup of {host}", daemon=True).start()
    return await future
