"""All statements of warehouse/queries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from warehouse.arrow import list_schemas
from warehouse.explorer.search import SearchFilters, match_articles
from warehouse.explorer.window import Window, choose_articles
from warehouse.sql import QUERIES, read_query
from warehouse.transaction import staged

FOLDER = Path(str(QUERIES))
NAMES = sorted(str(file.relative_to(FOLDER).with_suffix("")) for file in FOLDER.rglob("*.sql"))
NOW = datetime(2026, 3, 2, tzinfo=UTC)
PARAMETERS = {
    "now": NOW,
    "window": timedelta(days=14),
    "run_id": "run",
    "version": "1",
    "every": True,
    "limit": 5,
    "after_row": 0,
    "last_row": 1,
    "start_row": 0,
    "newest": 5,
    "first": NOW,
    "last": NOW,
    "file": "0001.warc.gz",
    "size": 5_000,
    "name": "abcd",
    "article_id": "abcd",
    "article_ids": "abcd",
    "chosen": ["abcd"],
    "since": NOW,
    "first_row": 0,
    "end_row": 5,
    "day": NOW.date(),
    "days": 90,
    "refused_at": NOW,
    "seen_at": NOW,
    "view": "articles",
    "came_by": "poll",
    "library": "rensa",
    "language": "en",
    "column": "article_id",
    "kept_since": NOW,
    "edition_id": "0123456789abcdef",
    "published_at": NOW,
    "rules": "abcd",
    "longest": "31 days",
    "greatest": 5,
    "least": 5,
    "run": 1,
    "runs": [1],
    "shares": [0.5],
    "from_term": 0,
    "to_term": 5,
    "from_band": 0,
    "to_band": 5,
    "from_part": 0,
    "to_part": 5,
    "corpus": "feed",
    "bucket": "day",
    "before": NOW,
    "order": "articles",
    "source": "harbourwheel.example",
    "query": "strike",
    "copies": False,
    "until": NOW,
    "tags": ["exports"],
    "by_date": True,
    "shown_copies": 5,
    "shown_values": 5,
    "story_id": "abcd",
    "story_ids": "abcd",
    "revision": 2,
    "urls": "https://one.example/",
    "records": ["0001.warc.gz:5"],
    "rule_names": ["abcd"],
}


@pytest.fixture(scope="module")
def prepared(untouched: DuckDBPyConnection, empty_warehouse: Path) -> Iterator[DuckDBPyConnection]:
    """A warehouse with all that a query may read beside its tables."""
    # a rebuild also reads the warehouse as it was before
    untouched.execute(f"ATTACH '{empty_warehouse}' AS before (READ_ONLY)")
    with staged(untouched, **{table: schema.empty_table() for table, schema in list_schemas().items()}):
        yield untouched


@pytest.fixture(scope="module")
def explored(prepared: DuckDBPyConnection) -> DuckDBPyConnection:
    """The same with the articles of a time window, which the queries of a page read."""
    window = Window(corpus=None, first_day=NOW.date(), last_day=NOW.date())
    choose_articles(prepared, window)
    match_articles(prepared, "strike", SearchFilters(window=window))
    return prepared


@pytest.mark.parametrize("name", NAMES)
def test_a_query_is_one_statement_that_runs_on_an_empty_warehouse(
    request: pytest.FixtureRequest, name: str
) -> None:
    con = request.getfixturevalue("explored" if name.startswith("explorer/") else "prepared")
    (statement,) = con.extract_statements(read_query(name))
    parameters = {parameter: PARAMETERS[parameter] for parameter in statement.named_parameters}
    con.execute(statement, parameters).fetchall()


@pytest.mark.parametrize("name", NAMES)
def test_a_query_begins_with_a_comment_that_says_what_it_does(name: str) -> None:
    assert re.match(r"-- [A-Z].{10,}", read_query(name))


def test_every_query_is_used_and_every_used_query_exists() -> None:
    code = "".join(file.read_text("utf-8") for file in FOLDER.parent.rglob("*.py"))
    run = r'(?:run_query|start_query|fetch_table|read_records|read_rows)\(\s*(?:self\.)?con,\s*"([\w/]+)"'
    used = set(re.findall(run, code))
    assert used == set(NAMES)
