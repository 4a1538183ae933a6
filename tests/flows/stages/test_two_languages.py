"""Reports in two languages meet in the warehouse, in any order, one by one and together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from language_pairs import read_pairs
from loading import encode_file, load_batches, read_stories
from records import NOON

from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stages.articles import decide_stories
from flows.stages.articles.assign_stories import StoryChanges, assign_stories
from transforms.records import Batch, Terms
from warehouse.load import load_batch

FILES = {
    "oppama-en.txt": encode_file(
        "Nissan seeks 1,300 volunteers to leave",
        "Nissan will offer 1,300 workers of its Oppama plant early retirement. They can apply from July 1"
        " until the end of August. The plant has a staff of about 2,400.",
    ),
    "oppama-ja.txt": encode_file(
        "日産、追浜で希望退職1300人",
        "日産自動車は追浜工場の従業員1300人を対象に希望退職を募る。募集は7月1日から8月末まで。同工場では約2400人が働いている。",
    ),
    "tochigi-ja.txt": encode_file(
        "日産、栃木でも人員削減",
        "日産自動車は栃木工場の生産ラインを一つ減らし、900人を他の部署に移す。10月15日に始める。1968年に操業を始めた工場で、スカイラインなどを生産している。",
    ),
}
STORIES = "SELECT list(article_id ORDER BY article_id) FROM store.memberships GROUP BY story_id ORDER BY 1"


def load(context: RunContext, terms: Sequence[Terms]) -> None:
    with context.open_warehouse() as con:
        load_batch(con, Batch(terms=tuple(terms)), run_id="r", now=NOON)


def read(context: RunContext, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(context.settings.warehouse), read_only=True) as con:
        return con.execute(query).fetchall()


def test_files_in_two_languages_are_one_story_whatever_the_order(tmp_path: Path, workers: Workers) -> None:
    expected = {frozenset({"oppama-en.txt", "oppama-ja.txt"}), frozenset({"tochigi-ja.txt"})}
    for number, order in enumerate((list(FILES), list(FILES)[::-1])):
        warehouse = load_batches(tmp_path / str(number), workers, [{name: FILES[name]} for name in order])
        assert read_stories(warehouse) == expected
        with duckdb.connect(str(warehouse), read_only=True) as con:
            ((terms,),) = con.execute(
                "SELECT member.terms FROM store.memberships AS member JOIN store.articles USING (article_id)"
                " WHERE origin = 'oppama-ja.txt'"
            ).fetchall()
        assert "plant:oppama" in terms
        assert len(terms) <= 8


def test_a_single_new_article_finds_its_story_in_another_language(
    tmp_path: Path, workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide_stories, "STORIES_YOUNG", 10)
    monkeypatch.setattr(decide_stories, "NEW_SHARE", 9.0)
    monkeypatch.setattr(decide_stories, "STORY_WINDOW", timedelta(days=4))
    context = RunContext(settings=Settings(home=tmp_path / "var"), workers=workers)
    pairs = [pair for pair in read_pairs("tuning") if pair.same][:16]
    load(context, [pair.first for pair in pairs])
    assign_stories(context)
    for pair in pairs:
        load(context, [pair.second])
        assert assign_stories(context) == StoryChanges(assigned=1, moved=0)
    assert read(context, STORIES) == [
        (sorted((pair.first.article_id, pair.second.article_id)),) for pair in pairs
    ]
