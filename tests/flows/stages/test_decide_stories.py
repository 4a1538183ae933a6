"""New articles are compared with similar ones, and all open articles together when enough are new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from loading import encode_file, load_batches, read_stories

from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stages.articles import decide_stories
from flows.stages.articles.assign_stories import StoryChanges, assign_stories
from transforms.records import Batch, Terms
from transforms.stories.pack_terms import pack_terms
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.story_queue import count_story_queue

pytestmark = pytest.mark.usefixtures("made_warehouse")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def context(tmp_path: Path, workers: Workers) -> RunContext:
    return RunContext(settings=Settings(home=tmp_path / "var"), workers=workers)


def make_report(event: int, number: int) -> Terms:
    """Return the terms of a report on an event, which share most words with the other reports on it."""
    shared = [(f"event{event}word{word}", 2) for word in range(20)]
    own = [(f"report{event}x{number}word{word}", 1) for word in range(8)]
    at = NOON + timedelta(hours=event, minutes=number)
    return pack_terms(f"{event:03}-{number}", at, [*shared, *own])


def load(context: RunContext, terms: Sequence[Terms]) -> None:
    with context.open_warehouse() as con:
        load_batch(con, Batch(terms=tuple(terms)), run_id="r", now=NOON)


def read(context: RunContext, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(context.settings.warehouse), read_only=True) as con:
        return con.execute(query).fetchall()


STORIES = "SELECT list(article_id ORDER BY article_id) FROM store.memberships GROUP BY story_id ORDER BY 1"


def test_a_single_new_article_joins_its_story_and_is_noted_until_all_are_decided_together(
    context: RunContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide_stories, "STORIES_YOUNG", 10)
    load(context, [make_report(event, number) for event in range(30) for number in range(2)])
    assert assign_stories(context) == StoryChanges(assigned=60, moved=0)
    load(context, [make_report(7, 2)])
    assert assign_stories(context) == StoryChanges(assigned=1, moved=0)
    assert (["007-0", "007-1", "007-2"],) in read(context, STORIES)
    assert len(read(context, STORIES)) == 30
    with context.open_warehouse() as con:
        assert (count_story_queue(con).waiting, count_story_queue(con).since) == (0, 1)
    load(context, [make_report(8, 2)])
    assign_stories(context)
    with context.open_warehouse() as con:
        assert count_story_queue(con).since == 0


@pytest.mark.parametrize("portion", [7, 10_000])
def test_portions_and_single_articles_lead_to_the_same_stories(
    context: RunContext, monkeypatch: pytest.MonkeyPatch, portion: int
) -> None:
    monkeypatch.setattr(decide_stories, "STORIES_YOUNG", 10)
    monkeypatch.setattr(decide_stories, "_PORTION", portion)
    reports = [make_report(event, number) for event in range(20) for number in range(3)]
    load(context, reports[::2])
    assign_stories(context)
    for report in reports[1::2]:
        load(context, [report])
        assign_stories(context)
    assert read(context, STORIES) == [
        ([f"{event:03}-{number}" for number in range(3)],) for event in range(20)
    ]


@pytest.mark.parametrize(("many", "since"), [(3, 2), (2, 0)])
def test_many_that_wait_are_decided_together_however_many_are_open(
    context: RunContext, monkeypatch: pytest.MonkeyPatch, many: int, since: int
) -> None:
    monkeypatch.setattr(decide_stories, "STORIES_YOUNG", 10)
    monkeypatch.setattr(decide_stories, "NEW_SHARE", 0.5)
    monkeypatch.setattr(decide_stories, "_MANY", many)
    load(context, [make_report(event, number) for event in range(20) for number in range(2)])
    assign_stories(context)
    load(context, [make_report(event, 2) for event in (3, 4)])
    assert assign_stories(context) == StoryChanges(assigned=2, moved=0)
    with context.open_warehouse() as con:
        assert count_story_queue(con).since == since
    assert (["003-0", "003-1", "003-2"],) in read(context, STORIES)


def test_those_that_wait_are_compared_with_others_up_to_a_limit_in_all(
    context: RunContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes, compare = [], decide_stories.compare_articles

    def note_size(table: Any, **options: Any) -> Any:
        sizes.append(len(table))
        return compare(table, **options)

    monkeypatch.setattr(decide_stories, "compare_articles", note_size)
    monkeypatch.setattr(decide_stories, "STORIES_YOUNG", 10)
    monkeypatch.setattr(decide_stories, "_PORTION", 8)
    monkeypatch.setattr(decide_stories, "_MAX_TOGETHER", 8)
    load(context, [make_report(event, 0) for event in range(12)])
    assign_stories(context)
    assert sizes == [8, 8, 8]  # four that wait, beside four others


def test_articles_that_a_killed_run_loaded_get_their_story_in_the_next(context: RunContext) -> None:
    load(context, [make_report(0, 0), make_report(0, 1)])
    assert read(context, "SELECT count(*) FROM store.memberships") == [(0,)]
    assert assign_stories(context) == StoryChanges(assigned=2, moved=0)
    assert assign_stories(context) == StoryChanges()
    assert read(context, STORIES) == [(["000-0", "000-1"],)]


def test_terms_that_an_older_version_did_not_store_are_extracted_from_the_text(
    tmp_path: Path, workers: Workers, context: RunContext
) -> None:
    files = {
        f"{name}.txt": encode_file(f"Headline {name}", f"Nissan lets a quay in Esbjerg to {name} carmakers.")
        for name in ("two", "three")
    }
    load_batches(tmp_path, workers, [files])
    stories, terms = read_stories(context.settings.warehouse), read(context, "FROM store.terms ORDER BY ALL")
    with open_writer(context.settings.warehouse) as con:
        con.execute("DELETE FROM store.terms; DELETE FROM store.memberships; DELETE FROM store.story_queue")
        con.execute("INSERT INTO store.story_queue SELECT article_id, false FROM store.articles")
    assert assign_stories(context).assigned == 2
    assert read_stories(context.settings.warehouse) == stories
    assert read(context, "FROM store.terms ORDER BY ALL") == terms
