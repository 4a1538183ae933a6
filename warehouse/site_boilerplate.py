"""Read the repeated blocks of sites and the rules learned from them; let people refuse rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from transforms.records import REMEMBERED_DAYS, BlockCount, LearnedRule, SiteBoilerplate, SiteDay
from warehouse.arrow import tabulate_keys, tabulate_numbers
from warehouse.sql import read_records, run_query
from warehouse.transaction import staged, transaction


def read_site_boilerplate(
    con: DuckDBPyConnection, keys: Iterable[int], sites: Iterable[str], *, day: date
) -> SiteBoilerplate:
    """Return the counts and rules of blocks, and the number of articles of sites on each day.

    Args:
        con: A connection to the warehouse.
        keys: The keys of the blocks.
        sites: The sites.
        day: Today; a block that was last seen more than 90 days before is left out.
    """
    with staged(con, numbers=tabulate_numbers(keys), keys=tabulate_keys(sites)):
        return SiteBoilerplate(
            counts=tuple(read_records(con, "read_block_counts", BlockCount, day=day, days=REMEMBERED_DAYS)),
            days=tuple(read_records(con, "read_site_days", SiteDay)),
            rules=tuple(read_records(con, "read_learned_rules", LearnedRule)),
        )


def list_learned_rules(con: DuckDBPyConnection) -> list[LearnedRule]:
    """Return all learned rules, refused ones too, the newest first."""
    return read_records(con, "list_learned_rules", LearnedRule)


def refuse_rules(con: DuckDBPyConnection, rules: Iterable[str], *, refused_at: datetime | None) -> int:
    """Refuse learned rules, or bring refused ones into force again.

    The change holds for pages that are read from now on; `newswire rebuild` applies it to existing
    articles.

    Args:
        con: The writer's connection.
        rules: The names of the rules.
        refused_at: The time of the refusal; `None` brings the rules into force again.

    Returns:
        The number of rules that changed.
    """
    with transaction(con, keys=tabulate_keys(rules)):
        ((changed,),) = run_query(con, "refuse_learned_rules", refused_at=refused_at)
    return int(changed)
