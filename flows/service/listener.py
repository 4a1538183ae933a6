"""The listener: takes pushes over HTTP, and says how the service is."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from flows.service.passes import Passes
from flows.service.spool import Spool
from flows.settings import Settings


def make_app(
    settings: Settings, spool: Spool, passes: Passes, *, routes: Sequence[BaseRoute] = ()
) -> Starlette:
    """Make the application of the listener.

    Args:
        settings: The configuration.
        spool: Where arrivals are kept until the warehouse has them.
        passes: Woken when something has arrived.
        routes: Further routes, such as those of WebSub.
    """
    del settings, spool, passes
    return Starlette(routes=list(routes))
