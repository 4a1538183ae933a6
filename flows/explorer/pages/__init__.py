"""The pages, a module each: its `routes` are the addresses that it answers."""

from __future__ import annotations

from starlette.routing import Route

from flows.explorer.pages import feeds, overview, search, sources, story_list

PAGES: tuple[Route, ...] = (
    *overview.routes,
    *feeds.routes,
    *search.routes,
    *sources.routes,
    *story_list.routes,
)
"""The routes of all pages."""
