"""The pages, a module each: its `routes` are the addresses that it answers."""

from __future__ import annotations

from starlette.routing import Route

from flows.explorer.pages import article, feeds, overview, search, sources, sql, story, story_list

PAGES: tuple[Route, ...] = (
    *overview.routes,
    *article.routes,
    *feeds.routes,
    *search.routes,
    *sources.routes,
    *sql.routes,
    *story.routes,
    *story_list.routes,
)
"""The routes of all pages."""
