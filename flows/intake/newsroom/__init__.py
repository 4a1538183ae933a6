"""A sample newsroom: three invented news sites, served over real HTTP on loopback."""

from __future__ import annotations

from flows.intake.newsroom.edition import list_feeds
from flows.intake.newsroom.server import Newsroom

__all__ = ["Newsroom", "list_feeds"]
