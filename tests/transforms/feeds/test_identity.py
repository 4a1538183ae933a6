"""Which entries of a poll match existing entries."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import records

from transforms.feeds.identity import match_entries, match_polls
from transforms.records import Entry, ExistingEntry, Fetch, ParsedFeed, Poll

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_entry(guid: str = "g1", url: str = "https://a.example/1", **changed: str | None) -> Entry:
    fields = {
        "title": "Paint shop opens",
        "published_raw": "Mon, 02 Mar 2026 12:00:00 GMT",
        "published_at": NOON,
        "summary": "The paint shop opens on Monday.",
        "version": f"version of {url} {changed}",
    }
    return records.make_entry(guid, url=url, **fields | changed)


def make_existing(entry: Entry) -> ExistingEntry:
    return ExistingEntry(
        entry_id=entry.entry_id,
        feed_id=entry.feed_id,
        url=entry.url,
        canonical_url=entry.canonical_url,
        title=entry.title,
        published_raw=entry.published_raw,
        summary=entry.summary,
        content=entry.content,
        version=entry.version,
        last_seen_at=NOON,
    )


EXISTING = make_existing(make_entry())


def match(*entries: Entry) -> list[tuple[str, bool]]:
    """Return which entry each one matches, and whether its version is the existing one."""
    return [(one.entry_id, one.version == EXISTING.version) for one in match_entries(entries, [EXISTING])]


def test_an_existing_guid_matches_at_any_url() -> None:
    assert match(make_entry(url="https://a.example/moved")) == [("g1", False)]


def test_a_new_guid_at_an_existing_url_matches_the_entry_there() -> None:
    assert match(make_entry("made up")) == [("g1", True)]


def test_a_new_date_beside_a_new_guid_makes_no_new_version() -> None:
    assert match(make_entry("made up", published_raw="now", version="other")) == [("g1", True)]


def test_a_new_title_under_a_new_guid_makes_a_new_version() -> None:
    assert match(make_entry("made up", title="Paint shop opens late")) == [("g1", False)]


def test_with_a_new_guid_and_url_the_text_must_agree() -> None:
    url = "https://a.example/1?session=7"
    assert match(make_entry("made up", url)) == [("g1", True)]
    assert match(make_entry("made up", url, published_raw="Tue, 03 Mar 2026")) == [("made up", False)]
    assert match(make_entry("made up", url, summary=None)) == [("made up", False)]


def test_recurring_headlines_without_text_are_separate_entries() -> None:
    bare = make_entry(summary=None)
    new = make_entry("g2", "https://a.example/2", summary=None)
    assert [one.entry_id for one in match_entries([new], [make_existing(bare)])] == ["g2"]


def test_entries_do_not_match_those_of_another_feed() -> None:
    assert match(make_entry("g2", feed_id="other")) == [("g2", False)]


def test_two_guids_at_one_url_in_one_poll_are_one_entry() -> None:
    new = [make_entry(guid, "https://a.example/new", title="New") for guid in ("g2", "g3")]
    assert [one.entry_id for one in match_entries(new, [])] == ["g2", "g2"]


def test_a_guid_that_several_entries_share_identifies_none_of_them() -> None:
    same = [make_entry("same", f"https://a.example/{number}", title=str(number)) for number in range(3)]
    first = match_entries(same, [])
    assert len({one.entry_id for one in first}) == 3
    assert match_entries(same, [make_existing(one) for one in first]) == first


def test_entries_at_places_of_one_page_are_entries_of_their_own() -> None:
    notes = [make_entry(f"n{n}", f"https://a.example/notes#n{n}", title=f"Note {n}") for n in range(3)]
    first = match_entries(notes, [])
    assert [one.entry_id for one in first] == ["n0", "n1", "n2"]
    moved = [replace(one, entry_id=f"made up {n}", guid=f"made up {n}") for n, one in enumerate(notes)]
    assert [one.entry_id for one in match_entries(moved, map(make_existing, first))] == ["n0", "n1", "n2"]


def test_a_fragment_for_tracking_makes_no_entry_of_its_own() -> None:
    assert match(make_entry("made up", "https://a.example/1#xtor=RSS-1")) == [("g1", True)]


def make_poll(feed_id: str, entries: Sequence[Entry] | None) -> Poll:
    fetch = Fetch(
        fetch_id="f",
        url="https://a.example/feed",
        purpose="feed",
        started_at=NOON,
        duration_ms=1,
        status=200,
        size=1,
        media_type=None,
        etag=None,
        last_modified=None,
        body_sha256=None,
        reason=None,
        detail=None,
        archived=None,
    )
    parsed = ParsedFeed(
        form="rss20",
        title=None,
        site_url=None,
        language=None,
        entries=tuple(entries or ()),
        truncated=False,
        faults=(),
    )
    return Poll(feed_id=feed_id, fetch=fetch, parsed=None if entries is None else parsed, refusal=None)


def test_the_entries_of_many_polls_are_matched_within_their_own_feeds() -> None:
    ours, theirs = make_entry("g1"), make_entry("g7", feed_id="other")
    polls = [
        make_poll("f", [replace(ours, entry_id="g2")]),
        make_poll("other", [replace(theirs, entry_id="g8")]),
        make_poll("silent", None),
    ]
    matched = match_polls(polls, [make_existing(ours), make_existing(theirs)])
    assert [[one.entry_id for one in poll.parsed.entries] for poll in matched if poll.parsed] == [
        ["g1"],
        ["g7"],
    ]
    assert matched[2] == polls[2]


def test_the_work_of_matching_grows_linearly_with_the_number_of_feeds() -> None:
    def count_calls(feeds: int) -> int:
        entries = [[make_entry(f"{feed}/{n}", feed_id=str(feed)) for n in range(5)] for feed in range(feeds)]
        polls = [make_poll(str(feed), entries[feed]) for feed in range(feeds)]
        existing = [make_existing(one) for listed in entries for one in listed]
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            match_polls(polls, existing)
        finally:
            sys.setprofile(None)
        return calls

    assert count_calls(80) < 2.2 * count_calls(40)
