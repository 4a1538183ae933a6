"""Back-offs and robots.txt files of servers in the warehouse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from duckdb import DuckDBPyConnection

from transforms.records import HostBackoff, RobotsFile
from warehouse.hosts import write_hosts
from warehouse.work_list import read_backoffs, read_robots

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def make_robots(origin: str, *, at: datetime = NOW, text: str = "", reason: str | None = None) -> RobotsFile:
    return RobotsFile(origin=origin, fetched_at=at, text=text, reason=reason, detail=reason)


def test_the_latest_back_off_of_a_server_counts(con: DuckDBPyConnection) -> None:
    for hours in (3, 1):
        write_hosts(con, [HostBackoff(host="a.example", until=NOW + hours * HOUR)], (), now=NOW)
    assert read_backoffs(con, now=NOW) == [HostBackoff(host="a.example", until=NOW + 3 * HOUR)]
    assert read_backoffs(con, now=NOW + 3 * HOUR) == []


def test_the_newest_robots_txt_of_an_origin_counts(con: DuckDBPyConnection) -> None:
    old, new = make_robots("http://a.example", text="old"), make_robots("http://a.example", at=NOW + HOUR)
    other = make_robots("https://a.example", reason="robots-unreachable")
    for file in (old, new, other, old):
        write_hosts(con, (), [file], now=NOW)
    assert read_robots(con, ["http://a.example"]) == [new]
    assert read_robots(con, ["http://a.example", "https://a.example", "http://b.example"]) == [new, other]


def test_expired_back_offs_and_robots_txt_files_are_deleted(con: DuckDBPyConnection) -> None:
    backoffs = [
        HostBackoff(host="a.example", until=NOW + HOUR),
        HostBackoff(host="b.example", until=NOW + 30 * HOUR),
    ]
    robots = [make_robots("http://a.example"), make_robots("http://b.example", at=NOW + 2 * HOUR)]
    write_hosts(con, backoffs, robots, now=NOW)
    write_hosts(con, (), (), now=NOW + 25 * HOUR)
    assert con.execute("SELECT host FROM store.backoffs").fetchall() == [("b.example",)]
    assert con.execute("SELECT origin FROM store.robots").fetchall() == [("http://b.example",)]
