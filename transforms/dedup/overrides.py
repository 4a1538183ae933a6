"""Rulings: what people decided, as it will stand when more is decided and some is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.records import Override


def update_overrides(
    standing: Iterable[Override], *, made: Sequence[Override] = (), forgotten: Sequence[Override] = ()
) -> list[Override]:
    """Return the rulings that stand once those `made` have replaced others on their pairs.

    Those `forgotten` stand no more.
    """
    gone = {_key(override) for override in (*made, *forgotten)}
    return [*(override for override in standing if _key(override) not in gone), *made]


def list_overridden(overrides: Iterable[Override]) -> set[str]:
    """Return the articles that any of `overrides` is about."""
    return {article_id for override in overrides for article_id in (override.first, override.second)}


def _key(override: Override) -> tuple[str, str, str]:
    return override.first, override.second, override.relation
