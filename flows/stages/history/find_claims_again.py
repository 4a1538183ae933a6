"""Replace the claims of stored articles by those that are found now, in the transaction of retagging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from flows.stages.articles.compare_claims import compare_new_claims
from transforms.records import ArticleClaim, Claim
from warehouse.claims import (
    StoredClaim,
    read_claims,
    read_story_members,
    replace_claim_pairs,
    replace_claims,
)

_BEGINNING = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(kw_only=True)
class ClaimChanges:
    """The changes so far.

    Attributes:
        articles: The articles on which a claim, its evidence or a version beside it changes.
        gained: How many claims are new, by quantity.
        lost: How many are gone, by quantity.
    """

    articles: set[str] = field(default_factory=set)
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)


def replace_changed_claims(
    con: DuckDBPyConnection,
    article_ids: Collection[str],
    found: Sequence[ArticleClaim],
    changes: ClaimChanges,
    *,
    versions: tuple[str, str],
    keep: bool,
) -> None:
    """Replace the claims of those articles on which one has changed.

    Args:
        con: The writer's connection, in a transaction.
        article_ids: The articles.
        found: All claims that they have now.
        changes: The changes, to which those of these articles are added.
        versions: The versions of the quantities and of the taxonomy by which they are found.
        keep: Whether to write anything.
    """
    old = {_key(claim): claim for claim in read_claims(con, article_ids)}
    new = {
        _key(claim): claim
        for one in found
        for claim in [StoredClaim(found=one, quantities_version=versions[0], taxonomy_version=versions[1])]
    }
    changed = {key[0] for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    before, after = (Counter(map(_state, rows.values())) for rows in (old, new))
    changes.gained += Counter(state[1].quantity for state in (after - before).elements())
    changes.lost += Counter(state[1].quantity for state in (before - after).elements())
    changes.articles |= changed
    if keep and changed:
        replace_claims(con, changed, [one for one in found if one.article_id in changed])


def compare_claims_again(con: DuckDBPyConnection, article_ids: Iterable[str], *, size: int) -> None:
    """Decide again on the pairs of claims of articles, in the transaction of the caller.

    Args:
        con: The writer's connection.
        article_ids: The articles whose claims have changed.
        size: How many are decided on at a time.
    """
    waiting = sorted(article_ids)
    for start in range(0, len(waiting), size):
        new: AbstractSet[str] = set(waiting[start : start + size])
        stories = read_story_members(con, new)
        pairs = compare_new_claims(con, new, stories, first=_BEGINNING)
        replace_claim_pairs(con, new, pairs or ())


def _key(claim: StoredClaim) -> tuple[str, int]:
    return claim.found.article_id, claim.found.position


def _state(claim: StoredClaim) -> tuple[str, Claim]:
    return claim.found.article_id, claim.found.claim
