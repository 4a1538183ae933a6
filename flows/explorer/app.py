"""The explorer as an application: its pages, its files, and the guard before them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from flows.explorer.assets import ASSETS
from flows.explorer.charts import warm_up
from flows.explorer.edition import EditionReader, Limits
from flows.explorer.error_pages import HANDLERS
from flows.explorer.pages import PAGES
from flows.explorer.query.sandbox_supply import SandboxSupply
from flows.explorer.request_guard import RequestGuard, list_hosts

_LOOK = 2.0  # seconds between two looks at whether the edition was replaced


def build_app(
    edition: Path, *, host: str, port: int, hosts: Iterable[str] = (), limits: Limits | None = None
) -> Starlette:
    """Make the application of the explorer.

    Args:
        edition: The edition, which need not exist yet.
        host: The address that the server listens on.
        port: Its port.
        hosts: More hosts in whose name requests are answered, as ``name`` or ``name:port``.
        limits: What the queries of pages may take.
    """
    reader = EditionReader(edition, limits=limits)
    sandboxes = SandboxSupply(edition)

    @asynccontextmanager
    async def watch_edition(app: Starlette) -> AsyncIterator[None]:
        del app
        watch = asyncio.create_task(_close_replaced(reader, sandboxes))
        warming = asyncio.create_task(asyncio.to_thread(warm_up))
        try:
            yield
        finally:
            watch.cancel()
            with suppress(asyncio.CancelledError):
                await watch
            await warming
            sandboxes.close()
            reader.close()

    app = Starlette(
        routes=[Route("/health", _say_health), *PAGES, *ASSETS],
        middleware=[Middleware(RequestGuard, hosts=list_hosts(host=host, port=port, others=hosts))],
        exception_handlers=HANDLERS,
        lifespan=watch_edition,
    )
    app.state.edition = reader
    app.state.sandboxes = sandboxes
    return app


async def _close_replaced(reader: EditionReader, sandboxes: SandboxSupply) -> None:
    """Close each replaced edition soon, even where nobody asks for another page."""
    while True:
        await asyncio.sleep(_LOOK)
        await asyncio.to_thread(reader.close_replaced)
        await asyncio.to_thread(sandboxes.end_unused)


async def _say_health(request: Request) -> Response:
    del request
    return JSONResponse({"status": "ok"})
