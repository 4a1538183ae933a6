"""Link articles to their originals: new and changed ones, and those that an override is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from duckdb import DuckDBPyConnection

from transforms.dedup.overrides import list_overridden_articles, update_overrides
from transforms.records import Duplicate, Fingerprint, Override
from warehouse.relations import (
    holds_overrides,
    read_candidates,
    read_fingerprints,
    read_links,
    read_overrides,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateLinks:
    """The result of comparing articles with the warehouse.

    Attributes:
        fingerprints: The fingerprints of the compared articles, as they are to be stored.
        duplicates: The links of those articles, and of others whose link changes. A compared article
            without a link is no copy.
    """

    fingerprints: tuple[Fingerprint, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()


def link_new_texts(
    con: DuckDBPyConnection, fingerprints: Sequence[Fingerprint], revised: Iterable[str]
) -> DuplicateLinks:
    """Compare new articles and new texts of existing ones with the warehouse.

    An existing article keeps its earliest date, whatever its new text says. Its copies are compared
    again as well.

    Args:
        con: The writer's connection.
        fingerprints: Those of the new texts.
        revised: The identifiers of those that belong to existing articles.
    """
    ids = set(revised)
    before = {one.article_id: one for one in read_fingerprints(con, ids)} if ids else {}
    dated = {one.article_id: _keep_earliest(one, before.get(one.article_id)) for one in fingerprints}
    return _compare(con, list((before | dated).values()), are_new=not ids)


def link_existing_articles(
    con: DuckDBPyConnection,
    article_ids: Iterable[str],
    *,
    added: Sequence[Override],
    removed: Sequence[Override],
) -> DuplicateLinks:
    """Compare existing articles again, as if overrides had been added and removed already.

    Args:
        con: The writer's connection.
        article_ids: The articles that the overrides are about.
        added: Overrides that are not stored yet.
        removed: Overrides that are still stored.
    """
    return _compare(con, read_fingerprints(con, article_ids), added=added, removed=removed)


def _compare(
    con: DuckDBPyConnection,
    new: Sequence[Fingerprint],
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
    are_new: bool = False,
) -> DuplicateLinks:
    """Compare articles with the warehouse; `are_new` tells that it has none of them, nor a link of one."""
    if not new:
        return DuplicateLinks()
    from transforms.dedup.duplicates import find_duplicates  # noqa: PLC0415 -- a run with nothing new needs none

    existing = read_candidates(con, new)
    if are_new and not (existing or holds_overrides(con)):
        return DuplicateLinks(fingerprints=tuple(new), duplicates=find_duplicates(new, []))
    ids = {one.article_id for one in (*new, *existing)}
    links = read_links(con, ids | list_overridden_articles(read_overrides(con, ids)))
    overrides = update_overrides(
        read_overrides(con, ids | {link.article_id for link in links}), added=added, removed=removed
    )
    cannot_link = [one for one in overrides if one.relation == "duplicate" and not one.same]
    missing = list_overridden_articles(cannot_link) - {one.article_id for one in new}
    # Any link in between can change whether an article that must not be a copy of another would be one.
    # It is compared again, as if it were in the batch.
    opposed = [one for one in read_fingerprints(con, missing) if one.article_id in missing] if missing else []
    if opposed:
        return _compare(con, [*new, *opposed], added=added, removed=removed)
    duplicates = find_duplicates(new, existing, links=links, overrides=overrides)
    return DuplicateLinks(fingerprints=tuple(new), duplicates=duplicates)


def _keep_earliest(one: Fingerprint, before: Fingerprint | None) -> Fingerprint:
    if before is None:
        return one
    return replace(one, at=min(one.at, before.at), seen_at=min(one.seen_at, before.seen_at))
