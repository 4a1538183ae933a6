"""The pages, a module each: its `routes` are the addresses that it answers."""

from __future__ import annotations

from starlette.routing import Route

from flows.explorer.pages import stories

PAGES: tuple[Route, ...] = (*stories.routes,)
"""The routes of all pages."""
