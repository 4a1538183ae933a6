"""Stop work for readers who have gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.requests import Request


@asynccontextmanager
async def stop_when_gone(request: Request, stop: Callable[[], None]) -> AsyncIterator[None]:
    """Call `stop` as soon as whoever sent the request closes the connection, while the block runs."""

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        stop()

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
