"""What a flow run shows of itself: its name, its message, its tags and its artifacts."""

from __future__ import annotations

from datetime import UTC, datetime

from flows.flow_runs.artifacts import tabulate_counts, write_markdown
from flows.flow_runs.summary import summarise_run
from flows.pipeline import ArrivalReport, ScheduleReport
from flows.run_report import RunReport
from flows.stages.history.retag import RetagReport
from transforms.records import Refusal, RefusalReason, Run
from warehouse.run_activity import RunActivity

NOW = datetime(2026, 3, 2, 7, 42, tzinfo=UTC)
NAMES = {"https://a.example/rss": "A Journal"}


def report(flow: str, *refusals: Refusal, **counts: int) -> RunReport:
    run = Run(run_id="r1", flow=flow, started_at=NOW, ended_at=NOW, counts=tuple(sorted(counts.items())))
    return RunReport(run=run, refusals=refusals)


def refuse(url: str, *, origin: str = "https://a.example/rss", detail: str = "it broke") -> Refusal:
    return Refusal(url=url, origin=origin, stage="fetch", reason=RefusalReason.TIMEOUT, detail=detail)


FAILING = refuse("https://a.example/rss")


def test_the_name_says_what_came() -> None:
    poll = report("poll", changed=1, unchanged=2, entries=12)
    assert (
        summarise_run("run", [poll, report("ingest", loaded=11)], {}).name
        == "run · 3 feeds, 12 new, 11 loaded"
    )
    assert summarise_run("poll", report("poll", failed=1), {}).name == "poll · 1 feed, 0 new"
    assert summarise_run("load", report("load", skipped=3), {}).name == "load · 3 skipped"
    assert summarise_run("run", [report("poll"), report("ingest")], {}).name == "run · nothing to do"
    assert summarise_run("publish", result=True, feed_names={}).name == "publish · new edition"


def test_the_passes_of_the_service_are_named_alike() -> None:
    poll, push = report("poll", changed=1, entries=2), report("push", loaded=3)
    scheduled = ScheduleReport(reports=(poll,), is_published=True, feed_due_at=None, entry_due_at=None)
    assert summarise_run("follow_schedule", scheduled, {}).name == "follow_schedule · 1 feed, 2 new"
    taken = ArrivalReport(report=push, outcomes={}, is_published=True)
    assert summarise_run("take_arrivals", taken, {}).name == "take_arrivals · 3 loaded"


def test_the_message_has_all_counts() -> None:
    reports = [report("poll", changed=1, entries=2), report("ingest", loaded=1, refused=1)]
    assert (
        summarise_run("run", reports, {}).message == "Poll 1 changed, 2 entries; ingest 1 loaded, 1 refused."
    )


def test_a_retag_says_how_many_articles_changed() -> None:
    done = RetagReport(
        version="2",
        before="1",
        articles=9,
        changed=4,
        changes=(),
        claims=(),
        quantities=("1", "1"),
        refusals=(),
    )
    assert summarise_run("retag", done, {}).name == "retag · 4 of 9 articles changed"


def test_a_failing_feed_is_named_in_the_message_and_in_tags() -> None:
    other = refuse("https://b.example/rss", origin="https://b.example/rss")
    summary = summarise_run("run", [report("poll", FAILING, other, failed=2)], NAMES)
    assert summary.failing_feeds == ("A Journal", "https://b.example/rss")
    assert summary.message.endswith("; failing: A Journal, https://b.example/rss.")
    assert summary.tags == {"failing-feeds", "feed:A Journal", "feed:https://b.example/rss"}


def test_a_page_that_is_gone_is_no_failing_feed() -> None:
    summary = summarise_run("run", [report("poll"), report("ingest", FAILING, refused=1)], NAMES)
    assert (summary.failing_feeds, summary.tags) == ((), frozenset())


def test_the_table_has_a_row_for_each_outcome() -> None:
    summary = summarise_run("run", [report("poll", entries=2), report("ingest", loaded=1)], {})
    assert tabulate_counts(summary.counts) == [
        {"flow": "ingest", "outcome": "loaded", "count": 1},
        {"flow": "poll", "outcome": "entries", "count": 2},
    ]


def test_the_report_lists_outcomes_stories_slow_feeds_and_refusals() -> None:
    summary = summarise_run("run", [report("poll", FAILING, failed=1)], NAMES)
    activity = RunActivity(
        slowest=(("https://a.example/rss", 912, None),), stories=(("A plant closes", 1, 4, 3),)
    )
    lines = write_markdown(summary, run_id="r1", activity=activity).splitlines()
    for row in (
        "| poll | failed | 1 |",
        "| A plant closes | 1 | 4 | 3 |",
        "| https://a.example/rss | 912 | none |",
        "| https://a.example/rss | it broke | timeout |",
    ):
        assert row in lines


def test_an_empty_part_of_the_report_has_no_heading() -> None:
    written = write_markdown(summarise_run("run", [report("poll")], {}), run_id="r1", activity=RunActivity())
    assert "##" not in written


def test_words_of_publishers_are_shown_and_not_interpreted() -> None:
    activity = RunActivity(stories=(("<b>Leaf</b> | `x`\n# [y](z)", 1, 1, 1),))
    written = write_markdown(summarise_run("run", [report("poll")], {}), run_id="r1", activity=activity)
    (row,) = [line for line in written.splitlines() if "Leaf" in line]
    assert row.count("|") == 5
    assert not set("<>`#[]") & set(row.replace("&#", ""))


def test_many_refusals_are_cut_off_with_their_number() -> None:
    summary = summarise_run("run", [report("ingest", *[FAILING] * 60, refused=60)], {})
    written = write_markdown(summary, run_id="r1", activity=RunActivity())
    assert written.count("| it broke |") == 50
    assert written.endswith("and 10 more; the view `refusals` has all")
