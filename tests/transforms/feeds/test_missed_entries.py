"""Which entries of a sitemap fill the gap between two polls."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from records import make_entry

from transforms.feeds.missed_entries import MAX_MISSED, select_missed_entries
from transforms.records import Entry

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SINCE = NOW - timedelta(hours=6)


def entry(slug: str, *, hours: float | None = 1, host: str = "wheel.example") -> Entry:
    url = f"https://{host}/{slug}"
    at = None if hours is None else NOW - timedelta(hours=hours)
    return make_entry(url, url=url, title=slug.replace("-", " "), published_at=at)


LISTED = [entry("nissan-hires"), entry("nissan-builds")]


def test_entries_dated_into_the_gap_are_selected_newest_first() -> None:
    found = [entry("nissan-paints", hours=5), entry("nissan-sells", hours=2), LISTED[0]]
    missed = select_missed_entries(LISTED, found, since=SINCE, now=NOW)
    assert [one.title for one in missed] == ["nissan sells", "nissan paints"]


@pytest.mark.parametrize(
    "other",
    [
        entry("nissan-before", hours=8),
        entry("nissan-tomorrow", hours=-2),
        entry("nissan-undated", hours=None),
        entry("nissan-elsewhere", host="volt.example"),
        entry("gardens-in-bloom"),
    ],
    ids=lambda one: one.title,
)
def test_entries_that_the_feed_would_not_have_listed_are_left_out(other: Entry) -> None:
    assert select_missed_entries(LISTED, [other], since=SINCE, now=NOW) == ()


def test_a_feed_without_a_common_topic_may_have_listed_any_entry() -> None:
    listed = [entry("plant-opens"), entry("strike-ends")]
    assert len(select_missed_entries(listed, [entry("gardens-in-bloom")], since=SINCE, now=NOW)) == 1


def test_entries_beyond_the_limit_of_a_gap_are_left_out() -> None:
    found = [entry(f"nissan-{number}") for number in range(MAX_MISSED + 1)]
    assert len(select_missed_entries(LISTED, found, since=SINCE, now=NOW)) == MAX_MISSED
