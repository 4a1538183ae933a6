"""Which entries of a poll are the ones that we know."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import records

from transforms.feeds.identity import match_entries, match_polls
from transforms.records import Entry, ExistingEntry, Fetch, ParsedFeed, Poll

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make_entry(guid: str = "g1", url: str = "https://a.example/1", **said: str | None) -> Entry:
    fields = {
        "title": "Paint shop opens",
        "published_raw": "Mon, 02 Mar 2026 12:00:00 GMT",
        "published_at": NOON,
        "summary": "The paint shop opens on Monday.",
        "version": f"version of {url} {said}",
    }
    return records.make_entry(guid, url=url, **fields | said)


def remember(entry: Entry) -> ExistingEntry:
    return ExistingEntry(
        entry_id=entry.entry_id,
        feed_id=entry.feed_id,
        canonical_url=entry.canonical_url,
        title=entry.title,
        published_raw=entry.published_raw,
        summary=entry.summary,
        content=entry.content,
        version=entry.version,
        last_seen_at=NOON,
    )


KNOWN = remember(make_entry())


def match(*entries: Entry) -> list[tuple[str, bool]]:
    """Return which entry each is taken for, and whether in a version that is known."""
    return [(one.entry_id, one.version == KNOWN.version) for one in match_entries(entries, [KNOWN])]


def test_a_guid_that_is_known_names_its_entry_wherever_it_stands_now() -> None:
    assert match(make_entry(url="https://a.example/moved")) == [("g1", False)]


def test_a_new_guid_at_a_known_address_is_the_entry_known_there() -> None:
    assert match(make_entry("made up")) == [("g1", True)]


def test_a_made_up_date_beside_a_made_up_guid_is_no_new_version() -> None:
    assert match(make_entry("made up", published_raw="now", version="other")) == [("g1", True)]


def test_new_words_under_a_made_up_guid_are_a_new_version() -> None:
    assert match(make_entry("made up", title="Paint shop opens late")) == [("g1", False)]


def test_with_guid_and_address_made_up_the_text_tells() -> None:
    url = "https://a.example/1?session=7"
    assert match(make_entry("made up", url)) == [("g1", True)]
    assert match(make_entry("made up", url, published_raw="Tue, 03 Mar 2026")) == [("made up", False)]
    assert match(make_entry("made up", url, summary=None)) == [("made up", False)]


def test_headlines_that_come_again_without_text_are_entries_of_their_own() -> None:
    bare = make_entry(summary=None)
    new = make_entry("g2", "https://a.example/2", summary=None)
    assert [one.entry_id for one in match_entries([new], [remember(bare)])] == ["g2"]


def test_another_feeds_entries_are_not_taken_for_ours() -> None:
    assert match(make_entry("g2", feed_id="other")) == [("g2", False)]


def test_two_guids_at_one_address_in_one_poll_are_one_entry() -> None:
    new = [make_entry(guid, "https://a.example/new", title="New") for guid in ("g2", "g3")]
    assert [one.entry_id for one in match_entries(new, [])] == ["g2", "g2"]


def test_a_guid_that_all_entries_share_names_none_of_them() -> None:
    same = [make_entry("same", f"https://a.example/{number}", title=str(number)) for number in range(3)]
    first = match_entries(same, [])
    assert len({one.entry_id for one in first}) == 3
    assert match_entries(same, [remember(one) for one in first]) == first


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


def test_the_entries_of_many_polls_are_matched_each_in_its_own_feed() -> None:
    ours, theirs = make_entry("g1"), make_entry("g7", feed_id="other")
    polls = [
        make_poll("f", [replace(ours, entry_id="g2")]),
        make_poll("other", [replace(theirs, entry_id="g8")]),
        make_poll("silent", None),
    ]
    matched = match_polls(polls, [remember(ours), remember(theirs)])
    assert [[one.entry_id for one in poll.parsed.entries] for poll in matched if poll.parsed] == [
        ["g1"],
        ["g7"],
    ]
    assert matched[2] == polls[2]


def test_the_work_of_matching_grows_with_the_feeds_and_not_with_their_square() -> None:
    def count_calls(feeds: int) -> int:
        entries = [[make_entry(f"{feed}/{n}", feed_id=str(feed)) for n in range(5)] for feed in range(feeds)]
        polls = [make_poll(str(feed), entries[feed]) for feed in range(feeds)]
        known = [remember(one) for listed in entries for one in listed]
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            match_polls(polls, known)
        finally:
            sys.setprofile(None)
        return calls

    assert count_calls(80) < 2.2 * count_calls(40)
