"""Relating: articles that are new, changed or ruled on are compared with what the warehouse remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from transforms.duplicates import find_duplicates
from transforms.records import Duplicate, Fingerprint, Ruling
from warehouse.read import read_candidates, read_fingerprints, read_links, read_rulings


class Comparison(NamedTuple):
    """Fingerprints as they are to be remembered, and the links of those and of others that change."""

    fingerprints: tuple[Fingerprint, ...]
    duplicates: tuple[Duplicate, ...]


def relate_readings(
    con: DuckDBPyConnection, new: Sequence[Fingerprint], revised: Iterable[str]
) -> Comparison:
    """Compare the fingerprints of new readings with the past; `revised` names those of known articles.

    A known article stays as early as it was, whatever its new reading says; the copies that hang on it
    are compared anew as well.
    """
    ids = set(revised)
    before = {known.article_id: known for known in read_fingerprints(con, ids)} if ids else {}
    dated = {one.article_id: _keep_first(one, before.get(one.article_id)) for one in new}
    return _compare(con, list((before | dated).values()))


def relate_again(
    con: DuckDBPyConnection, article_ids: Sequence[str], made: Sequence[Ruling], forgotten: Sequence[Ruling]
) -> Comparison:
    """Compare known articles anew, as if the rulings `made` stood already and those `forgotten` no more.

    `article_ids` names the articles that these are about.
    """
    return _compare(con, read_fingerprints(con, article_ids), made=made, forgotten=forgotten)


def _compare(
    con: DuckDBPyConnection,
    new: Sequence[Fingerprint],
    *,
    made: Sequence[Ruling] = (),
    forgotten: Sequence[Ruling] = (),
) -> Comparison:
    if not new:
        return Comparison((), ())
    known = read_candidates(con, new)
    ids = {one.article_id for one in (*new, *known)}
    gone = {_key(ruling) for ruling in (*made, *forgotten)}
    rulings = [ruling for ruling in read_rulings(con, ids) if _key(ruling) not in gone] + [*made]
    ruled = {article_id for ruling in rulings for article_id in (ruling.first, ruling.second)}
    links = read_links(con, ids | ruled)
    return Comparison(tuple(new), find_duplicates(new, known, links=links, rulings=rulings))


def _keep_first(one: Fingerprint, before: Fingerprint | None) -> Fingerprint:
    if before is None:
        return one
    return replace(one, at=min(one.at, before.at), seen_at=min(one.seen_at, before.seen_at))


def _key(ruling: Ruling) -> tuple[str, str, str]:
    return ruling.first, ruling.second, ruling.relation
