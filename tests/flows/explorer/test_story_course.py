"""The course of a story."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from filling import fill

from flows.explorer.story_course import count_terms, draw_time_line, find_first, group_copies, list_words
from warehouse.explorer.story import StoryChange, StoryReport

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def make(name: str, minutes: float, source: str = "one.example", copies: str | None = None) -> StoryReport:
    at = NOON + timedelta(minutes=minutes)
    return fill(
        StoryReport,
        article_id=name,
        corpus="feed",
        source=source,
        came_out_at=at,
        duplicate_of=copies,
        terms=(),
    )


def test_the_lead_is_over_the_first_report_of_another_publisher_in_words_of_its_own() -> None:
    reports = [
        make("a", 0),
        make("b", 5),
        make("c", 10, "two.example", copies="a"),
        make("d", 70, "three.example"),
    ]
    first = find_first(reports)
    assert (first.report.article_id, first.follower and first.follower.article_id, first.lead) == (
        "a",
        "d",
        timedelta(minutes=70),
    )


def test_a_story_of_one_publisher_and_its_copiers_has_no_follower() -> None:
    first = find_first([make("a", 0), make("c", 10, "two.example", copies="a")])
    assert (first.follower, first.lead) == (None, None)


def test_reports_without_a_publisher_are_told_apart_by_their_headlines() -> None:
    reports = [
        replace(make(name, minutes, "seed"), corpus="seed", title=f"Report {name}")
        for name, minutes in (("a", 0), ("b", 60))
    ]
    first = find_first(reports)
    assert (first.follower and first.follower.publisher, first.lead) == ("“Report b”", timedelta(hours=1))
    assert [row[1] for row in draw_time_line(reports, ()).rows] == ["“Report a”", "“Report b”"]


def test_copies_go_with_their_original_and_one_without_it_stands_by_itself() -> None:
    reports = [make("a", 0), make("b", 5, copies="elsewhere"), make("c", 10, copies="a")]
    assert [
        (each.report.article_id, [copy.article_id for copy in each.copies]) for each in group_copies(reports)
    ] == [
        ("a", ["c"]),
        ("b", []),
    ]


def test_terms_lose_their_prefixes_and_a_word_that_is_a_name_is_there_once() -> None:
    terms = ("n:oppama", "oppama", "f:20 jobs", "strik", "about:20 jobs", "place:yokosuka")
    reports = [fill(StoryReport, terms=terms), fill(StoryReport, terms=terms[3:4])]
    assert [(term.word, term.kind, term.articles) for term in count_terms(reports, limit=4)] == [
        ("strik", "word", 2),
        ("oppama", "name", 1),
        ("20 jobs", "figure", 1),
        ("20 jobs", "rounded figure", 1),
    ]
    assert list_words(["tag:leaf", "tag:old", "n:oppama", "oppama"], {"leaf": "Leaf"}) == [
        "Leaf",
        "old",
        "oppama",
    ]


def test_a_time_line_of_many_publishers_has_a_row_for_the_last_ones_together() -> None:
    reports = [make(f"a{n}", n, f"site{n}.example") for n in range(40)]
    drawn = draw_time_line(reports, [])
    sources = {row[1] for row in drawn.rows}
    assert len(sources) == 24
    assert "other publishers" in sources
    assert len(drawn.rows) == 40


def test_a_time_line_of_one_report_can_be_drawn() -> None:
    assert "<svg" in draw_time_line([make("a", 0)], []).svg


def test_the_times_below_a_line_of_a_few_hours_do_not_overlap() -> None:
    drawn = draw_time_line([make("a", 90), make("b", 560)], [])
    labels = re.findall(r'<text [^>]*translate\((\d+)[^>]* opacity="1">\d\d \w', drawn.svg)
    places = sorted(map(int, labels))
    assert len(places) > 2
    assert min(after - before for before, after in pairwise(places)) > 75  # units; a time is up to 72 wide


def test_a_revision_long_after_the_last_report_is_in_the_table_alone() -> None:
    reports = [make("a", 0), make("b", 60, "two.example")]
    changes = [
        fill(StoryChange, article_id="a", seen_at=NOON + timedelta(days=days), title=f"Day {days}")
        for days in (1, 200)
    ]
    chart = draw_time_line(reports, changes)
    assert chart.title == "Reports by publisher, the table has 1 later"
    assert len(chart.rows) == 4
    assert ("Day 1" in str(chart.spec), "Day 200" in str(chart.spec)) == (True, False)
