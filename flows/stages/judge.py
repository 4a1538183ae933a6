"""Judging: what a person says of two articles is recorded, and holds at once and in all later runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from duckdb import DuckDBPyConnection

from flows.stages.group import group_articles
from flows.stages.relate import Comparison, relate_again
from transforms.records import Ruling
from warehouse.load import record_memberships, record_rulings
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
    """Record that two articles are, or are not, the same, with the links and the stories that change by it.

    The links go in with the ruling. Stories, which hang on both, go in after it; what a kill leaves undone
    there is done when stories near the two are next decided.
    """
    first, second = sorted(article_ids)
    ruling = Ruling(first=first, second=second, relation=relation, same=same, note=note, ruled_at=now)
    compared = _relate(con, (ruling,), ())
    record_rulings(con, made=(ruling,), fingerprints=compared.fingerprints, duplicates=compared.duplicates)
    _group(con, article_ids)
    return ruling


def forget_pair(con: DuckDBPyConnection, article_ids: tuple[str, str]) -> list[Ruling]:
    """Take back what was ruled on two articles, and link them as their texts say; returns what it was."""
    pair = tuple(sorted(article_ids))
    forgotten = [ruling for ruling in read_rulings(con, pair) if (ruling.first, ruling.second) == pair]
    compared = _relate(con, (), forgotten)
    record_rulings(
        con, forgotten=forgotten, fingerprints=compared.fingerprints, duplicates=compared.duplicates
    )
    if forgotten:
        _group(con, article_ids)
    return forgotten


def _group(con: DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    record_memberships(con, group_articles(con, read_terms(con, article_ids), {}))


def _relate(con: DuckDBPyConnection, made: Sequence[Ruling], forgotten: Sequence[Ruling]) -> Comparison:
    rulings = [ruling for ruling in (*made, *forgotten) if ruling.relation == "duplicate"]
    ids = [article_id for ruling in rulings for article_id in (ruling.first, ruling.second)]
    return relate_again(con, ids, made, forgotten) if ids else Comparison((), ())
