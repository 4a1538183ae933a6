"""Rulings: what people decided, as it will stand when more is decided and some is taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.records import Ruling


def amend_rulings(
    standing: Iterable[Ruling], *, made: Sequence[Ruling] = (), forgotten: Sequence[Ruling] = ()
) -> list[Ruling]:
    """Return the rulings that stand once those `made` have replaced others on their pairs.

    Those `forgotten` stand no more.
    """
    gone = {_key(ruling) for ruling in (*made, *forgotten)}
    return [*(ruling for ruling in standing if _key(ruling) not in gone), *made]


def list_ruled(rulings: Iterable[Ruling]) -> set[str]:
    """Return the articles that any of `rulings` is about."""
    return {article_id for ruling in rulings for article_id in (ruling.first, ruling.second)}


def _key(ruling: Ruling) -> tuple[str, str, str]:
    return ruling.first, ruling.second, ruling.relation
