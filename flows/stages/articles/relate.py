"""Relating: articles that are new, changed or ruled on are compared with what the warehouse remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from transforms.dedup.duplicates import find_duplicates
from transforms.dedup.overrides import list_overridden_articles, update_overrides
from transforms.records import Duplicate, Fingerprint, Override
from warehouse.read import read_candidates, read_fingerprints, read_links, read_overrides


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
    con: DuckDBPyConnection,
    article_ids: Iterable[str],
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
) -> Comparison:
    """Compare known articles anew, as if the rulings `added` stood already and those `removed` no more.

    `article_ids` names the articles that these are about.
    """
    return _compare(con, read_fingerprints(con, article_ids), added=added, removed=removed)


def _compare(
    con: DuckDBPyConnection,
    new: Sequence[Fingerprint],
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
) -> Comparison:
    if not new:
        return Comparison((), ())
    known = read_candidates(con, new)
    ids = {one.article_id for one in (*new, *known)}
    links = read_links(con, ids | list_overridden_articles(read_overrides(con, ids)))
    overrides = update_overrides(
        read_overrides(con, ids | {link.article_id for link in links}), added=added, removed=removed
    )
    apart = [override for override in overrides if override.relation == "duplicate" and not override.same]
    missing = list_overridden_articles(apart) - {one.article_id for one in new}
    # Whose copy an article may not be can change with any link between: it is compared anew, as in one batch.
    opposed = [one for one in read_fingerprints(con, missing) if one.article_id in missing] if missing else []
    if opposed:
        return _compare(con, [*new, *opposed], added=added, removed=removed)
    return Comparison(tuple(new), find_duplicates(new, known, links=links, overrides=overrides))


def _keep_first(one: Fingerprint, before: Fingerprint | None) -> Fingerprint:
    if before is None:
        return one
    return replace(one, at=min(one.at, before.at), seen_at=min(one.seen_at, before.seen_at))
