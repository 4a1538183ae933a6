"""Subscriptions with hubs, and the tally of what pushes and polls brought first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from filling import fill
from polling import record

from transforms.records import HubLinks, Subscription
from warehouse.arrivals import write_entries
from warehouse.subscriptions import (
    list_subscriptions,
    read_feed_hubs,
    read_subscriptions,
    write_subscriptions,
)

HUBS = HubLinks(hubs=("https://a.example/", "https://b.example/"), topic="https://harbour.example/t")


pytestmark = pytest.mark.usefixtures("two_feeds")


def test_the_hubs_of_the_headers_of_an_answer_come_before_those_of_the_feed(
    con: DuckDBPyConnection, make: Any
) -> None:
    poll = make.poll()
    assert read_feed_hubs(con) == []
    in_feed = replace(poll, parsed=replace(poll.parsed, hub_links=HUBS))
    record(con, [in_feed], run_id="a", now=make.noon)
    (found,) = read_feed_hubs(con)
    assert (found.hubs, found.topic) == (HUBS.hubs, HUBS.topic)
    in_headers = replace(make.poll(at=1), hub_links=HubLinks(hubs=("https://c.example/",)))
    record(con, [in_headers], run_id="b", now=make.at(1))
    (found,) = read_feed_hubs(con)
    assert (found.hubs, found.topic) == (("https://c.example/",), None)
    unchanged = replace(make.poll(at=2), parsed=None)
    record(con, [unchanged], run_id="c", now=make.at(2))
    assert read_feed_hubs(con) == [found]
    record(con, [make.poll(at=3)], run_id="d", now=make.at(3))
    assert read_feed_hubs(con) == []


def test_new_entries_are_counted_by_what_brought_them_first(con: DuckDBPyConnection, make: Any) -> None:
    feed = make.feed("harbour")
    subscription = fill(
        Subscription, feed_id=feed.feed_id, state="active", confirmed_at=make.at(5), subscription_id="s"
    )
    write_subscriptions(con, [subscription, replace(subscription, subscription_id="t", state="ended")])
    record(con, [make.poll(make.entry("early"))], run_id="a", now=make.noon)
    pushed = [make.entry("one"), make.entry("two"), make.entry("early")]
    arrived = {"feeds": [feed], "refusals": (), "came_by": "push"}
    write_entries(con, pushed, run_id="b", now=make.at(6), **arrived)
    record(con, [make.poll(make.entry("one"), make.entry("three"), at=7)], run_id="c", now=make.at(7))
    (row,) = list_subscriptions(con)
    assert (row["name"], row["entries_by_push"], row["entries_by_poll"]) == ("harbour", 2, 1)
    came = con.execute("SELECT title, came_by FROM entries ORDER BY first_seen_at, came_by").fetchall()
    assert [by for _, by in came] == ["poll", "push", "push", "poll"]


def test_forgotten_subscriptions_are_deleted(con: DuckDBPyConnection) -> None:
    one, other = fill(Subscription), fill(Subscription)
    write_subscriptions(con, [one, other])
    write_subscriptions(con, (), forgotten=[one.subscription_id])
    assert read_subscriptions(con) == [other]


def test_an_edition_of_earlier_code_has_no_subscriptions(con: DuckDBPyConnection) -> None:
    con.execute("DROP VIEW subscriptions")
    assert list_subscriptions(con) == []
