"""Reads an edition again and again in a process of its own, as an analyst would.

``reading_loop.py EDITION WAY``: each round opens the edition anew, checks that it is whole, and asks every
recipe of the cookbook. The way is ``newswire``, as `newswire sql` opens it, or ``plain``, as any client does.
The process ends with a last round when its standard input is closed, and prints its figures as JSON.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.cookbook import list_recipes
from warehouse.edition import open_edition

# Each counts faults: a run loads all its articles or none, each has a story, and its text is its kept blocks.
CHECKS = {
    "articles of runs that are not there": """
        SELECT abs((SELECT count(*) FROM articles)
            - (SELECT coalesce(sum(counts['loaded']), 0) FROM runs WHERE flow = 'load'))
    """,
    "articles without a story": "SELECT count(*) FROM articles WHERE story_id IS NULL",
    "stories with other articles": """
        SELECT abs((SELECT count(*) FROM articles) - (SELECT coalesce(sum(articles), 0) FROM stories))
    """,
    "texts that are not their blocks": r"""
        SELECT count(*)
        FROM articles AS article
        LEFT JOIN (
            SELECT article_id, revision, string_agg(text, E'\n\n' ORDER BY position) AS kept
            FROM blocks
            WHERE kept
            GROUP BY ALL
        ) AS block ON block.article_id = article.article_id AND block.revision = article.revision
        WHERE block.kept IS DISTINCT FROM article.text
    """,
    "articles with tags of their own": """
        SELECT count(*)
        FROM articles
        WHERE len(tags) <> (
            SELECT count(*)
            FROM article_tags AS given
            WHERE given.article_id = articles.article_id AND given.relevance = 'subject'
        )
    """,
}


@dataclass(slots=True, kw_only=True)
class Figures:
    """The rounds and statements of a reader, the editions that it saw, in their order, and its faults."""

    rounds: int = 0
    statements: int = 0
    editions: list[str] = field(default_factory=list)
    articles: int = 0
    faults: list[str] = field(default_factory=list)


@contextmanager
def _open_plainly(path: Path) -> Iterator[DuckDBPyConnection]:
    with duckdb.connect(path, read_only=True) as con:
        yield con


def read_round(figures: Figures, opened: AbstractContextManager[DuckDBPyConnection]) -> None:
    """Check an edition, and ask it everything that the cookbook asks."""
    with opened as con:
        before = con.execute("SELECT edition_id, published_at FROM edition").fetchall()
        for claim, query in CHECKS.items():
            ((count,),) = con.execute(query).fetchall()
            if count:
                figures.faults.append(f"{count} {claim}, in edition {before[0][0]}")
        for recipe in list_recipes():
            con.execute(recipe.statement).fetchall()
            figures.statements += 1
        ((figures.articles,),) = con.execute("SELECT count(*) FROM articles").fetchall()
        if con.execute("SELECT edition_id, published_at FROM edition").fetchall() != before:
            figures.faults.append(f"edition {before[0][0]} changed while it was read")
    if before[0][0] not in figures.editions:
        figures.editions.append(before[0][0])
    elif before[0][0] != figures.editions[-1]:
        figures.faults.append(f"edition {before[0][0]} came back")
    figures.rounds += 1


def main() -> None:
    """Read until the standard input ends."""
    path, way = Path(sys.argv[1]), {"newswire": open_edition, "plain": _open_plainly}[sys.argv[2]]
    figures, ended = Figures(), threading.Event()
    threading.Thread(target=_wait_for_end, args=(ended,), daemon=True).start()
    is_last = False
    while not is_last:
        is_last = ended.is_set()
        try:
            read_round(figures, way(path))
        except Exception as error:  # noqa: BLE001 -- any error is a finding
            figures.faults.append(f"{type(error).__name__}: {error}")
    print(json.dumps(asdict(figures)))


def _wait_for_end(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


if __name__ == "__main__":
    main()
