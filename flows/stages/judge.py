"""Judging: what a person says of two articles is recorded, and holds at once and in all later runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from duckdb import DuckDBPyConnection

from flows.stages.group import group_articles
from flows.stages.relate import relate_again
from transforms.records import Ruling
from transforms.rulings import list_ruled
from warehouse.load import record_rulings
from warehouse.read import read_rulings, read_terms


def judge_pair(
    con: DuckDBPyConnection,
    article_ids: tuple[str, str],
    *,
    relation: Literal["duplicate", "story"],
    same: bool,
    note: str | None,
    now: datetime,
) -> Ruling:
    """Record that two articles are, or are not, the same, with links and stories that change by it."""
    first, second = sorted(article_ids)
    ruling = Ruling(first=first, second=second, relation=relation, same=same, note=note, ruled_at=now)
    _decide_again(con, article_ids, made=(ruling,))
    return ruling


def forget_pair(con: DuckDBPyConnection, article_ids: tuple[str, str]) -> list[Ruling]:
    """Take back what was ruled on two articles, and link them as their texts say; returns what it was."""
    pair = tuple(sorted(article_ids))
    forgotten = [ruling for ruling in read_rulings(con, pair) if (ruling.first, ruling.second) == pair]
    if forgotten:
        _decide_again(con, article_ids, forgotten=forgotten)
    return forgotten


def _decide_again(
    con: DuckDBPyConnection,
    article_ids: Sequence[str],
    *,
    made: Sequence[Ruling] = (),
    forgotten: Sequence[Ruling] = (),
) -> None:
    """Decide the links, and the stories, which hang on both links and rulings; all goes in or nothing."""
    linked = list_ruled(ruling for ruling in (*made, *forgotten) if ruling.relation == "duplicate")
    compared = relate_again(con, linked, made=made, forgotten=forgotten)
    record_rulings(
        con,
        made=made,
        forgotten=forgotten,
        fingerprints=compared.fingerprints,
        duplicates=compared.duplicates,
        memberships=group_articles(
            con, read_terms(con, article_ids), compared, made=made, forgotten=forgotten
        ),
    )
