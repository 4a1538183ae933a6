"""The articles of tests/data/search.toml, with their tags and copies, for tests of what is found."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from duckdb import DuckDBPyConnection
from folders import DATA
from record_factory import RecordFactory

from transforms.records import Article, Batch, Tag
from warehouse.load import load_batch, load_tags

CASES: dict[str, Any] = tomllib.loads((DATA / "search.toml").read_text(encoding="utf-8"))
TAGS = ("exports", "suppliers", "nissan", "plant-closures", "batteries", "leaf")


def load_search_cases(con: DuckDBPyConnection) -> None:
    """Load the articles into an empty warehouse; their names are their origins."""
    make: Any = RecordFactory
    articles = {case["name"]: _make_article(make, case) for case in CASES["articles"]}
    batch: Batch = replace(
        make.batch(*articles.values()),
        tags=tuple(
            make.tag(articles[case["name"]], tag) for case in CASES["articles"] for tag in case["tags"]
        ),
        duplicates=tuple(
            make.copy(articles[case["name"]], articles[case["copy_of"]])
            for case in CASES["articles"]
            if "copy_of" in case
        ),
    )
    tags = [Tag(tag=tag, kind="topic", label=tag, parent=None, description=tag) for tag in TAGS]
    load_tags(con, tags, version="1")
    load_batch(con, batch, run_id="r", now=make.noon)


def _make_article(make: Any, case: dict[str, Any]) -> Article:
    article: Article = make.article(case["name"], title=case["title"], text=case["text"].strip())
    day = case.get("published")
    return replace(
        article,
        source=case["source"],
        language=case["language"],
        published_at=day and datetime.combine(day, time(12), tzinfo=UTC),
        published_precision=day and "day",
        origin=case["name"],
    )
