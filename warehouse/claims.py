"""Read and write claims, the quantities that they are of, and decisions on pairs of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from transforms.records import ArticleClaim, ClaimPair, ComparedQuantity, ReportedClaim
from warehouse.arrow import tabulate, tabulate_keys
from warehouse.sql import read_records, run_query
from warehouse.staged_records import ClaimTopic
from warehouse.transaction import staged, transaction
from warehouse.upsert import insert_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim of an article, with the versions by which it was found.

    Attributes:
        found: The claim.
        quantities_version: The version of the quantities; `None` where none were loaded.
        taxonomy_version: The version of the taxonomy; `None` where none was loaded.
    """

    found: ArticleClaim
    quantities_version: str | None
    taxonomy_version: str | None


def load_quantities(con: DuckDBPyConnection, quantities: Sequence[ComparedQuantity], *, version: str) -> None:
    """Replace the quantities by those of the version `version`."""
    with transaction(con):
        replace_quantities(con, quantities, version=version)


def replace_quantities(
    con: DuckDBPyConnection, quantities: Sequence[ComparedQuantity], *, version: str
) -> None:
    """Replace the quantities in the transaction of the caller."""
    with staged(con, quantities=tabulate("quantities", quantities)):
        run_query(con, "delete_quantities")
        insert_rows(con, "quantities", version=version)


def read_quantity_version(con: DuckDBPyConnection) -> str | None:
    """Return the version of the quantities in force; `None` before the first load."""
    ((version,),) = run_query(con, "read_quantity_version")
    return None if version is None else str(version)


def count_other_claims(con: DuckDBPyConnection, *, version: str) -> int:
    """Return how many articles have claims of other quantities or rules than those of `version`."""
    ((count,),) = run_query(con, "count_other_claims", version=version)
    return int(count)


def read_quantities(con: DuckDBPyConnection) -> list[ComparedQuantity]:
    """Return the quantities in force, by their identifiers."""
    return read_records(con, "read_quantities", ComparedQuantity)


def read_claims(con: DuckDBPyConnection, article_ids: Iterable[str]) -> list[StoredClaim]:
    """Return the claims of `article_ids`."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_claims", StoredClaim)


def replace_claims(
    con: DuckDBPyConnection, article_ids: Collection[str], claims: Sequence[ArticleClaim]
) -> None:
    """Replace the claims of articles and delete the decisions on them, in the caller's transaction."""
    with staged(con, keys=tabulate_keys(article_ids), claims=tabulate("claims", claims)):
        run_query(con, "delete_claims")
        run_query(con, "delete_claim_pairs")
        run_query(con, "insert_claims")


def holds_claims(con: DuckDBPyConnection, article_ids: Iterable[str], *, first: datetime) -> bool:
    """Return whether any of `article_ids`, reported from `first` on, has a claim on a subject."""
    with staged(con, keys=tabulate_keys(article_ids)):
        ((holds,),) = run_query(con, "holds_claims", first=first)
    return bool(holds)


def read_reported_claims(
    con: DuckDBPyConnection, article_ids: Iterable[str], *, first: datetime
) -> list[ReportedClaim]:
    """Return the claims of those of `article_ids` that are no copies, by the time of the article.

    Args:
        con: A connection to the warehouse.
        article_ids: The articles.
        first: The earliest time of an article: DuckDB skips the claims before it.
    """
    with staged(con, keys=tabulate_keys(article_ids)):
        return read_records(con, "read_reported_claims", ReportedClaim, first=first)


def read_rival_claims(
    con: DuckDBPyConnection,
    topics: Iterable[tuple[str, str]],
    *,
    without: Iterable[str],
    first: datetime,
    last: datetime,
    limit: int,
) -> list[ReportedClaim]:
    """Return the claims of articles of any story that may be compared with new ones.

    Args:
        con: A connection to the warehouse.
        topics: The subjects and quantities of the new claims, and the quantities that are derived from them.
        without: The articles that are read already.
        first: The earliest time of an article.
        last: The latest.
        limit: The largest number of articles that give one figure, the newest first.
    """
    tables = {
        "keys": tabulate_keys(without),
        "topics": tabulate("topics", [ClaimTopic(*topic) for topic in topics]),
    }
    with staged(con, **tables):
        return read_records(con, "read_rival_claims", ReportedClaim, first=first, last=last, limit=limit)


def read_story_members(con: DuckDBPyConnection, article_ids: Iterable[str]) -> dict[str, str]:
    """Return the story of each of `article_ids` that has one, and of all other articles of these stories."""
    with staged(con, keys=tabulate_keys(article_ids)):
        return dict(run_query(con, "read_story_members"))


def replace_claim_pairs(
    con: DuckDBPyConnection, article_ids: Iterable[str], pairs: Sequence[ClaimPair]
) -> None:
    """Replace the decisions on the claims of articles, in the transaction of the caller."""
    with staged(con, keys=tabulate_keys(article_ids), claim_pairs=tabulate("claim_pairs", pairs)):
        run_query(con, "delete_claim_pairs")
        if pairs:
            insert_rows(con, "claim_pairs")
