"""Overrides: the decisions of people on pairs of articles, as stored ones and new ones add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.records import Override


def update_overrides(
    existing: Iterable[Override], *, added: Sequence[Override] = (), removed: Sequence[Override] = ()
) -> list[Override]:
    """Return the overrides that hold once some are added and others removed.

    Args:
        existing: The stored overrides.
        added: The overrides to add. Each replaces the existing one on the same pair and relation.
        removed: The overrides to remove.
    """
    replaced = {_get_key(override) for override in (*added, *removed)}
    return [*(override for override in existing if _get_key(override) not in replaced), *added]


def list_overridden_articles(overrides: Iterable[Override]) -> set[str]:
    """Return the identifiers of all articles that any of the overrides is about."""
    return {article_id for override in overrides for article_id in (override.first, override.second)}


def _get_key(override: Override) -> tuple[str, str, str]:
    return override.first, override.second, override.relation
