"""The pages of the explorer on the edition that tests look at, with their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import duckdb
from explored_edition import read_hostile

_PATHS = {  # of each page with a handler at least one
    "overview": "/?days=all",
    "overview of a day without articles": "/?days=7&until=2020-01-01",
    "stories": "/stories?days=all",
    "stories of a week": "/stories?days=7&corpus=feed",
    "no such week": "/stories?days=8",
    "a story": "/stories/{story}",
    "no story": "/stories/0",
    "an article": "/articles/{corrected}",
    "an article with its removed blocks": "/articles/{corrected}?removed=1&revision=2",
    "a copy": "/articles/{copy}",
    "a hostile article": "/articles/{hostile}",
    "no article": "/articles/0",
    "sources": "/sources?days=all",
    "a source": "/sources/wearside-ledger.example?days=all",
    "no source": "/sources/nobody.example",
    "feeds": "/feeds?days=all",
    "search": "/search",
    "search with results": "/search?q=nissan&days=all",
    "search for copies of a month": "/search?q=nissan&days=all&copies=1&sort=date&on=2026-02",
    "search without results": "/search?q=zeppelin&days=all",
    "search that is not understood": "/search?q=%22open&days=all",
    "SQL without a query": "/sql?recipe=who-broke-the-news",
    "SQL": f"/sql?query={quote('SELECT * FROM articles ORDER BY came_out_at')}",
    "SQL as a chart": f"/sql?as=chart&query={quote('SELECT source, articles FROM sources')}",
    "SQL with an error": f"/sql?query={quote('SELECT headline FROM articles')}",
    "no page": "/nothing",
}
PAGES = tuple(_PATHS)
"""The names of the pages."""
_STATUSES = {
    "no page": 404,
    "no source": 404,
    "no story": 404,
    "no article": 404,
    "no such week": 400,
    "search that is not understood": 400,
    "SQL with an error": 400,
}
_FIND = {
    "story": "SELECT story_id FROM stories ORDER BY articles DESC LIMIT 1",
    "odd_story": f"SELECT story_id FROM articles WHERE source = '{read_hostile()['source']}'",
    "corrected": "SELECT article_id FROM articles WHERE revision = 2 AND corpus = 'invented'",
    "copy": "SELECT article_id FROM articles WHERE duplicate_of IS NOT NULL AND corpus = 'invented'",
    "hostile": f"SELECT article_id FROM articles WHERE source = '{read_hostile()['source']}'",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploredPages:
    """The addresses of the pages.

    Attributes:
        names: The identifiers of the story, and of the articles, by what is special about them.
    """

    names: dict[str, str]

    def find(self, page: str) -> tuple[str, int]:
        """Return the path of a page of `PAGES`, and the status that it has."""
        return self.fill(_PATHS[page]), _STATUSES.get(page, 200)

    def fill(self, path: str) -> str:
        """Return a path such as ``/articles/{hostile}`` with identifiers in place of names in braces."""
        return path.format(**{name: quote(value) for name, value in self.names.items()})


def find_pages(edition: Path) -> ExploredPages:
    """Find the pages in an edition."""
    with duckdb.connect(str(edition), read_only=True) as con:
        names = {}
        for name, query in _FIND.items():
            ((names[name],),) = con.execute(query).fetchall()
    return ExploredPages(names=names)
