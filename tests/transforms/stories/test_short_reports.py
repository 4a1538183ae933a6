"""Short reports in languages without spaces are grouped by their events, not by the words of all news."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from folders import DATA
from grouping import assign, list_stories, partition
from records import NOON, make_article

from transforms.stories.terms import extract_terms


@cache
def read_reports() -> list[dict[str, Any]]:
    return tomllib.loads((DATA / "short_reports.toml").read_text(encoding="utf-8"))["report"]


def group(rows: list[dict[str, Any]]) -> set[frozenset[str]]:
    """Return the events of each story, each report as its event and its number."""
    terms = [
        extract_terms(
            make_article(
                row["text"],
                title=row["title"],
                name=f"{row['event']} {number}",
                language=row["language"],
                seen_at=NOON + timedelta(days=row["day"]),
            )
        )
        for number, row in enumerate(rows)
    ]
    return partition(list_stories(assign(terms)))


@pytest.mark.parametrize("language", ["ja", "zh", "ko", None])
def test_reports_of_one_day_and_one_kind_stay_apart_by_event(language: str | None) -> None:
    rows = [row for row in read_reports() if language in {None, row["language"]}]
    events: dict[str, set[str]] = {}
    for number, row in enumerate(rows):
        events.setdefault(row["event"], set()).add(f"{row['event']} {number}")
    assert group(rows) == set(map(frozenset, events.values()))
