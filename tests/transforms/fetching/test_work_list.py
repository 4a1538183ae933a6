"""Which of the due entries are fetched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from records import make_entry

from transforms.fetching.work_list import plan_fetches
from transforms.records import DueEntry

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def due(
    name: str, *, url: str = "u", article: str | None = None, updated: datetime | None = None
) -> DueEntry:
    entry = make_entry(name, url=url, updated_at=updated)
    return DueEntry(entry=entry, feed_url="http://f.example/", attempts=0, article_id=article)


def test_entries_for_one_page_are_fetched_once() -> None:
    plan = plan_fetches([due("a"), due("b", url="other"), due("c")], {})
    assert [(one.entry.entry.entry_id, len(one.others)) for one in plan.groups] == [("a", 1), ("b", 0)]
    assert plan.settled == ()


@pytest.mark.parametrize("updated", [None, NOW - timedelta(hours=1), NOW])
def test_an_entry_for_a_page_that_another_feed_brought_is_settled_without_a_request(
    updated: datetime | None,
) -> None:
    plan = plan_fetches([due("a", updated=updated)], {"u": ("article", NOW)})
    assert plan.groups == ()
    assert [(one.outcome, one.article_id) for one in plan.settled] == [("known", "article")]


@pytest.mark.parametrize(
    "changed",
    [due("a", article="article"), due("a", updated=NOW + timedelta(hours=1))],
    ids=["a new version of the same entry", "a change since the page was fetched"],
)
def test_a_changed_entry_is_fetched_again(changed: DueEntry) -> None:
    assert len(plan_fetches([changed], {"u": ("article", NOW)}).groups) == 1
