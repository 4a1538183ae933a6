"""The list of stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.explorer.window import Window, choose_articles
from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """A story with its reports in the window.

    Attributes:
        story_id: The story.
        headline: The title of its most central report in the window.
        originals: The number of its reports that are not copies.
        copies: The number of its copies.
        sources: The number of their publishers.
        languages: The ISO 639-1 codes of their languages.
        tags: The tags that they are about, those of many first, at most five.
        first_at: When the first of them came out.
        last_at: When the last of them came out.
        first_source: The publisher of the first; `None` where none is known.
    """

    story_id: str
    headline: str
    originals: int
    copies: int
    sources: int
    languages: tuple[str, ...]
    tags: tuple[str, ...]
    first_at: datetime
    last_at: datetime
    first_source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryList:
    """A part of the stories of a window, those with many publishers first."""

    stories: tuple[ListedStory, ...]
    total: int


def list_stories(con: DuckDBPyConnection, window: Window, *, first_row: int, rows: int) -> StoryList:
    """Return `rows` of the stories with a report in the window, from `first_row` on, counted from 0."""
    choose_articles(con, window)
    listed = read_records(con, "explorer/list_stories", _CountedStory, first_row=first_row, limit=rows)
    return StoryList(
        stories=tuple(counted.story for counted in listed), total=listed[0].total if listed else 0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _CountedStory:
    story: ListedStory
    total: int
