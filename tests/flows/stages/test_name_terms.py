"""Terms are named from the article that came last, and from their own row where that has them not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.stages.articles import name_terms as module
from flows.stages.articles.name_terms import name_terms
from transforms.records import Batch
from transforms.stories.assignment import Assignment
from transforms.stories.pack_terms import pack_terms
from transforms.stories.term_table import TermTable, tabulate_terms
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.staged_records import TermPlaces
from warehouse.stories import read_story_articles

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORDS = {"first": "plant strike quay", "second": "plant strike crane", "last": "plant strike ferry"}
TERMS = [
    pack_terms(article_id, NOON + timedelta(minutes=minute), [(word, 1) for word in words.split()])
    for minute, (article_id, words) in enumerate(WORDS.items())
]


def decide(table: TermTable, article_id: str, *words: str) -> Assignment:
    """Return a decision to which some words of an article contribute."""
    [terms] = [one for one in TERMS if one.article_id == article_id]
    row = table.article_ids.index(article_id)
    entries = [int(table.starts[row]) + terms.terms.index(word) for word in words]
    return Assignment(row=row, story_id="s", score=1.0, entries=entries, shared=())


@pytest.mark.parametrize(
    ("few", "read"),
    [(50, [[("last", 3)], [("second", 2)]]), (2, [[("first", 2), ("second", 2), ("last", 0)]])],
)
def test_each_decision_names_its_terms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, read: list[list[tuple[str, int]]]
) -> None:
    asked: list[list[tuple[str, int]]] = []
    table = tabulate_terms(TERMS)
    decided = [decide(table, "first", "strike", "plant"), decide(table, "second", "crane", "plant")]
    decided.append(decide(table, "last"))
    with open_writer(tmp_path / "warehouse.duckdb", wait=0) as con:
        for one in TERMS:
            load_batch(con, Batch(terms=(one,)), run_id="r", now=NOON)
        rows = read_story_articles(con, table.article_ids).rows.tolist()

        def note(con: object, places: list[TermPlaces], **times: datetime) -> dict[int, tuple[str, ...]]:
            asked.append([(table.article_ids[rows.index(row)], len(each)) for row, each in places])
            return original(con, places, **times)

        original = module.read_term_names
        monkeypatch.setattr(module, "read_term_names", note)
        monkeypatch.setattr(module, "_FEW", few)
        named = name_terms(con, rows, table, decided)
    assert named == {0: ("strike", "plant"), 1: ("crane", "plant"), 2: ()}
    assert asked == read
